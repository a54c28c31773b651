"""Recommendations with the measures that serve them, those that none serves first.

Two things to know. They are put in order by where they lie, without their words; words and measures
are fetched for the page that is shown. And a measure that somebody does not see is not told.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from ronda.apps.national.askable import Askable
from ronda.apps.national.models import (
    Gathered,
    MeasureServes,
    MeasureStatus,
    Target,
    TargetKind,
)
from ronda.apps.national.selectors.asked import (
    Asked,
    Recommended,
    gathered_asked,
    recommendations_unboxed,
    targets_asked,
)
from ronda.apps.national.selectors.measures import measures_visible
from ronda.apps.national.standing import Standing


@dataclass(frozen=True, slots=True)
class Serving:
    """A measure that serves a recommendation, as the list names it."""

    pk: int
    name: str
    status: MeasureStatus


@dataclass(frozen=True)
class Served:
    """A recommendation, and the measures that serve it."""

    asked: Recommended
    measures: list[Serving]


@dataclass(frozen=True)
class Place:
    """A recommendation by where it lies, without its words."""

    is_gathered: bool
    pk: int


def places_of(who: Standing, words: str = "") -> list[Place | Askable]:
    """Every recommendation in order, those that no measure serves first; with words, such.

    One without a box that nothing serves yet is no row of the desk: it stands for itself.
    """
    same = {"target__round": OuterRef("round"), "target__code": OuterRef("code")}
    tied = MeasureServes.objects.filter(**same, target__kind=TargetKind.RECOMMENDATION)
    asked = gathered_asked(who, words).annotate(served=Exists(tied)).values_list("served", "pk")
    own = MeasureServes.objects.filter(target=OuterRef("pk"))
    there = targets_asked(who, words).annotate(served=Exists(own)).values_list("served", "pk")
    without_box = recommendations_unboxed(who, words)
    every: list[tuple[bool, int, int, Place | Askable]] = [
        *((False, 1, turn, one) for turn, one in enumerate(without_box)),
        *((served, 0, turn, Place(True, pk)) for turn, (served, pk) in enumerate(asked)),
        *((served, 2, turn, Place(False, pk)) for turn, (served, pk) in enumerate(there)),
    ]
    return [place for *_order, place in sorted(every, key=lambda one: one[:3])]


def served_at(who: Standing, places: Sequence[Place | Askable]) -> list[Served]:
    """The recommendations at these places, with the measures that serve them."""
    rows = [one for one in places if isinstance(one, Place)]
    asked = Gathered.objects.select_related("round__body").in_bulk(
        [one.pk for one in rows if one.is_gathered]
    )
    there = Target.objects.select_related("round__body", "outside").in_bulk(
        [one.pk for one in rows if not one.is_gathered]
    )
    found: list[Recommended] = [
        one if isinstance(one, Askable) else (asked if one.is_gathered else there)[one.pk]
        for one in places
    ]
    by_key = _measures_of(who, [one for one in found if not isinstance(one, Askable)])
    return [Served(one, by_key.get(one.key, [])) for one in found]


def _measures_of(who: Standing, found: Sequence[Asked]) -> dict[str, list[Serving]]:
    """The measures of each, by its key; there may be hundreds, so no more than names is read."""
    targets = {one.pk: one.key for one in Target.objects.filter(_targets_of(found))}
    tied = MeasureServes.objects.filter(
        target__in=targets, measure__in=measures_visible(who).order_by()
    ).order_by("measure__begins", "measure")
    by_key: dict[str, list[Serving]] = {}
    told = tied.values_list("target", "measure", "measure__name", "measure__status")
    for target, pk, name, status in told:
        serving = Serving(pk, name, MeasureStatus(status))
        by_key.setdefault(targets[target], []).append(serving)
    return by_key


def served_by_measures(who: Standing, words: str = "") -> list[Served]:
    """Each recommendation with its measures, those without any first."""
    return served_at(who, places_of(who, words))


def _targets_of(found: Sequence[Asked]) -> Q:
    told = Q(pk__in=[one.pk for one in found if isinstance(one, Target)])
    for one in found:
        if isinstance(one, Gathered):
            told |= Q(round=one.round_id, kind=one.kind, code=one.code)
    return told
