"""The links of a page that lead to the web, and which pieces of text they lie on.

A link is a rectangle over the text; where it covers part of a piece, the piece is cut there.
"""

import ctypes
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ronda.factsheets.reading.from_pdf import pdfium
from ronda.factsheets.reading.from_pdf.geometry import CRect, View, moved
from ronda.factsheets.reading.from_pdf.pages import Area, Piece

_LONGEST = 4096
_MOST = 5000


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link lies and where it leads."""

    area: Area
    href: str


def links_of(document: pdfium.Handle, page: pdfium.Handle, view: View) -> list[Link]:
    """The links of a page that have an address."""
    found: list[Link] = []
    position, link = ctypes.c_int(0), ctypes.c_void_p()
    while len(found) < _MOST and pdfium.next_link(page, ctypes.byref(position), ctypes.byref(link)):
        href = _address(document, link.value or 0)
        rect = CRect()
        if href and pdfium.link_rect(link, ctypes.byref(rect)):
            found.append(Link(_area(rect, view), href))
    return found


def _address(document: pdfium.Handle, link: pdfium.Handle) -> str:
    action = pdfium.link_action(link)
    if not action or pdfium.action_type(action) != pdfium.URI:
        return ""
    buffer = ctypes.create_string_buffer(_LONGEST)
    length = pdfium.action_uri(document, action, buffer, _LONGEST)
    return buffer.value.decode("utf-8", "replace").strip() if 1 < length <= _LONGEST else ""


def _area(rect: CRect, view: View) -> Area:
    corners = [(x, y) for x in (rect.left, rect.right) for y in (rect.top, rect.bottom)]
    xs, ys = zip(*(moved(view.matrix, *corner) for corner in corners), strict=True)
    return Area(min(xs), min(ys), max(xs), max(ys))


def linked(
    piece: Piece, links: Sequence[Link], origins: Callable[[], list[float]]
) -> Iterator[Piece]:
    """The piece, cut where a link begins or ends; `origins` gives where each character begins."""
    middle = piece.y - piece.size * 0.3
    near = [
        link
        for link in links
        if link.area.y0 <= middle <= link.area.y1
        and link.area.x0 < piece.x1 - 1
        and link.area.x1 > piece.x0 + 1
    ]
    if not near:
        yield piece
        return
    whole = next((link for link in near if _covers(link.area, piece)), None)
    places = origins() if whole is None else []
    if whole is not None or len(places) != len(piece.text):
        yield replace(piece, href=(whole or near[0]).href)
        return
    yield from _cut(piece, near, places)


def _covers(area: Area, piece: Piece) -> bool:
    return area.x0 <= piece.x0 + 1 and area.x1 >= piece.x1 - 1


def _cut(piece: Piece, links: Sequence[Link], places: list[float]) -> Iterator[Piece]:
    def address(index: int) -> str | None:
        x = places[index] + piece.size * 0.1
        return next((link.href for link in links if link.area.x0 <= x <= link.area.x1), None)

    for href, group in groupby(range(len(piece.text)), key=address):
        indices = list(group)
        end = indices[-1] + 1
        x1 = places[end] if end < len(places) else piece.x1
        words = piece.text[indices[0] : end]
        yield replace(piece, text=words, x0=places[indices[0]], x1=x1, href=href)
