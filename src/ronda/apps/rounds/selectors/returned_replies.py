"""Questionnaires that came back as Word files, for the Party's own people."""

from dataclasses import dataclass
from json import dumps

from django.utils.translation import gettext as _

from ronda.apps.coming_back import CameBackState
from ronda.apps.errors import NotVisible
from ronda.apps.rounds.filled_files import FilledReply, Offered
from ronda.apps.rounds.models import Reply, ReturnedReply
from ronda.apps.rounds.saying import answer_said, read
from ronda.apps.rounds.selectors.replies import asked_now
from ronda.questionnaires.reading.from_docx import EntryState
from ronda.questionnaires.walking import Placed


@dataclass(frozen=True)
class OfferedLine:
    """One answer that a file would change, on the page of the preview."""

    offered: Offered
    text: str
    before: str
    after: str


@dataclass(frozen=True)
class ReturnedPage:
    """What came back, on its page."""

    returned: ReturnedReply
    filled: FilledReply
    lines: tuple[OfferedLine, ...]
    others: tuple[OfferedLine, ...]
    """What cannot be taken in: unread, lost, changed on line since, or no longer asked."""

    @property
    def waits(self) -> bool:
        """Whether nothing was decided yet."""
        return self.returned.waits


def returned_replies_waiting(reply: Reply) -> tuple[ReturnedReply, ...]:
    """The files that came back of which nobody has decided yet whether they are taken in."""
    waiting = ReturnedReply.objects.filter(reply=reply, state=CameBackState.PREVIEWED)
    return tuple(waiting.select_related("source").defer("content"))


def returned_reply_visible(reply: Reply, id: int) -> ReturnedReply:
    """The file of a reply with this key; raises NotVisible."""
    found = ReturnedReply.objects.filter(reply=reply, pk=id)
    one = found.select_related("source", "received_by").first()
    if one is None:
        raise NotVisible(_("There is no such file."))
    one.reply = reply
    return one


def returned_page(returned: ReturnedReply) -> ReturnedPage:
    """What came back, question by question."""
    filled = FilledReply.model_validate_json(dumps(returned.content))
    asked = asked_now(returned.reply)
    lines = [_line(one, asked.get(one.question)) for one in filled.offered]
    told = {EntryState.OUTDATED, EntryState.LOST}
    return ReturnedPage(
        returned=returned,
        filled=filled,
        lines=tuple(one for one in lines if one.offered.can_be_taken),
        others=tuple(
            one
            for one in lines
            if not one.offered.can_be_taken and (one.offered.text or one.offered.state not in told)
        ),
    )


def _line(one: Offered, place: Placed | None) -> OfferedLine:
    question = place.question if place is not None else None
    return OfferedLine(
        offered=one,
        text=read(question.text) if question is not None else "",
        before=answer_said(question, one.before),
        after=answer_said(question, one.after) or one.text,
    )
