"""A compliance report as blocks in reading order, in the roles that the writers know.

Two things to know. A Party's information stands in an orange box, as in its factsheet. And a label
of a list's point in any text is kept as it was written.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from ronda.assessments.model import ComplianceReport, Form, Judgement, Section, Turned
from ronda.assessments.words import report_words
from ronda.factsheets.blocks import Block, Box, Colour, Kind, Role, Run
from ronda.factsheets.writing.outline import LABELLED_LINE


@dataclass(frozen=True)
class Outlined:
    """A report and its outline, made once for all the files that are written of it."""

    report: ComplianceReport
    blocks: list[Block]


def outlined(report: ComplianceReport) -> Outlined:
    """The whole report as blocks with roles, boxes numbered from 1."""
    return Outlined(report, list(_Outline(report).blocks()))


def title_of(report: ComplianceReport) -> str:
    """What the report is called on its front, on one line."""
    words = report_words(report.language)
    called = words["title" if report.form is Form.DECIDED else "title_draft"]
    return f"{called}: {report.about}" if report.about else called


class _Outline:
    """Walks one report; keeps the number of the next box."""

    def __init__(self, report: ComplianceReport) -> None:
        self.report = report
        self.words = report_words(report.language)
        self.boxes = count(1)

    def blocks(self) -> Iterator[Block]:
        report, words = self.report, self.words
        yield _line(title_of(report), Role.TITLE)
        number = words["round"].format(number=report.round)
        yield _line(f"{report.body_name}, {number}", Role.TITLE)
        told = "by_party" if report.turned is Turned.BY_PARTY else "by_recommendation"
        yield _line(words[told], Role.PREFACE)
        yield _line(words["as_at"].format(date=report.as_at.isoformat()), Role.PREFACE)
        if report.form is Form.DRAFT:
            yield _line(words["draft_notice"], Role.PREFACE, bold=True)
        for text in report.preface:
            yield from _lines(text, Role.PREFACE)
        yield from self._listed(words["figures"], report.figures, Role.PREFACE)
        for chapter in report.chapters:
            label = f"{chapter.number}." if chapter.number else ""
            yield Block(Kind.HEADING, _runs(chapter.title), 1, label, role=Role.CHAPTER)
            for text in chapter.introduction:
                yield from _lines(text, Role.INTRODUCTION)
            yield from self._listed(words["figures"], chapter.figures, Role.INTRODUCTION)
            for section in chapter.sections:
                yield from self._section(section)

    def _section(self, section: Section) -> Iterator[Block]:
        yield Block(Kind.HEADING, _runs(section.heading), 2, role=Role.SECTION)
        if section.asked:
            yield from _lines(section.asked, Role.INTRODUCTION)
        if section.box is not None:
            yield from self._box(section.box)
        if not section.judgements:
            yield _line(self.words["status_open"], Role.OBSERVATION)
        for one in section.judgements:
            yield from self._judgement(one)
        earlier = tuple(self._earlier(one) for one in section.earlier)
        yield from self._listed(self.words["earlier"], earlier, Role.LEAD_IN)

    def _box(self, text: str) -> Iterator[Block]:
        place = Box(next(self.boxes), Colour.ORANGE)
        yield _line(self.words["information"], Role.BOX_TITLE, box=place)
        yield from _lines(text or self.words["no_information"], Role.BOX_TEXT, place)

    def _judgement(self, one: Judgement) -> Iterator[Block]:
        yield _line(self._status(one), Role.OBSERVATION, bold=True)
        if one.reasons:
            yield _line(self.words["reasons"], Role.LEAD_IN)
            yield from _lines(one.reasons, Role.OBSERVATION)
        quoted = tuple(_evidence(each.source, each.place, each.quote) for each in one.evidence)
        yield from self._listed(self.words["evidence"], quoted, Role.LEAD_IN)
        if one.response:
            yield _line(self.words["response"], Role.LEAD_IN)
            yield from _lines(one.response, Role.OBSERVATION)

    def _status(self, one: Judgement) -> str:
        if one.decided_on is None:
            return self.words["status_proposed"].format(status=one.status)
        name = "status_decided" if one.meeting else "status_decided_plain"
        day = one.decided_on.isoformat()
        return self.words[name].format(status=one.status, date=day, meeting=one.meeting)

    def _earlier(self, one: Judgement) -> str:
        day = one.decided_on.isoformat() if one.decided_on else "–"
        return self.words["earlier_line"].format(date=day, status=one.status)

    @staticmethod
    def _listed(title: str, lines: tuple[str, ...], role: Role) -> Iterator[Block]:
        if lines:
            yield _line(title, role)
        for line in lines:
            yield Block(Kind.ITEM, _runs(line.replace("\n", " ")), 1, "-", role=Role.POINT)


def _evidence(source: str, place: str, quote: str) -> str:
    where = ", ".join(filter(None, (source, place)))
    return f"{where}: “{quote}”" if quote else where


def _lines(text: str, role: Role, box: Box | None = None) -> Iterator[Block]:
    """A block for each line, with the label of a list's point set apart."""
    for line in text.split("\n"):
        if not line.strip():
            continue
        label = LABELLED_LINE.match(line)
        if label is None:
            yield _line(line, role, box=box)
            continue
        runs, depth = _runs(line[label.end() :]), len(label["indent"]) // 2 + 1
        yield Block(Kind.ITEM, runs, depth, label["label"], box=box, role=role)


def _line(text: str, role: Role, *, bold: bool = False, box: Box | None = None) -> Block:
    return Block(Kind.PARAGRAPH, _runs(text, bold=bold), box=box, role=role)


def _runs(text: str, *, bold: bool = False) -> tuple[Run, ...]:
    return (Run(text, bold=bold),) if text else ()
