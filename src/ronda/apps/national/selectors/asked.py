"""Recommendations at a desk: what is asked now, what came from outside, what something serves.

Two things to know. What is asked now is `Gathered`, anew each time; what something serves, or came
from outside, is a `Target`; one that is both is told once, as it is asked now. And pages offer some
of them at a time, as a State has thousands.
"""

from collections.abc import Collection, Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from ronda.apps.national.askable import Askable, unboxed
from ronda.apps.national.models import (
    Gathered,
    IndicatorServes,
    MeasureServes,
    Target,
    TargetKind,
)
from ronda.apps.national.standing import Standing

Asked = Gathered | Target
Recommended = Asked | Askable
MOST_OFFERED = 50


def recommendations(who: Standing) -> list[Asked]:
    """Every recommendation that is asked now, is served, or came from outside, each once."""
    return [*gathered_asked(who, ""), *targets_asked(who, "")]


def recommendations_unboxed(who: Standing, words: str = "") -> list[Askable]:
    """Those of open factsheets without a box that nothing serves: not answered, yet they ask."""
    told = words.casefold()
    found = [
        one
        for one in unboxed(who.person, who.party_id)
        if told in one.code.casefold() or told in one.wording.casefold()
    ]
    keys = _of([one.key for one in found])
    asked: list[Asked] = [
        *gathered_asked(who, "").filter(keys),
        *targets_asked(who, "").filter(keys),
    ]
    known = {one.key for one in asked}
    return [one for one in found if one.key not in known]


def recommendations_offered(who: Standing, words: str, keys: Collection[str]) -> list[Recommended]:
    """Those with these keys, then the first of those that have words in them or are called so."""
    chosen = recommendations_with(who, keys)
    there = {one.key for one in chosen}
    found: list[Recommended] = [
        *gathered_asked(who, words)[:MOST_OFFERED],
        *recommendations_unboxed(who, words)[:MOST_OFFERED],
        *targets_asked(who, words)[:MOST_OFFERED],
    ]
    return [*chosen, *(one for one in found if one.key not in there)][: len(chosen) + MOST_OFFERED]


def recommendations_with(who: Standing, keys: Collection[str]) -> list[Recommended]:
    """The recommendations with these keys, whether they are asked now or something was tied."""
    if not keys:
        return []
    asked = gathered_asked(who, "").filter(_of(keys))
    kept = targets_kept(who.party_id, keys)
    found: list[Recommended] = [*asked, *kept]
    if len({one.key for one in found}) < len(set(keys)):
        found += [one for one in recommendations_unboxed(who) if one.key in keys]
    by_key: dict[str, Recommended] = {}
    for one in found:
        by_key.setdefault(one.key, one)
    return list(by_key.values())


def called_in_spreadsheets(found: Iterable[Recommended]) -> dict[str, str]:
    """The key of each by what people write for it: body and code, where these name one alone."""
    by_name: dict[str, list[str]] = {}
    for one in found:
        by_name.setdefault(f"{one.asked_by} {one.code}", []).append(one.key)
    return {name if len(keys) == 1 else key: key for name, keys in by_name.items() for key in keys}


def targets_kept(party_id: int, keys: Collection[str]) -> QuerySet[Target]:
    """The records that the desk has under these keys."""
    found = Target.objects.filter(_of(keys) | Q(outside__in=_outside(keys)), party=party_id)
    return found.select_related("round__body", "outside")


def gathered_asked(who: Standing, words: str) -> QuerySet[Gathered]:
    """What is asked now; with words, where they stand in it."""
    asked = Gathered.objects.filter(party=who.party_id, kind=TargetKind.RECOMMENDATION)
    return asked.filter(_has(words)).select_related("round__body").order_by("round", "id")


def targets_asked(who: Standing, words: str) -> QuerySet[Target]:
    """What is served or came from outside, and is not asked now."""
    tied = Exists(MeasureServes.objects.filter(target=OuterRef("pk"))) | Exists(
        IndicatorServes.objects.filter(target=OuterRef("pk"))
    )
    now = Gathered.objects.filter(
        party=who.party_id,
        round=OuterRef("round"),
        kind=TargetKind.RECOMMENDATION,
        code=OuterRef("code"),
    )
    found = Target.objects.filter(
        tied | Q(outside__isnull=False), party=who.party_id, kind=TargetKind.RECOMMENDATION
    )
    every = found.exclude(Exists(now)).filter(_has(words, Q(outside__body__icontains=words)))
    return every.select_related("round__body", "outside").order_by("round", "outside__body", "id")


def _has(words: str, more: Q | None = None) -> Q:
    if not words:
        return Q()
    told = Q(code__icontains=words) | Q(wording__icontains=words)
    return told | more if more is not None else told


def _of(keys: Collection[str]) -> Q:
    """What a round asks under these keys; nothing where there are none."""
    told = Q(pk__in=())
    for key in keys:
        round_id, _sep, rest = key.partition(":")
        kind, _sep, code = rest.partition(":")
        if round_id.isdecimal() and len(round_id) < 10:
            told |= Q(round=int(round_id), kind=kind, code=code)
    return told


def _outside(keys: Collection[str]) -> list[int]:
    told = (key.removeprefix("outside:") for key in keys if key.startswith("outside:"))
    return [int(one) for one in told if one.isdecimal() and len(one) < 19]
