"""The content of one paragraph as it was read: pieces of text, and what is kept for later.

Two things to know. Text boxes anchored in a paragraph are no part of its text; they are kept apart,
above or below it. And what is not read is counted, so that it can be said.
"""

from dataclasses import dataclass, field

from ronda.factsheets.reading.from_docx.names import Element
from ronda.factsheets.reading.from_docx.runs import Piece

_ENOUGH = 500
"""So many characters of what was deleted are enough to show some."""


@dataclass(slots=True)
class Changes:
    """How many tracked changes were read as accepted, and the words that fell away."""

    inserted: int = 0
    deleted: int = 0
    moved: int = 0
    words: str = ""

    def __bool__(self) -> bool:
        return bool(self.inserted or self.deleted or self.moved)

    def add(self, other: "Changes") -> None:
        """Count another paragraph's changes with these."""
        self.inserted += other.inserted
        self.deleted += other.deleted
        self.moved += other.moved
        self.fall_away(other.words)

    def fall_away(self, words: str) -> None:
        """Keep the first of the words that were deleted."""
        if len(self.words) < _ENOUGH:
            self.words += words[:_ENOUGH]


@dataclass(slots=True)
class Line:
    """One paragraph's content. `above` and `below` are the text boxes anchored in it."""

    pieces: list[Piece] = field(default_factory=list)
    above: list[Element] = field(default_factory=list)
    below: list[Element] = field(default_factory=list)
    changes: Changes = field(default_factory=Changes)
    pictures: int = 0
    hidden: int = 0
    signs: int = 0
    in_contents: bool = False
    names: list[str] = field(default_factory=list)

    @property
    def has_text(self) -> bool:
        """Whether there is anything but white space."""
        return any(piece.mark is not None or piece.text.strip() for piece in self.pieces)

    def add(self, text: str) -> None:
        """More plain text."""
        self.pieces.append(Piece(text))

    def then(self, other: "Line") -> None:
        """Let another paragraph's content follow this one's."""
        self.pieces += other.pieces
        self.above += other.above
        self.below += other.below
        self.changes.add(other.changes)
        self.pictures += other.pictures
        self.hidden += other.hidden
        self.signs += other.signs
        self.in_contents = self.in_contents or other.in_contents
        self.names += other.names
