"""The list of decisions of a meeting as a paper, in one of the body's languages.

Two things to know. It is made anew whenever it is asked for, from what was recorded. And a decision
that was taken back stays on the list and says so.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils import translation
from django.utils.translation import gettext as _

from ronda.apps.meetings.models import AgendaItem, Decision, Meeting, Outcome
from ronda.apps.meetings.selectors.calendars import meeting_named
from ronda.apps.wordings import day_named, in_reader_language
from ronda.factsheets.blocks import Block, Role
from ronda.factsheets.writing.papers import Paper, heading, line, paper_docx, paper_pdf


@dataclass(frozen=True)
class Writer:
    """How a paper becomes a file."""

    type: str
    write: Callable[[Paper], bytes]


WRITERS = {
    "docx": Writer(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", paper_docx
    ),
    "pdf": Writer("application/pdf", paper_pdf),
}


def list_of_decisions(meeting: Meeting, decisions: Sequence[Decision], language: str) -> Paper:
    """The list in a language; its day is the meeting's last one."""
    with translation.override(language):
        return Paper(
            language=language,
            title=_("List of decisions"),
            particulars=tuple(filter(None, (meeting_named(meeting), when(meeting)))),
            blocks=tuple(_blocks(decisions)),
            on=meeting.ends,
        )


def when(meeting: Meeting) -> str:
    """The days and the place of a meeting, in the reader's language."""
    days = {"begins": day_named(meeting.begins), "ends": day_named(meeting.ends)}
    told = days["begins"] if meeting.begins == meeting.ends else _("%(begins)s to %(ends)s") % days
    return ", ".join(filter(None, (told, meeting.place)))


def reached(decision: Decision) -> str:
    """How a decision was reached, with the figures of a vote."""
    if decision.outcome == Outcome.CONSENSUS:
        return _("By consensus")
    figures = {
        "in_favour": decision.in_favour,
        "against": decision.against,
        "abstained": decision.abstained,
    }
    return (
        _("By vote: %(in_favour)d in favour, %(against)d against, %(abstained)d abstained")
        % figures
    )


def taken_back(decision: Decision) -> str:
    """That a decision was taken back, and where; "" for one that was not."""
    by = getattr(decision, "taken_back_by", None)
    if by is None:
        return ""
    named = {"number": by.number, "meeting": by.meeting.number}
    return _("Taken back by decision %(number)d of meeting %(meeting)d") % named


def _blocks(decisions: Sequence[Decision]) -> Iterator[Block]:
    if not decisions:
        yield line(Role.INTRODUCTION, _("No decision was recorded."))
    for item, group in groupby(decisions, key=lambda one: one.item):
        yield heading(_title(item))
        for decision in group:
            yield from _told(decision)


def _title(item: AgendaItem | None) -> str:
    return in_reader_language(item.titles) if item else _("Outside the agenda")


def _told(decision: Decision) -> Iterator[Block]:
    number = _("Decision %(number)d") % {"number": decision.number}
    yield line(Role.INTRODUCTION, number, bold=True)
    yield line(Role.INTRODUCTION, in_reader_language(decision.texts))
    if decision.reason:
        yield line(Role.INTRODUCTION, _("Why: %(reason)s") % {"reason": decision.reason})
    told = filter(None, (reached(decision), taken_back(decision)))
    yield line(Role.INTRODUCTION, "".join(f"{one}. " for one in told).rstrip())
