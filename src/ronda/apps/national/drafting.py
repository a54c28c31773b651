"""What the record says to a recommendation, as passages in the language of the answer.

Two things to know. Figures are told as they may leave: small counts held back, times that overlap
left out. And a passage is a proposal: whoever writes the text changes it, and a validator signs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from ronda.apps.national.counting import value_of
from ronda.apps.national.models import (
    Indicator,
    IndicatorValue,
    Institution,
    Measure,
    Submission,
    Target,
)
from ronda.apps.national.reminding import PAGES
from ronda.figures import writing
from ronda.figures.leaving import Row, leaving
from ronda.figures.model import Unit
from ronda.figures.periods import Period


@dataclass(frozen=True)
class Drafted:
    """A passage to be, with what it was drafted from; values by key."""

    institution: Institution
    words: str
    measure: Measure | None = None
    indicator: Indicator | None = None
    values: tuple[int, ...] = ()


def drafted_for(target: Target) -> list[Drafted]:
    """What measures and indicators say to a target; figures for times since it was answered."""
    since = last_answered(target)
    measures = Measure.objects.filter(serves__target=target).select_related("institution")
    indicators = Indicator.objects.filter(serves__target=target).select_related("institution")
    with override(PAGES.get(target.language, target.language)):
        told = [Drafted(one.institution, _measure(one), measure=one) for one in measures]
        told += [found for one in indicators if (found := _indicator(one, since, target.language))]
    return told


def last_answered(target: Target) -> date | None:
    """The day on which the State's text for a target was last submitted."""
    found = Submission.objects.filter(round=target.round, versions__has_key=str(target.pk)).first()
    return found.at.date() if found else None


def _measure(measure: Measure) -> str:
    """A measure in a few sentences."""
    told = {
        "name": measure.name,
        "kind": measure.get_kind_display(),
        "status": measure.get_status_display(),
        "begins": date_format(measure.begins, "DATE_FORMAT"),
        "ends": date_format(measure.ends, "DATE_FORMAT") if measure.ends else "",
    }
    if measure.ends:
        words = _("%(name)s (%(kind)s): %(status)s, from %(begins)s to %(ends)s.") % told
    else:
        words = _("%(name)s (%(kind)s): %(status)s, since %(begins)s.") % told
    done = [
        _("%(step)s: done on %(day)s.")
        % {"step": one.name, "day": date_format(one.done_on, "DATE_FORMAT")}
        for one in measure.steps.all()
        if one.done_on
    ]
    return " ".join(part for part in (words, measure.about.strip(), *done) if part)


def _indicator(indicator: Indicator, since: date | None, language: str) -> Drafted | None:
    """The figures of an indicator, a line for each period; None where there is none."""
    values = IndicatorValue.objects.filter(indicator=indicator, withdrawn="")
    named = "indicator__institution__names"
    found = list(
        values.select_related("indicator__institution", "definition").prefetch_related(named)
    )
    rows = [
        row
        for row in leaving(map(value_of, found), indicator.groups).rows
        if since is None or row.period.last > since
    ]
    if not rows:
        return None
    periods = {row.period for row in rows}
    unit = writing.unit(Unit(indicator.unit), language)
    lines = [line for row in rows for line in _lines((unit, language), row, indicator.groups)]
    return Drafted(
        institution=indicator.institution,
        words=f"{indicator.name}. {'; '.join(lines)}.",
        indicator=indicator,
        values=tuple(one.pk for one in found if Period(one.first, one.last) in periods),
    )


def _lines(told: tuple[str, str], row: Row, groups: Sequence[str]) -> Iterator[str]:
    """All, then each group, leaving out what was not counted; `told` are unit and language."""
    unit, language = told
    labels = (unit, *(f"{unit}, {group}" for group in groups))
    for label, one in zip(labels, (row.all, *row.groups), strict=True):
        if one.amount is not None or one.held_back:
            yield writing.line(label, row.period, one.amount, language)
