"""Somebody whose account and membership addresses point at."""

from dataclasses import dataclass

from ronda.apps.accounts.models import Membership, User
from tests.roles.cast import Cast


@dataclass(frozen=True)
class Scene:
    """The coordinator of another Party, and what makes them that."""

    other_coordinator: User
    membership: Membership


def scene(cast: Cast) -> Scene:
    """What addresses of people point at."""
    who = cast["other_coordinator"]
    assert isinstance(who, User)
    return Scene(who, who.memberships.get())
