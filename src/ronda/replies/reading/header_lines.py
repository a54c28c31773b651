"""The lines of a letter's header, and what can be told of each by itself.

Two things to know. A format without line breaks runs lines together, so a line is parted before
every word of the header inside it. And a label is believed only with its colon; a number also
without one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ronda.replies.model import HeaderField, NamedKind
from ronda.replies.reading.naming.candidates import Candidate
from ronda.replies.reading.naming.dates import dates
from ronda.replies.reading.naming.names import NameFinder
from ronda.replies.reading.naming.tokens import Tokens
from ronda.replies.reading.pieces import Piece
from ronda.replies.reading.plain import Plain
from ronda.replies.wording import Words

_EDGES = " \t*_–—-,;.|"
NUMBER = re.compile(r"[^\W_][\w/.‑–-]{0,40}\d[\w/.‑–-]{0,40}|\d{1,20}")
_LONGEST_LINE = 1000


@dataclass
class Line:
    """A line of the header, and the field it was taken for."""

    piece: Piece
    plain: Plain
    taken: HeaderField | None = None
    aside: bool = False  # a salutation, which belongs to no field

    @property
    def text(self) -> str:
        """The words as patterns see them."""
        return self.plain.text

    @property
    def words(self) -> Words:
        """The words of its language."""
        return self.piece.words

    @property
    def is_office(self) -> bool:
        """Whether it names an institution."""
        if self.words.begins("letter.office", self.text):
            return True
        finder = NameFinder(Tokens(self.text), self.words)
        return next(iter(finder.found(NamedKind.INSTITUTION)), None) is not None


_INNER = (HeaderField.SUBJECT, HeaderField.REFERENCE, HeaderField.NUMBER, HeaderField.DATE)


def parted(plain: Plain, words: Words) -> Iterator[Plain]:
    """A line parted before words of the header that stand inside it.

    A format that has no line breaks runs several lines of a letterhead together.
    """
    starts = {
        m.start(1)
        for name in _INNER
        for m in re.finditer(
            rf"(?<=[\w.)] )({words.patterns[f'letter.{name}'].pattern}) ?:",
            plain.text[:_LONGEST_LINE],
            re.IGNORECASE,
        )
        if plain.text[m.start(1)].isupper()
    }
    at = 0
    for start in sorted(starts):
        yield plain.cut(at, start)
        at = start
    yield plain.cut(at, len(plain.words))


def label_end(line: Line, name: HeaderField) -> int | None:
    """Where the value begins, where the line begins with the word for this field and a colon."""
    text = line.text.lstrip("*_ ")
    skipped = len(line.text) - len(text)
    m = line.words.begins(f"letter.{name}", text)
    if m is None:
        return None
    colon = re.match(r"[*_ .]{0,4}:[*_ ]{0,4}", text[m.end() :])
    return skipped + m.end() + colon.end() if colon else None


def is_labelled(line: Line) -> bool:
    """Whether a line begins with a word of the header's."""
    return number_at(line) is not None or any(
        label_end(line, name) is not None for name in HeaderField if name is not HeaderField.PLACE
    )


def number_at(line: Line) -> tuple[int, int] | None:
    """Where the letter's number stands: after its word, with or without a colon."""
    text = line.text.lstrip("*_ ")
    skipped = len(line.text) - len(text)
    if signed := line.words.begins("letter.register", text):
        number = NUMBER.match(text, signed.end())
        return (skipped, skipped + number.end()) if number else None
    m = line.words.begins("letter.number", text)
    between = re.match(r"[*_ .]{0,4}:?[*_ ]{0,4}", text[m.end() :]) if m else None
    if (
        m is None
        or between is None
        or (between.end() == 0 and text[m.end() - 1 : m.end()].isalpha())
    ):
        return None
    start = m.end() + between.end()
    number = NUMBER.match(text, start)
    if number is None:
        return None
    end = start + len(number[0].rstrip("./-–‑"))
    return skipped + start, skipped + end


def days(line: Line) -> list[Candidate]:
    """The whole dates of a line."""
    days = [d for d in dates(line.text, line.words) if d.when and len(d.when) == 10]
    return [d for d in days if d.when and d.when[4] == "-"]


def swapped(when: str) -> str:
    """A date with its day and month the other way round."""
    year, month, day = when.split("-")
    return f"{year}-{day}-{month}"


def trimmed(part: Plain) -> Plain:
    """A value without signs at its edges."""
    words = part.words
    start = len(words) - len(words.lstrip(_EDGES))
    return part.cut(start, len(words.rstrip(_EDGES)))
