"""Numbers as codes write them: 12, XII, xii, l; and back, one way only.

Two things to know. Only the usual form is taken: IIII and 007 are no numerals. And letters go on
after z as they do in lists: aa, ab.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_WORTHS = {sign: worth for worth, sign in _ROMAN}
LARGEST = 3999
"""The largest number that has a Roman numeral."""


class Numeral(StrEnum):
    """How a number is written."""

    ARABIC = "arabic"
    ROMAN = "roman"
    ROMAN_LOWER = "roman_lower"
    LETTER = "letter"

    @property
    def pattern(self) -> str:
        """A regular expression for such numerals; some that it takes are none."""
        return _PATTERNS[self]

    def written(self, number: int) -> str:
        """`number` as this numeral; raises ValueError for one that cannot be written.

        >>> Numeral.ROMAN.written(12), Numeral.ROMAN_LOWER.written(4), Numeral.LETTER.written(28)
        ('XII', 'iv', 'ab')
        """
        if not 1 <= number <= LARGEST:
            raise ValueError(f"{number} is not between 1 and {LARGEST}.")
        match self:
            case Numeral.ARABIC:
                return str(number)
            case Numeral.ROMAN:
                return _roman(number).upper()
            case Numeral.ROMAN_LOWER:
                return _roman(number)
            case Numeral.LETTER:
                return _letters(number)

    def read(self, text: str) -> int:
        """The number that `text` writes; raises ValueError where it is no such numeral.

        >>> Numeral.ROMAN.read("XII")
        12
        """
        number = _UNCHECKED[self](text)
        if not 1 <= number <= LARGEST or self.written(number) != text:
            raise ValueError(f"“{text}” is no {self.value.replace('_', ' ')} numeral.")
        return number


def _roman(number: int) -> str:
    written = ""
    for worth, sign in _ROMAN:
        count, number = divmod(number, worth)
        written += count * sign
    return written


def _letters(number: int) -> str:
    written = ""
    while number:
        number, place = divmod(number - 1, 26)
        written = chr(ord("a") + place) + written
    return written


def _of_digits(text: str) -> int:
    return int(text)


def _of_roman(text: str) -> int:
    worths = [_WORTHS[sign] for sign in text.casefold()]
    pairs = zip(worths, [*worths[1:], 0], strict=True)
    return sum(-worth if worth < after else worth for worth, after in pairs)


def _of_letters(text: str) -> int:
    number = 0
    for letter in text:
        number = number * 26 + ord(letter) - ord("a") + 1
    return number


_PATTERNS = {
    Numeral.ARABIC: "[0-9]{1,4}",
    Numeral.ROMAN: "[IVXLCDM]{1,15}",
    Numeral.ROMAN_LOWER: "[ivxlcdm]{1,15}",
    Numeral.LETTER: "[a-z]{1,3}",
}
_UNCHECKED: Mapping[Numeral, Callable[[str], int]] = {
    Numeral.ARABIC: _of_digits,
    Numeral.ROMAN: _of_roman,
    Numeral.ROMAN_LOWER: _of_roman,
    Numeral.LETTER: _of_letters,
}
