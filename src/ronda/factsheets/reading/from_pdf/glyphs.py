"""The pieces of text of one page, from PDFium's characters.

Two things to know. PDFium is asked for each character only what it is and which object it belongs
to; place, size and font are asked once for each object, or reading would take twice as long. And
characters without an object are blanks and line ends that PDFium made up from gaps.
"""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ronda.factsheets.reading.from_pdf import pdfium
from ronda.factsheets.reading.from_pdf.fonts import Font, Fonts
from ronda.factsheets.reading.from_pdf.geometry import (
    CMatrix,
    CRect,
    View,
    moved,
    multiplied,
    upright_size,
)
from ronda.factsheets.reading.from_pdf.links import Link, linked
from ronda.factsheets.reading.from_pdf.pages import Page, Piece
from ronda.factsheets.reading.from_pdf.signs import plain, unreadable

Codes = Sequence[int]
Stretch = tuple[int, int]

_SPACE = 0x20

_BLANK = 0.4
_LETTER = 0.1
_LEVEL = 0.05
_WIDE = 1.0
"""A gap wider than this many sizes parts pieces: a tab, or the space between columns."""


@dataclass(slots=True)
class _Setting:
    """How one text object is set."""

    size: float
    font: Font
    slanted: bool


class Glyphs:
    """Reads one page's characters into `page`."""

    def __init__(self, text: pdfium.Handle, view: View, page: Page, links: Sequence[Link]) -> None:
        self._text = text
        self._view = view.matrix
        self._page = page
        self._links = links
        self._fonts = Fonts()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._ends = (ctypes.addressof(self._x), ctypes.addressof(self._y))
        self._rect = CRect()
        self._matrix = CMatrix()

    def read(self, count: int) -> None:
        """Take in `count` characters."""
        text, char_code, char_object = self._text, pdfium.char_code, pdfium.char_object
        codes = [char_code(text, index) for index in range(count)]
        objects = [char_object(text, index) for index in range(count)]
        for made, stretches in _runs(objects):
            self._take(made, stretches, codes)
            end = stretches[-1][1]
            if end < count and objects[end] is None and codes[end] == _SPACE:
                self._blank(" ")

    def _take(self, made: int, stretches: list[Stretch], codes: Codes) -> None:
        setting = self._setting(made, stretches[0][0])
        if setting is None:
            words = " ".join("".join(map(chr, codes[start:end])) for start, end in stretches)
            self._page.sideways += plain(words) + " "
            return
        for start, end in self._parted(stretches, setting):
            self._add(start, end, codes, setting)

    def _parted(self, stretches: list[Stretch], setting: _Setting) -> Iterator[Stretch]:
        """Stretches of one object that PDFium parted by blanks, joined where they are near."""
        start, end = stretches[0]
        for first, last in stretches[1:]:
            gap = self._origin(first)[0] - self._right(end - 1)
            if gap > setting.size * _WIDE:
                yield start, end
                start = first
            end = last
        yield start, end

    def _add(self, start: int, end: int, codes: Codes, setting: _Setting) -> None:
        shown = "".join(map(chr, codes[start:end]))
        words = plain(shown, setting.font.signs)
        first, last = _inked(shown)
        if first is None or last is None:
            self._blank(words)
            return
        self._page.letters += last - first + 1
        self._page.unreadable += unreadable(shown)
        x0, y = self._origin(start + first)
        piece = Piece(
            words,
            x0,
            max(x0, self._right(start + last)),
            y,
            setting.size,
            setting.font.bold,
            setting.font.italic or setting.slanted,
            raised=len(words) < 5 and words.strip().isdigit() and self._is_high(start + first, y),
        )
        origins = lambda: [self._origin(index)[0] for index in range(start, end)]  # noqa: E731
        for part in linked(piece, self._links, origins):
            self._append(part)

    def _append(self, piece: Piece) -> None:
        """Add a piece.

        One that goes on right where the last one ends becomes part of it, because some programs set
        every letter on its own.
        """
        last = self._page.pieces[-1] if self._page.pieces else None
        if last is None or not _goes_on(last, piece):
            self._page.pieces.append(piece)
            return
        last.text += piece.text
        last.x1 = max(last.x1, piece.x1)

    def _is_high(self, index: int, baseline: float) -> bool:
        """Whether a digit stands clear of its baseline: a font's own superscript."""
        ends = [ctypes.c_double() for _ in range(4)]
        pdfium.char_box(self._text, index, *(ctypes.addressof(end) for end in ends))
        left, right, bottom, top = (end.value for end in ends)
        low = max(moved(self._view, x, y)[1] for x, y in ((left, bottom), (right, top)))
        height = abs(top - bottom)
        return height > 0 and baseline - low > height * 0.35

    def _blank(self, words: str) -> None:
        """A blank on its own belongs to the piece before it."""
        pieces = self._page.pieces
        if words and pieces and not pieces[-1].text.endswith(" "):
            pieces[-1].text += " "

    def _setting(self, made: int, index: int) -> _Setting | None:
        """How an object is set; None where it does not run from left to right."""
        pdfium.char_matrix(self._text, index, ctypes.byref(self._matrix))
        values = self._matrix.values()
        grows = upright_size(multiplied(values, self._view))
        if grows is None:
            return None
        size = pdfium.char_size(self._text, index) * grows
        return _Setting(size, self._fonts.of(made), values[1] == 0 and values[2] > 0)

    def _origin(self, index: int) -> tuple[float, float]:
        pdfium.char_origin(self._text, index, *self._ends)
        return moved(self._view, self._x.value, self._y.value)

    def _right(self, index: int) -> float:
        """Where the next character would begin."""
        rect = self._rect
        pdfium.char_advance(self._text, index, ctypes.byref(rect))
        corners = (rect.left, rect.bottom), (rect.right, rect.top)
        return max(moved(self._view, *corner)[0] for corner in corners)


def _goes_on(last: Piece, piece: Piece) -> bool:
    gap = (piece.x0 - last.x1) / piece.size if piece.size else 1.0
    near = _BLANK if last.text.endswith(" ") else _LETTER
    return (
        -_LETTER < gap < near
        and abs(piece.y - last.y) < _LEVEL
        and abs(piece.size - last.size) < _LEVEL
        and (piece.bold, piece.italic, piece.href) == (last.bold, last.italic, last.href)
        and piece.raised == last.raised
    )


def _runs(objects: Sequence[int | None]) -> Iterator[tuple[int, list[Stretch]]]:
    """Each object with the stretches of characters that belong to it, in a row."""
    current: int | None = None
    stretches: list[Stretch] = []
    at = 0
    for made, group in groupby(objects):
        end = at + sum(1 for _ in group)
        if made is not None and made == current:
            stretches.append((at, end))
        elif made is not None:
            if current is not None:
                yield current, stretches
            current, stretches = made, [(at, end)]
        at = end
    if current is not None:
        yield current, stretches


def _inked(shown: str) -> tuple[int | None, int | None]:
    """The first and the last character that leaves ink."""
    if not shown.strip(" \u00a0\t\r\n"):
        return None, None
    return len(shown) - len(shown.lstrip()), len(shown.rstrip()) - 1
