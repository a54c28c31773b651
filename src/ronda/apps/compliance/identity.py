"""Which recommendation is which, from one edition or reading to the next: pure, no database.

Two things to know. A recommendation keeps its stable id while its codes or its words tell it from
all others. And where nothing tells, it gets a new one: two are never taken for one another.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID, uuid4

from ronda.factsheets.model import Factsheet, Recommendation

Telling: TypeAlias = Callable[["Placed"], Hashable]


@dataclass(frozen=True)
class Placed:
    """A recommendation with its place in its factsheet."""

    place: tuple[int, int]
    one: Recommendation


@dataclass(frozen=True)
class Known:
    """The recommendations of a factsheet, each with its stable id."""

    recommendations: tuple[Placed, ...] = ()
    ids: tuple[UUID, ...] = ()


def placed(value: Factsheet) -> tuple[Placed, ...]:
    """Every recommendation with its place, in order."""
    return tuple(
        Placed((chapter, order), one)
        for chapter, held in enumerate(value.chapters)
        for order, one in enumerate(held.recommendations)
    )


def carried(
    known: Known, value: Factsheet, *, same_place: bool = False, fresh: Callable[[], UUID] = uuid4
) -> list[UUID]:
    """The stable ids of `value`'s recommendations, in order, taken from `known` where one fits.

    `same_place`: the two are one factsheet before and after a change, so that place tells too.
    """
    wanted = placed(value)
    found: dict[int, UUID] = {}
    free = dict(enumerate(known.recommendations))
    for tells in (_codes_and_words, _codes, _words, *((_place,) if same_place else ())):
        _pair(tells, wanted, free, found, known.ids)
    _pair_by_shared_code(wanted, free, found, known.ids)
    return [found.get(index) or fresh() for index in range(len(wanted))]


def _pair(
    tells: Telling,
    wanted: tuple[Placed, ...],
    free: dict[int, Placed],
    found: dict[int, UUID],
    ids: tuple[UUID, ...],
) -> None:
    """Pair those that `tells` tells apart on both sides."""
    open_ones = {index: one for index, one in enumerate(wanted) if index not in found}
    new, old = _told_apart(tells, open_ones), _told_apart(tells, free)
    for telling in new.keys() & old.keys():
        found[new[telling]] = ids[old[telling]]
        del free[old[telling]]


def _told_apart(tells: Telling, among: dict[int, Placed]) -> dict[Hashable, int]:
    groups: dict[Hashable, list[int]] = {}
    for index, one in among.items():
        telling = tells(one)
        if telling is not None:
            groups.setdefault(telling, []).append(index)
    return {telling: indexes[0] for telling, indexes in groups.items() if len(indexes) == 1}


def _pair_by_shared_code(
    wanted: tuple[Placed, ...],
    free: dict[int, Placed],
    found: dict[int, UUID],
    ids: tuple[UUID, ...],
) -> None:
    """A code was added or dropped: one shared code will do, if only one shares it."""
    for index, one in enumerate(wanted):
        sharing = [old for old, before in free.items() if {*before.one.codes} & {*one.one.codes}]
        if index not in found and len(sharing) == 1:
            found[index] = ids[sharing[0]]
            del free[sharing[0]]


def _codes_and_words(one: Placed) -> Hashable:
    return (frozenset(one.one.codes), _words(one))


def _codes(one: Placed) -> Hashable:
    return frozenset(one.one.codes) or None


def _words(one: Placed) -> Hashable:
    return " ".join([one.one.text, *one.one.items]).casefold()


def _place(one: Placed) -> Hashable:
    return one.place
