"""Which lines of a foreign file are titles of chapters, and which of topics inside them.

Two things to know. Chapters are the headings of the level that most numerals stand at, or the
highest where there are none. And where a file has no headings at all, short lines whose Roman
numerals count from I are chapters, and other short lines topics.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ronda.factsheets.blocks import Kind
from ronda.factsheets.word_numbers import roman
from ronda.procedure.body import folded
from ronda.reports.reading.pieces import Piece
from ronda.reports.words import Spoken

_NUMERAL = r"(?P<number>[IVXLC]{1,7}|\d{1,2}|[A-Z])"
_APART = r"(?:\s*[.:)–—-]\s*|\s+)"
_LONGEST = 200


@dataclass(frozen=True)
class ChapterTitle:
    """A chapter's numeral, "" where it has none, and its title."""

    number: str
    text: str


class Headings:
    """Tells the headings of one file."""

    def __init__(self, pieces: Sequence[Piece], words: Spoken) -> None:
        word = words.patterns("chapter").pattern
        self._with_word = re.compile(
            rf"(?:{word})\s+{_NUMERAL}(?:{_APART}(?P<title>.+))?", re.IGNORECASE
        )
        self._typed = re.compile(rf"{_NUMERAL}\s*[.:)–—-]\s*(?P<title>\S.*)")
        self._label = re.compile(rf"(?:(?:{word})\s+)?{_NUMERAL}[.:)]?", re.IGNORECASE)
        self._words = words
        self._level = self._level_of(pieces)
        self._counted = frozenset(self._count(pieces)) if self._level is None else frozenset()

    def _count(self, pieces: Sequence[Piece]) -> Iterator[int]:
        """The pieces that are titles by their numerals, each the one due."""
        due = 1
        for piece in pieces:
            told = self._numeral(piece) if self._is_short(piece) else None
            if told is not None and told.text and told.number == roman(due).upper():
                due += 1
                yield id(piece)

    @staticmethod
    def _is_short(piece: Piece) -> bool:
        ends = piece.text.endswith((".", ";", ":", ","))
        return piece.kind is Kind.PARAGRAPH and len(piece.text) <= _LONGEST and not ends

    def _level_of(self, pieces: Sequence[Piece]) -> int | None:
        """The level of chapters' headings; None where a file has no headings."""
        headings = [p for p in pieces if p.kind is Kind.HEADING and p.role is None]
        numbered = Counter(p.block.level for p in headings if self._numeral(p).number)
        if numbered:
            return min(level for level, n in numbered.items() if n == max(numbered.values()))
        levels = Counter(p.block.level for p in headings)
        several = [level for level, count in levels.items() if count > 1]
        return min(several or levels, default=None)

    def chapter(self, piece: Piece) -> ChapterTitle | None:
        """The title of a chapter, where a piece is one."""
        if piece.kind is Kind.HEADING:
            return self._numeral(piece) if piece.block.level == self._level else None
        return self._numeral(piece) if id(piece) in self._counted else None

    def is_topic(self, piece: Piece) -> bool:
        """Whether a piece is a heading inside a chapter."""
        if piece.kind is Kind.HEADING:
            return True
        if not self._is_short(piece):
            return False
        if self._words.general.matches("practices", piece.text):
            return True
        plain = folded(piece.text)
        asks = self._words.general.strength_pattern.search(plain) is not None
        return self._level is None and piece.text[:1].isupper() and not asks

    def _numeral(self, piece: Piece) -> ChapterTitle:
        if piece.label and (found := self._label.fullmatch(piece.label)):
            return ChapterTitle(found["number"].upper(), piece.text)
        for pattern in (self._with_word, self._typed):
            found = pattern.fullmatch(folded(piece.text))
            if found is not None:
                start, end = found.span("title")
                title = piece.text[start:end] if start >= 0 else piece.text
                return ChapterTitle(found["number"].upper(), title.strip())
        return ChapterTitle("", piece.shown)
