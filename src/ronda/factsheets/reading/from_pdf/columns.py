"""The order in which a page is read: its columns, and where it has one, two or more of them.

Two things to know. Lines that cross a gutter end the columns above and begin those below. And the
edges of a column are those that its like has on other pages, so that a page with short lines or
points alone is not taken for a narrower one.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from statistics import median

from ronda.factsheets.reading.from_pdf.gutters import EDGE, FILLING, NARROWEST
from ronda.factsheets.reading.from_pdf.lines import Line, rejoined
from ronda.factsheets.reading.from_pdf.marks import marks_in

_SHARE = 0.08
_FURTHEST = 90.0
_NUMBERED = re.compile(r"\d{1,4}[.)](?:\s|$)")


@dataclass(slots=True)
class Flow:
    """Lines that are read one after another.

    A column (`column` counts from 1), or a stretch across all columns (0).
    """

    page: int
    left: float
    right: float
    column: int = 0
    lines: list[Line] = field(default_factory=list)


def flows(lines: Sequence[Line], gutters: Sequence[float]) -> list[Flow]:
    """The lines of one page in reading order."""
    if not lines:
        return []
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    page = lines[0].page
    if not gutters:
        return [Flow(page, left, right, lines=_rows(lines))]
    made: list[Flow] = []
    for crossing, band in _bands(lines, gutters):
        if crossing:
            made.append(Flow(page, left, right, lines=_rows(band)))
        else:
            made.extend(_columns(page, band, gutters, left, right))
    return made


def _columns(
    page: int, band: Sequence[Line], gutters: Sequence[float], left: float, right: float
) -> Iterator[Flow]:
    starts = [left, *gutters]
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else right + 2 * NARROWEST
        lines = [line for line in band if _column(line, gutters) == number]
        if lines:
            widest = max(line.x1 for line in lines)
            usual = end - NARROWEST if number + 1 < len(starts) else right
            yield Flow(page, start, min(usual, max(widest, start + 20)), number + 1, _rows(lines))


def _column(line: Line, gutters: Sequence[float]) -> int:
    return sum(line.x0 >= gutter - EDGE for gutter in gutters)


def _crosses(line: Line, gutters: Sequence[float]) -> bool:
    return any(line.x0 < x - EDGE and line.x1 > x - NARROWEST / 2 for x in gutters)


def _rows(lines: Iterable[Line]) -> list[Line]:
    """Lines of one column from the top down, what stands in a row joined."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.y):
        if rows and abs(line.y - rows[-1][0].y) <= min(line.size, rows[-1][0].size) * 0.25:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [rejoined(row) for row in rows]


def _bands(lines: Sequence[Line], gutters: Sequence[float]) -> Iterator[tuple[bool, list[Line]]]:
    """Stretches of the page that columns share, and those between that go across them."""
    ordered = sorted(lines, key=lambda line: line.y)
    crossing = {id(line) for line in ordered if _crosses(line, gutters)}
    for row in ordered:
        if id(row) in crossing:
            crossing |= {id(line) for line in ordered if abs(line.y - row.y) < 1}
    bands: list[tuple[bool, list[Line]]] = []
    for crosses, group in groupby(ordered, key=lambda line: id(line) in crossing):
        band = list(group)
        across = crosses or (bool(crossing) and not _has_columns(band, gutters))
        if bands and bands[-1][0] and across:
            bands[-1][1].extend(band)
        else:
            bands.append((across, band))
    for index, (across, band) in enumerate(bands):
        if not across and index:
            _hand_over(band, bands[index - 1][1], gutters)
    for index, (across, band) in enumerate(bands):
        if across:
            yield True, band
            continue
        followed = index + 1 < len(bands)
        for part in _split(band, gutters):
            yield from _with_tail(part, gutters, followed)


def _hand_over(band: list[Line], across: list[Line], gutters: Sequence[float]) -> None:
    """Move short lines that end what goes across above the columns from the band to it."""
    top = min((line.y for line in band if _column(line, gutters) > 0), default=0.0)
    while band:
        line, last = band[0], across[-1]
        alike = line.bold == last.bold and abs(line.size - last.size) < 0.3
        near = line.y - last.y < line.size * 1.6
        if not (alike and near and line.y + line.size * 0.8 < top):
            return
        across.append(band.pop(0))


