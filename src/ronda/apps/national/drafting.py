"""What the record says to a recommendation, as passages in the language of the answer.

Two things to know. Figures are told as they may leave: small counts held back, times that overlap
left out. And a passage is a proposal: whoever writes the text changes it, and a validator signs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from ronda.apps.national.counting import kept_of, value_of
from ronda.apps.national.models import (
    Indicator,
    IndicatorValue,
    Institution,
    Measure,
    Target,
)
from ronda.apps.national.reminding import PAGES
from ronda.apps.national.selectors.answered import last_answered
from ronda.apps.national.selectors.changes import counted_for
from ronda.apps.national.selectors.told import told_before
from ronda.apps.wordings import day_named
from ronda.figures import writing
from ronda.figures.leaving import Row, Shown, leaving
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
    shown: Sequence[Sequence[str]] = ()


def drafted_for(target: Target) -> list[Drafted]:
    """What measures and indicators say to a target; figures for times since it was answered."""
    since = last_answered(target)
    measures = Measure.objects.filter(serves__target=target).select_related("institution")
    tells = Q(serves__target=target) | Q(pk__in=counted_for(target))
    indicators = Indicator.objects.filter(tells).select_related("institution").distinct()
    before = told_before([one.pk for one in indicators])
    with override(PAGES.get(target.language, target.language)):
        told = [Drafted(one.institution, measure_told(one), measure=one) for one in measures]
        for one in indicators:
            wanted = Wanted(target.language, before[one.pk], after=since)
            if found := indicator_told(one, wanted):
                told.append(found)
    return told


@dataclass(frozen=True)
class Wanted:
    """What figures are told: in a language, beside those told before, of what time."""

    language: str
    before: Sequence[Shown]
    after: date | None = None
    year: int | None = None

    def has(self, period: Period) -> bool:
        """Whether a period is of that time."""
        if self.year is not None and not period.first.year == self.year == period.last.year:
            return False
        return self.after is None or period.last > self.after


def measure_told(measure: Measure, year: int | None = None) -> str:
    """A measure in a few sentences, with the steps that were done, in a year if one is told."""
    told = {
        "name": measure.name,
        "kind": measure.get_kind_display(),
        "status": measure.get_status_display(),
        "begins": day_named(measure.begins),
        "ends": day_named(measure.ends) if measure.ends else "",
    }
    if measure.ends:
        words = _("%(name)s (%(kind)s): %(status)s, from %(begins)s to %(ends)s.") % told
    else:
        words = _("%(name)s (%(kind)s): %(status)s, since %(begins)s.") % told
    done = [
        _("%(step)s: done on %(day)s.") % {"step": one.name, "day": day_named(one.done_on)}
        for one in measure.steps.all()
        if one.done_on and year in (None, one.done_on.year)
    ]
    return " ".join(part for part in (words, measure.about.strip(), *done) if part)


def indicator_told(indicator: Indicator, wanted: Wanted) -> Drafted | None:
    """The figures of an indicator, a line for each period; None where there is none."""
    values = IndicatorValue.objects.filter(indicator=indicator, withdrawn="")
    named = "indicator__institution__names"
    found = list(
        values.select_related("indicator__institution", "definition").prefetch_related(named)
    )
    leaves = leaving(map(value_of, found), indicator.groups, wanted.before)
    rows = [row for row in leaves.rows if wanted.has(row.period)]
    if not rows:
        return None
    periods = {row.period for row in rows}
    unit = writing.unit(Unit(indicator.unit), wanted.language)
    told = (unit, wanted.language)
    lines = [line for row in rows for line in _lines(told, row, indicator.groups)]
    return Drafted(
        institution=indicator.institution,
        words=f"{indicator.name}. {'; '.join(lines)}.",
        indicator=indicator,
        values=tuple(one.pk for one in found if Period(one.first, one.last) in periods),
        shown=kept_of(rows, indicator.groups),
    )


def _lines(told: tuple[str, str], row: Row, groups: Sequence[str]) -> Iterator[str]:
    """All, then each group, leaving out what was not counted; `told` are unit and language."""
    unit, language = told
    labels = (unit, *(f"{unit}, {group}" for group in groups))
    for label, one in zip(labels, (row.all, *row.groups), strict=True):
        if one.amount is not None or one.held_back:
            yield writing.line(label, row.period, one.amount, language)
