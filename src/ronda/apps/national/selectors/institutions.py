"""Institutions with their names, units, posts and routes.

Two things to know. Everything comes with its names, so that a page asks the database once. And an
institution is called as it was on a day: today's name in the reader's language and script, if any.
"""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ronda.apps.errors import NotVisible
from ronda.apps.national.models import (
    Holiday,
    Institution,
    InstitutionName,
    NameKind,
    Route,
    RouteKind,
    Target,
    TargetKind,
)

_TAGS = {"sr": "sr-Cyrl", "sr-latn": "sr-Latn"}


def institutions() -> QuerySet[Institution]:
    """Every institution of the desk with its names."""
    return Institution.objects.prefetch_related("names").order_by("pk")


def institution_visible(id: int) -> Institution:
    """The institution with this key; raises NotVisible."""
    found = institutions().filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such institution."))
    return found


def institutions_there() -> list[Institution]:
    """Those that are not dissolved, by name."""
    return sorted(institutions().filter(dissolved_on=None), key=called)


def tree() -> list[tuple[int, Institution]]:
    """Every institution with its depth, units below what they are units of."""
    below: dict[int | None, list[Institution]] = {}
    for one in sorted(institutions(), key=called):
        below.setdefault(one.parent_id, []).append(one)

    def branch(parent: int | None, depth: int) -> Iterable[tuple[int, Institution]]:
        for one in below.get(parent, []):
            yield depth, one
            yield from branch(one.pk, depth + 1)

    return list(branch(None, 0))


def called(institution: Institution, on: date | None = None) -> str:
    """What an institution is called on a day, in the reader's language if it has a name there."""
    names = list(institution.names.all())
    if not names:
        return _("institution without a name")
    day = on or timezone.localdate()
    reader = get_language() or "en"
    wanted = (_TAGS.get(reader, reader), "en")
    return max(names, key=lambda name: _fits(name, day, wanted)).name


def _fits(name: InstitutionName, day: date, wanted: tuple[str, ...]) -> tuple[bool, bool, int]:
    running = (name.since is None or name.since <= day) and (
        name.until is None or name.until >= day
    )
    language = wanted.index(name.language) if name.language in wanted else len(wanted)
    return running and name.kind != NameKind.ALIAS, name.kind == NameKind.OFFICIAL, -language


def holidays() -> QuerySet[Holiday]:
    """The holidays of the State, by day."""
    return Holiday.objects.order_by("day")


def routes() -> QuerySet[Route]:
    """The routing table."""
    return Route.objects.select_related("body", "institution").prefetch_related(
        "institution__names"
    )


_ROUTED_AS = {
    TargetKind.QUESTION: RouteKind.QUESTION,
    TargetKind.RECOMMENDATION: RouteKind.RECOMMENDATION,
    TargetKind.PRACTICES: RouteKind.RECOMMENDATION,
}


def routed(targets: Iterable[Target]) -> dict[int, list[Institution]]:
    """For each target (by key), the institutions that the routing table names for it.

    A code that ends with "*" stands for all that begin so.
    """
    table = list(routes().filter(institution__dissolved_on=None))
    return {
        target.pk: [
            route.institution
            for route in table
            if route.body_id == target.round.body_id
            and route.kind == _ROUTED_AS[TargetKind(target.kind)]
            and _covers(route.code, target.code)
        ]
        for target in targets
    }


def _covers(told: str, code: str) -> bool:
    return code.startswith(told[:-1]) if told.endswith("*") else told == code
