"""The tables of a State's figures, as the national export has them.

Two things to know. Amounts stand in them as they were given, small counts too. And a value that was
withdrawn stands there with the reason, and does not hold.
"""

from ronda.apps.national.models import (
    Aim,
    Indicator,
    IndicatorDefinition,
    IndicatorServes,
    IndicatorValue,
)
from ronda.apps.national.selectors.registers import Field, Holds, Table
from ronda.figures.model import Unit

_RECOMMENDATION = Field("recommendation", "What is asked", Holds.WHOLE, "recommendations")
_INSTITUTION = Field("institution", "The institution", Holds.WHOLE, "institutions")
_INDICATOR = Field("indicator", "The indicator", Holds.WHOLE, "indicators")


def figure_tables() -> list[Table]:
    """Indicators with all that is of them, each table before what it points at."""
    return [
        _indicators_serve(),
        _indicator_targets(),
        _indicator_values(),
        _indicator_definitions(),
        _indicators(),
    ]


def _indicators_serve() -> Table:
    return Table(
        "indicators_serve",
        "For which recommendations an indicator tells how far they have come",
        (_INDICATOR, _RECOMMENDATION),
        IndicatorServes.objects.all,
        lambda one: (one.indicator_id, one.target_id),
    )


def _indicator_targets() -> Table:
    return Table(
        "indicator_targets",
        "What is aimed at for a period, and where that was decided",
        (
            _INDICATOR,
            Field("definition", "By what it is counted", Holds.WHOLE, "indicator_definitions"),
            Field("first", "First day of the period", Holds.DAY),
            Field("last", "Last day of the period", Holds.DAY),
            Field("group", "The group; empty where all are counted"),
            Field("direction", "at-least or at-most"),
            Field("amount", "The figure aimed at", Holds.NUMBER),
            _RECOMMENDATION,
            Field("decision", "The document in which it was decided"),
            Field("dated", "Day of the document", Holds.DAY),
            Field("withdrawn", "Why it was withdrawn; such a target does not hold"),
        ),
        Aim.objects.all,
        lambda one: (
            one.indicator_id,
            one.definition_id,
            one.first,
            one.last,
            one.group,
            one.direction,
            one.amount,
            one.target_id,
            one.decision,
            one.dated,
            one.withdrawn,
        ),
    )


def _indicator_values() -> Table:
    return Table(
        "indicator_values",
        "Figures as they were given; small counts of persons are not held back here",
        (
            _INDICATOR,
            Field("definition", "By what it was counted", Holds.WHOLE, "indicator_definitions"),
            Field("first", "First day of the period", Holds.DAY),
            Field("last", "Last day of the period", Holds.DAY),
            Field("group", "The group; empty where all were counted"),
            Field("amount", "The figure", Holds.NUMBER),
            Field("document", "The document in which it stands"),
            Field("dated", "Day of the document", Holds.DAY),
            Field("place", "Where in the document"),
            Field("given_at", "When it was given", Holds.MOMENT),
            Field("withdrawn", "Why it was withdrawn; such a figure does not hold"),
        ),
        IndicatorValue.objects.all,
        lambda one: (
            one.indicator_id,
            one.definition_id,
            one.first,
            one.last,
            one.group,
            one.amount,
            one.document,
            one.dated,
            one.place,
            one.given_at,
            one.withdrawn,
        ),
    )


def _indicator_definitions() -> Table:
    return Table(
        "indicator_definitions",
        "What an indicator counts from a day on; a series breaks there",
        (
            _INDICATOR,
            Field("number", "Its number, from 1", Holds.WHOLE),
            Field("words", "What is counted"),
            Field("since", "From which day on", Holds.DAY),
        ),
        IndicatorDefinition.objects.all,
        lambda one: (one.indicator_id, one.number, one.words, one.since),
    )


def _indicators() -> Table:
    return Table(
        "indicators",
        "What is counted",
        (
            Field("name", "Name"),
            Field("unit", f"{', '.join(unit.value for unit in Unit)}; no two are ever added"),
            _INSTITUTION,
            Field("breakdown", "What its groups are of"),
            Field("groups", "The groups", Holds.LIST),
        ),
        Indicator.objects.all,
        lambda one: (one.name, one.unit, one.institution_id, one.breakdown, one.groups),
    )
