"""What the rows of a spreadsheet become at the desk: values of indicators, or a problem each.

Two things to know. Everything that is needed is fetched first, inside the door; the rows are then
read without the database, however many they are. And what is wrong with a row is told in one
sentence in the language of whoever handed it in.
"""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import cast

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from ronda.apps.errors import NotValid
from ronda.apps.national.models import Indicator, IndicatorDefinition, IndicatorValue, Upload
from ronda.apps.national.selectors.figures import indicators_to_count
from ronda.apps.national.services.figures import (
    Given,
    Key,
    already_there,
    key_of,
    value_fitting,
)
from ronda.apps.national.standing import Standing
from ronda.figures.periods import Period
from ronda.spreadsheets.faults import Fault, Wrong
from ronda.spreadsheets.layout import Column, Kind, Layout
from ronda.spreadsheets.reading import LeftOut, Line, Why, lines

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


@dataclass(frozen=True)
class Fits:
    """A row that can be taken in: the value, not yet saved, and whether a formula gave it."""

    row: int
    value: IndicatorValue
    formula: bool


class Register:
    """The indicators that somebody counts, with what stands there already."""

    def __init__(self, who: Standing) -> None:
        self._who = who
        self._indicators = {one.name: one for one in indicators_to_count(who)}
        self._definitions: dict[int, list[IndicatorDefinition]] = {}
        for one in IndicatorDefinition.objects.filter(indicator__in=self._indicators.values()):
            self._definitions.setdefault(one.indicator_id, []).append(one)
        there = IndicatorValue.objects.filter(
            indicator__in=self._indicators.values(), withdrawn=""
        ).values_list("indicator", "first", "last", "group")
        self._there: set[tuple[int, Key]] = {
            (indicator, (first, last, group)) for indicator, first, last, group in there
        }

    def layout(self) -> Layout:
        """The columns of the spreadsheet."""
        names = {name: name for name in self._indicators}
        return Layout(
            columns=(
                _column("indicator", _("Indicator"), Kind.CHOICE, required=True, choices=names),
                _column("period", _("Period"), Kind.OTHER, required=True, example="2023"),
                _column("group", _("Group")),
                _column("value", _("Value"), Kind.NUMBER, required=True),
                _column("document", _("Document"), required=True),
                _column("dated", _("Dated"), Kind.DAY),
                _column("place", _("Place in it")),
            ),
            same_by=("indicator", "period", "group"),
        )

    def looked(self, upload: Upload) -> Iterator[Fits | Problem | LeftOut]:
        """Every row of a spreadsheet; raises DocumentError as `lines` does."""
        for line in lines(io.BytesIO(upload.data), self.layout()):
            yield self._looked(line, upload)

    def _looked(self, line: Line, upload: Upload) -> Fits | Problem | LeftOut:
        if isinstance(line, LeftOut):
            return line
        if isinstance(line, Wrong):
            return Problem(line.row, str(FAULTS[line.fault]) % line.places)
        told = line.values
        indicator: Indicator = self._indicators[cast("str", told["indicator"])]
        given = Given(
            period=cast("Period", told["period"]),
            amount=cast("Decimal", told["value"]),
            document=cast("str", told["document"])[:300],
            group=cast("str", told["group"] or ""),
            dated=cast("date | None", told["dated"]),
            place=cast("str", told["place"] or "")[:100],
            row=line.row,
        )
        try:
            value = value_fitting(
                self._who, indicator, self._definitions[indicator.pk], given, upload
            )
        except NotValid as refusal:
            return Problem(line.row, str(refusal))
        if (indicator.pk, key_of(value)) in self._there:
            return Problem(line.row, already_there())
        return Fits(line.row, value, bool(line.formulas))


def _column(
    key: str,
    heading: Promise,
    kind: Kind = Kind.TEXT,
    *,
    required: bool = False,
    choices: Mapping[str, str] | None = None,
    example: str = "",
) -> Column:
    return Column(
        key=key,
        heading=str(heading),
        kind=kind,
        required=required,
        choices=choices or {},
        parse=Period.of if kind is Kind.OTHER else None,
        also=_in_each_language(heading),
        example=example,
    )


def _in_each_language(heading: Promise) -> tuple[str, ...]:
    """A heading as the template has it in each language."""
    found = []
    for language, _name in settings.LANGUAGES:
        with override(language):
            found.append(str(heading))
    return tuple(found)
