"""What the index takes of a published thing: its name, its state, and its statements.

Two things to know. The statements are made only where the state is not the one that was taken: so
looking at a round in which nothing changed costs little. And a change of how statements are made is
a new `MADE`.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser

from ronda.apps.search.models import Statement
from ronda.apps.treaties.models import Party, Round

ANYONE = AnonymousUser()
"""In whose name everything here is read."""
MADE = "1"
"""Which way of making statements this is."""


@dataclass(frozen=True)
class Taken:
    """A public thing: `statements` makes its rows, without their origin."""

    name: str
    mark: str
    statements: Callable[[], Iterable[Statement]]


def mark_of(*parts: object) -> str:
    """What tells one state of a thing from another."""
    return hashlib.sha256("\x1f".join([MADE, *map(str, parts)]).encode()).hexdigest()


def round_id(round: Round) -> str:
    """How a round is called in the index: "lanzarote.2"."""
    return f"{round.body.slug}.{round.number}"


def beside(*words: object) -> str:
    """Words under which a statement is found, though it does not say them."""
    return " · ".join(str(word) for word in words if word)


def party_said(party: Party, language: str) -> str:
    """A Party's name in a language, and its code."""
    main = language.partition("-")[0].lower()
    return f"{party.names.get(main) or party.name} {party.code}"
