"""The files of a reply, for whoever may see them.

Two things to know. The Party's own people see all that are there now; others those that were
submitted. And lists never load a file's bytes.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.errors import NotVisible
from ronda.apps.rounds.models import Attachment, Reply, ReplyState, Submission
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.replies import reply_verdict
from ronda.apps.rounds.saying import number_said
from ronda.apps.rounds.selectors.replies import asked_now
from ronda.questionnaires.walking import Placed


def attachments_of(reply: Reply) -> list[Attachment]:
    """The files that go with a reply now, in the order in which they came."""
    found = Attachment.objects.filter(reply=reply, removed_at=None)
    return list(
        found.select_related("source__content", "added_by")
        .defer("source__content__data")
        .order_by("pk")
    )


def attachment_visible(actor: Actor, reply: Reply, id: int) -> Attachment:
    """The file of a reply with this key; raises NotVisible."""
    found = Attachment.objects.filter(reply=reply, pk=id).select_related("source").first()
    if found is None or not _sees(actor, reply, found):
        raise NotVisible(_("There is no such file."))
    found.reply = reply
    return found


def _sees(actor: Actor, reply: Reply, attachment: Attachment) -> bool:
    if reply_verdict(actor, Can.SEE_DRAFT, reply):
        return True
    lists = Submission.objects.filter(reply=reply).values_list("content__files", flat=True)
    return any(attachment.pk in (files or ()) for files in lists)


@dataclass(frozen=True)
class Files:
    """The files of a reply on their page."""

    files: tuple[tuple[Attachment, str], ...]
    """Each with the number of the question it belongs to, "" for the whole reply."""
    size: int
    may_change: bool


def files_listed(actor: Actor, reply: Reply) -> Files:
    """The files that go with a reply now, and how large they are together."""
    every, asked = attachments_of(reply), asked_now(reply)
    is_open = reply.state != ReplyState.SUBMITTED
    return Files(
        files=tuple((one, _number(asked, one)) for one in every),
        size=sum(one.source.content.size for one in every),
        may_change=is_open and bool(reply_verdict(actor, Can.ANSWER, reply)),
    )


def _number(asked: Mapping[str, Placed], one: Attachment) -> str:
    place = asked.get(one.question)
    return (number_said(place.full_number) or place.id) if place is not None else one.question
