"""Codes of chapters and recommendations: III-12, R1, i; read, written and put in order.

Two things to know. A code may change between drafts; it is how a recommendation is called, never
what it is known by. And how codes look belongs to the round: `Codes.scheme` is a line of its file.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from pydantic import Field

from ronda.procedure.numbering import NotInScheme, Scheme, scheme_of
from ronda.procedure.numerals import Numeral
from ronda.procedure.stated import Line, Stated

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")


@dataclass(frozen=True, order=True)
class Code:
    """A chapter's number (0 where codes have none) and a number in it; sorted as they are read."""

    chapter: int
    number: int


class Within(StrEnum):
    """Where a code is given once only."""

    ROUND = "round"
    PARTY = "party"


class Codes(Stated):
    """How chapters are numbered and codes written.

    `scheme` has the field `{number}` and may have `{chapter}`; `examples` are codes as they look.
    """

    scheme: Line
    chapters: Numeral | None = None
    numbers: Numeral
    unique_within: Within
    examples: tuple[Line, ...] = Field(min_length=1)

    @cached_property
    def parsed_scheme(self) -> Scheme:
        """The scheme, understood; raises NoScheme."""
        fields = {"number": self.numbers.pattern}
        if self.chapters is not None:
            fields["chapter"] = self.chapters.pattern
        return scheme_of(self.scheme, fields)

    def read(self, text: str) -> Code:
        """The code that `text` writes, with any kind of hyphen; raises NotInScheme."""
        told = self.parsed_scheme.read(text.strip().translate(_DASHES))
        try:
            named = told.get("chapter")
            chapter = self.chapters.read(named) if self.chapters and named else 0
            return Code(chapter, self.numbers.read(told["number"]))
        except ValueError as error:
            raise NotInScheme(f"“{text[:60]}” is no code: {error}") from error

    def written(self, code: Code) -> str:
        """The code as the round's documents write it; raises NotInScheme for what it cannot say."""
        values = {}
        try:
            values["number"] = self.numbers.written(code.number)
            if code.chapter and self.chapters is not None:
                values["chapter"] = self.chapters.written(code.chapter)
        except ValueError as error:
            raise NotInScheme(f"{code} cannot be written: {error}") from error
        written = self.parsed_scheme.written(values)
        if self.read(written) != code:
            raise NotInScheme(f"The scheme {self.scheme} cannot say all of {code}.")
        return written
