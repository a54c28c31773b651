"""Pieces put together to lines, by baseline and size, never by the boxes of glyphs.

Two things to know. What is small and stands above a baseline is raised: a footnote's mark joins
the line below it. And a line is parted at every wide gap; whether that gap is a tab or the space
between two columns is for `columns.py` to say, which joins what belongs to one column again.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ronda.factsheets.blocks import Colour
from ronda.factsheets.reading.from_pdf.pages import Area, Page, Piece

_SAME_BASELINE = 0.18
_SMALLER = 0.9
_LEAST_RISE = 0.1
_MOST_RISE = 0.75
_MOST_FALL = 0.35
_NEAR = 0.8
_WIDE = 1.2
_SPACE = 0.16
_FALLEN = 2.2
_DIGITS = re.compile(r"[\d\s,;]+")
CLOSED = re.compile(r"[.!?:;…][\"'”’»)\]]*(?:[⁰¹²³⁴-⁹]+|\[\d{1,3}\])*$")
"""Words that end a sentence, with the marks behind them that are signs of the text."""


@dataclass(slots=True)
class Line:
    """Pieces in a row, from left to right; `text` is without what is raised.

    `bold` and `italic` say that all of it is. `tabbed` is the widest gap within it, in sizes.
    `area` is the box it stands in.
    """

    page: int
    pieces: list[Piece]
    y: float
    size: float
    x0: float
    x1: float
    text: str = ""
    bold: bool = False
    italic: bool = False
    tabbed: float = 0.0
    area: Area | None = None

    @property
    def hue(self) -> Colour | None:
        """The hue of the box it stands in."""
        return self.area.hue if self.area else None

    @property
    def is_lone_mark(self) -> bool:
        """Whether nothing stands on it but a raised number that the line above had no room for."""
        return bool(self.pieces) and all(piece.raised for piece in self.pieces)

    @property
    def middle(self) -> float:
        """The height at which small letters have their middle."""
        return self.y - self.size * 0.3

    @property
    def first(self) -> Piece:
        """The leftmost piece."""
        return self.pieces[0]


@dataclass(slots=True)
class _Row:
    """Pieces on one baseline, before it is known which of them stand together."""

    y: float
    pieces: list[Piece] = field(default_factory=list)
    size: float = 0.0


def lines_of(page: Page) -> list[Line]:
    """The lines of a page from the top down, parted at wide gaps."""
    rows = _raised(_rows(page.pieces))
    found = [made for row in rows for made in _parted(page.number, row)]
    for dot in page.dots:
        _put_bullet(dot, found)
    for above, line in pairwise(found):
        if _is_mark_alone(line, above):
            line.first.raised = True
    return found


def _put_bullet(dot: Area, lines: list[Line]) -> None:
    """Give a dot that is painted before a line to that line, as the bullet that it shows."""
    middle = (dot.y0 + dot.y1) / 2
    for index, line in enumerate(lines):
        near = abs(middle - line.middle) < line.size * 0.25
        if near and line.size * 0.15 < line.x0 - dot.x1 < line.size * 2.5:
            bullet = Piece("• ", dot.x0, dot.x1, line.y, line.size, line.bold, line.italic)
            lines[index] = make_line(line.page, [bullet, *line.pieces])
            return


def _is_mark_alone(line: Line, above: Line) -> bool:
    """Whether a line is only a small number, fallen from the end of the line above."""
    small = len(line.pieces) == 1 and line.size < above.size * 0.75
    return small and line.text.isdigit() and line.y - above.y < above.size * _FALLEN


def _rows(pieces: Sequence[Piece]) -> list[_Row]:
    rows: list[_Row] = []
    for piece in sorted(pieces, key=lambda piece: piece.y):
        near = max(0.6, piece.size * _SAME_BASELINE)
        if not rows or piece.y - rows[-1].y > near:
            rows.append(_Row(piece.y))
        rows[-1].pieces.append(piece)
        rows[-1].size = max(rows[-1].size, piece.size)
    return rows


def _raised(rows: list[_Row]) -> list[_Row]:
    """Rows with raised and lowered pieces moved to the row they belong to."""
    for index, row in enumerate(rows):
        for piece in list(row.pieces):
            host = _host(piece, rows[index + 1 : index + 5], 1)
            if host is not None:
                piece.raised = True
            else:
                host = _host(piece, rows[max(0, index - 2) : index], -1)
            if host is not None:
                row.pieces.remove(piece)
                host.pieces.append(piece)
    return [row for row in rows if row.pieces]


def _host(piece: Piece, rows: Sequence[_Row], direction: int) -> _Row | None:
    """The row that a raised (1) or lowered (-1) piece belongs to."""
    most = _MOST_RISE if direction > 0 else _MOST_FALL
    digits = direction > 0 and _DIGITS.fullmatch(piece.text) is not None
    for row in rows:
        if not digits and piece.size > row.size * _SMALLER:
            continue
        for host in row.pieces:
            rise = (host.y - piece.y) * direction
            if (
                host.size * _LEAST_RISE <= rise <= host.size * most
                and not host.raised
                and _is_small_beside(piece, host, direction)
                and host.x0 - host.size * 2.5 <= piece.x0 <= host.x1 + host.size * _NEAR
            ):
                return row
    return None


def _is_small_beside(piece: Piece, host: Piece, direction: int) -> bool:
    if piece.size <= host.size * _SMALLER:
        return piece.x1 >= host.x0 - host.size * _NEAR
    digits = _DIGITS.fullmatch(piece.text) is not None
    return direction > 0 and digits and piece.size <= host.size * 1.01


def _parted(page: int, row: _Row) -> list[Line]:
    pieces = sorted(row.pieces, key=lambda piece: piece.x0)
    groups: list[list[Piece]] = [pieces[:1]]
    right = pieces[0].x1
    for piece in pieces[1:]:
        if piece.x0 - right > max(piece.size, groups[-1][-1].size) * _WIDE:
            groups.append([])
        groups[-1].append(piece)
        right = max(right, piece.x1) if len(groups[-1]) > 1 else piece.x1
    return [make_line(page, group) for group in groups]


def make_line(page: int, pieces: list[Piece], tabbed: float = 0.0) -> Line:
    """A line made of pieces that stand in a row."""
    main = [piece for piece in pieces if not piece.raised] or pieces
    weights: dict[tuple[float, float], int] = {}
    for piece in main:
        key = (round(piece.size, 1), piece.y)
        weights[key] = weights.get(key, 0) + len(piece.text.strip())
    size, y = max(weights, key=lambda key: weights[key])
    inked = [piece for piece in main if piece.text.strip()]
    return Line(
        page,
        pieces,
        y,
        size,
        min(piece.x0 for piece in pieces),
        max(piece.x1 for piece in pieces),
        text=" ".join(joined(main).split()),
        bold=all(piece.bold for piece in inked),
        italic=all(piece.italic for piece in inked),
        tabbed=tabbed,
    )


def rejoined(parts: Sequence[Line]) -> Line:
    """Lines that stand in a row within one column, as one; the widest gap is remembered."""
    if len(parts) == 1:
        return parts[0]
    ordered = sorted(parts, key=lambda part: part.x0)
    gaps = [after.x0 - before.x1 for before, after in pairwise(ordered)]
    size = max(part.size for part in ordered)
    pieces = [piece for part in ordered for piece in part.pieces]
    made = make_line(ordered[0].page, pieces, max(gaps) / size)
    made.area = ordered[0].area
    return made


def joined(pieces: Sequence[Piece]) -> str:
    """The words of pieces in a row, with a blank wherever there is a gap."""
    words = ""
    before: Piece | None = None
    for piece in pieces:
        if before is not None and needs_blank(before, piece):
            words += " "
        words += piece.text
        before = piece
    return words


def needs_blank(before: Piece, piece: Piece) -> bool:
    """Whether a gap between two pieces stands for a blank that neither of them has."""
    if before.text.endswith(" ") or piece.text.startswith(" "):
        return False
    return piece.x0 - before.x1 > max(before.size, piece.size) * _SPACE
