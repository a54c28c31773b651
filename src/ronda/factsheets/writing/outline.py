"""A factsheet as blocks in reading order: the inverse of the reading grammar.

Every writer walks this list, so that what stands where is decided once. Two things to know: each
block has its `role`, and footnotes come last, in number order, for a format to put where it will.
The table of contents is not here; a writer makes it from the chapter headings.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import count, groupby
from typing import TypeAlias

from ronda.factsheets.blocks import Block, Box, Colour, Kind, Role, Run
from ronda.factsheets.model import Box as BoxText
from ronda.factsheets.model import (
    Chapter,
    Factsheet,
    Heading,
    HeadingKind,
    LeadIn,
    Mark,
    NotedBy,
    Observation,
    Practice,
    Recommendation,
    Statement,
    Style,
    StyleKind,
    Text,
)
from ronda.procedure.body import Words, folded, load_body

LABELLED_LINE = re.compile(r"(?P<indent>(?:  )*)(?P<label>-|\(?[a-z0-9]{1,3}\)) (?=\S)")
"""A line of a text that is a point of a list; two blanks before the label for each depth."""

Entry: TypeAlias = Observation | Recommendation | Practice


def outline(factsheet: Factsheet) -> list[Block]:
    """The whole factsheet as blocks with roles, boxes numbered from 1."""
    return list(_Outline(load_body(factsheet.body).words(factsheet.language)).of(factsheet))


def runs_of(
    text: str,
    marks: Sequence[Mark] = (),
    styles: Sequence[Style] = (),
    *,
    item: int | None = None,
    start: int = 0,
    end: int | None = None,
) -> tuple[Run, ...]:
    """The runs of `text[start:end]`, cut where a mark stands or a style begins or ends."""
    end = len(text) if end is None else end
    here = [s for s in styles if s.item == item and s.start < end and s.end > start]
    notes = [m for m in marks if m.item == item and start <= m.at <= end]
    inner = {p for s in here for p in (s.start, s.end)} | {m.at for m in notes}
    cuts = sorted({start, end} | {cut for cut in inner if start < cut < end})
    runs: list[Run] = []
    for at, until in zip(cuts, [*cuts[1:], None], strict=True):
        runs.extend(Run(text=str(m.number), mark=m.number) for m in notes if m.at == at)
        if until is not None and until > at:
            runs.append(_styled(text[at:until], at, here))
    return tuple(runs)


def _styled(text: str, at: int, styles: Sequence[Style]) -> Run:
    kinds = {s.kind: s.href for s in styles if s.start <= at < s.end}
    return Run(
        text=text,
        italic=StyleKind.ITALIC in kinds,
        bold=StyleKind.BOLD in kinds,
        href=kinds.get(StyleKind.LINK),
    )


class _Outline:
    """Walks one factsheet. Keeps the number of the next box and the lead-in last put down."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.boxes = count(1)
        self.lead_in: LeadIn | None = None

    def of(self, factsheet: Factsheet) -> Iterator[Block]:
        for line in factsheet.title.split("\n"):
            yield Block(Kind.PARAGRAPH, runs_of(line), role=Role.TITLE)
        yield from self.lines(factsheet.preface, Role.PREFACE)
        for chapter in factsheet.chapters:
            yield from self.chapter(chapter)
        for note in sorted(factsheet.footnotes, key=lambda note: note.number):
            runs = runs_of(note.text, styles=note.styles)
            yield Block(Kind.NOTE, runs, note=note.number, role=Role.NOTE)

    def chapter(self, chapter: Chapter) -> Iterator[Block]:
        yield Block(
            Kind.HEADING,
            runs_of(chapter.title, chapter.title_marks),
            level=1,
            label=f"{chapter.number}.",
            role=Role.CHAPTER,
        )
        yield from self.lines(chapter.opening, Role.INTRODUCTION)
        self.lead_in = None
        entries = _in_order(chapter)
        headings = {p: list(h) for p, h in groupby(chapter.headings, key=lambda h: h.position)}
        for position, entry in entries:
            yield from self.headings(headings.pop(position, []))
            yield from self.entry(entry)
        for rest in headings.values():
            yield from self.headings(rest)
        if chapter.practice_box is not None:
            yield from self.box(chapter.practice_box, Colour.BLUE, "practice_box")

    def headings(self, headings: Sequence[Heading]) -> Iterator[Block]:
        for heading in headings:
            self.lead_in = None
            runs = runs_of(heading.text, heading.marks, heading.styles)
            role, level = _HEADINGS[heading.kind]
            yield Block(Kind.HEADING, runs, level=level, role=role)

    def entry(self, entry: Entry) -> Iterator[Block]:
        if isinstance(entry, Practice):
            yield from self.lines(entry, Role.PRACTICE)
            return
        if isinstance(entry, Recommendation):
            yield from self.statement(entry, Role.RECOMMENDATION)
            if entry.follow_up is not None:
                yield from self.box(entry.follow_up, Colour.ORANGE, "follow_up_box")
            return
        yield from self.statement(entry, Role.OBSERVATION)

    def statement(self, entry: Statement, role: Role) -> Iterator[Block]:
        yield from self.opening(entry.lead_in)
        item = entry.lead_in is not None or (
            role is Role.RECOMMENDATION and (self.lead_in is None or self._asks(entry.text))
        )
        if not item:
            self.lead_in = None
        yield Block(
            Kind.ITEM if item else Kind.PARAGRAPH,
            runs_of(entry.text, entry.marks, entry.styles),
            level=int(item),
            label="-" if item else "",
            role=role,
        )
        labels = entry.labels or ("-",) * len(entry.items)
        for index, (text, label) in enumerate(zip(entry.items, labels, strict=True)):
            runs = runs_of(text, entry.marks, entry.styles, item=index)
            yield Block(Kind.ITEM, runs, level=int(item) + 1, label=label, role=Role.POINT)

    def _asks(self, text: str) -> bool:
        """Whether the first sentence says who asks, so that no lead-in above counts for it."""
        sentence = re.split(r"[.!?]\s", text, maxsplit=1)[0]
        return self.words.strength_pattern.search(folded(sentence)) is not None

    def opening(self, lead_in: LeadIn | None) -> Iterator[Block]:
        """The lead-in, unless the list that it opened is still going on."""
        if lead_in is not None and lead_in != self.lead_in:
            self.lead_in = lead_in
            runs = runs_of(lead_in.text, lead_in.marks, lead_in.styles)
            yield Block(Kind.PARAGRAPH, runs, role=Role.LEAD_IN)

    def box(self, box: BoxText, colour: Colour, title: str) -> Iterator[Block]:
        place = Box(next(self.boxes), colour)
        runs = runs_of(self.words.phrases[title])
        yield Block(Kind.PARAGRAPH, runs, box=place, role=Role.BOX_TITLE)
        yield from self.lines(box, Role.BOX_TEXT, place)

    def lines(self, text: Text, role: Role, box: Box | None = None) -> Iterator[Block]:
        """A block for each line, with the label of a list's point set apart."""
        start = 0
        for line in text.text.split("\n") if text.text else ():
            label = LABELLED_LINE.match(line)
            begin = start + (label.end() if label else 0)
            runs = runs_of(text.text, text.marks, text.styles, start=begin, end=start + len(line))
            yield Block(
                Kind.ITEM if label else Kind.PARAGRAPH,
                runs,
                level=len(label["indent"]) // 2 + 1 if label else 0,
                label=label["label"] if label else "",
                box=box,
                role=role,
            )
            start += len(line) + 1


_HEADINGS = {
    HeadingKind.SECTION: (Role.SECTION, 2),
    HeadingKind.TOPIC: (Role.TOPIC, 3),
    HeadingKind.PRACTICES: (Role.PRACTICES, 2),
}


def _in_order(chapter: Chapter) -> list[tuple[int, Entry]]:
    committee = (p for p in chapter.practices if p.noted_by is NotedBy.COMMITTEE)
    entries: list[Entry] = [*chapter.observations, *chapter.recommendations, *committee]
    return sorted(((e.position, e) for e in entries), key=lambda pair: pair[0])
