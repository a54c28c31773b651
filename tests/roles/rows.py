"""How the tables of roles are written: who gets what answer at one address, in a line.

Two things to know. An answer is one of

    200, 403, 404, 405, 409, 422   the status
    in                             led to the page for signing in
    on                             led on: it was done

and answers are told as what all get, then who gets something else, by role or by group:

    "403 secretariat=200 state=404"     403 for all but the secretariat and those of the State

The public is led to sign in unless `public=` says otherwise, and a role's own answer goes before
that of its group. POST is sent empty, or with what `sent` says: a form that comes back (200) was
reached, and what needs no form is done. Outside one's scope is 404, inside it but not one's to do
is 403.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

At = Mapping[str, Callable[[Any], object]]
"""For each part of an address what stands there, worked out from the scene."""
OPEN, NO, NO_TO_ALL = "200 public=200", "405", "405 public=405"
"""Read by everybody; not a method of a page that asks to sign in; not one of an open page."""
LEAVES_OUT = ("405", "405 public=405")


@dataclass(frozen=True)
class Row:
    """The answers at one address, to GET and to POST."""

    name: str
    get: str
    post: str = NO
    at: At = field(default_factory=dict)
    sent: Mapping[str, str] = field(default_factory=dict)

    def told(self, method: str) -> str:
        """The answers to a method, as they are written."""
        return self.get if method == "GET" else self.post

    def address(self, scene: object) -> str:
        """Where it is in this scene."""
        return reverse(self.name, kwargs={name: of(scene) for name, of in self.at.items()})


@dataclass(frozen=True)
class Columns:
    """The roles there are, in order from the least to the most, and names for groups of them."""

    roles: tuple[str, ...]
    groups: Mapping[str, str] = field(default_factory=dict)

    def named(self, names: str) -> frozenset[str]:
        """The roles that are named, one by one or by group; raises KeyError for an unknown name."""
        return frozenset(role for name in names.split() for role in self._named(name))

    def answer(self, told: str, role: str) -> str:
        """What a role gets."""
        default, *others = told.split()
        pairs = dict(one.split("=") for one in others)
        for name in pairs:
            self._named(name)
        if role in pairs:
            return pairs[role]
        groups = [name for name in pairs if role in self._named(name)]
        assert len(groups) < 2, f"{told!r} tells twice what {role} gets"
        return pairs[groups[0]] if groups else "in" if role == "public" else default

    def asked(self, told: str) -> tuple[str, ...]:
        """The roles to ask; of a method that no one has, it is enough to ask the ends."""
        return (*self.roles[:2], self.roles[-1]) if told in LEAVES_OUT else self.roles

    def _named(self, name: str) -> tuple[str, ...]:
        if name in self.groups:
            return tuple(self.groups[name].split())
        if name not in self.roles:
            raise KeyError(name)
        return (name,)


def fixed(**parts: object) -> At:
    """What stands in an address whatever the scene."""
    return {name: _always(value) for name, value in parts.items()}


def by_id(record: str, /, **more: object) -> At:
    """The key of the scene's record called `record`, and fixed values beside it."""
    return {"id": lambda scene: getattr(scene, record).pk} | dict(fixed(**more))


def _always(value: object) -> Callable[[Any], object]:
    return lambda _scene: value
