"""Numbers of a body's documents: T-ES(2022)02_en rev.2; read and written.

Two things to know. A body may number different documents by different schemes; each is a line of
its file. And "rev" alone is read as the first revision, which is written "rev.1".
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property

from pydantic import Field

from ronda.procedure.numbering import NotInScheme, Scheme, scheme_of
from ronda.procedure.numerals import Numeral
from ronda.procedure.stated import Id, Line, Stated

_FIELDS: Mapping[str, str] = {
    "year": "[12][0-9]{3}",
    "number": "[0-9]{1,4}",
    "two_digits": "[0-9]{2,4}",
    "session": "[0-9]{1,3}",
    "round": "[1-9][0-9]?",
    "round_numeral": "[IVX]{1,6}",
    "party": "[A-Z]{2,3}",
    "language": "[a-z]{2,3}",
    "revision": r"rev(?:\.?[1-9][0-9]?)?",
    "final": "final",
}
"""What may stand in each field; `two_digits` is the number with a nought before it."""


@dataclass(frozen=True)
class DocumentNumber:
    """What a document's number says; `scheme` is the id of the scheme it follows.

    `language` is a code of two or three letters, `bil` for both; `revision` is 0 for none.
    """

    scheme: str
    number: int
    year: int | None = None
    session: int | None = None
    round: int | None = None
    party: str | None = None
    language: str | None = None
    revision: int = 0
    final: bool = False


class NumberScheme(Stated):
    """One scheme: its line with fields, the languages it may name, and numbers as they look."""

    id: Id
    scheme: Line
    languages: tuple[Line, ...] = ()
    examples: tuple[Line, ...] = Field(min_length=1)

    @cached_property
    def parsed_scheme(self) -> Scheme:
        """The scheme, understood; raises NoScheme."""
        languages = "|".join(map(re.escape, self.languages)) or _FIELDS["language"]
        return scheme_of(self.scheme, {**_FIELDS, "language": languages})

    def read(self, text: str) -> DocumentNumber:
        """The number that `text` writes; raises NotInScheme."""
        told = self.parsed_scheme.read(text.strip())
        numeral = told.get("round_numeral")
        try:
            round = Numeral.ROMAN.read(numeral) if numeral else _whole(told.get("round"))
        except ValueError as error:
            raise NotInScheme(f"“{text[:60]}” is no document number: {error}") from error
        return DocumentNumber(
            scheme=self.id,
            number=int(told.get("two_digits") or told["number"]),
            year=_whole(told.get("year")),
            session=_whole(told.get("session")),
            round=round,
            party=told.get("party"),
            language=told.get("language"),
            revision=int(told["revision"].strip("rev.") or 1) if "revision" in told else 0,
            final="final" in told,
        )

    def written(self, number: DocumentNumber) -> str:
        """The number as it stands on documents; raises NotInScheme for what it cannot say."""
        plain = {field.name: getattr(number, field.name) for field in fields(number)}
        values = {name: str(value) for name, value in plain.items() if value is not None}
        values |= {"two_digits": f"{number.number:02}", "revision": f"rev.{number.revision}"}
        values["final"] = "final"
        values |= {"round_numeral": Numeral.ROMAN.written(number.round)} if number.round else {}
        for name, said in (("revision", number.revision), ("final", number.final)):
            if not said:
                del values[name]
        written = self.parsed_scheme.written(values)
        if self.read(written) != number:
            raise NotInScheme(f"The scheme {self.scheme} cannot say all of {number}.")
        return written


class DocumentNumbers(Stated):
    """The schemes of a body's document numbers."""

    schemes: tuple[NumberScheme, ...] = ()

    def read(self, text: str) -> DocumentNumber:
        """The number that `text` writes by the first scheme it follows; raises NotInScheme."""
        for scheme in self.schemes:
            try:
                return scheme.read(text)
            except NotInScheme:
                continue
        known = ", ".join(scheme.scheme for scheme in self.schemes) or "none"
        raise NotInScheme(f"“{text[:60]}” follows none of the body's schemes: {known}.")


def _whole(text: str | None) -> int | None:
    return None if text is None else int(text)
