"""What one page of a PDF shows, in points from its top left corner: pieces of text, fills, links.

Two things to know. A `Piece` is what the PDF sets in one go: glyphs in one font on one baseline.
And nothing here interprets: a page says what stands where, other modules what that means.
"""

from dataclasses import dataclass, field

from ronda.factsheets.blocks import Colour


@dataclass(slots=True)
class Piece:
    """Glyphs in one font on one baseline; `y` is the baseline, growing downwards.

    `text` keeps a blank at an end where the PDF has one. `raised` is for numbers set as a mark.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    italic: bool = False
    raised: bool = False
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle; `hue` is that of its ground or frame."""

    x0: float
    y0: float
    x1: float
    y1: float
    hue: Colour | None = None

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """How high it is."""
        return self.y1 - self.y0

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1


@dataclass(slots=True)
class Page:
    """One page: its pieces in the order in which the PDF sets them, and what is painted.

    `outlines` are rectangles and uprights drawn in black or grey.
    """

    number: int
    width: float
    height: float
    pieces: list[Piece] = field(default_factory=list)
    fills: list[Area] = field(default_factory=list)
    rules: list[Area] = field(default_factory=list)
    outlines: list[Area] = field(default_factory=list)
    dots: list[Area] = field(default_factory=list)
    sideways: str = ""
    pictured: bool = False
    letters: int = 0
    unreadable: int = 0
