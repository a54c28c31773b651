"""Real footnotes and endnotes: the number each mark shows, and the notes in the order of marks.

Two things to know. Word counts the references as they stand in the text and not their ids, and
one that a tracked change deleted does not count. A note whose mark is no figure ("*"), and an
endnote beside footnotes, gets a number after all others: `Notes.settle` tells which.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ronda.factsheets.blocks import Block
from ronda.factsheets.reading.from_docx.names import IDENTITY, Element, W, value
from ronda.factsheets.word_numbers import shown

FOOTNOTE = W + "footnoteReference"
ENDNOTE = W + "endnoteReference"
_KINDS = {FOOTNOTE: "footnote", ENDNOTE: "endnote"}


@dataclass(frozen=True, slots=True)
class Reference:
    """One mark: the kind and id of its note, its number (below 0: not settled yet) and look."""

    kind: str
    id: str
    number: int
    shown: str


@dataclass(slots=True)
class _Count:
    """How one kind of note is counted."""

    start: int = 1
    format: str = "decimal"
    automatic: int = 0


class Notes:
    """The notes of one document, in the order in which their marks are met."""

    def __init__(self, parts: dict[str, Element | None], settings: Element | None) -> None:
        self._notes = {kind: _by_id(part, kind) for kind, part in parts.items()}
        self._counts = {kind: _count(settings, kind) for kind in parts}
        self._counts["endnote"].format = _format(settings, "endnote") or "lowerRoman"
        self.references: list[Reference] = []
        self._deleted: set[tuple[str, str]] = set()

    def drop(self, element: Element) -> None:
        """Take note of a mark that a tracked change deleted: its note goes with it."""
        self._deleted.add((_KINDS[str(element.tag)], element.get(IDENTITY, "")))

    def start_at(self, kind: str, number: int) -> None:
        """Begin counting notes of a kind at `number`, as a section says."""
        self._counts[kind].start = number

    def reference(self, element: Element) -> Reference:
        """The next mark, numbered by Word itself."""
        kind = _KINDS[str(element.tag)]
        count = self._counts[kind]
        number = count.start + count.automatic
        count.automatic += 1
        look = shown(number, count.format)
        return self._kept(element, number if kind == "footnote" else -1, look)

    def custom(self, element: Element, mark: str) -> Reference:
        """The next mark, shown as `mark` and left out of Word's counting."""
        figures = mark.strip()
        number = int(figures) if re.fullmatch(r"\d{1,6}", figures) else -1
        return self._kept(element, number, figures)

    def _kept(self, element: Element, number: int, look: str) -> Reference:
        if number < 0:
            number = -1 - len(self.references)
        made = Reference(_KINDS[str(element.tag)], element.get(IDENTITY, ""), number, look)
        self.references.append(made)
        return made

    def element(self, reference: Reference) -> Element | None:
        """The note that a mark leads to; None where the file has none."""
        return self._notes[reference.kind].get(reference.id)

    def unmarked(self, kind: str) -> list[Element]:
        """The notes of a kind that no mark leads to, not even a deleted one."""
        used = {r.id for r in self.references if r.kind == kind}
        used |= {id for dropped, id in self._deleted if dropped == kind}
        return [note for id, note in self._notes[kind].items() if id not in used]

    def settle(self) -> dict[int, int]:
        """The numbers, from the first free one on, of the marks that have none of their own."""
        last = max((r.number for r in self.references), default=0)
        free = iter(range(max(last, 0) + 1, max(last, 0) + 1 + len(self.references)))
        return {r.number: next(free) for r in self.references if r.number < 0}


def settled(block: Block, numbers: Mapping[int, int]) -> Block:
    """The block with its marks, and its own number, settled."""
    runs = tuple(
        run if run.mark is None else replace(run, mark=numbers.get(run.mark, run.mark))
        for run in block.runs
    )
    note = numbers.get(block.note, block.note) if block.note is not None else None
    return replace(block, runs=runs, note=note)


def _by_id(part: Element | None, kind: str) -> dict[str, Element]:
    """The notes of a part, without the lines that separate notes from text."""
    if part is None:
        return {}
    every = part.iterchildren(W + kind)
    return {
        note.get(IDENTITY, ""): note for note in every if note.get(W + "type") in {None, "normal"}
    }


def _count(settings: Element | None, kind: str) -> _Count:
    look = settings.find(f"{W}{kind}Pr") if settings is not None else None
    start = value(look, W + "numStart") if look is not None else None
    return _Count(
        start=int(start) if start and re.fullmatch(r"\d{1,6}", start) else 1,
        format=_format(settings, kind) or "decimal",
    )


def _format(settings: Element | None, kind: str) -> str | None:
    look = settings.find(f"{W}{kind}Pr") if settings is not None else None
    return value(look, W + "numFmt") if look is not None else None
