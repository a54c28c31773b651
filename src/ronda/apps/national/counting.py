"""Indicators and values of the desk as the values that `ronda.figures` reckons with.

Two things to know. Units are told in the reader's language by that room's own words. And what may
leave is worked out there, whoever asks.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ronda.apps.national.models import Indicator, IndicatorDefinition, IndicatorValue
from ronda.apps.national.selectors.institutions import called
from ronda.figures import model, series, writing
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
    period: Period
    broken_by: tuple[str, ...]
    percent: float


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


def told_in_order(records: Iterable[IndicatorValue]) -> list[Told]:
    """The values of one group in the order of time, each with what breaks the series before it."""
    there: Mapping[model.Value, IndicatorValue] = {value_of(one): one for one in records}
    found = series.series(there)
    breaks = {one.after: one.reasons for one in found.breaks}
    most = max((value.amount for value in found.values), default=0)
    return [
        Told(
            record=there[value],
            period=value.period,
            broken_by=tuple(str(WHY[why]) for why in breaks.get(value, ())),
            percent=float(100 * value.amount / most) if most else 0.0,
        )
        for value in found.values
    ]
