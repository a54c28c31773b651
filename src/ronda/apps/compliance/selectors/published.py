"""What stands in published factsheets, table by table, and what was published and is no more.

Two things to know. Everything begins with `newest_published`, as the pages' search does. And an
edition is gone where it was published once and is not now, whatever became of it since: that it
was there is known to everybody.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from ronda.apps.accounts.selectors import Actor
from ronda.apps.compliance.models import (
    Edition,
    FollowUp,
    Observation,
    Practice,
    PracticeBox,
    Recommendation,
    Status,
)
from ronda.apps.compliance.selectors.editions import BESIDE, LONG, newest_published, visible_to

_SHEET = ("factsheet__party", "factsheet__round__body")


def _beside(to_edition: str, *more: str) -> tuple[str, ...]:
    return (*(f"{to_edition}__{one}" for one in _SHEET), *more)


def _keys(actor: Actor) -> QuerySet[Any]:
    return newest_published(actor).order_by().values("pk")


def recommendations_published(actor: Actor) -> QuerySet[Recommendation]:
    """Every recommendation of the newest published factsheets, with chapter and lead-in."""
    found = Recommendation.objects.filter(edition__in=_keys(actor))
    return found.select_related(*_beside("edition", "chapter", "lead_in"))


def observations_published(actor: Actor) -> QuerySet[Observation]:
    """Every observation of the newest published factsheets."""
    found = Observation.objects.filter(chapter__edition__in=_keys(actor))
    return found.select_related(*_beside("chapter__edition", "lead_in"))


def follow_ups_published(actor: Actor) -> QuerySet[FollowUp]:
    """Every orange box with a text in the newest published factsheets."""
    found = FollowUp.objects.filter(recommendation__edition__in=_keys(actor)).exclude(text="")
    return found.select_related(*_beside("recommendation__edition", "recommendation__chapter"))


def practices_published(actor: Actor) -> QuerySet[Practice]:
    """Every practice that the Committee tells of in the newest published factsheets."""
    found = Practice.objects.filter(chapter__edition__in=_keys(actor))
    return found.select_related(*_beside("chapter__edition"))


def practice_boxes_published(actor: Actor) -> QuerySet[PracticeBox]:
    """Every blue box with a text in the newest published factsheets."""
    found = PracticeBox.objects.filter(chapter__edition__in=_keys(actor)).exclude(text="")
    return found.select_related(*_beside("chapter__edition"))


def editions_published(actor: Actor) -> QuerySet[Edition]:
    """Every published edition, the older ones of a factsheet too."""
    return visible_to(actor).filter(status=Status.PUBLISHED)


def editions_gone() -> QuerySet[Edition]:
    """Every edition that was published once and is not now; whoever asks."""
    gone = Edition.objects.filter(published_at__isnull=False, withdrawn_at__isnull=False)
    return gone.exclude(status=Status.PUBLISHED).select_related(*BESIDE).defer(*LONG)


def was_published(stable_id: UUID) -> Edition | None:
    """The newest edition that had this recommendation and was or is published; None where none."""
    public = Q(edition__status=Status.PUBLISHED) | Q(
        edition__published_at__isnull=False, edition__withdrawn_at__isnull=False
    )
    row = (
        Recommendation.objects.filter(public, stable_id=stable_id)
        .select_related(*_beside("edition"))
        .order_by("-edition__published_at", "-pk")
        .first()
    )
    return row.edition if row is not None else None


def addressed(
    actor: Actor, rounds: Iterable[int], codes: Iterable[str]
) -> dict[tuple[int, str], list[str]]:
    """For each round and code, the codes of the Parties of which it is asked, in order."""
    rows = Recommendation.objects.filter(
        edition__in=_keys(actor),
        edition__factsheet__round__in=set(rounds),
        codes__overlap=sorted(set(codes)),
    ).values_list("edition__factsheet__round", "codes", "edition__factsheet__party__code")
    found: dict[tuple[int, str], set[str]] = {}
    for round, under, party in rows:
        for code in under:
            found.setdefault((round, code), set()).add(party)
    return {at: sorted(parties) for at, parties in found.items()}
