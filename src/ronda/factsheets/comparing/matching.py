"""Which thing of the one edition is which of the other.

Two things to know. The surest pairs are taken first: same codes and same words, then same words
(a re-coded recommendation), then whatever is most alike in codes and words together; what is left
over was added or removed. And likeness is told by the words two texts share, in any order, which
is quick and finds a sentence again after its clauses changed places.
"""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

_WORD = re.compile(r"\w+")
_ALIKE = 0.5
_ALIKE_WITH_CODE = 0.2
_MOST_PAIRS = 100_000  # beyond, only things of the same chapter are held against each other


@dataclass(frozen=True)
class Candidate:
    """A thing to be paired: its turn, its words, its codes, and the home it belongs to."""

    index: int
    text: str
    codes: frozenset[str] = frozenset()
    home: Hashable = None

    @cached_property
    def words(self) -> Counter[str]:
        """Its words with how often each occurs."""
        return Counter(_WORD.findall(self.text.casefold()))


@dataclass(frozen=True)
class Pairs:
    """Indexes that belong together, and those of each side that stayed alone."""

    both: tuple[tuple[int, int], ...]
    old_only: tuple[int, ...]
    new_only: tuple[int, ...]


Key: TypeAlias = Callable[[Candidate], Hashable | None]
Left: TypeAlias = dict[int, Candidate]

_SUREST_FIRST: tuple[Key, ...] = (
    lambda c: (c.codes, c.text) if c.codes else None,
    lambda c: (c.home, c.text) if c.text else None,
    lambda c: c.text or None,
)


def pair(old: Iterable[Candidate], new: Iterable[Candidate]) -> Pairs:
    """The pairs between two lists of candidates, by index in the order of the newer one."""
    left, right = {c.index: c for c in old}, {c.index: c for c in new}
    both: list[tuple[int, int]] = []
    for key in _SUREST_FIRST:
        _take(_by_key(left, right, key), left, right, both)
    _take(_by_likeness(left, right), left, right, both)
    _take(_by_key(left, right, lambda c: c.codes or None), left, right, both)
    both.sort(key=lambda found: found[1])
    return Pairs(tuple(both), tuple(left), tuple(right))


def _take(
    found: Iterable[tuple[int, int]], left: Left, right: Left, both: list[tuple[int, int]]
) -> None:
    for one, other in found:
        if one in left and other in right:
            del left[one], right[other]
            both.append((one, other))


def _by_key(left: Left, right: Left, key: Key) -> list[tuple[int, int]]:
    """Those with the same key; where several have it, in their order."""
    waiting: dict[Hashable, list[int]] = {}
    for candidate in left.values():
        if (of := key(candidate)) is not None:
            waiting.setdefault(of, []).append(candidate.index)
    return [
        (same.pop(0), candidate.index)
        for candidate in right.values()
        if (same := waiting.get(key(candidate)))
    ]


def _by_likeness(left: Left, right: Left) -> list[tuple[int, int]]:
    """Pairs that are alike enough, the most alike first."""
    few = len(left) * len(right) <= _MOST_PAIRS
    scored = [
        (score, one.index, other.index)
        for other in right.values()
        for one in left.values()
        if (few or one.home == other.home) and (score := _score(one, other)) > 0
    ]
    scored.sort(key=lambda entry: (-entry[0], entry[2], entry[1]))
    return [(one, other) for _, one, other in scored]


def _score(one: Candidate, other: Candidate) -> float:
    """How surely the two are the same thing; 0 where they are not alike enough."""
    likeness = alike(one.words, other.words)
    shared = len(one.codes & other.codes) / (len(one.codes | other.codes) or 1)
    if likeness < (_ALIKE_WITH_CODE if shared else _ALIKE):
        return 0
    return likeness + shared / 2 + (one.home == other.home) / 10


def alike(one: Counter[str], other: Counter[str]) -> float:
    """The share of their words that two texts have in common, from 0 to 1."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0
