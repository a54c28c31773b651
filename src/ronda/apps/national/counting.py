"""Indicators and values of the desk as the values that `ronda.figures` reckons with.

Two things to know. Units are told in the reader's language by that room's own words. And what may
leave is worked out there, whoever asks.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ronda.apps.national.models import Indicator, IndicatorDefinition, IndicatorValue
from ronda.apps.national.selectors.changes import Change
from ronda.apps.national.selectors.institutions import called
from ronda.figures import model, series, writing
from ronda.figures.leaving import Row, Shown
from ronda.figures.periods import Period

_TAGS = {"sr": "sr-Cyrl", "sr-latn": "sr-Latn"}
WHY = {
    series.Why.DEFINITION: _("what is counted was defined anew"),
    series.Why.OVERLAP: _("the times overlap"),
    series.Why.LENGTH: _("the times are not of the same length"),
    series.Why.GAP: _("a time is missing between them"),
}


@dataclass(frozen=True)
class Told:
    """A value with what stands before it: why it cannot be compared with the one above."""

    record: IndicatorValue
    value: model.Value
    broken_by: tuple[str, ...]
    percent: float

    @property
    def period(self) -> Period:
        """The time that it counts."""
        return self.value.period


def reader() -> str:
    """The tag of the reader's language, as figures are told in."""
    language = get_language() or "en"
    return _TAGS.get(language, language)


def unit_name(unit: str) -> str:
    """A unit in the reader's language."""
    return writing.unit(model.Unit(unit), reader())


def indicator_of(record: Indicator, definitions: Iterable[IndicatorDefinition]) -> model.Indicator:
    """The indicator as a value."""
    told = (model.Definition(one.number, one.words, one.since) for one in definitions)
    groups = {record.breakdown: tuple(record.groups)} if record.groups else {}
    return model.Indicator(record.name, model.Unit(record.unit), tuple(told), groups)


def value_of(record: IndicatorValue) -> model.Value:
    """A value of an indicator, whose indicator and definition were fetched with it."""
    indicator = record.indicator
    return model.Value(
        indicator=indicator.name,
        unit=model.Unit(indicator.unit),
        definition=record.definition.number,
        period=Period(record.first, record.last),
        amount=record.amount,
        source=model.Source(
            called(indicator.institution), record.document, record.dated, record.place
        ),
        breakdown=indicator.breakdown if record.group else "",
        group=record.group,
        withdrawn=record.withdrawn,
    )


def shown_of(records: Iterable[Sequence[object]]) -> list[Shown]:
    """Figures that were told, as passages and sections keep them."""
    return [
        Shown(
            Period(date.fromisoformat(str(first)), date.fromisoformat(str(last))),
            str(group),
            Decimal(str(amount)),
        )
        for first, last, group, amount in records
    ]


def kept_of(rows: Iterable[Row], groups: Sequence[str]) -> list[list[str]]:
    """The figures that rows tell, to be kept with what tells them."""
    return [
        [row.period.first.isoformat(), row.period.last.isoformat(), group, f"{one.amount:f}"]
        for row in rows
        for group, one in zip(("", *groups), (row.all, *row.groups), strict=True)
        if one.amount is not None
    ]


def told_in_order(records: Iterable[IndicatorValue], changes: Iterable[Change] = ()) -> list[Told]:
    """The values of one group in the order of time, each with what breaks the series before it.

    `changes` are those of what is counted that the definition does not tell, such as of a law.
    """
    there: Mapping[model.Value, IndicatorValue] = {value_of(one): one for one in records}
    found = series.series(there)
    breaks = {one.after: one.reasons for one in found.breaks}
    since = _changed_before(found.values, list(changes))
    most = max((value.amount for value in found.values), default=0)
    return [
        Told(
            record=there[value],
            value=value,
            broken_by=(*(str(WHY[why]) for why in breaks.get(value, ())), *since[value]),
            percent=float(100 * value.amount / most) if most else 0.0,
        )
        for value in found.values
    ]


def _changed_before(
    values: Iterable[model.Value], changes: list[Change]
) -> dict[model.Value, tuple[str, ...]]:
    """What changed within the time of each value, or between it and the one before."""
    told: dict[model.Value, tuple[str, ...]] = {}
    before: model.Value | None = None
    for value in values:
        after = before.period.first if before else value.period.first
        between = (one for one in changes if after < one.day <= value.period.last)
        told[value] = tuple(one.words for one in sorted(between, key=lambda one: one.day))
        before = value
    return told
