"""What a page paints besides text: coloured grounds, frames, rules, pictures.

Two things to know. A frame is a ground's outline: where a rectangle is only drawn round, its area
counts with the colour of the line, and where a frame is painted as thin bars, `boxes.py` puts them
together. And forms, which hold drawings of their own, are gone through to a bounded depth.
"""

import ctypes
from collections.abc import Iterator

from ronda.factsheets.blocks import Colour
from ronda.factsheets.reading.colours import hue
from ronda.factsheets.reading.from_pdf import pdfium
from ronda.factsheets.reading.from_pdf.geometry import (
    IDENTITY,
    CMatrix,
    Matrix,
    View,
    moved,
    multiplied,
)
from ronda.factsheets.reading.from_pdf.pages import Area, Page

_DEEPEST = 6
_MOST = 20_000
"""A page with more drawings than this is a picture, whose strokes are no boxes."""
_MOST_AREAS = 500
_THIN = 2.5
_LEAST = 3.0
_DOT = (1.2, 7.0)
"""A painted shape of this width and about this height may be a bullet."""


class Painting:
    """Takes what one page paints into `page`."""

    def __init__(self, view: View, page: Page) -> None:
        self._view = view.matrix
        self._page = page
        self._left = _MOST
        self._edges = [ctypes.c_float() for _ in range(4)]
        self._parts = [ctypes.c_uint() for _ in range(4)]

    def read(self, handle: pdfium.Handle) -> None:
        """Take in the drawings of a loaded page."""
        for made in _objects(handle):
            self._take(made, self._view, 0)

    def _take(self, made: pdfium.Handle, matrix: Matrix, depth: int) -> None:
        self._left -= 1
        if self._left < 0:
            return
        kind = pdfium.object_type(made)
        if kind == pdfium.PATH:
            self._path(made, matrix)
        elif kind == pdfium.IMAGE:
            area = self._area(made, matrix)
            large = area.width * area.height > self._page.width * self._page.height * 0.25
            self._page.pictured = self._page.pictured or large
        elif kind == pdfium.FORM and depth < _DEEPEST:
            self._form(made, matrix, depth)

    def _form(self, made: pdfium.Handle, matrix: Matrix, depth: int) -> None:
        own = CMatrix()
        known = pdfium.object_matrix(made, ctypes.byref(own))
        inner = multiplied(own.values() if known else IDENTITY, matrix)
        for index in range(min(pdfium.count_form_objects(made), self._left)):
            self._take(pdfium.get_form_object(made, index), inner, depth + 1)

    def _path(self, made: pdfium.Handle, matrix: Matrix) -> None:
        mode, stroked = ctypes.c_int(), ctypes.c_int()
        pdfium.draw_mode(made, ctypes.byref(mode), ctypes.byref(stroked))
        area = self._area(made, matrix)
        if mode.value:
            self._ground(area, self._hue(made, pdfium.object_fill))
        upright = area.width <= _THIN
        if stroked.value:
            self._ground(area, self._hue(made, pdfium.object_stroke))
        if (stroked.value or (mode.value and upright)) and area.height > _LEAST * 3:
            self._outline(area)

    def _outline(self, area: Area) -> None:
        if len(self._page.outlines) < _MOST_AREAS:
            self._page.outlines.append(area)

    def _ground(self, area: Area, colour: Colour | None) -> None:
        if _DOT[0] <= area.width <= _DOT[1] and 0.7 < area.width / max(area.height, 0.1) < 1.4:
            self._page.dots.append(area)
            return
        flat = area.height <= _THIN and area.width > _LEAST * 5
        if flat:
            self._page.rules.append(area)
        bleeds = area.x0 <= 1 and area.x1 >= self._page.width - 1
        room = len(self._page.fills) < _MOST_AREAS
        if colour is not None and room and not bleeds and max(area.width, area.height) > _LEAST * 3:
            self._page.fills.append(Area(area.x0, area.y0, area.x1, area.y1, colour))

    def _area(self, made: pdfium.Handle, matrix: Matrix) -> Area:
        left, bottom, right, top = self._edges
        pdfium.object_bounds(made, *(ctypes.byref(edge) for edge in (left, bottom, right, top)))
        xs, ys = zip(
            *(moved(matrix, x.value, y.value) for x in (left, right) for y in (bottom, top)),
            strict=True,
        )
        return Area(min(xs), min(ys), max(xs), max(ys))

    def _hue(self, made: pdfium.Handle, colour_of: object) -> Colour | None:
        assert callable(colour_of)
        red, green, blue, alpha = self._parts
        colour_of(made, *(ctypes.byref(part) for part in (red, green, blue, alpha)))
        return hue(red.value, green.value, blue.value) if alpha.value else None


def _objects(page: pdfium.Handle) -> Iterator[pdfium.Handle]:
    for index in range(min(pdfium.count_objects(page), _MOST)):
        yield pdfium.get_object(page, index)
