"""Which figures have been told: in passages drafted from the record, in annual reports.

Two things to know. What was drafted counts as told before it leaves, as two drafts may leave one
after the other; only what was withdrawn or set aside does not. And it is asked per indicator, so
that the next text of whatever kind gives no small count away beside it.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from ronda.apps.national.counting import shown_of
from ronda.apps.national.models import (
    AnnualSection,
    AnnualState,
    ContributionState,
    FromRecord,
    IndicatorValue,
    PieceLink,
    Submission,
    Target,
)
from ronda.figures.leaving import Shown


def told_before(indicators: Collection[int]) -> dict[int, list[Shown]]:
    """The figures told of each of these indicators, by its key."""
    found: dict[int, list[Shown]] = {key: [] for key in indicators}
    passages = FromRecord.objects.filter(indicator__in=indicators).exclude(
        passage__contribution__state=ContributionState.WITHDRAWN
    )
    for key, shown in passages.values_list("indicator", "shown"):
        if key is not None:
            found[key] += shown_of(shown)
    sections = AnnualSection.objects.exclude(report__state=AnnualState.DROPPED)
    for shown in sections.exclude(shown=[]).values_list("shown", flat=True):
        for key, *told in shown:
            if int(key) in found:
                found[int(key)] += shown_of([told])
    return found


@dataclass(frozen=True)
class SubmittedIn:
    """A text that went into a round, and the values, by key, that it told."""

    target: Target
    submission: Submission
    values: frozenset[int]


def submitted_with(indicator: int, values: Iterable[int]) -> list[SubmittedIn]:
    """The texts that told these values, by key, of an indicator, and were submitted."""
    wanted = set(values)
    told = FromRecord.objects.filter(indicator=indicator, values__overlap=sorted(wanted))
    by_passage = {passage: wanted.intersection(keys) for passage, keys in _keys_of(told)}
    links = PieceLink.objects.filter(passage__in=by_passage)
    version = "piece__version"
    used: dict[tuple[int, int], set[int]] = {}
    for target, number, passage in links.values_list(
        f"{version}__text__target", f"{version}__number", "passage"
    ):
        used.setdefault((target, number), set()).update(by_passage[passage])
    targets = Target.objects.in_bulk([target for target, _number in used])
    return [
        SubmittedIn(targets[int(key)], one, frozenset(used[int(key), number]))
        for one in (Submission.objects.all() if used else ())
        for key, number in one.versions.items()
        if (int(key), number) in used
    ]


def _keys_of(told: QuerySet[FromRecord]) -> QuerySet[FromRecord, tuple[int, list[int]]]:
    return told.values_list("passage", "values")


def withdrawn_since(keys: Collection[int]) -> list[IndicatorValue]:
    """Those of these values that were withdrawn."""
    found = IndicatorValue.objects.filter(pk__in=keys).exclude(withdrawn="")
    return list(found.select_related("indicator"))
