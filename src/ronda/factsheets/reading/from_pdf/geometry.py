"""Turns a page's own coordinates into points from the top left corner of the page as it is seen.

A PDF counts upwards from wherever its page box lies, and a page may be turned by quarters.
"""

import ctypes
from dataclasses import dataclass
from math import hypot

from ronda.factsheets.reading.from_pdf import pdfium

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class CMatrix(ctypes.Structure):
    """PDFium's matrix."""

    _fields_ = [(name, ctypes.c_float) for name in "abcdef"]

    def values(self) -> Matrix:
        """The six numbers."""
        return self.a, self.b, self.c, self.d, self.e, self.f


class CRect(ctypes.Structure):
    """PDFium's rectangle."""

    _fields_ = [(name, ctypes.c_float) for name in ("left", "top", "right", "bottom")]


def multiplied(first: Matrix, second: Matrix) -> Matrix:
    """`first` and then `second`."""
    a, b, c, d, e, f = first
    g, h, i, j, k, l = second  # noqa: E741 — the usual letters of a matrix
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + l,
    )


def moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where `matrix` takes a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


@dataclass(frozen=True, slots=True)
class View:
    """How a page is seen: its box and by how many quarters it is turned clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int

    @classmethod
    def of(cls, page: pdfium.Handle) -> "View":
        """The view of a loaded page."""
        box = CRect()
        pdfium.page_box(page, ctypes.byref(box))
        quarters = pdfium.page_rotation(page) % 4
        return cls(box.left, box.bottom, box.right, box.top, quarters)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as seen."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.quarters % 2 else (width, height)

    @property
    def matrix(self) -> Matrix:
        """From the page's coordinates to points from the top left, downwards."""
        return (
            (1.0, 0.0, 0.0, -1.0, -self.left, self.top),
            (0.0, 1.0, 1.0, 0.0, -self.bottom, -self.left),
            (-1.0, 0.0, 0.0, 1.0, self.right, -self.bottom),
            (0.0, -1.0, -1.0, 0.0, self.top, self.right),
        )[self.quarters]


def upright_size(matrix: Matrix) -> float | None:
    """How much text set with `matrix` grows in height; None where it does not run to the right."""
    a, b, c, d, *_ = matrix
    if a <= 0 or abs(b) > abs(a) * 0.1 or d >= 0:
        return None
    return hypot(c, d)
