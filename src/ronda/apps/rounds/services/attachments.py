"""Files that go with a reply, or with the answer to one question of it.

Two things to know. A file is a stranger's: its name is stripped of folders, its kind told by its
ending and by its first bytes, and it is only ever given back to be saved. And one that is taken out
is marked so: a submission that had it keeps it.
"""

from dataclasses import dataclass

from django.db.models import F, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.policy import demand
from ronda.apps.rounds.limits import KINDS, MOST_BYTES, MOST_FILES
from ronda.apps.rounds.models import Attachment, Reply
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.replies import reply_verdict
from ronda.apps.rounds.selectors.replies import asked_of_parties, version_of
from ronda.apps.rounds.selectors.versions import questionnaire_of
from ronda.apps.rounds.services.answers import begin, locked_open
from ronda.apps.sources.models import Purpose
from ronda.apps.sources.services import source_receive


@dataclass(frozen=True)
class File:
    """A file as it was sent."""

    name: str
    data: bytes


def attachment_add(
    *, actor: Actor, reply: Reply, file: File, question: str = "", title: str = ""
) -> Attachment:
    """Put a file with a reply, or with a question of it; raises NotValid for one not taken in."""
    demand(reply_verdict(actor, Can.ANSWER, reply))
    check_kind(file)
    with act(actor=actor, what=Can.ANSWER, about=(reply,)) as done:
        locked = locked_open(reply)
        _check_question(locked, question)
        _check_room(locked, len(file.data))
        source = source_receive(
            actor=actor,
            data=file.data,
            name=file.name,
            purpose=Purpose.ATTACHMENT,
            about=f"reply:{reply.pk}:{question}"[:60],
            party=reply.party.party,
        ).source
        known = Attachment.objects.filter(
            reply=locked, source=source, question=question, removed_at=None
        ).first()
        if known is not None:
            return known
        made = Attachment.objects.create(
            reply=locked,
            question=question,
            source=source,
            title=" ".join(title.split())[:300],
            added_by=signed_in(actor),
        )
        begin(locked)
        done.concerns(made)
    return made


def attachment_remove(*, actor: Actor, attachment: Attachment) -> Attachment:
    """Take a file out of a reply; it is kept, as what was taken out."""
    reply = attachment.reply
    demand(reply_verdict(actor, Can.ANSWER, reply))
    with act(actor=actor, what=Can.ANSWER, about=(reply, attachment)):
        locked_open(reply)
        one = Attachment.objects.select_for_update(of=("self",)).get(pk=attachment.pk)
        if one.removed_at is not None:
            raise NotNow(_("This file was taken out already."))
        one.removed_at = timezone.now()
        one.save(update_fields=["removed_at"])
    return one


def check_kind(file: File) -> None:
    """Raises NotValid for a file of a kind that is not taken in."""
    ending = file.name.rpartition(".")[2].casefold() if "." in file.name else ""
    if ending not in KINDS:
        known = ", ".join(KINDS)
        sentence = _("Files of this kind are not taken in. These are: %(kinds)s.")
        raise NotValid(sentence % {"kinds": known}, "file")
    beginnings = KINDS[ending]
    if beginnings and not file.data.startswith(beginnings):
        sentence = _("The file is called “.%(ending)s” but is something else: save it anew.")
        raise NotValid(sentence % {"ending": ending}, "file")
    if not beginnings and b"\x00" in file.data[:8192]:
        raise NotValid(_("This is no text file: send it under its own kind."), "file")


def _check_question(reply: Reply, question: str) -> None:
    if question and question not in asked_of_parties(questionnaire_of(version_of(reply))):
        raise NotValid(_("The questionnaire does not have this question."), "question")


def _check_room(reply: Reply, size: int) -> None:
    mine = Attachment.objects.filter(reply=reply, removed_at=None)
    if mine.count() >= MOST_FILES:
        sentence = _("A reply takes %(most)d files at most: put several into one.")
        raise NotValid(sentence % {"most": MOST_FILES}, "file")
    taken = mine.aggregate(all=Sum(F("source__content__size")))["all"] or 0
    if taken + size > MOST_BYTES:
        sentence = _("The files of a reply may be %(most)d MB together: take one out first.")
        raise NotValid(sentence % {"most": MOST_BYTES // 1_000_000}, "file")
