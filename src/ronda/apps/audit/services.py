"""How anything is written: in one transaction, by somebody, leaving a row in the audit trail.

Two things to know. A service does its work inside `act`, and if the work fails neither it nor the
row is kept. And the database's own history of each row is tied to the same request.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

import pghistory
from django.contrib.auth import get_user_model
from django.db import models, transaction
from django.utils.translation import gettext as _

from ronda.apps.audit import trail
from ronda.apps.audit.models import Event
from ronda.apps.errors import NotAllowed


def key_of(record: models.Model) -> str:
    """The key under which the audit trail knows a record: "compliance.edition:12"."""
    return f"{record._meta.label_lower}:{record.pk}"


@dataclass
class Act:
    """What is being done; a service fills in what it was about, before and after."""

    about: list[str] = field(default_factory=list)
    before: object = None
    after: object = None

    def concerns(self, *records: models.Model) -> None:
        """Add records that this is about."""
        self.about += [key for key in map(key_of, records) if key not in self.about]


Follower = Callable[[Sequence[tuple[str, Sequence[str]]]], None]
_FOLLOWERS: list[Follower] = []
_DOING: ContextVar[list[tuple[str, Sequence[str]]] | None] = ContextVar("doing", default=None)


def follow(follower: Follower) -> None:
    """Have `follower` told of all that is done: what, and the keys of the records it was about.

    It is told at the end of the transaction in which it was done, inside of it and once.
    """
    if follower not in _FOLLOWERS:
        _FOLLOWERS.append(follower)


@contextmanager
def _followed() -> Iterator[list[tuple[str, Sequence[str]]]]:
    """What is being done, one thing inside another; the followers are told of it at the end."""
    outer = _DOING.get()
    if outer is not None:
        yield outer
        return
    doing: list[tuple[str, Sequence[str]]] = []
    token = _DOING.set(doing)
    try:
        yield doing
    finally:
        _DOING.reset(token)
    for follower in _FOLLOWERS:
        follower(doing)


@contextmanager
def act(
    *,
    actor: object,
    what: str,
    about: tuple[models.Model, ...] = (),
    reason: str = "",
    on_behalf: str = "",
) -> Iterator[Act]:
    """One transaction in which `actor` does `what`; its audit row is written at the end.

    Raises NotAllowed where there is no one who does it.
    """
    if not isinstance(actor, get_user_model()):
        raise NotAllowed(_("Sign in first: what is done here is done by somebody."))
    id = trail.request_id()
    context = pghistory.context(actor=actor.pk, what=what, request=str(id))
    with trail.request(id), transaction.atomic(), context, _followed() as doing:
        done = Act()
        done.concerns(*about)
        yield done
        Event.objects.create(
            actor=actor,
            on_behalf=on_behalf,
            what=what,
            about=done.about,
            reason=reason,
            before=done.before,
            after=done.after,
            request_id=id,
        )
        doing.append((what, tuple(done.about)))
