"""What the rows of a spreadsheet become at the desk: values of indicators, or a problem each.

Two things to know. Everything that is needed is fetched first, inside the door; the rows are then
read without the database, however many they are. And what is wrong with a row is told in one
sentence in the language of whoever handed it in.
"""

import io
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import cast

from django.utils.translation import gettext_lazy as _

from ronda.apps.errors import NotValid
from ronda.apps.national.models import (
    Indicator,
    IndicatorDefinition,
    IndicatorValue,
    Spreadsheet,
    Upload,
)
from ronda.apps.national.selectors.figures import indicators_to_count
from ronda.apps.national.services.figures import (
    Given,
    Key,
    already_there,
    key_of,
    value_fitting,
)
from ronda.apps.national.services.rows import Fits, Problem, column
from ronda.apps.national.standing import Standing
from ronda.figures.periods import Period
from ronda.spreadsheets.faults import Wrong
from ronda.spreadsheets.layout import Column, Kind, Layout
from ronda.spreadsheets.reading import LeftOut, Line, lines

Found = Fits[IndicatorValue] | Problem | LeftOut
COLUMNS = (_("Indicator"), _("Period"), _("Group"), _("Value"))
"""What is shown of a row as it was understood."""


def columns_of(indicators: Mapping[str, str]) -> tuple[Column, ...]:
    """The columns of a spreadsheet of values; `indicators` are those that may stand in it."""
    return (
        column("indicator", _("Indicator"), Kind.CHOICE, required=True, choices=indicators),
        column("period", _("Period"), Kind.OTHER, required=True, example="2023"),
        column("group", _("Group")),
        column("value", _("Value"), Kind.NUMBER, required=True),
        column("document", _("Document"), required=True),
        column("dated", _("Dated"), Kind.DAY),
        column("place", _("Place in it")),
    )


class Values:
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
        return Layout(columns=columns_of(names), same_by=("indicator", "period", "group"))

    def looked(self, upload: Spreadsheet) -> Iterator[Found]:
        """Every row of a spreadsheet; raises DocumentError as `lines` does."""
        for line in lines(io.BytesIO(upload.data), self.layout()):
            yield self._looked(line, upload)

    def _looked(self, line: Line, upload: Spreadsheet) -> Found:
        if isinstance(line, LeftOut):
            return line
        if isinstance(line, Wrong):
            return Problem.of(line)
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
                self._who, indicator, self._definitions[indicator.pk], given, cast("Upload", upload)
            )
        except NotValid as refusal:
            return Problem(line.row, str(refusal))
        if (indicator.pk, key_of(value)) in self._there:
            return Problem(line.row, already_there())
        period = f"{value.first.isoformat()} – {value.last.isoformat()}"
        seen = (indicator.name, period, value.group, f"{value.amount:f}")
        return Fits(line.row, value, seen, bool(line.formulas))
