"""Filters for figures: units, periods and numbers in the reader's language."""

from decimal import Decimal

from django import template

from ronda.apps.national.counting import reader
from ronda.apps.national.counting import unit_name as named
from ronda.apps.national.models import IndicatorValue
from ronda.figures import writing
from ronda.figures.periods import Period

register = template.Library()


@register.filter
def unit_name(unit: str) -> str:
    """A unit, as "Persons charged"."""
    return named(unit)


@register.filter
def figure(amount: Decimal | None) -> str:
    """A number with its thousands apart; that it is not shown where there is none."""
    return writing.number(amount, reader())


@register.filter
def period(when: Period | IndicatorValue) -> str:
    """A period in words, or that of a value."""
    told = when if isinstance(when, Period) else Period(when.first, when.last)
    return writing.period(told, reader())
