"""A passage: one or more blocks that belong together, still tied to their places in the source."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ronda.factsheets.blocks import Block, Box, Document, Kind, Role, Run
from ronda.factsheets.model import Mark, Style, StyleKind, Text

Span = tuple[int, int]


@dataclass(frozen=True)
class Passage:
    """A block as the grammar works on it. `spans` are the stretches of the source it is made of."""

    kind: Kind
    runs: tuple[Run, ...]
    spans: tuple[Span, ...]
    level: int = 0
    label: str = ""
    note: int | None = None
    box: Box | None = None
    role: Role | None = None
    where: str = ""
    ends_page: bool = False
    wrapped: bool = False
    repaired: bool = False

    @classmethod
    def of(cls, block: Block, document: Document) -> "Passage":
        """The passage of one block; its span takes in the label that stands before the text."""
        start = _start(block, document.text)
        label, runs = _label_apart(block)
        return cls(
            block.kind,
            runs,
            ((start, block.end),),
            block.level,
            label,
            block.note,
            block.box,
            block.role,
            block.where,
            block.ends_page,
            block.wrapped,
        )

    @cached_property
    def text(self) -> str:
        """The words without footnote marks, trimmed."""
        return "".join(run.text for run in self.runs if run.mark is None).strip()

    @cached_property
    def marks(self) -> tuple[int, ...]:
        """The numbers of the footnote marks, in order."""
        return tuple(run.mark for run in self.runs if run.mark is not None)

    @property
    def shown(self) -> str:
        """The label and the text, as a person sees them."""
        return f"{self.label} {self.text}".strip()

    def joined(self, other: "Passage", between: str) -> "Passage":
        """The passage with another's words after its own."""
        glue = (Run(between),) if between else ()
        return replace(
            self,
            runs=(*self.runs, *glue, *other.runs),
            spans=(*self.spans, *other.spans),
            ends_page=other.ends_page,
            wrapped=other.wrapped,
            repaired=True,
        )

    def cut(self, at: int) -> tuple["Passage", "Passage"]:
        """Two passages: the words before and from offset `at` (counted over all runs' text)."""
        left: list[Run] = []
        right: list[Run] = []
        for run in self.runs:
            room = max(0, at - sum(len(r.text) for r in left)) if not right else 0
            if room >= len(run.text):
                left.append(run)
            elif room == 0:
                right.append(run)
            else:
                first, second = _cut_run(run, room)
                left.append(first)
                right.append(second)
        border = right[0].start if right else self.spans[-1][1]
        before = tuple((s, min(e, border)) for s, e in self.spans if s < border)
        after = tuple((max(s, border), e) for s, e in self.spans if e > border)
        return (
            replace(self, runs=tuple(left), spans=before),
            replace(self, runs=tuple(right), spans=after),
        )


def _cut_run(run: Run, at: int) -> tuple[Run, Run]:
    middle = min(run.start + at, run.end)
    return (
        replace(run, text=run.text[:at], end=middle),
        replace(run, text=run.text[at:], start=middle),
    )


_BULLET = re.compile(r"(?:^|[\n\f])[ \t]*(?P<sign>\S)[ \t\u00a0]+$")
_LONGEST_INDENT = 40


def _start(block: Block, text: str) -> int:
    """Where a block begins with the label that stands before its words."""
    start = block.start
    if not block.label:
        return start
    least = max(0, start - len(block.label) - _LONGEST_INDENT)
    found = text.rfind(block.label, least, start)
    if found >= 0 and not text[found + len(block.label) : start].strip():
        return found
    bullet = _BULLET.search(text, least, start) if block.label == "-" else None
    return bullet.start("sign") if bullet else start


_LETTERED = re.compile(r"\s*(\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\)|[a-z]\.)[ \t\u00a0]+(?=\S)")


def _label_apart(block: Block) -> tuple[str, tuple[Run, ...]]:
    """The label of a block and its runs; a letter typed behind a bullet is the label."""
    if block.kind is not Kind.ITEM or block.label != "-" or block.role is not None:
        return block.label, block.runs
    first = block.runs[0] if block.runs else None
    typed = _LETTERED.match(first.text) if first is not None and first.mark is None else None
    if first is None or typed is None:
        return block.label, block.runs
    return typed[1], (_cut_run(first, typed.end())[1], *block.runs[1:])


def text_of(runs: Iterable[Run]) -> Text:
    """The words of runs as one line, white space folded, with marks and styles by offset."""
    writer = _TextWriter()
    writer.add(runs)
    return writer.text()


def lines_of(passages: Sequence[Passage]) -> Text:
    """One line for each passage, points of a list with their label before them."""
    writer = _TextWriter()
    depth = 0
    for passage in passages:
        writer.begin_line()
        depth = min(passage.level, depth + 1) if passage.kind is Kind.ITEM else 0
        if depth:
            writer.label("  " * (depth - 1) + passage.label + " ")
        writer.add(passage.runs)
    return writer.text()


class _TextWriter:
    """Puts runs together, folding blanks, and notes where marks and styles come to stand."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.floor = 0
        self.open = True  # a blank here would stand at the beginning of a line or after a blank
        self.marks: list[Mark] = []
        self.styles: list[tuple[int, int, StyleKind, str | None]] = []

    def begin_line(self) -> None:
        self._strip()
        if self.pieces:
            self._write("\n")
        self.open = True

    def label(self, label: str) -> None:
        self._write(label)
        self.floor = self.length
        self.open = True

    def add(self, runs: Iterable[Run]) -> None:
        for run in runs:
            if run.mark is not None:
                self.marks.append(Mark(number=run.mark, at=self.length))
            else:
                self._add(run)

    def _add(self, run: Run) -> None:
        text = re.sub(r"[ \t\r\n\f]+", " ", run.text)
        if self.open:
            text = text.lstrip(" ")
        if not text:
            return
        start = self.length
        self._write(text)
        self.open = text.endswith(" ")
        self._style(run, start)

    def _style(self, run: Run, start: int) -> None:
        told = {
            StyleKind.ITALIC: run.italic,
            StyleKind.BOLD: run.bold,
            StyleKind.LINK: run.href is not None,
        }
        for kind in (kind for kind, there in told.items() if there):
            href = run.href if kind is StyleKind.LINK else None
            last = next(
                (i for i, s in enumerate(self.styles) if s[1:] == (start, kind, href)), None
            )
            if last is None:
                self.styles.append((start, self.length, kind, href))
            else:
                self.styles[last] = (self.styles[last][0], self.length, kind, href)

    def _write(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def _strip(self) -> None:
        """Take blanks off the end, but never the one that belongs to a label."""
        while self.pieces and self.length > self.floor and self.pieces[-1].endswith(" "):
            kept = self.pieces.pop().rstrip(" ")
            self.length = sum(map(len, self.pieces)) + len(kept)
            if kept:
                self.pieces.append(kept)

    def text(self) -> Text:
        self._strip()
        end = self.length
        return Text(
            text="".join(self.pieces),
            marks=tuple(m.model_copy(update={"at": min(m.at, end)}) for m in self.marks),
            styles=tuple(
                Style(start=start, end=min(until, end), kind=kind, href=href)
                for start, until, kind, href in sorted(self.styles, key=lambda s: s[:3])
                if start < min(until, end)
            ),
        )
