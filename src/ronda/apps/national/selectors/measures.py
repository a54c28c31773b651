"""Measures as somebody may see them: the coordinator all, others what they lead or take part in.

Two things to know. A board has a column for each status, a timeline a bar for each measure; both
are of the same measures. And a long record is shown some measures at a time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.errors import NotVisible
from ronda.apps.national.models import (
    Measure,
    MeasurePartner,
    MeasureServes,
    MeasureStatus,
    MeasureStep,
)
from ronda.apps.national.selectors.asked import recommendations as recommendations  # noqa: PLC0414 — for registers
from ronda.apps.national.standing import Standing


@dataclass(frozen=True)
class Column:
    """A column of the board: its first measures, and how many there are altogether."""

    status: MeasureStatus
    count: int
    measures: list[Measure]


@dataclass(frozen=True)
class Bar:
    """A measure on the timeline; `start` and `width` in hundredths of it."""

    measure: Measure
    start: float
    width: float


IN_A_COLUMN = 20
"""How many measures a column of the board shows."""


def measures_visible(who: Standing) -> QuerySet[Measure]:
    """The measures that somebody may see, with what they serve."""
    serves = MeasureServes.objects.select_related("target__round__body", "target__outside")
    every = (
        Measure.objects.select_related("institution")
        .prefetch_related("institution__names", Prefetch("serves", queryset=serves))
        .order_by("begins", "id")
    )
    if who.coordinator:
        return every
    takes_part = MeasurePartner.objects.filter(
        measure=OuterRef("pk"), institution__in=who.works_for
    )
    return every.filter(Q(institution__in=who.works_for) | Exists(takes_part))


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


def board_of(measures: QuerySet[Measure]) -> list[Column]:
    """The measures by how far they have come, the newest of each."""
    counts = dict(measures.order_by().values_list("status").annotate(count=Count("pk")))
    columns = []
    for status in MeasureStatus:
        newest = measures.filter(status=status).order_by("-begins", "-id")
        found = list(newest[:IN_A_COLUMN]) if counts.get(status) else []
        columns.append(Column(status, counts.get(status, 0), found))
    return columns


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
