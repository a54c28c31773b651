"""Taking in a questionnaire that came back as a Word file.

Two things to know. A preview keeps the file and what was read in it, and changes no answer. And
taking in saves the answers that a person chose, one by one as if they were typed: where somebody
changed one on line meanwhile, both texts are kept.
"""

from collections.abc import Collection
from json import dumps, loads

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.coming_back import CameBackState, file_settled, file_waiting
from ronda.apps.errors import NotValid
from ronda.apps.policy import demand
from ronda.apps.rounds.filled_files import FilledReply, Offered, read_reply
from ronda.apps.rounds.models import Reply, ReturnedReply
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.replies import reply_verdict
from ronda.apps.rounds.selectors.answers import draft_of
from ronda.apps.rounds.services.answers import Given, Saved, answers_save, check_value, locked_open
from ronda.apps.sources.models import Purpose
from ronda.apps.sources.services import source_receive
from ronda.factsheets.errors import DocumentError


def returned_reply_preview(*, actor: Actor, reply: Reply, data: bytes, name: str) -> ReturnedReply:
    """Keep and read a filled file; raises NotValid where it is not this Party's of this round.

    A file of an earlier version is read as that version, and what was reworded since is marked.
    """
    demand(reply_verdict(actor, Can.ANSWER, reply))
    if not data:
        raise NotValid(_("The file has nothing in it: send the document again."), "file")
    draft = draft_of(reply)
    try:
        found = read_reply(data, draft)
    except DocumentError as error:
        raise NotValid(str(error), "file") from error
    with act(actor=actor, what=Can.ANSWER, about=(reply,)) as done:
        locked = locked_open(reply)
        source = source_receive(
            actor=actor,
            data=data,
            name=name,
            purpose=Purpose.FILLED_IN,
            about=f"reply:{reply.pk}",
            party=reply.party.party,
        ).source
        made = ReturnedReply.objects.create(
            reply=locked,
            source=source,
            content=loads(found.model_dump_json()),
            received_by=signed_in(actor),
        )
        done.concerns(made)
    return made


def returned_reply_take_in(
    *, actor: Actor, returned: ReturnedReply, chosen: Collection[str]
) -> list[Saved]:
    """Save the answers to the chosen questions; raises NotNow where the file was settled before."""
    reply = returned.reply
    demand(reply_verdict(actor, Can.ANSWER, reply))
    with act(actor=actor, what=Can.ANSWER, about=(reply, returned)) as done:
        locked_open(reply)
        one = file_waiting(returned)
        filled = FilledReply.model_validate_json(dumps(one.content))
        version = draft_of(reply).version
        given = [
            check_value(version, _given(entry))
            for entry in filled.offered
            if entry.question in chosen and entry.can_be_taken
        ]
        saved = answers_save(actor=actor, reply=reply, given=given) if given else []
        file_settled(one, CameBackState.TAKEN_IN)
        done.after = {"questions": [each.question for each in given]}
    return saved


def returned_reply_dismiss(*, actor: Actor, returned: ReturnedReply) -> ReturnedReply:
    """Leave a file aside; it is kept."""
    demand(reply_verdict(actor, Can.ANSWER, returned.reply))
    with act(actor=actor, what=Can.ANSWER, about=(returned.reply, returned)):
        one = file_waiting(returned)
        file_settled(one, CameBackState.DISMISSED)
    return one


def _given(entry: Offered) -> Given:
    """What is saved: over an answer that was changed on line since, as a rival."""
    return Given(entry.question, entry.after, 0 if entry.is_conflict else entry.seen)
