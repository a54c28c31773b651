"""What a page repeats: running heads, running feet, page numbers.

Two things to know. Numbers count as alike only where they stay the same or grow with the pages, or
notes that differ by a number alone would be taken for feet. And only the outermost lines of a page
can be furniture, in a row from the edge: what stands further in is text.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ronda.factsheets.reading.from_pdf.lines import Line

_DEEPEST = 4
_SHARE = 0.3
_MOST_PAGES = 0.6
_ZONE = 0.16
_STEP = 4.0
_LARGER = 0.4
_HEAD = 0.07
_FOOT = 0.055
_TELLING = 3
"""From so many pages on, what repeats tells furniture; before, small print in the margin does."""
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:(?:page|p\.|страна|стр\.|strana|str\.)\s*)?(?P<number>\d{1,4})"
    r"(?:\s*(?:/|of|sur|de|од|od|из|iz)\s*\d{1,4})?[-–—|\s]*",
    re.IGNORECASE,
)

Key = tuple[bool, int, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of one page from the top down, and the page's height."""

    lines: list[Line]
    height: float


def furniture_of(sheets: Sequence[Sheet], body_size: float) -> list[set[int]]:
    """For each page the ids of the lines that are furniture."""
    return _Furniture(sheets, body_size).found()


class _Furniture:
    """Counts what stands at the edges of all pages, and picks what repeats."""

    def __init__(self, sheets: Sequence[Sheet], body_size: float) -> None:
        self._body_size = body_size
        self._heights = [sheet.height for sheet in sheets]
        self._edges = [_edges(sheet) for sheet in sheets]
        keys = [key for page in self._edges for key in {k for e in page for k in _words(*e)}]
        self._words = Counter(keys)
        self._places = Counter(k for page in self._edges for k in {_place(*e) for e in page})
        self._pages = sum(1 for page in self._edges if page)

    def found(self) -> list[set[int]]:
        return [self._on(page) for page in self._edges]

    def _is_marginal(self, top: bool, line: Line) -> bool:
        """Whether small print stands in the margin itself, where no text of a page begins."""
        height = self._heights[line.page - 1]
        within = line.y < height * _HEAD if top else line.y > height * (1 - _FOOT)
        return within and line.size < self._body_size - _LARGER

    def _on(self, page: Sequence[tuple[bool, Line]]) -> set[int]:
        found: set[int] = set()
        for side in (True, False):
            for top, line in page:
                if top is not side:
                    continue
                if not self._repeats(top, line):
                    break
                found.add(id(line))
        return found

    def _repeats(self, top: bool, line: Line) -> bool:
        if line.area is not None or (line.pieces and line.first.raised):
            return False
        if not any(character.isalnum() for character in line.text):
            return False  # the bullet of a point may repeat at the top of every page
        often = max(_times(self._words, key) for key in _words(top, line))
        number = _PAGE_NUMBER.fullmatch(line.text)
        marginal = self._pages < _TELLING and self._is_marginal(top, line)
        if number:
            return marginal or often >= 2 or int(number["number"]) == line.page
        if line.size > self._body_size + _LARGER:
            return often >= max(3, self._pages * _MOST_PAGES)
        sized = line.size < self._body_size - _LARGER
        numbered = any(character.isdigit() for character in line.text)
        if often >= max(2, round(self._pages * _SHARE)) and (sized or often >= 4 or numbered):
            return True
        if marginal:
            return True
        placed = _times(self._places, _place(top, line))
        return top and sized and self._pages > 3 and placed >= self._pages * _MOST_PAGES


def _edges(sheet: Sheet) -> list[tuple[bool, Line]]:
    """The outermost lines, those at the top (True) and at the foot, each from the edge inwards."""
    zone = sheet.height * _ZONE
    ordered = sorted(sheet.lines, key=lambda line: line.y)
    top = [line for line in ordered[:_DEEPEST] if line.y < zone]
    foot = [line for line in ordered[::-1][:_DEEPEST] if line.y > sheet.height - zone]
    return [*((True, line) for line in top), *((False, line) for line in foot)]


def _words(top: bool, line: Line) -> Iterator[Key]:
    """The line's words at its height: as they stand, and with the page's number in each place."""
    text, height = line.text.casefold(), round(line.y / _STEP)
    yield top, height, text
    for number in re.finditer(r"\d+", text):
        ahead = int(number[0][:6]) - line.page
        yield top, height, f"{text[: number.start()]}#{ahead}#{text[number.end() :]}"


def _place(top: bool, line: Line) -> Key:
    return top, round(line.y / _STEP), f"{line.size:.1f}"


def _times(counts: Counter[Key], key: Key) -> int:
    """How often a key was seen, at this height or a hair above or below."""
    top, height, shown = key
    return counts[key] + max(counts[top, height - 1, shown], counts[top, height + 1, shown])
