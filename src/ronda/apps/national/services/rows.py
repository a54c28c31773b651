"""The rows of a spreadsheet for one of the desk's registers: what fits, what is wrong, its columns.

Two things to know. What is wrong with a row is told in one sentence in the language of whoever
handed it in. And a column is found by its heading in each of the languages that pages have.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from ronda.apps.national.models import Spreadsheet
from ronda.figures.periods import Period
from ronda.spreadsheets.faults import Fault, Wrong
from ronda.spreadsheets.layout import Column, Kind, Layout
from ronda.spreadsheets.reading import LeftOut, Why

T_co = TypeVar("T_co", covariant=True)
FAULTS: Mapping[Fault, Promise] = {
    Fault.MISSING: _("“%(column)s” is empty: fill it in."),
    Fault.NO_DAY: _("“%(found)s” in “%(column)s” is no day: write 31.12.2023 or 2023-12-31."),
    Fault.NO_NUMBER: _("“%(found)s” in “%(column)s” is no number."),
    Fault.TWO_WAYS: _(
        "“%(found)s” in “%(column)s” can be read as a thousand or as a fraction: write it without"
        " a separator."
    ),
    Fault.NOT_WHOLE: _("“%(found)s” in “%(column)s” is no whole number."),
    Fault.NEGATIVE: _("“%(found)s” in “%(column)s” is below zero."),
    Fault.TOO_LARGE: _("“%(found)s” in “%(column)s” is more than can be."),
    Fault.NO_CHOICE: _("“%(found)s” in “%(column)s” is none of: %(other)s."),
    Fault.NOT_YES_NO: _("“%(found)s” in “%(column)s” is neither yes nor no."),
    Fault.NOT_UNDERSTOOD: _(
        "“%(found)s” in “%(column)s” is no period: write 2023, 2023-H1, 2023-Q2, 2023-05 or"
        " 2023-01-01/2023-05-31."
    ),
    Fault.MERGED: _("“%(column)s” is merged over several rows: give each row its own number."),
    Fault.NO_RESULT: _("“%(column)s” is a formula without a result: put the number itself."),
    Fault.FAILED: _("“%(column)s” has the error “%(found)s”: put what it should be."),
    Fault.TOO_LONG: _("“%(column)s” is too long: at most %(other)s letters."),
    Fault.TWICE: _("This row says the same as row %(other)s: take one of them out."),
    Fault.OTHERWISE: _("This row says otherwise than row %(other)s: decide on one."),
}
LEFT_OUT = {Why.TOTALS: _("a row of totals"), Why.BLANK: _("an empty row")}


@dataclass(frozen=True)
class Problem:
    """A row that cannot be taken in, and why."""

    row: int
    sentence: str

    @classmethod
    def of(cls, wrong: Wrong) -> "Problem":
        """What is wrong with a row, in the reader's language."""
        return cls(wrong.row, str(FAULTS[wrong.fault]) % wrong.places)


@dataclass(frozen=True)
class Fits(Generic[T_co]):
    """A row that can be taken in: what it becomes, not yet saved, and as it was understood.

    `formula` is said where a formula gave some of it.
    """

    row: int
    record: T_co
    told: tuple[str, ...]
    formula: bool


@dataclass(frozen=True)
class Passed:
    """A row that says nothing new, and why it is left out."""

    row: int
    why: str


class Register(Protocol[T_co]):
    """What a spreadsheet goes into; everything it needs was fetched when it was made."""

    def layout(self) -> Layout:
        """The columns of the spreadsheet."""

    def looked(self, upload: Spreadsheet) -> "Iterator[Fits[T_co] | Problem | Passed | LeftOut]":
        """Every row of a spreadsheet; raises DocumentError where it is none."""


def column(
    key: str,
    heading: str | Promise,
    kind: Kind = Kind.TEXT,
    also: tuple[str, ...] = (),
    **more: Any,
) -> Column:
    """A column, found by its heading in any language and by `also`; of kind OTHER, a period.

    `more` is what a `Column` may have besides.
    """
    return Column(
        key=key,
        heading=str(heading),
        kind=kind,
        parse=Period.of if kind is Kind.OTHER else None,
        also=(*also, *_in_each_language(heading)),
        **more,
    )


def _in_each_language(heading: str | Promise) -> tuple[str, ...]:
    """A heading as the template has it in each language."""
    found = []
    for language, _name in settings.LANGUAGES:
        with override(language):
            found.append(str(heading))
    return tuple(found)
