"""What every index gives back, and how its compiled search is run: in pieces, on several threads.

Two things to know. A search writes into arrays of a fixed length and says where it had to stop; it
goes on from there with longer ones. And whatever the number of threads, what was found comes in the
order of the queries.
"""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

_PIECE = 4096
_ROOM = 1024


class Found(NamedTuple):
    """What was found, one a line: the query's number, the row's number, and their distance."""

    query: npt.NDArray[np.int64]
    row: npt.NDArray[np.int64]
    distance: npt.NDArray[np.uint16]

    def chosen(self, lines: npt.NDArray[Any] | slice) -> "Found":
        """Those lines of it."""
        return Found(self.query[lines], self.row[lines], self.distance[lines])


Search = Callable[[int, int, Found], tuple[int, int]]
"""Search for the queries from one number up to another; the first that was not, and how many
lines were filled. The queries' numbers are counted from the first."""


def read_only(array: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """A view that cannot be written to: so a search is compiled once, and for mapped files too."""
    view = array.view()
    view.flags.writeable = False
    return view


def empty(length: int = 0) -> Found:
    """Room for so many lines."""
    return Found(
        np.empty(length, dtype=np.int64),
        np.empty(length, dtype=np.int64),
        np.empty(length, dtype=np.uint16),
    )


def joined(parts: Sequence[Found]) -> Found:
    """All lines of `parts`, one after the other."""
    if len(parts) == 1:
        return parts[0]
    if not parts:
        return empty()
    return Found(
        np.concatenate([part.query for part in parts]),
        np.concatenate([part.row for part in parts]),
        np.concatenate([part.distance for part in parts]),
    )


def find(search: Callable[[], Search], count: int, threads: int | None) -> Found:
    """What `search` finds for the queries 0 to `count`.

    `search` is called once for each thread and gives what does the work there. `threads` of None is
    as many as there are processors.
    """
    workers = min(threads or os.cpu_count() or 1, -(-count // _PIECE))
    if workers <= 1:
        return _piece(search(), 0, count)
    bounds = np.linspace(0, count, 8 * workers + 1).astype(int).tolist()
    pieces = list(pairwise(bounds))
    with ThreadPoolExecutor(workers) as pool:
        parts = pool.map(lambda piece: _piece(search(), *piece), pieces)
        return joined(list(parts))


def _piece(search: Search, first: int, last: int) -> Found:
    room, parts, query = empty(_ROOM), [], first
    while query < last:
        reached, filled = search(query, last, room)
        parts.append(room.chosen(slice(filled)))
        if reached < last:
            room = empty(4 * len(room.query))  # and the part that was filled is not written again
        query = reached
    return joined(parts)
