"""Which paragraphs are headings, and their level: by size first, by bold letters last.

A size that comes but once is that of a title; those that come again rank from the largest down.
"""

import re
from collections import Counter
from collections.abc import Iterable

from ronda.factsheets.reading.from_pdf.paragraphs import Paragraph

_LARGER = 1.07
_MOST_LINES = 5
_LONGEST = 400
_LOWEST = 3
_CLOSED = re.compile(r"[.;:,][\"'”’»)\]]*$")


class Headings:
    """Knows in which sizes the headings of a document are set."""

    def __init__(self, paragraphs: Iterable[Paragraph], body_size: float) -> None:
        self._least = body_size * _LARGER
        counts = Counter(_near(p.size) for p in paragraphs if self._is_larger(p))
        self._sizes = sorted((size for size, times in counts.items() if times > 1), reverse=True)

    def level(self, paragraph: Paragraph) -> int:
        """The level of a heading from 1; 0 where the paragraph is none."""
        if not _may_be_heading(paragraph):
            return 0
        if self._is_larger(paragraph):
            near = _near(paragraph.size)
            rank = self._sizes.index(near) + 1 if near in self._sizes else 1
            return min(rank, _LOWEST)
        return _LOWEST if all(line.bold for line in paragraph.lines) else 0

    def _is_larger(self, paragraph: Paragraph) -> bool:
        return paragraph.size > self._least and _may_be_heading(paragraph)


def _may_be_heading(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return (
        paragraph.hue is None
        and paragraph.label is None
        and not paragraph.listed
        and len(paragraph.lines) <= _MOST_LINES
        and len(text) <= _LONGEST
        and any(character.isalpha() for character in text)
        and not _CLOSED.search(text)
    )


def _near(size: float) -> float:
    return round(size * 2) / 2
