"""A factsheet's outline as the nested pieces that the PDF template lays out.

Two things to know. Items in a row become one list, deeper ones a list inside it, and the blocks of
a box become one piece. And a note travels with its first mark, because that is where the template
makes the footnote; notes without a mark come at the end (`loose`).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TypeAlias

from ronda.factsheets.blocks import Block, Kind, Role, Run
from ronda.factsheets.writing.letters import drawable

Inline: TypeAlias = "dict[str, str | bool | list[Inline]]"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of its own; one that `opens` a list stays with it on the page."""

    runs: list[Inline]
    opens: bool
    kind: str = "paragraph"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: how it looks by its role, and the level that the document's structure allows."""

    look: str
    level: int
    number: str
    label: str | None
    runs: list[Inline]
    kind: str = "heading"


@dataclass(frozen=True, slots=True)
class Item:
    """A point of a list and the lists inside it."""

    runs: list[Inline]
    inner: list["List"]


@dataclass(frozen=True, slots=True)
class List:
    """Points in a row; `labels` where they are lettered; set in by `inset` further depths."""

    items: list[Item]
    labels: list[str] | None
    inset: int
    kind: str = "list"


@dataclass(frozen=True, slots=True)
class BoxPiece:
    """A coloured box with its title; without pieces it is empty."""

    colour: str
    title: list[Inline]
    pieces: list["Piece"]
    kind: str = "box"


Piece: TypeAlias = Paragraph | Heading | List | BoxPiece

_LOOKS = {
    Role.CHAPTER: "chapter",
    Role.SECTION: "section",
    Role.PRACTICES: "practices",
    Role.TOPIC: "topic",
}
_OPENERS = (Role.LEAD_IN, Role.CODE)
_DEEPEST = 6
_WEB = re.compile(r"(?:https?://|mailto:)[!-~]+", re.IGNORECASE)
_LONG = re.compile(r"\S{40,}")
_BREAKS = re.compile(r"(?<=[/?&=_.-])(?=[^\W_])|(?<=\w{30})(?=\w)")


class Pieces:
    """The pieces of one factsheet, in order: cover, preface, body, and notes without a mark."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._notes = {block.note: block for block in blocks if block.kind is Kind.NOTE}
        self._marked: set[int] = set()
        self._level = 0
        self.contents: dict[str, dict[str, str]] = {}
        text = [block for block in blocks if block.kind is not Kind.NOTE]
        self.cover = [self._runs(b.runs) for b in text if b.role is Role.TITLE]
        self.preface = self._flow(b for b in text if b.role is Role.PREFACE)
        self.body = self._flow(b for b in text if b.role not in (Role.TITLE, Role.PREFACE))
        self.loose = [
            {"number": str(number), "runs": self._runs(note.runs)}
            for number, note in self._notes.items()
            if number not in self._marked
        ]

    def _flow(self, blocks: Iterable[Block]) -> list[Piece]:
        pieces: list[Piece] = []
        for box, group in groupby(blocks, key=lambda block: block.box):
            if box is None:
                pieces.extend(self._outside_boxes(group))
            else:
                pieces.append(self._box(str(box.colour), list(group)))
        return pieces

    def _outside_boxes(self, blocks: Iterable[Block]) -> Iterator[Piece]:
        for item, group in groupby(blocks, key=lambda block: block.kind is Kind.ITEM):
            if item:
                yield from self._lists(list(group), 0)
            else:
                yield from (self._single(block) for block in group)

    def _box(self, colour: str, blocks: Sequence[Block]) -> BoxPiece:
        titles = [run for b in blocks if b.role is Role.BOX_TITLE for run in b.runs]
        inner = (b for b in blocks if b.role is not Role.BOX_TITLE)
        return BoxPiece(colour, self._runs(titles), list(self._outside_boxes(inner)))

    def _single(self, block: Block) -> Paragraph | Heading:
        if block.kind is not Kind.HEADING or block.role is None:
            return Paragraph(self._runs(block.runs), block.role in _OPENERS)
        # PDF/UA refuses a level that was skipped: a topic may follow its chapter without a section.
        self._level = min(block.level, self._level + 1)
        label = None
        if block.role is Role.CHAPTER:
            label = f"chapter-{len(self.contents) + 1}"
            self.contents[label] = {"number": block.label, "title": drawable(block.text)}
        runs = self._runs(block.runs)
        return Heading(_LOOKS[block.role], self._level, block.label, label, runs)

    def _lists(self, items: Sequence[Block], depth: int) -> Iterator[List]:
        """Lists of `items` that stand `depth` deep; bullets and letters do not share a list."""
        for (bullets, level), group in groupby(_entries(items), key=_kind_of_list):
            entries = list(group)
            labels = None if bullets else [drawable(first.label) for first, *_ in entries]
            yield List(
                [
                    Item(self._runs(first.runs), list(self._lists(inner, level)))
                    for first, *inner in entries
                ],
                labels,
                level - depth - 1,
            )

    def _runs(self, runs: Sequence[Run]) -> list[Inline]:
        return [self._mark(run.mark) if run.mark is not None else _text(run) for run in runs]

    def _mark(self, number: int) -> Inline:
        """A mark: with its note the first time, else told to point to it, else a bare number."""
        note = self._notes.get(number)
        if note is None:
            return {"mark": str(number)}
        if number in self._marked:
            return {"mark": str(number), "again": True}
        self._marked.add(number)
        return {"mark": str(number), "note": [_text(run) for run in note.runs if run.mark is None]}


def _entries(items: Sequence[Block]) -> Iterator[list[Block]]:
    """Each item at the least depth so far with the deeper ones that follow it."""
    starts: list[int] = []
    for index, item in enumerate(items):
        if not starts or _depth(item) <= _depth(items[starts[-1]]):
            starts.append(index)
    for start, end in pairwise([*starts, len(items)]):
        yield list(items[start:end])


def _kind_of_list(entry: Sequence[Block]) -> tuple[bool, int]:
    return entry[0].label == "-", _depth(entry[0])


def _depth(item: Block) -> int:
    return min(item.level, _DEEPEST)


def _text(run: Run) -> Inline:
    """A stretch of text; where it is too long for a line, it gets places to break."""
    text = _LONG.sub(lambda long: _BREAKS.sub("\u200b", long[0]), drawable(run.text))
    inline: Inline = {"text": text}
    if run.bold:
        inline["bold"] = True
    if run.italic:
        inline["italic"] = True
    if run.href and _WEB.fullmatch(run.href):
        inline["href"] = run.href
    return inline
