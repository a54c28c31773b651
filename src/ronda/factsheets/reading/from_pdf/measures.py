"""What is usual in a document: the size of its text, and how far its lines stand apart.

Everything else is told by how it differs from the usual: notes are smaller, headings larger,
paragraphs further apart.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ronda.factsheets.reading.from_pdf.columns import Flow
from ronda.factsheets.reading.from_pdf.lines import Line

_USUAL = 1.2
_WIDEST = 2.2


def body_size(lines: Iterable[Line]) -> float:
    """The size in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 5) / 5] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


@dataclass(frozen=True, slots=True)
class Measures:
    """The usual size; and the usual distance of baselines for each size, in sizes, between lines
    without and with marks, because some programs make room for what is raised."""

    body_size: float
    leadings: dict[tuple[int, bool], float]

    @classmethod
    def of(cls, flows: Sequence[Flow], size: float) -> "Measures":
        """What is usual in these flows."""
        distances: defaultdict[tuple[int, bool], Counter[float]] = defaultdict(Counter)
        for flow in flows:
            for above, line in pairwise(flow.lines):
                apart = (line.y - above.y) / line.size
                if abs(above.size - line.size) < 0.3 and 0.8 < apart < _WIDEST:
                    distances[round(line.size), False][round(apart, 2)] += 1
                    if is_marked(above, line) and line.text[:1].islower():
                        distances[round(line.size), True][round(apart, 2)] += 1
        return cls(size, {key: _usual(counts) for key, counts in distances.items()})

    def leading(self, size: float, *, marked: bool = False) -> float:
        """The usual distance from one baseline to the next, in points."""
        plain = self.leadings.get((round(size), False), _USUAL)
        return max(plain, self.leadings.get((round(size), True), plain) if marked else plain) * size


def is_marked(above: Line, line: Line) -> bool:
    """Whether something is raised in either of two lines."""
    return any(piece.raised for piece in (*above.pieces, *line.pieces))


def _usual(counts: Counter[float]) -> float:
    """The most frequent distance, counting near ones together; the lesser one of equals."""
    near = {d: sum(counts[round(d + step / 100, 2)] for step in (-1, 0, 1)) for d in counts}
    most = max(near.values())
    return min(d for d, count in near.items() if count >= most * 0.6)
