"""What published factsheets there are, and of which Parties and rounds, to choose from.

Two things to know. It follows from all editions there are, and is kept as long as the record is as
it was. And nothing is read of what stands in a factsheet.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ronda.apps.accounts.selectors import Actor
from ronda.apps.compliance.selectors import BY_PARTY, newest_published
from ronda.apps.compliance.selectors.sheets import parties_published, rounds_published
from ronda.apps.kept_values import KeptValues
from ronda.apps.portal.selectors import ANYONE
from ronda.apps.treaties.models import Party, Round


@dataclass(frozen=True)
class Offered:
    """The Parties and the rounds with a published factsheet, in the order of the lists."""

    parties: tuple[Party, ...]
    rounds: tuple[Round, ...]


_OFFERED: KeptValues[Offered] = KeptValues(most=1)
_LISTED: KeptValues[Sequence[int]] = KeptValues(most=1)
_BEGUN: KeptValues[tuple[Round, ...]] = KeptValues(most=1)


def parties_and_rounds() -> Offered:
    """The Parties by name, and the rounds, those of the highest number first."""
    return _OFFERED.get("all", _offered)


def rounds_begun() -> tuple[Round, ...]:
    """The rounds, the one first that began to publish last."""
    return _BEGUN.get("all", lambda: tuple(rounds_published(ANYONE)))


def keys_by_party(actor: Actor) -> Sequence[int]:
    """The keys of all published factsheets in the order of their list."""
    found = newest_published(actor).order_by(*BY_PARTY).values_list("pk", flat=True)
    if actor.is_authenticated:
        return list(found)
    return _LISTED.get("all", lambda: list(found))


def _offered() -> Offered:
    rounds = sorted(rounds_published(ANYONE), key=lambda one: -one.number)
    return Offered(tuple(parties_published(ANYONE)), tuple(rounds))
