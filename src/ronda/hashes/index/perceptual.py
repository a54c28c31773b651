"""The index of PDQ hashes: all rows within a distance, none missed.

Two things to know. Up to a distance of 63 the tables are asked (`compiled/searching.py` says how
and why nothing can be missed), the quicker the smaller the distance is; above it all rows are
compared. And tables are plain arrays: they may lie in memory or in a mapped file.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ronda.hashes.index.compiled.instructions import LANES
from ronda.hashes.index.compiled.searching import scan, search
from ronda.hashes.index.compiled.sorting import BUCKETS, CHUNKS, sort_by_chunk
from ronda.hashes.index.finding import Found, Search, find, read_only
from ronda.hashes.index.permuting import Rows

WIDEST = 63
"""The greatest distance for which the tables are asked."""


class Tables(NamedTuple):
    """What is searched: n rows and, for each of 16 chunks, the rows in the order of that chunk.

    `rows` is n × 4 words; `offsets` 16 × 65,537: where each bucket begins; `posts` 16 × n: the
    rows in it; `nexts` 16 × (n + 32): the chunk that follows in each of these rows. That is 128
    bytes a hash.
    """

    rows: Rows
    offsets: npt.NDArray[np.uint32]
    posts: npt.NDArray[np.uint32]
    nexts: npt.NDArray[np.uint16]


class _Scratch(NamedTuple):
    """Where the search works: the stretches to read, and what is left of them to compare."""

    begins: npt.NDArray[np.int64]
    ends: npt.NDArray[np.int64]
    left: npt.NDArray[np.int64]
    bounds: npt.NDArray[np.int64]


class Chunk(NamedTuple):
    """The tables of one chunk."""

    offsets: npt.NDArray[np.uint32]
    posts: npt.NDArray[np.uint32]
    nexts: npt.NDArray[np.uint16]


def chunks(rows: Rows) -> Iterator[Chunk]:
    """The tables of each of the 16 chunks in turn, in the same memory: use one before the next."""
    offsets = np.empty(BUCKETS + 1, dtype=np.uint32)
    posts = np.empty(len(rows), dtype=np.uint32)
    nexts = np.zeros(len(rows) + LANES, dtype=np.uint16)
    packed, by_low = np.empty((2, len(rows)), dtype=np.uint64)
    for chunk in range(CHUNKS):
        sort_by_chunk(rows, chunk, offsets, posts, nexts, packed, by_low)
        yield Chunk(offsets, posts, nexts)


def tables(rows: Rows) -> Tables:
    """The tables of `rows`, in memory."""
    made = Tables(
        rows,
        np.empty((CHUNKS, BUCKETS + 1), dtype=np.uint32),
        np.empty((CHUNKS, len(rows)), dtype=np.uint32),
        np.empty((CHUNKS, len(rows) + LANES), dtype=np.uint16),
    )
    for line, chunk in enumerate(chunks(rows)):
        made.offsets[line], made.posts[line], made.nexts[line] = chunk
    return made


def within(tables: Tables, queries: Rows, threshold: int, *, threads: int | None = 1) -> Found:
    """Every row within `threshold` bits of each query (both permuted), in no order."""
    if threshold > WIDEST:
        return scanned(tables.rows, queries, threshold, threads=threads)
    masks = _masks(threshold // CHUNKS)
    frozen = Tables(*(read_only(array) for array in tables))
    queries = read_only(queries)

    def searching() -> Search:
        scratch = _scratch(len(masks), len(tables.rows))

        def one(first: int, last: int, found: Found) -> tuple[int, int]:
            reached, count = search(queries[:last], first, threshold, masks, frozen, found, scratch)
            return int(reached), int(count)

        return one

    return find(searching, len(queries), threads)


def scanned(rows: Rows, queries: Rows, threshold: int, *, threads: int | None = 1) -> Found:
    """The same as `within`, by comparing each query with every row."""
    rows, queries = read_only(rows), read_only(queries)

    def searching() -> Search:
        def one(first: int, last: int, found: Found) -> tuple[int, int]:
            reached, count = scan(queries[:last], first, threshold, rows, found)
            return int(reached), int(count)

        return one

    return find(searching, len(queries), threads)


def _scratch(masks: int, rows: int) -> _Scratch:
    """Room for every stretch, and for so many places that reading all rows is no dearer."""
    stretches = CHUNKS * masks
    return _Scratch(
        np.empty(stretches, dtype=np.int64),
        np.empty(stretches, dtype=np.int64),
        np.empty(max(1024, rows // 32), dtype=np.int64),
        np.empty(CHUNKS, dtype=np.int64),
    )


@cache
def _masks(heaviest: int) -> npt.NDArray[np.uint16]:
    """Every difference of a chunk in at most `heaviest` bits, the lightest first."""
    light = (mask for mask in range(BUCKETS) if mask.bit_count() <= heaviest)
    return np.array(sorted(light, key=int.bit_count), dtype=np.uint16)
