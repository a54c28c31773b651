"""The compiled search for PDQ hashes within a distance: multi-index hashing, exact.

A row of 256 bits is 16 chunks of 16 bits, in a ring. The pigeonhole principle in its strong form
(the "pigeonring": Qin and Xiao, "Pigeonring: a principle for faster thresholded similarity search",
VLDB 2018): if two rows differ in at most t bits, there is a chunk i from which on the first chunk
differs in at most t/16 bits and the first two together in at most t/8. So for each of the 16 chunks
the buckets within t/16 of the query's chunk are read, and of what lies in them only the *next*
chunk, 2 bytes a posting; what is left is compared whole. None is passed over, so recall is 1.0.

Two things to know. A row that is found from several chunks is reported from the first of them only.
And where so much is left that comparing it piecemeal would cost more than reading all rows (skewed
data), all rows are read: the work is bounded by brute force, and nothing is dropped.
"""

import numpy as np
from numba import njit

from ronda.hashes.index.compiled.instructions import (
    LANES,
    lowest_bit,
    popcount,
    prefetch,
    within_32,
)
from ronda.hashes.index.compiled.sorting import CHUNKS, chunk_of

_AHEAD = 12  # stretches that are fetched before they are read


@njit(cache=True, nogil=True)
def search(queries, first, threshold, masks, tables, found, scratch):
    """Search for `queries[first:]`; the first query that was not searched, and how much was found.

    `masks` are the differences of a chunk to look for, lightest first. It ends early where `found`
    is full: empty it, or make it longer, and go on from there.
    """
    count = 0
    for query in range(first, len(queries)):
        left = _gather(queries, query, threshold, masks, tables, scratch)
        if left < 0:
            after = _scan(queries, query, threshold, tables.rows, found, count)
        else:
            after = _compare(queries, query, threshold, tables, found, count, scratch)
        if after < 0:
            return query, count
        count = after
    return len(queries), count


@njit(cache=True, nogil=True)
def scan(queries, first, threshold, rows, found):
    """The same as `search` by comparing each query with all rows: for any threshold."""
    count = 0
    for query in range(first, len(queries)):
        after = _scan(queries, query, threshold, rows, found, count)
        if after < 0:
            return query, count
        count = after
    return len(queries), count


@njit(cache=True, nogil=True)
def _scan(queries, query, threshold, rows, found, count):
    """Compare one query with all rows; the new count, -1 where `found` is full."""
    a, b, c, d = queries[query]
    for row in range(len(rows)):
        near = popcount(a ^ rows[row, 0]) + popcount(b ^ rows[row, 1])
        if near > threshold:
            continue
        near += popcount(c ^ rows[row, 2]) + popcount(d ^ rows[row, 3])
        if near <= threshold:
            if count == len(found.query):
                return -1
            found.query[count], found.row[count] = query, row
            found.distance[count] = near
            count += 1
    return count


@njit(cache=True, nogil=True)
def _gather(queries, query, threshold, masks, tables, scratch):
    """Keep in `scratch.left` what the next chunk does not rule out; -1 where it is too much."""
    probes = CHUNKS * len(masks)
    for probe in range(probes):
        chunk, mask = divmod(probe, len(masks))
        bucket = np.int64(chunk_of(queries, query, chunk) ^ masks[mask])
        scratch.begins[probe] = tables.offsets[chunk, bucket]
        scratch.ends[probe] = tables.offsets[chunk, bucket + 1]
    left = 0
    for probe in range(probes):
        if probe + _AHEAD < probes:
            _announce(tables, scratch, probe + _AHEAD, len(masks))
        chunk, mask = divmod(probe, len(masks))
        following = chunk_of(queries, query, (chunk + 1) % CHUNKS)
        most = np.uint16(threshold // 8 - popcount(np.uint64(masks[mask])))
        begin, end = scratch.begins[probe], scratch.ends[probe]
        left = _filter(tables.nexts[chunk], begin, end, following, most, scratch.left, left)
        if left < 0:
            return -1
        scratch.bounds[chunk] = left
    return left


@njit(cache=True, nogil=True)
def _announce(tables, scratch, probe, masks):
    """Have the beginning of a stretch fetched that will be read soon."""
    begin, end = scratch.begins[probe], scratch.ends[probe]
    nexts = tables.nexts[probe // masks]
    for place in range(begin, min(end, begin + 8 * LANES), LANES):
        prefetch(nexts, place)


@njit(cache=True, nogil=True)
def _filter(nexts, begin, end, following, most, left, count):
    """Keep the places from `begin` to `end` whose next chunk is near enough; the new count."""
    for place in range(begin, end, LANES):
        if count + LANES > len(left):
            return -1
        near = within_32(nexts, place, following, most)
        if end - place < LANES:
            near &= (np.uint64(1) << np.uint64(end - place)) - np.uint64(1)
        while near:
            left[count] = place + np.int64(lowest_bit(near))
            count += 1
            near &= near - np.uint64(1)
    return count


@njit(cache=True, nogil=True)
def _compare(queries, query, threshold, tables, found, count, scratch):
    """Compare what is left with the query; the new count, -1 where `found` is full."""
    left = scratch.left
    at = 0
    for chunk in range(CHUNKS):
        for at_ in range(at, scratch.bounds[chunk]):
            left[at_] = tables.posts[chunk, left[at_]]
        at = scratch.bounds[chunk]
    at = 0
    rows = tables.rows
    for chunk in range(CHUNKS):
        for place in range(at, scratch.bounds[chunk]):
            row = left[place]
            near = np.uint64(0)
            for word in range(4):
                near += popcount(queries[query, word] ^ rows[row, word])
            if near <= threshold and _first(queries, query, rows, row, threshold) == chunk:
                if count == len(found.query):
                    return -1
                found.query[count], found.row[count] = query, row
                found.distance[count] = near
                count += 1
        at = scratch.bounds[chunk]
    return count


@njit(cache=True, nogil=True)
def _first(queries, query, rows, row, threshold):
    """The first chunk from which this row is found."""
    for chunk in range(CHUNKS):
        here = _apart(queries, query, rows, row, chunk)
        after = _apart(queries, query, rows, row, (chunk + 1) % CHUNKS)
        if here <= threshold // CHUNKS and here + after <= threshold // 8:
            return chunk
    return -1


@njit(cache=True, nogil=True)
def _apart(queries, query, rows, row, chunk):
    return popcount(np.uint64(chunk_of(queries, query, chunk) ^ chunk_of(rows, row, chunk)))
