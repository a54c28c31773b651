"""Sums of counts kept one by one: unlike units never, none twice, no small one by a difference."""

from itertools import combinations

import pytest

from ronda.figures.errors import CannotAdd
from ronda.figures.parts import Part, leaves, together


def part(of: str, amount: int | None, unit: str = "professionals-trained") -> Part:
    return Part(unit, of, amount)


def test_unlike_units_are_never_added() -> None:
    with pytest.raises(CannotAdd, match="different things"):
        together([part("a", 7), part("b", 8, "pupils-reached")])


def test_the_same_thing_is_never_added_twice() -> None:
    with pytest.raises(CannotAdd, match="twice"):
        together([part("a", 7), part("a", 7)])


def test_what_is_not_known_is_no_zero() -> None:
    found = together([part("a", 7), part("b", None), part("c", 0)])
    assert (found.amount, found.known, found.unknown) == (7, 2, 1)
    assert leaves([part("b", None)]).amount is None
    assert not leaves([part("b", None)]).held_back


def test_no_small_count_follows_from_any_two_sums_that_leave() -> None:
    parts = [part("a", 3), part("b", 12), part("c", 5), part("d", 0), part("e", 4)]
    sums = [
        (set(some), leaves(some).amount)
        for size in range(1, 6)
        for some in combinations(parts, size)
    ]
    shown = [(some, amount) for some, amount in sums if amount is not None]
    assert shown
    for (one, more), (other, less) in combinations(shown, 2):
        if one > other or other > one:
            assert not 0 < abs(more - less) < 5
