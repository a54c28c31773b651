"""A report in one language as blocks in reading order: the inverse of the reading grammar.

Two things to know. Each block has its role, and the first of an entry carries the entry's id as
names that are not shown. And a recommendation says in words how strongly it asks and whom.
"""

from collections.abc import Iterator

from ronda.factsheets.blocks import Block, Kind, Role, Run
from ronda.reports.ids import names_of
from ronda.reports.model import (
    Chapter,
    Entry,
    Finding,
    Paragraph,
    PromisingPractice,
    Recommendation,
    Report,
    Topic,
)
from ronda.reports.shown import as_shown, lines
from ronda.reports.words import Spoken, spoken


def outline(report: Report, language: str) -> list[Block]:
    """The whole report as blocks; raises UnknownBody where its body's file has no words for it."""
    page = as_shown(report, language)
    return list(_Outline(spoken(report.body, language)).of(page))


class _Outline:
    def __init__(self, words: Spoken) -> None:
        self._words = words
        self._phrases = words.report.phrases

    def of(self, report: Report) -> Iterator[Block]:
        yield _paragraph(self._said(report.title.texts[0][1]), Role.TITLE)
        yield _paragraph(self._state(report), Role.PREFACE)
        for chapter in report.chapters:
            yield from self._chapter(chapter)

    def _state(self, report: Report) -> str:
        adopted = report.adopted
        if adopted is None:
            return self._phrases["draft"].format(number=report.draft)
        return self._phrases["adopted"].format(
            meeting=adopted.meeting, on=adopted.on.isoformat(), document=adopted.document
        )

    def _chapter(self, chapter: Chapter) -> Iterator[Block]:
        yield Block(
            Kind.HEADING,
            _runs(self._said(chapter.title.texts[0][1])),
            level=1,
            label=f"{chapter.number.removesuffix('.')}.",
            role=Role.CHAPTER,
            names=names_of(chapter.id),
        )
        if chapter.introduction is not None:
            for line in lines(chapter.introduction.texts[0][1]):
                yield _paragraph(line, Role.INTRODUCTION)
        for entry in chapter.entries:
            yield from self._entry(entry)

    def _entry(self, entry: Entry) -> Iterator[Block]:
        if isinstance(entry, Topic):
            runs = _runs(self._said(entry.title.texts[0][1]))
            yield Block(Kind.HEADING, runs, 3, role=Role.TOPIC, names=names_of(entry.id))
        elif isinstance(entry, Paragraph):
            first, *more = self._lines(entry.text.texts[0][1])
            yield _item(first, Role.NUMBERED, 1, f"{entry.number}.", entry.id)
            yield from _continued(more)
            for finding in entry.findings:
                yield from self._finding(finding)
        elif isinstance(entry, Recommendation):
            yield from self._recommendation(entry)
        else:
            yield from self._practice(entry)

    def _finding(self, one: Finding) -> Iterator[Block]:
        said = lines(one.text.texts[0][1]) if one.text is not None else []
        told = f"{self._words.party(one.party)} ({self._words.report.kinds[one.kind]})"
        first = ": ".join([told, *said[:1]])
        yield _item(first, Role.FINDING, 2, "-", one.id)
        yield from _continued(said[1:])

    def _practice(self, one: PromisingPractice) -> Iterator[Block]:
        first, *more = self._lines(one.text.texts[0][1])
        party = self._words.party(one.party)
        text = self._phrases["practice"].format(party=party, text=first)
        yield Block(Kind.PARAGRAPH, _runs(text), role=Role.PRACTICE, names=names_of(one.id))
        yield from _continued(more)

    def _recommendation(self, one: Recommendation) -> Iterator[Block]:
        code = self._phrases["code"].format(code=one.code)
        runs = (Run(code, bold=True),)
        yield Block(Kind.PARAGRAPH, runs, role=Role.CODE, names=names_of(one.id))
        opening = self._words.opening(one.strength, one.addressed, one.parties)
        yield _paragraph(opening, Role.LEAD_IN)
        first, *more = self._lines(one.text.texts[0][1])
        yield _item(first, Role.RECOMMENDATION, 1, "-")
        yield from _continued(more)
        for item in one.items:
            yield _item(self._said(item.texts[0][1]), Role.POINT, 2, "-")
        for basis in one.basis:
            place = f" [{basis.place}]" if basis.place else ""
            told = {
                "authority": self._words.report.authorities[basis.authority],
                "text": basis.text + place,
            }
            yield _paragraph(self._phrases["basis"].format(**told), Role.REMARK)
        if one.withdrawn is not None:
            yield _paragraph(self._phrases["withdrawn"].format(why=one.withdrawn), Role.REMARK)

    def _said(self, text: str) -> str:
        """A text on the page; one that is still empty is said to be awaited."""
        return text or self._phrases["awaited"]

    def _lines(self, text: str) -> list[str]:
        return lines(text) or [self._phrases["awaited"]]


def _runs(text: str) -> tuple[Run, ...]:
    return (Run(text),)


def _paragraph(text: str, role: Role) -> Block:
    return Block(Kind.PARAGRAPH, _runs(text), role=role)


def _item(text: str, role: Role, level: int, label: str, id: str | None = None) -> Block:
    names = names_of(id) if id is not None else ()
    return Block(Kind.ITEM, _runs(text), level, label, role=role, names=names)


def _continued(more: list[str]) -> Iterator[Block]:
    return (_paragraph(line, Role.CONTINUATION) for line in more)
