"""Gutters: the empty strips between columns, found on each page and known from the other pages.

Two things to know. A gutter is found by a left edge that many lines share, with prose on both sides
that stands side by side; figures in a table are no prose. And a page with few lines takes the
gutter that other pages have.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from statistics import median

from ronda.factsheets.reading.from_pdf.lines import Line

NARROWEST = 6.0
"""The least space between two columns, in points."""
EDGE = 3.0
"""Lines that begin this near to each other begin on one edge."""
FILLING = 45.0
"""A line that ends this near to a gutter fills the column before it."""
_LEAST_LINES = 3
_MANY, _TOO_MANY = 12, 500
_PROSE = 0.55
_ROW = 4.0


def gutters_of(pages: Sequence[Sequence[Line]]) -> list[list[float]]:
    """For each page, where its columns after the first begin, from left to right."""
    found = [sorted(_gutters(lines, _LEAST_LINES)) for lines in pages]
    common = Counter(tuple(round(x / 4) for x in each) for each in found if each)
    usual = [key for key, count in common.items() if count >= 2]
    for index, lines in enumerate(pages):
        if not found[index]:
            found[index] = _known(lines, usual, found) or _begun(lines)
    return found


def _begun(lines: Sequence[Line]) -> list[float]:
    """The gutter of a page whose second column has only just begun, at the top.

    Nothing crosses it, and many lines end together before it.
    """
    if not _MANY <= len(lines) <= _TOO_MANY:
        return []
    starts = sorted({line.x0 for line in lines})
    for x in starts:
        left = [line for line in lines if line.x0 < x]
        right = [line for line in lines if line.x0 >= x]
        end = max((line.x1 for line in left), default=x)
        if not left or end > x - NARROWEST or len(right) > len(left) // 4:
            continue
        filling = [line for line in left if end - line.x1 < 2 * NARROWEST]
        first = min(left, key=lambda line: line.y)
        at_top = abs(min(line.y for line in right) - first.y) < first.size
        if len(filling) >= _MANY // 2 and at_top:
            return [x]
    return []


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
    """Whether lines stand on both sides of a gutter, or fill the column before it."""
    right = [line for line in lines if abs(line.x0 - gutter) <= EDGE]
    beside = [line for line in lines if line.x1 < gutter - NARROWEST]
    if any(_overlap(one, other) for one in right for other in beside):
        return True
    size = median(line.size for line in lines) if lines else 0.0
    text = [line for line in lines if line.size >= size]
    filling = [line for line in text if FILLING > gutter - line.x1 > NARROWEST]
    crossing = [line for line in text if line.x0 < gutter < line.x1]
    return len(filling) >= _LEAST_LINES and len(crossing) * 2 < len(filling)


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
    gutter = _start_of_column(lines, best[1])
    yield gutter
    yield from _gutters([line for line in lines if line.x1 < gutter - NARROWEST], least)
    yield from _gutters([line for line in lines if line.x0 >= gutter - EDGE], least)


def _edges(lines: Sequence[Line], least: int) -> Iterator[float]:
    """Left edges that several lines share, away from the page's own left edge."""
    left = min(line.x0 for line in lines)
    right = max(line.x1 for line in lines)
    starts = sorted(line.x0 for line in lines)
    near = left + (right - left) * 0.2
    at = 0
    while at < len(starts):
        end = at
        while end < len(starts) and starts[end] - starts[at] <= EDGE:
            end += 1
        if end - at >= least and near < starts[at] < right - (right - left) * 0.12:
            yield starts[at]
        at = end


def _score(lines: Sequence[Line], edge: float, least: int) -> int:
    """How much speaks for a gutter left of `edge`; 0 where nothing does."""
    beyond = [line for line in lines if line.x0 >= edge - EDGE]
    before = [line for line in lines if line.x1 <= edge - NARROWEST]
    top, bottom = _extent(beyond)
    beside = [line for line in before if top - 2 * line.size <= line.y <= bottom + 2 * line.size]
    crossing = [
        line
        for line in lines
        if line.x0 < edge - EDGE and line.x1 > edge - NARROWEST and top <= line.y <= bottom
    ]
    if min(len(beyond), len(beside)) < least or len(crossing) * 2 > len(beyond):
        return 0
    left = min(line.x0 for line in lines)
    right = max(line.x1 for line in beyond)
    prose = _is_prose(beyond, right - edge) and _is_prose(beside, edge - left)
    return len(beyond) + len(beside) - 2 * len(crossing) if prose else 0


def _extent(lines: Sequence[Line]) -> tuple[float, float]:
    heights = [line.y for line in lines] or [0.0]
    return min(heights), max(heights)


def _is_prose(lines: Sequence[Line], width: float) -> bool:
    """Whether rows mostly fill their room, as words do and figures in a table do not."""
    rows: defaultdict[int, float] = defaultdict(float)
    for line in lines:
        rows[round(line.y / _ROW)] += line.x1 - line.x0
    widths = sorted(rows.values())
    upper = widths[len(widths) * 3 // 4]
    return upper >= width * _PROSE and median(len(line.text) for line in lines) > 12


def _start_of_column(lines: Sequence[Line], edge: float) -> float:
    """Where the column begins whose points or paragraphs share `edge`."""
    left = [line for line in lines if line.x0 < edge - EDGE]
    before = [line.x1 for line in left if line.x1 <= edge - NARROWEST]
    end = sorted(before)[len(before) * 49 // 50] if before else edge
    return min(line.x0 for line in lines if line.x0 > min(end, edge - EDGE))
