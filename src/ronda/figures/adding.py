"""Adds values that may be added, and refuses all others with the reason.

Two things to know. Only values of one indicator, unit and definition are added, for times that do
not overlap or for different groups of one breakdown. And a sum keeps what it was made of, so that
each figure's source stays one step away.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from ronda.figures.errors import CannotAdd
from ronda.figures.model import Value


@dataclass(frozen=True, slots=True)
class Sum:
    """What values come to, and the values."""

    amount: Decimal
    of: tuple[Value, ...]


def total(values: Iterable[Value]) -> Sum:
    """The sum of values; raises CannotAdd where they are not parts of one whole."""
    parts = tuple(values)
    if not parts:
        raise CannotAdd("nothing", "There is nothing to add.")
    _check_the_same(parts)
    in_order = sorted(parts, key=lambda one: (one.group, one.period))
    for one, other in pairwise(in_order):
        _check_apart(one, other)
    return Sum(sum((one.amount for one in parts), Decimal(0)), parts)


def _check_the_same(parts: Sequence[Value]) -> None:
    first = parts[0]
    for one in parts:
        if one.withdrawn:
            raise CannotAdd(
                "withdrawn", f"The value for {one.period} was withdrawn: {one.withdrawn}"
            )
        if one.unit != first.unit:
            raise CannotAdd("unit", f"{first.unit} and {one.unit} are different things: tell each.")
        if one.indicator != first.indicator:
            raise CannotAdd(
                "indicator", f"“{first.indicator}” and “{one.indicator}” may count the same ones."
            )
        if one.definition != first.definition:
            raise CannotAdd(
                "definition",
                f"“{one.indicator}” was defined anew between {first.period} and {one.period}.",
            )
        if one.breakdown != first.breakdown:
            raise CannotAdd("breakdown", "A group of one breakdown is in those of the others too.")
    if len(parts) > 1 and not first.unit.adds_up:
        raise CannotAdd("same-again", f"The same {first.unit} may be in each of them.")


def _check_apart(one: Value, other: Value) -> None:
    if one.group == other.group and one.period.overlaps(other.period):
        raise CannotAdd(
            "overlap", f"{one.period} and {other.period} overlap: what is in both counts twice."
        )
