"""A document's blocks as the grammar of reports works on them: words, marks, and their places.

Two things to know. A footnote's mark stays in the text as "[3]", and its note follows the entry
that it stands in, so that no word of a note is lost. And a piece keeps its passage, by which the
account says where it went.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ronda.factsheets.blocks import Block, Document, Kind, Role
from ronda.factsheets.reading.grammar.passages import Passage
from ronda.reports.shown import flat


@dataclass(frozen=True)
class Piece:
    """One block with its passage."""

    block: Block
    passage: Passage

    @cached_property
    def text(self) -> str:
        """The words, with the marks of notes in brackets."""
        runs = self.passage.runs
        return flat("".join(r.text if r.mark is None else f"[{r.mark}]" for r in runs))

    @property
    def kind(self) -> Kind:
        """What it is to the eye."""
        return self.block.kind

    @property
    def role(self) -> Role | None:
        """What it is, where the file says so."""
        return self.block.role

    @property
    def label(self) -> str:
        """The number, letter or bullet before it."""
        return self.passage.label

    @property
    def shown(self) -> str:
        """The label and the text, as a person sees them; a bullet as a dash."""
        return f"{self.label} {self.text}".strip(" ")

    @property
    def is_bold(self) -> bool:
        """Whether all words are bold."""
        worded = [run for run in self.block.runs if run.mark is None and run.text.strip()]
        return bool(worded) and all(run.bold for run in worded)


def pieces(document: Document) -> Iterator[Piece]:
    """Every block that has any words."""
    for block in document.blocks:
        piece = Piece(block, Passage.of(block, document))
        if piece.text or piece.kind is Kind.NOTE:
            yield piece
