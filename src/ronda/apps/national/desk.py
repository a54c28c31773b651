"""The door to a State's desk: whatever reads or writes national records goes through it.

Two things to know. Inside, the database itself shows and takes only rows of the Parties that the
actor serves: statements run as the role `ronda_desk`, which owns nothing and is held by row-level
security. And outside nothing works at all: the models' managers refuse, whoever asks.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, Roles, roles_of
from ronda.apps.errors import NotAllowed, NotVisible

ROLE = "ronda_desk"
PARTIES = "ronda.parties"
P = ParamSpec("P")
_inside: ContextVar[frozenset[int] | None] = ContextVar("ronda_desk", default=None)


class DeskClosed(RuntimeError):
    """Code asked for national records without going through the door: a mistake of the code."""


def parties_of(roles: Roles) -> frozenset[int]:
    """The Parties (by key) at whose desk a person has work."""
    return roles.parties | roles.contributes | roles.validates


@contextmanager
def at_desk(actor: Actor) -> Iterator[frozenset[int]]:
    """One transaction at the desk of the Parties that `actor` serves; their keys.

    Raises NotVisible for whoever serves none: not even that there is a desk is told; NotAllowed
    for whoever serves two, as nothing may go from one desk to another.
    """
    parties = parties_of(roles_of(actor))
    if not parties:
        raise NotVisible(_("There is no such page."))
    if len(parties) > 1:
        raise NotAllowed(
            _("Your account serves more than one Party: have a separate account for each.")
        )
    with _door(ROLE, parties):
        yield parties


@contextmanager
def away_from_desk() -> Iterator[None]:
    """What runs inside acts for the rest of Ronda: the role is laid down until it ends.

    For handing over to another app's service: no national record can be read in there.
    """
    with _door("none", None):
        yield


def check_open() -> None:
    """Raises DeskClosed outside the door."""
    if _inside.get() is None:
        raise DeskClosed(
            "National records are read and written inside `at_desk(actor)` only"
            " (ronda.apps.national.desk)."
        )


def is_open() -> bool:
    """Whether what runs now is inside the door."""
    return _inside.get() is not None


def desk_page(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """A view that runs, and renders, at the desk of whoever asks; others are led to sign in."""

    @login_required
    @wraps(view)
    def at_the_desk(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        with at_desk(request.user):
            response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        return response

    return at_the_desk


@contextmanager
def _door(role: str, parties: frozenset[int] | None) -> Iterator[None]:
    """Statements inside run as `role` for `parties`; what was before holds again afterwards.

    Where the work fails, the database takes the setting back together with the work.
    """
    before = _inside.get()
    with transaction.atomic():
        _set(role, parties)
        token = _inside.set(parties)
        try:
            yield
        finally:
            _inside.reset(token)
        _set("none" if before is None else ROLE, before)


def _set(role: str, parties: frozenset[int] | None) -> None:
    told = ",".join(str(key) for key in sorted(parties or ()))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('role', %s, true), set_config(%s, %s, true)", [role, PARTIES, told]
        )
