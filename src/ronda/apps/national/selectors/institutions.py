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

from ronda.apps.accounts.models import User
from ronda.apps.errors import NotVisible
from ronda.apps.national.askable import Askable
from ronda.apps.national.models import (
    Holiday,
    Institution,
    InstitutionName,
    NameKind,
    PieceLink,
    Post,
    PostKind,
    Route,
    RouteKind,
    TargetKind,
    Text,
)
from ronda.apps.national.standing import Standing, holder_of, posts_running

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


def _covers(told: str, code: str) -> bool:
    return code.startswith(told[:-1]) if told.endswith("*") else told == code


def posts_held(who: Standing) -> list[Post]:
    """The posts that somebody holds today."""
    return [post for post in posts_running() if holder_of(post) == who.person]


def posts_of(institution: Institution) -> list[tuple[Post, User | None]]:
    """The posts that run at an institution, each with who holds it today."""
    return [
        (post, holder_of(post)) for post in posts_running() if post.institution_id == institution.pk
    ]


def post_visible(id: int) -> Post:
    """The post with this key; raises NotVisible."""
    found = Post.objects.select_related("institution", "membership__person").filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such post."))
    return found


def route_visible(id: int) -> Route:
    """The line of the routing table with this key; raises NotVisible."""
    found = routes().filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such line in the routing table."))
    return found


def holiday_visible(id: int) -> Holiday:
    """The holiday with this key; raises NotVisible."""
    found = holidays().filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such holiday."))
    return found


def suggested(asked: Iterable[Askable]) -> dict[str, list[Institution]]:
    """For each thing that can be asked (by its key), whom the routing table names for it."""
    table = list(routes().filter(institution__dissolved_on=None))
    found = {one.key: _named(table, one.round.body_id, one.kind, one.code) for one in asked}
    return {key: named for key, named in found.items() if named}


def _named(table: Iterable[Route], body_id: int, kind: str, code: str) -> list[Institution]:
    return [
        route.institution
        for route in table
        if route.body_id == body_id
        and route.kind == _ROUTED_AS[TargetKind(kind)]
        and _covers(route.code, code)
    ]


def signers_suggested(text: Text) -> list[int]:
    """The validators (by post) of the institutions whose passages the text uses."""
    used = PieceLink.objects.filter(
        piece__version__text=text, piece__version__number=text.version
    ).values_list("passage__contribution__institution", flat=True)
    at = set(used)
    return [
        post.pk
        for post in posts_running()
        if post.what == PostKind.VALIDATOR and post.institution_id in at
    ]
