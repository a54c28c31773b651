"""Pieces and lines set by hand, for tests of what is made of them."""

from collections.abc import Sequence

from ronda.factsheets.reading.from_pdf.lines import Line, lines_of
from ronda.factsheets.reading.from_pdf.pages import Page, Piece

WIDTH = 0.5
"""How wide a letter is here, in sizes."""


def piece(
    text: str, x: float, y: float, size: float = 10, *, bold: bool = False, wide: float = 0
) -> Piece:
    """Words at a place; as wide as their letters unless told."""
    width = wide or len(text.rstrip()) * size * WIDTH
    return Piece(text, x, x + width, y, size, bold=bold)


def mark(number: str, x: float, y: float) -> Piece:
    """A footnote's mark right above the baseline `y`."""
    return Piece(number, x, x + 3, y - 4, 6, raised=True)


def page(pieces: Sequence[Piece], number: int = 1) -> Page:
    """An A4 page with these pieces."""
    return Page(number, 595, 842, list(pieces))


def lines(*pieces: Piece, number: int = 1) -> list[Line]:
    """The lines that pieces make."""
    return lines_of(page(pieces, number))


def column(texts: Sequence[str], x: float, y: float, leading: float = 12) -> list[Piece]:
    """One line for each text, from `y` downwards."""
    return [piece(text, x, y + index * leading) for index, text in enumerate(texts)]
