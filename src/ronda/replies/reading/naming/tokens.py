"""Plain words cut into tokens, with what the rules ask of each.

Two things to know. Cutting takes one pass, whatever the text. And an elided article ("l'") and a
possessive ("'s") are tokens of their own, for a name may begin or end at them.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

_TOKEN = re.compile(
    r"(?:[dlnsmtcj]|qu|jusqu|lorsqu)'(?=\w)|'s(?!\w)|\w+(?:[-‑/]\w+|\.(?=\d)\w+)*|[^\w\s]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign, where it stands in the plain words."""

    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        """In small letters."""
        return self.text.casefold()

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter or a digit."""
        return self.text[0].isalnum() or self.text[-1] == "'"

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_number(self) -> bool:
        """Whether it begins with a digit."""
        return self.text[0].isdigit()

    @property
    def is_acronym(self) -> bool:
        """Whether it is written in capitals, with digits perhaps: ICSE, I-24/7."""
        return sum(c.isupper() for c in self.text) >= 2 and not any(c.islower() for c in self.text)


@dataclass(frozen=True)
class Tokens:
    """The tokens of one stretch of plain words."""

    text: str

    @cached_property
    def all(self) -> Sequence[Token]:
        """Every token, in order."""
        return [Token(m[0], m.start(), m.end()) for m in _TOKEN.finditer(self.text)]

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.all]

    def at(self, place: int) -> int:
        """The turn of the first token that begins at `place` or after it."""
        return bisect_left(self._starts, place)