def _has_columns(band: Sequence[Line], gutters: Sequence[float]) -> bool:
    """Whether lines stand side by side, or fill a column as prose does.

    Else they are short lines of text that goes across.
    """
    if len({_column(line, gutters) for line in band}) > 1:
        return True
    left = _column(band[0], gutters) == 0
    filling = [line for line in band if not left or gutters[0] - line.x1 < FILLING]
    return len(filling) >= 2


def _split(band: Sequence[Line], gutters: Sequence[float]) -> Iterator[list[Line]]:
    """Parts of a band between which a short heading stands across, with all else interrupted."""
    part: list[Line] = []
    for index, line in enumerate(band):
        if part and _interrupts(line, band[:index], band[index + 1 :], gutters):
            yield part
            part = []
        part.append(line)
    if part:
        yield part


def _interrupts(
    line: Line, above: Sequence[Line], below: Sequence[Line], gutters: Sequence[float]
) -> bool:
    """Whether columns end above this heading and begin anew, side by side, below it."""
    if _column(line, gutters) != 0:
        return False
    if not line.bold and line.size <= median(each.size for each in (*above, *below)) * 1.08:
        return False
    under = [each for each in below if abs(each.size - line.size) > 0.3 or each.bold != line.bold]
    ends = [[each.y for each in above if _column(each, gutters) == n] for n in (0, 1)]
    starts = [[each.y for each in under if _column(each, gutters) == n] for n in (0, 1)]
    if not all((*ends, *starts)):
        return False
    beside = min(each.y for each in below if _column(each, gutters) > 0)
    fills_left_first = max(ends[1]) - max(ends[0]) < line.size * 2.2
    started = abs(min(starts[0]) - min(starts[1])) < 2 and beside == min(starts[1])
    clear = line.y - max(ends[1]) > line.size and beside - line.y > line.size
    return fills_left_first and started and clear and not _marks_pass(above, under, gutters)


def _marks_pass(above: Sequence[Line], below: Sequence[Line], gutters: Sequence[float]) -> bool:
    """Whether the footnote marks go on from the left column below to the right column above."""
    right = marks_in(line for line in above if _column(line, gutters) > 0)
    left = marks_in(line for line in below if _column(line, gutters) == 0)
    return bool(right and left) and min(left) < min(right)


def _with_tail(
    band: Sequence[Line], gutters: Sequence[float], followed: bool
) -> Iterator[tuple[bool, list[Line]]]:
    """A band, and apart what stands below both columns and belongs to the lines that follow."""
    others = [line.y for line in band if _column(line, gutters) > 0]
    bottom = max(others) if followed and others else float("inf")
    low = [line for line in band if line.y > bottom + line.size * 1.6]
    above = [line for line in band if _column(line, gutters) == 0 and line not in low]
    if low and (not above or _is_set_apart(low[0], above[-1])):
        yield False, [line for line in band if line not in low]
        yield True, low
    else:
        yield False, list(band)


def _is_set_apart(line: Line, above: Line) -> bool:
    """Whether a line below both columns is a heading or otherwise far from the line above it."""
    apart = line.y - above.y
    other = (line.bold and not above.bold) or line.size > above.size * 1.05
    return apart > line.size * 2.6 or (other and apart > line.size * 1.6)


def align_edges(flows: Sequence[Flow]) -> None:
    """Give each column the edges of the text in its like, where its own lines fall short.

    Left and right pages are apart, because a book's margins are mirrored.
    """
    alike: defaultdict[tuple[int, int], list[Flow]] = defaultdict(list)
    for flow in flows:
        if flow.lines:
            alike[flow.column, flow.page % 2].append(flow)
    for group in alike.values():
        telling: list[float] = []
        for flow in group:
            free = [line for line in flow.lines if line.area is None] or flow.lines
            flow.left = min(line.x0 for line in free)
            flow.right = max(flow.right, *(line.x1 for line in free))
            telling += sorted(line.x0 for line in free if not _NUMBERED.match(line.text))[:1]
        left = _usual(telling or [flow.left for flow in group])
        rights = sorted(flow.right for flow in group)
        right = rights[len(rights) * 17 // 20]
        for flow in group:
            # Numbers of a list may hang out into the margin: they are no edge.
            flow.left = left if flow.left - left < _FURTHEST else flow.left
            flow.right = max(flow.right, right)


def _usual(edges: Sequence[float]) -> float:
    """The leftmost edge that several columns share."""
    counts = Counter(round(edge) for edge in edges)
    least = max(1, len(edges) * _SHARE)
    return min(edge for edge in edges if counts[round(edge)] >= least)
