"""Real notes as blocks, in the order of their numbers.

Two things to know. A note of several paragraphs is one block, because one mark leads to it. And a
note that no mark leads to is seen by nobody in Word: it is told among the repairs and left out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ronda.factsheets.blocks import Block, Kind, Role, Run
from ronda.factsheets.reading.from_docx.body import Parts
from ronda.factsheets.reading.from_docx.inline import Inline
from ronda.factsheets.reading.from_docx.lines import Line
from ronda.factsheets.reading.from_docx.names import PARAGRAPH, Element, W
from ronda.factsheets.reading.from_docx.notes import Notes, Reference, settled
from ronda.factsheets.reading.from_docx.runs import SMALL_FIGURES, runs_of

Noted = tuple[Block, Line]


class NoteReader:
    """Reads the notes of one document. `inlines` are the readers of each kind's part."""

    def __init__(
        self, parts: Parts, notes: Notes, inlines: Mapping[str, Inline], role: Role | None
    ) -> None:
        self._parts = parts
        self._notes = notes
        self._inlines = inlines
        self._role = role

    def notes(self, loose: Sequence[Noted], numbers: Mapping[int, int]) -> list[Noted]:
        """The notes by number, with those that stand loose below the text.

        `numbers` settles what had no number of its own.
        """
        found = []
        for reference in self._notes.references:
            element = self._notes.element(reference)
            if element is not None:
                block, line = self._note(reference, element)
                found.append((settled(block, numbers), line))
        return sorted([*found, *loose], key=lambda note: note[0].note or 0)

    def tell_unmarked(self) -> None:
        """Say which notes nobody sees."""
        for kind in self._inlines:
            for element in self._notes.unmarked(kind):
                pieces = self._line(kind, element).pieces
                text = "".join(run.text for run in runs_of(pieces))[:200]
                if text:
                    what = f"a {kind} that no mark leads to, so that Word does not show it"
                    self._parts.remarks.say(f"Left out: {what}: “{text}”.", f"{kind}s")

    def _note(self, reference: Reference, element: Element) -> Noted:
        line = self._line(reference.kind, element)
        runs = runs_of(line.pieces, raised=False)
        if next(element.iter(W + "footnoteRef", W + "endnoteRef"), None) is None:
            runs = _without_mark(runs, reference.shown)
        block = Block(
            Kind.NOTE,
            runs,
            label=reference.shown,
            note=reference.number,
            role=self._role,
            where=f"note {reference.shown}",
        )
        return block, line

    def _line(self, kind: str, element: Element) -> Line:
        """The content of a note, its paragraphs on one line."""
        line = Line()
        for paragraph in element.iter(PARAGRAPH):
            look = self._parts.looks.of(paragraph)
            line.add(f" {'' if look.label == '-' else look.label} ")
            line.then(self._inlines[kind].read(paragraph, look.style))
        return line


def _without_mark(runs: tuple[Run, ...], shown: str) -> tuple[Run, ...]:
    """A note's runs without the mark that was typed before its text."""
    for mark in (shown, shown.translate(SMALL_FIGURES)):
        if mark and runs and runs[0].text.startswith(mark):
            rest = runs[0].text.removeprefix(mark).lstrip()
            return (replace(runs[0], text=rest), *runs[1:]) if rest else runs[1:]
    return runs
