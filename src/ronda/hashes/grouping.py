"""Near-duplicates brought together: what of a list resembles what is known, and what each other.

Two things to know. Both ask the exact index of `ronda.hashes.index`, so that nothing within the
threshold is missed; groups are what hangs together, each value within the threshold of one other
at least, however far it is from end to end. And a list in which everything resembles everything
takes time but not memory: the work is done in pieces that shrink where much is found.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ronda.hashes.index.compiled.joining import join, roots
from ronda.hashes.index.finding import Found
from ronda.hashes.index.perceptual import Tables, tables, within
from ronda.hashes.index.permuting import Rows, Values, permuted

Progress = Callable[[float], None]
Numbers = npt.NDArray[np.int64]
FEWEST, MOST = 64, 65_536
ENOUGH, TOO_MUCH = 500_000, 8_000_000
"""A piece that finds less than `ENOUGH` is followed by a longer one, above `TOO_MUCH` a shorter."""


def quiet(_share: float) -> None:
    """Tell nobody how far it has come."""


class Nearest(NamedTuple):
    """For each query the number of the nearest row, -1 where none is near, and its distance."""

    row: Numbers
    distance: Numbers


class Groups(NamedTuple):
    """For each value the number of the first of its group, and the longest step within that."""

    first: Numbers
    step: Numbers


def nearest(
    base: Values, queries: Values, threshold: int, *, progress: Progress = quiet
) -> Nearest:
    """The nearest of `base` (n × 32 bytes) within `threshold` bits of each of `queries`.

    Of several at one distance it is the first. `progress` is told the share done, 0 to 1.
    """
    row = np.full(len(queries), -1, dtype=np.int64)
    distance = np.full(len(queries), threshold + 1, dtype=np.int64)
    if not len(base) or not len(queries):
        return Nearest(row, distance)
    for first, found in _pieces(tables(permuted(base)), permuted(queries), threshold, progress):
        order = np.lexsort((found.row, found.distance, found.query))
        query = found.query[order]
        best = order[np.r_[True, query[1:] != query[:-1]]] if len(order) else order
        row[first + found.query[best]] = found.row[best]
        distance[first + found.query[best]] = found.distance[best]
    return Nearest(row, distance)


def groups(
    values: Values, threshold: int, *, same: Numbers | None = None, progress: Progress = quiet
) -> Groups:
    """Which of `values` (n × 32 bytes) hang together, each within `threshold` bits of another.

    `same` (pairs of numbers, m × 2) are joined whatever their distance: they are known to be one.
    Numbers in it from n on are of things without a value, which are joined by it alone.
    """
    pairs = np.empty((0, 2), dtype=np.int64) if same is None else same
    count = max(len(values), int(pairs.max()) + 1 if len(pairs) else 0)
    parent, step = np.arange(count), np.zeros(count, dtype=np.int64)
    join(parent, step, pairs[:, 0].copy(), pairs[:, 1].copy(), np.zeros(len(pairs), np.int64))
    unlike, turn = _each_once(values)
    if len(values):
        zeros = np.zeros(len(turn), dtype=np.int64)
        join(parent, step, np.arange(len(turn)), unlike[turn], zeros)
        shuffled = np.random.default_rng(0).permutation(unlike)
        rows = permuted(values[shuffled])
        for first, found in _pieces(tables(rows), rows, threshold, progress):
            steps = found.distance.astype(np.int64)
            join(parent, step, shuffled[first + found.query], shuffled[found.row], steps)
    roots(parent, step)
    return Groups(parent, step)


def _each_once(values: Values) -> tuple[Numbers, Numbers]:
    """The number of the first of each value, and for each value the turn of its first there."""
    if not len(values):
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    whole = np.ascontiguousarray(values).view("V32").reshape(-1)
    _, first, turn = np.unique(whole, return_index=True, return_inverse=True)
    return first.astype(np.int64), turn.reshape(-1).astype(np.int64)


def _pieces(
    tables: Tables, queries: Rows, threshold: int, progress: Progress
) -> Iterator[tuple[int, Found]]:
    """What is found, in pieces of the queries: the number of the first one, and what was found."""
    first, length = 0, FEWEST
    while first < len(queries):
        some = np.ascontiguousarray(queries[first : first + length])
        found = within(tables, some, threshold, threads=None)
        yield first, found
        first += length
        progress(min(1.0, first / len(queries)))
        if len(found.query) > TOO_MUCH:
            length = max(FEWEST, length // 2)
        elif len(found.query) < ENOUGH:
            length = min(MOST, length * 2)
