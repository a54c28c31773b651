"""Words and marks of a page gathered into blocks.

Two things to know. A block ends where the page begins another; a forced line break ends one only
where the next line evidently is one of its own. And what a block will be (a point, a note, a
heading) is said before its words come, and holds for the next block alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ronda.factsheets.blocks import Block, Box, Kind, Role, Run
from ronda.factsheets.reading.from_text.conventions import SUPERSCRIPTS
from ronda.factsheets.reading.inline_runs import folded, lines, text_of, without_start
from ronda.factsheets.reading.labels import typed_label

_STANDS_ALONE = re.compile(rf"[-•▪●◦‣·–—]\s|[{SUPERSCRIPTS}]|\(?[a-z0-9]{{1,2}}\)\s|[IVXLC]+\.\s")
_GOES_ON = re.compile(r"[a-zà-ÿа-яђ-џ(,;]")
_TYPED_NUMBER = re.compile(r"\s*(?:[\[(]\s*(\d{1,4})\s*[\])]|(\d{1,4})(?=[\s.):\]]))[.):]?\s*")
_FULL_LINE = 60
_LONGEST_HEADING = 300


@dataclass(frozen=True, slots=True)
class Shape:
    """What the next block is. `bare` is a point whose label may be typed in its text."""

    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    label: str = ""
    note: int | None = None
    role: Role | None = None
    bare: bool = False
    indent: float = 0.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: in which box, among furniture or contents."""

    box: Box | None = None
    furniture: bool = False
    contents: bool = False


@dataclass
class Gathering:
    """The blocks of one page. With `ours`, text is taken as it is: marks and labels are told."""

    ours: bool
    blocks: list[Block] = field(default_factory=list)
    indents: dict[int, float] = field(default_factory=dict)
    runs: list[Run] = field(default_factory=list)
    shape: Shape = Shape()
    place: Place = Place()
    titled: bool = False
    """Whether there is a block by now that is no furniture."""

    def expect(self, shape: Shape) -> None:
        """Say what the next block is; the one before must be ended."""
        self.shape = shape

    def end(self, place: Place) -> None:
        """End the block; what follows stands in `place`."""
        if self.runs:
            runs, self.runs = self.runs, []
            for line in self._lines(runs):
                self._emit(*self._without_label(line))
        self.place = place

    def _lines(self, runs: Sequence[Run]) -> Iterator[Sequence[Run]]:
        """The runs of each block: parted at those breaks that set a line apart."""
        if self.shape.kind in (Kind.NOTE, Kind.HEADING):
            yield runs
            return
        held: list[Run] = []
        last = ""
        for line in lines(runs):
            if held and _set_apart(last, line):
                yield held
                held = []
            held.extend([Run(" "), *line] if held else line)
            last = text_of(line).rstrip()
        yield held

    def _without_label(self, runs: Sequence[Run]) -> tuple[tuple[Run, ...], str]:
        """The runs of a block, and the label typed before them; told ones count, not typed."""
        typed = self.shape.kind is Kind.PARAGRAPH or self.shape.bare
        first = next((run for run in runs if run.mark is not None or run.text.strip()), None)
        if self.ours or not typed or first is None or first.mark is not None:
            return folded(runs, filler=not self.ours), ""
        text = text_of(runs)
        begin = len(text) - len(text.lstrip())
        label, length = typed_label(text[begin:]) or ("", 0)
        begin = begin + length if label else 0
        return folded(without_start(runs, begin), filler=True), label

    def _emit(self, runs: tuple[Run, ...], label: str) -> None:
        shape, place = self.shape, self.place
        if not runs:
            return
        self.shape = Shape()
        if label:
            self.indents.update({len(self.blocks): shape.indent} if not shape.bare else {})
            shape = replace(shape, kind=Kind.ITEM, level=max(shape.level, 1), label=label)
        block = Block(
            shape.kind,
            runs,
            level=shape.level,
            label=shape.label,
            note=shape.note,
            box=place.box,
            role=shape.role or (Role.CONTENTS if place.contents else None),
            where=f"paragraph {len(self.blocks) + 1}",
        )
        if place.furniture and shape.note is None:
            block = replace(block, kind=Kind.FURNITURE, label="", box=None)
        elif not self.ours:
            block = _as_it_looks(block)
        self.titled = self.titled or block.kind is not Kind.FURNITURE
        self.blocks.append(block)

    def ranked(self) -> list[Block]:
        """The blocks, points typed by hand as deep as they are set in compared with one another."""
        steps: list[float] = []
        for indent in sorted(set(self.indents.values())):
            if not steps or indent > steps[-1] + 6:
                steps.append(indent)
        for at, indent in self.indents.items():
            level = sum(step <= indent for step in steps)
            self.blocks[at] = replace(self.blocks[at], level=max(level, 1))
        return self.blocks


def _as_it_looks(block: Block) -> Block:
    """A note without its number, a heading without bold, a heading where all is bold."""
    if block.kind is Kind.NOTE:
        return replace(block, runs=_without_number(block.runs, block.note or 0))
    if block.kind is Kind.HEADING:
        return replace(block, runs=_unbold(block.runs))
    if block.kind is Kind.PARAGRAPH and _is_bold_heading(block):
        return replace(block, kind=Kind.HEADING, runs=_unbold(block.runs))
    return block


def _set_apart(last: str, line: Sequence[Run]) -> bool:
    """Whether a line after a forced break begins a block of its own; `last` is the one before.

    A line that only wraps is about full, and the next goes on in small letters or mid-sentence.
    """
    words = text_of(line).strip()
    begins_marked = bool(line) and line[0].mark is not None
    if not words or begins_marked or _STANDS_ALONE.match(words):
        return True
    if _GOES_ON.match(words) or last.endswith(("-", ",")):
        return False
    return len(last) < _FULL_LINE or last.endswith((".", ":", "!", "?", ";"))


def _is_bold_heading(block: Block) -> bool:
    """Short words all in bold that are no sentence."""
    words = [run for run in block.runs if run.mark is None and run.text.strip()]
    if block.box is not None or not words or not all(run.bold for run in words):
        return False
    return len(block.text) <= _LONGEST_HEADING and not re.search(r"[.:;,]$", block.text)


def _unbold(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Without bold where all is bold, for a heading is bold by itself."""
    if all(run.bold or run.mark is not None or not run.text.strip() for run in runs):
        return folded(replace(run, bold=False) for run in runs)
    return tuple(runs)


def _without_number(runs: Sequence[Run], number: int) -> tuple[Run, ...]:
    """A note without its own number before the words."""
    if runs and runs[0].mark == number:
        runs = runs[1:]
    text = text_of(runs[:1])
    typed = _TYPED_NUMBER.match(text)
    own = typed is not None and int(typed[1] or typed[2]) == number
    length = typed.end() if typed and own and typed.end() < len(text_of(runs)) else 0
    return folded(without_start(runs, length), filler=True)
