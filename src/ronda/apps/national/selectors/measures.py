"""Measures as somebody may see them: the coordinator all, others what they lead or take part in.

Two things to know. A board has a column for each status, a timeline a bar for each measure; both
are of the same measures. And what is asked and served by nothing is told, not left to be noticed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.errors import NotVisible
from ronda.apps.national.models import (
    Gathered,
    Measure,
    MeasureServes,
    MeasureStatus,
    MeasureStep,
    Target,
    TargetKind,
)
from ronda.apps.national.standing import Standing


@dataclass(frozen=True)
class Column:
    """A column of the board."""

    status: MeasureStatus
    measures: list[Measure]


@dataclass(frozen=True)
class Bar:
    """A measure on the timeline; `start` and `width` in hundredths of it."""

    measure: Measure
    start: float
    width: float


@dataclass(frozen=True)
class Served:
    """A recommendation, and the measures that serve it."""

    asked: Gathered | Target
    measures: list[Measure]


def measures_visible(who: Standing) -> QuerySet[Measure]:
    """The measures that somebody may see, with what they serve."""
    serves = MeasureServes.objects.select_related("target__round__body")
    every = (
        Measure.objects.select_related("institution")
        .prefetch_related("institution__names", Prefetch("serves", queryset=serves))
        .order_by("begins", "id")
    )
    if who.coordinator:
        return every
    theirs = Q(institution__in=who.works_for) | Q(partners__institution__in=who.works_for)
    return every.filter(theirs).distinct()


def measure_visible(who: Standing, id: int) -> Measure:
    """One of them; raises NotVisible."""
    found = measures_visible(who).filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such page."))
    return found


def step_visible(who: Standing, id: int) -> MeasureStep:
    """A step of a measure that somebody may see; raises NotVisible."""
    steps = MeasureStep.objects.select_related("measure")
    found = steps.filter(pk=id, measure__in=measures_visible(who)).first()
    if found is None:
        raise NotVisible(_("There is no such page."))
    return found


def board_of(measures: Sequence[Measure]) -> list[Column]:
    """The measures by how far they have come."""
    return [
        Column(status, [one for one in measures if one.status == status])
        for status in MeasureStatus
    ]


def timeline_of(measures: Sequence[Measure]) -> tuple[list[Bar], list[tuple[int, float]]]:
    """A bar for each measure, and where each year begins; one without an end lasts to the last."""
    if not measures:
        return [], []
    today = timezone.localdate()
    first = date(min(one.begins for one in measures).year, 1, 1)
    latest = max([today, *(one.ends or one.begins for one in measures)])
    days = (date(latest.year, 12, 31) - first).days + 1

    def at(day: date) -> float:
        return 100 * (day - first).days / days

    bars = []
    for one in measures:
        end = at(one.ends) if one.ends else 100.0
        bars.append(Bar(one, at(one.begins), max(end - at(one.begins), 0.7)))
    years = [(year, at(date(year, 1, 1))) for year in range(first.year, latest.year + 1)]
    return bars, years


def recommendations(who: Standing) -> list[Gathered | Target]:
    """Every recommendation that is asked now, and those that measures serve, each once."""
    wanted = {"party": who.party_id, "kind": TargetKind.RECOMMENDATION}
    asked = Gathered.objects.filter(**wanted).select_related("round__body")
    known = {one.key for one in asked}
    tied = Q(served_by__isnull=False) | Q(counted_by__isnull=False)
    served = Target.objects.filter(tied, **wanted).select_related("round__body")
    return [*asked, *(one for one in served.distinct() if one.key not in known)]


def served_by_measures(who: Standing) -> list[Served]:
    """Each recommendation with its measures, those without any first."""
    by_key: dict[str, list[Measure]] = {}
    for measure in measures_visible(who):
        for one in measure.serves.all():
            by_key.setdefault(one.target.key, []).append(measure)
    found = [Served(one, by_key.get(one.key, [])) for one in recommendations(who)]
    return sorted(found, key=lambda one: bool(one.measures))
