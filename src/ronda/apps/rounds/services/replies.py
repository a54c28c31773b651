"""A reply opened for the first time, its language, and what it takes over from an earlier round.

Two things to know. That a Party opened its reply is written down when one of its people first looks
at it: the state of play asks for it. And what is taken over from an earlier round is marked as such
until a person confirms it; nothing that was answered is replaced by it.
"""

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.policy import demand
from ronda.apps.rounds.models import Answer, Reply, ReplyState
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.replies import reply_verdict
from ronda.apps.rounds.selectors.answers import draft_of, kept_value
from ronda.apps.rounds.selectors.prefilling import earlier_submission, proposals_for
from ronda.apps.rounds.selectors.replies import version_of
from ronda.apps.rounds.selectors.versions import questionnaire_of
from ronda.apps.rounds.services.answers import begin, locked_open


def reply_open(*, actor: Actor, reply: Reply) -> None:
    """Write down that the Party has opened its reply, the first time."""
    if reply.state != ReplyState.ASKED or reply.party.left_on is not None:
        return
    demand(reply_verdict(actor, Can.SEE_DRAFT, reply))
    with act(actor=actor, what="reply.open", about=(reply,)):
        locked = Reply.objects.select_for_update().get(pk=reply.pk)
        if locked.state == ReplyState.ASKED:
            locked.state, locked.opened_at = ReplyState.OPENED, timezone.now()
            locked.save(update_fields=["state", "opened_at"])
    reply.state, reply.opened_at = locked.state, locked.opened_at


def reply_language_set(*, actor: Actor, reply: Reply, language: str) -> None:
    """Say in which of the questionnaire's languages the Party answers."""
    demand(reply_verdict(actor, Can.ANSWER, reply))
    if language not in questionnaire_of(version_of(reply)).languages:
        raise NotValid(_("The questionnaire does not have this language."), "language")
    with act(actor=actor, what=Can.ANSWER, about=(reply,)) as done:
        locked = locked_open(reply)
        done.before, done.after = locked.language, language
        locked.language = language
        locked.save(update_fields=["language"])


def reply_prefill(*, actor: Actor, reply: Reply) -> int:
    """Take over what the Party submitted in the round before, where nothing is answered yet.

    How many answers were taken over. Raises NotNow where there is no such submission.
    """
    demand(reply_verdict(actor, Can.ANSWER, reply))
    person = signed_in(actor)
    with act(actor=actor, what=Can.ANSWER, about=(reply,)) as done:
        locked = locked_open(reply)
        source = earlier_submission(locked)
        if source is None:
            raise NotNow(_("Your Party has submitted no reply in an earlier round."))
        draft = draft_of(locked)
        made = []
        for one in proposals_for(draft, source):
            row = draft.rows.get(one.question) or Answer(
                reply=locked, question=one.question, revision=0
            )
            row.value, row.version, row.prefilled_from = (
                kept_value(one.value),
                draft.version,
                source,
            )
            row.revision, row.changed_by = row.revision + 1, person
            row.save()
            made.append(row)
        if made:
            begin(locked)
        done.concerns(source)
        done.after = [row.question for row in made]
    return len(made)
