"""What is usual in a document: the size of its text, and how far its lines stand apart.

Everything else is told by how it differs from the usual: notes are smaller, headings larger,
paragraphs further apart.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ronda.factsheets.reading.from_pdf.columns import Flow
from ronda.factsheets.reading.from_pdf.lines import CLOSED, Line

_USUAL = 1.25
_NEAREST, _LOOSE, _WIDEST = 0.8, 1.6, 2.4
_ALIKE = 0.3
_FEW = 2
_OFTEN = 6
"""So many distances make a usual one, or a few between lines that surely go together; a size that
is rare has that of the text."""
_MANY = 10
_FULL = 0.6
_NEARLY_ALL = 0.85
_SHORT = 0.25
LOOSE = 0.24
"""So many sizes more than the usual distance set a line apart."""

_Counts = defaultdict[tuple[int, bool], Counter[float]]


def body_size(lines: Iterable[Line]) -> float:
    """The size in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 5) / 5] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


@dataclass(frozen=True, slots=True)
class Measures:
    """The usual size, and the usual distance of baselines for each size, in sizes.

    Lines with and without marks are apart, because some programs make room for what is raised.
    """

    body_size: float
    leadings: dict[tuple[int, bool], float]
    justified: bool = False
    spaced: bool = True
    """Whether more than the usual distance lies between paragraphs."""

    @classmethod
    def of(cls, flows: Sequence[Flow], size: float) -> "Measures":
        """What is usual in these flows."""
        sure: _Counts = defaultdict(Counter)
        every: _Counts = defaultdict(Counter)
        for flow in flows:
            for above, line in pairwise(flow.lines):
                apart = round((line.y - above.y) / line.size, 2)
                if abs(above.size - line.size) > _ALIKE or not _NEAREST < apart < _WIDEST:
                    continue
                key = round(line.size), is_marked(above, line)
                if line.text[:1].islower() and not CLOSED.search(above.text):
                    sure[key][apart] += 1
                elif apart < _LOOSE:
                    every[key][apart] += 1
        usual = {key: _usual(counts) for key, counts in every.items() if counts.total() >= _OFTEN}
        usual |= {key: _usual(counts) for key, counts in sure.items() if counts.total() >= _FEW}
        measures = cls(size, usual, _is_justified(flows))
        return replace(measures, spaced=_is_spaced(flows, measures))

    def leading(self, size: float, *, marked: bool = False) -> float:
        """The usual distance from one baseline to the next, in points."""
        body = self.leadings.get((round(self.body_size), False), _USUAL)
        plain = self.leadings.get((round(size), False), body)
        return max(plain, self.leadings.get((round(size), True), plain) if marked else plain) * size


def _is_justified(flows: Sequence[Flow]) -> bool:
    """Whether lines that surely go on nearly all end at the edge of their column."""
    full: list[bool] = []
    for flow in flows:
        for above, line in pairwise(flow.lines):
            if above.area is None and line.text[:1].islower() and not CLOSED.search(above.text):
                full.append(above.x1 > flow.right - _FULL * above.size)
    return len(full) >= _MANY and sum(full) > len(full) * _NEARLY_ALL


def _is_spaced(flows: Sequence[Flow], measures: "Measures") -> bool:
    """Whether paragraphs that surely end mostly stand apart from the next."""
    apart: list[bool] = []
    for flow in flows:
        width = flow.right - flow.left
        for above, line in pairwise(flow.lines):
            alike = above.area is line.area is None and abs(above.size - line.size) < _ALIKE
            short = above.x1 < flow.right - _SHORT * width and not above.bold
            if alike and short and CLOSED.search(above.text) and line.y > above.y:
                usual = measures.leading(line.size, marked=is_marked(above, line))
                apart.append(line.y - above.y > usual + line.size * LOOSE)
    return len(apart) < _MANY or sum(apart) * 2 >= len(apart)


def is_marked(above: Line, line: Line) -> bool:
    """Whether something is raised in either of two lines."""
    return any(piece.raised for piece in (*above.pieces, *line.pieces))


def _usual(counts: Counter[float]) -> float:
    """The most frequent distance, counting near ones together; the lesser one of equals."""
    near = {d: sum(counts[round(d + step / 100, 2)] for step in (-1, 0, 1)) for d in counts}
    most = max(near.values())
    return min(d for d, count in near.items() if count >= most * 0.6)
