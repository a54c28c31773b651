"""The order in which a page is read: its columns, and where it has one, two or more of them.

Two things to know. A gutter is found by the left edge that many lines share beyond it, with prose
on both sides that stands side by side; lines that cross it end the columns above and begin those
below. And a page with few lines takes the gutter that the other pages have.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from statistics import median

from ronda.factsheets.reading.from_pdf.lines import Line, rejoined

_NARROWEST = 6.0
_LEAST_LINES = 3
_EDGE = 3.0
_PROSE = 0.55


@dataclass(slots=True)
class Flow:
    """Lines that are read one after another: a column, or a stretch across all columns."""

    page: int
    left: float
    right: float
    column: int = 0
    lines: list[Line] = field(default_factory=list)


def gutters_of(pages: Sequence[Sequence[Line]]) -> list[list[float]]:
    """For each page, where its columns after the first begin, from left to right."""
    found = [sorted(_gutters(lines, _LEAST_LINES)) for lines in pages]
    common = Counter(tuple(round(x / 4) for x in each) for each in found if each)
    usual = [key for key, count in common.items() if count >= 2]
    for index, lines in enumerate(pages):
        if not found[index]:
            found[index] = _known(lines, usual, found)
    return found


def _known(
    lines: Sequence[Line], usual: Sequence[tuple[int, ...]], found: Sequence[list[float]]
) -> list[float]:
    """The gutters of other pages that this page's few lines keep to."""
    for key in usual:
        known = next(each for each in found if tuple(round(x / 4) for x in each) == key)
        if all(_fits(lines, x) for x in known):
            return known
    return []


def _fits(lines: Sequence[Line], gutter: float) -> bool:
    right = [line for line in lines if abs(line.x0 - gutter) <= _EDGE]
    beside = [line for line in lines if line.x1 < gutter - _NARROWEST]
    return any(_overlap(one, other) for one in right for other in beside)


def _overlap(one: Line, other: Line) -> bool:
    return abs(one.y - other.y) < max(one.size, other.size) * 0.7


def _gutters(lines: Sequence[Line], least: int) -> Iterator[float]:
    """Where columns begin; looked for again on both sides of each gutter found."""
    if len(lines) < least * 2:
        return
    best = max(
        ((score, x) for x in _edges(lines, least) if (score := _score(lines, x, least)) > 0),
        default=None,
    )
    if best is None:
        return
    gutter = best[1]
    yield gutter
    yield from _gutters([line for line in lines if line.x1 < gutter - _NARROWEST], least)
    yield from _gutters([line for line in lines if line.x0 >= gutter - _EDGE], least)


def _edges(lines: Sequence[Line], least: int) -> Iterator[float]:
    """Left edges that several lines share, away from the page's own left edge."""
    left = min(line.x0 for line in lines)
    right = max(line.x1 for line in lines)
    starts = sorted(line.x0 for line in lines)
    near = left + (right - left) * 0.2
    at = 0
    while at < len(starts):
        end = at
        while end < len(starts) and starts[end] - starts[at] <= _EDGE:
            end += 1
        if end - at >= least and near < starts[at] < right - (right - left) * 0.12:
            yield starts[at]
        at = end


def _score(lines: Sequence[Line], edge: float, least: int) -> int:
    """How much speaks for a gutter left of `edge`; 0 where nothing does."""
    beyond = [line for line in lines if line.x0 >= edge - _EDGE]
    before = [line for line in lines if line.x1 <= edge - _NARROWEST]
    top, bottom = _extent(beyond)
    beside = [line for line in before if top - 2 * line.size <= line.y <= bottom + 2 * line.size]
    crossing = [
        line
        for line in lines
        if line.x0 < edge - _EDGE and line.x1 > edge - _NARROWEST and top <= line.y <= bottom
    ]
    if min(len(beyond), len(beside)) < least or len(crossing) * 2 > len(beyond):
        return 0
    left = min(line.x0 for line in lines)
    right = max(line.x1 for line in beyond)
    prose = _is_prose(beyond, right - edge) and _is_prose(beside, edge - left)
    return len(beyond) + len(beside) - 2 * len(crossing) if prose else 0


