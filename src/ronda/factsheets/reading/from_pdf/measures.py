"""What is usual in a document: the size of its text, and how far its lines stand apart.

Everything else is told by how it differs from the usual: notes are smaller, headings larger,
paragraphs further apart.
"""

from collections import Counter
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
    """The usual size, and the usual distance of baselines for each size, in sizes."""

    body_size: float
    leadings: dict[int, float]

    @classmethod
    def of(cls, flows: Sequence[Flow], size: float) -> "Measures":
        """What is usual in these flows."""
        distances: dict[int, Counter[float]] = {}
        for flow in flows:
            for above, line in pairwise(flow.lines):
                apart = (line.y - above.y) / line.size
                if abs(above.size - line.size) < 0.3 and 0.8 < apart < _WIDEST:
                    distances.setdefault(round(line.size), Counter())[round(apart, 2)] += 1
        usual = {near: _usual(counts) for near, counts in distances.items()}
        return cls(size, usual)

    def leading(self, size: float) -> float:
        """The usual distance from one baseline to the next, in points."""
        return self.leadings.get(round(size), _USUAL) * size


def _usual(counts: Counter[float]) -> float:
    """The most frequent distance, counting near ones together; the lesser one of equals."""
    near = {d: sum(counts[round(d + step / 100, 2)] for step in (-1, 0, 1)) for d in counts}
    most = max(near.values())
    return min(d for d, count in near.items() if count >= most * 0.6)
