"""The lookup of exact hashes, compiled.

Two things to know. The keys lie sorted by their first 64 bits, and the first bits of those lead
straight to a few of them, which are read in one piece. And where many share these first bits, be it
by a forger's doing, the place is found by halving: no list makes a lookup slow.
"""

import numpy as np
from numba import njit

from ronda.hashes.index.compiled.instructions import prefetch

_FEW = 16
_AHEAD = 8


@njit(cache=True, nogil=True)
def look_up(queries, first, keys, offsets, shift, found):
    """Look up `queries[first:]`; the first that was not, and how much was found.

    It ends early where `found` is full: empty it, or make it longer, and go on from there.
    """
    count = 0
    for query in range(first, len(queries)):
        if query + _AHEAD < len(queries):
            ahead = np.int64(queries[query + _AHEAD, 0] >> shift)
            prefetch(keys.reshape(-1), np.int64(offsets[ahead]) * keys.shape[1])
        after = _look_up(queries, query, keys, offsets, shift, found, count)
        if after < 0:
            return query, count
        count = after
    return len(queries), count


@njit(cache=True, nogil=True)
def _look_up(queries, query, keys, offsets, shift, found, count):
    """Look up one; the new count, -1 where `found` is full."""
    head = queries[query, 0]
    bucket = np.int64(head >> shift)
    place, end = np.int64(offsets[bucket]), np.int64(offsets[bucket + 1])
    while end - place > _FEW:
        middle = (place + end) // 2
        if keys[middle, 0] < head:
            place = middle + 1
        else:
            end = middle
    while place < len(keys) and keys[place, 0] <= head:
        if _same(queries, query, keys, place):
            if count == len(found.query):
                return -1
            found.query[count], found.row[count] = query, place
            found.distance[count] = 0
            count += 1
        place += 1
    return count


@njit(cache=True, nogil=True)
def _same(queries, query, keys, place):
    for word in range(keys.shape[1]):
        if queries[query, word] != keys[place, word]:
            return False
    return True