def _extent(lines: Sequence[Line]) -> tuple[float, float]:
    return (min(l.y for l in lines), max(l.y for l in lines)) if lines else (0.0, 0.0)


def _is_prose(lines: Sequence[Line], width: float) -> bool:
    """Whether lines mostly fill a column, as words do and figures in a table do not."""
    widths = sorted(line.x1 - line.x0 for line in lines)
    upper = widths[len(widths) * 3 // 4]
    return upper >= width * _PROSE and median(len(line.text) for line in lines) > 12


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
        end = starts[number + 1] if number + 1 < len(starts) else right + 2 * _NARROWEST
        lines = [line for line in band if _column(line, gutters) == number]
        if lines:
            widest = max(line.x1 for line in lines)
            usual = end - _NARROWEST if number + 1 < len(starts) else right
            yield Flow(page, start, min(usual, max(widest, start + 20)), number, _rows(lines))


def _column(line: Line, gutters: Sequence[float]) -> int:
    return sum(line.x0 >= gutter - _EDGE for gutter in gutters)


def _crosses(line: Line, gutters: Sequence[float]) -> bool:
    return any(line.x0 < x - _EDGE and line.x1 > x - _NARROWEST / 2 for x in gutters)


def _rows(lines: Iterable[Line]) -> list[Line]:
    """Lines of one column from the top down, what stands in a row joined."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.y):
        if rows and abs(line.y - rows[-1][0].y) <= min(line.size, rows[-1][0].size) * 0.25:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [rejoined(row) for row in rows]


def _bands(
    lines: Sequence[Line], gutters: Sequence[float]
) -> Iterator[tuple[bool, list[Line]]]:
    """Stretches of the page that columns share, and those between that go across them."""
    ordered = sorted(lines, key=lambda line: line.y)
    crossing = {id(line) for line in ordered if _crosses(line, gutters)}
    for row in ordered:
        if id(row) in crossing:
            crossing |= {id(line) for line in ordered if abs(line.y - row.y) < 1}
    bands = [
        (across, list(group))
        for across, group in groupby(ordered, key=lambda line: id(line) in crossing)
    ]
    for index, (across, band) in enumerate(bands):
        if across:
            yield True, band
            continue
        followed = index + 1 < len(bands)
        for part in _split(band, gutters):
            yield from _with_tail(part, gutters, followed)


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
    """Whether columns end above this line and begin again below it."""
    room = line.size * 2.2
    if _column(line, gutters) != 0 or line.size <= median(l.size for l in (*above, *below)) * 1.08:
        return False
    over = [max((l.y for l in above if _column(l, gutters) == n), default=None) for n in (0, 1)]
    under = [min((l.y for l in below if _column(l, gutters) == n), default=None) for n in (0, 1)]
    if over[0] is None or over[1] is None or under[0] is None or under[1] is None:
        return False
    balanced = abs(over[0] - over[1]) < room and abs(under[0] - under[1]) < room
    return balanced and line.y - over[1] > line.size and under[1] - line.y > line.size


def _with_tail(
    band: Sequence[Line], gutters: Sequence[float], followed: bool
) -> Iterator[tuple[bool, list[Line]]]:
    """A band, and apart what stands below both columns and belongs to the lines that follow."""
    body = list(band)
    tail: list[Line] = []
    others = [line.y for line in band if _column(line, gutters) > 0]
    if followed and others:
        bottom = max(others)
        low = [line for line in band if line.y > bottom + line.size * 1.6]
        first = [line.y for line in band if _column(line, gutters) == 0 and line not in low]
        if low and (not first or low[0].y - max(first) > low[0].size * 1.7):
            body, tail = [line for line in band if line not in low], low
    yield False, body
    if tail:
        yield True, tail
