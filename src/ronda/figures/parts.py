"""Sums of counts that are each kept by themselves, such as those of single trainings.

Two things to know. Parts of unlike units are never added, and none is added twice. And a sum leaves
only where none of its parts is small: so whatever sums of such parts are published, for whatever
recommendations and times, no small count follows from their differences.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ronda.figures.errors import CannotAdd
from ronda.figures.leaving import Leaves
from ronda.figures.suppressing import THRESHOLD


@dataclass(frozen=True, slots=True)
class Part:
    """One count: of what unit, of which thing ("training 12, judges"); None where not known."""

    unit: str
    of: str
    amount: int | None


@dataclass(frozen=True, slots=True)
class Together:
    """What parts come to: what is known of them, and of how many nothing is."""

    amount: int
    known: int
    unknown: int


def together(parts: Iterable[Part]) -> Together:
    """The sum of parts of one unit; raises CannotAdd for unlike units and for one that comes twice.

    >>> together([Part("persons", "a", 7), Part("persons", "b", None)])
    Together(amount=7, known=1, unknown=1)
    """
    told = list(parts)
    units = {part.unit for part in told}
    if len(units) > 1:
        raise CannotAdd("unit", f"{' and '.join(sorted(units))} are different things: tell each.")
    if len({part.of for part in told}) != len(told):
        raise CannotAdd("overlap", "One of them comes twice: what is in both counts twice.")
    known = [part.amount for part in told if part.amount is not None]
    return Together(sum(known), len(known), len(told) - len(known))


def leaves(parts: Iterable[Part], threshold: int = THRESHOLD) -> Leaves:
    """The sum as it may leave: held back where a part is small; None where nothing is known.

    >>> leaves([Part("persons", "a", 7), Part("persons", "b", 3)])
    Leaves(amount=None, held_back=True)
    """
    told = list(parts)
    found = together(told)
    if any(part.amount is not None and 0 < part.amount < threshold for part in told):
        return Leaves(None, held_back=True)
    return Leaves(Decimal(found.amount) if found.known else None)
