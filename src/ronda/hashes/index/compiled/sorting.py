"""The build, compiled: rows from values, and the rows in the order of each chunk.

Two things to know. It is a radix sort in two passes of 8 bits, so that what is written at one time
stays in the processor's cache at any size. And one chunk is built at a time, so that beside the
rows themselves only the tables of one chunk need memory.
"""

import numpy as np
from numba import njit

CHUNKS = 16
"""How many chunks a row has, in a ring."""
BUCKETS = 1 << 16
"""How many values a chunk can have."""


@njit(cache=True, nogil=True)
def chunk_of(rows, row, chunk):
    """Chunk 0 to 15 of a row."""
    word = rows[row, chunk >> 2]
    return np.uint16((word >> np.uint64(16 * (chunk & 3))) & np.uint64(BUCKETS - 1))


@njit(cache=True, nogil=True)
def sort_by_chunk(rows, chunk, offsets, posts, nexts, packed, by_low):
    """Fill the tables of one chunk (see `perceptual.Tables`).

    `packed` and `by_low` are room to work in: each row with its chunk and its next chunk.
    """
    n = len(rows)
    offsets[:] = 0
    low, high = np.zeros(257, np.int64), np.zeros(257, np.int64)
    for row in range(n):
        here = np.uint64(chunk_of(rows, row, chunk))
        after = np.uint64(chunk_of(rows, row, (chunk + 1) % CHUNKS))
        packed[row] = (np.uint64(row) << np.uint64(32)) | (here << np.uint64(16)) | after
        offsets[np.int64(here) + 1] += np.uint32(1)
        low[np.int64(here & np.uint64(255)) + 1] += 1
        high[np.int64(here >> np.uint64(8)) + 1] += 1
    for bucket in range(BUCKETS):
        offsets[bucket + 1] += offsets[bucket]
    for bucket in range(256):
        low[bucket + 1] += low[bucket]
        high[bucket + 1] += high[bucket]
    for row in range(n):
        bucket = np.int64((packed[row] >> np.uint64(16)) & np.uint64(255))
        by_low[low[bucket]] = packed[row]
        low[bucket] += 1
    for row in range(n):
        one = by_low[row]
        bucket = np.int64((one >> np.uint64(24)) & np.uint64(255))
        place = high[bucket]
        high[bucket] += 1
        posts[place] = np.uint32(one >> np.uint64(32))
        nexts[place] = np.uint16(one & np.uint64(BUCKETS - 1))


@njit(cache=True, nogil=True)
def permute(values, tables, rows):
    """Put into `rows` the sum (without carry) of what each byte of a value stands for alone."""
    for row in range(len(values)):
        a, b, c, d = np.uint64(0), np.uint64(0), np.uint64(0), np.uint64(0)
        for place in range(values.shape[1]):
            of_byte = tables[place, values[row, place]]
            a ^= of_byte[0]
            b ^= of_byte[1]
            c ^= of_byte[2]
            d ^= of_byte[3]
        rows[row, 0], rows[row, 1], rows[row, 2], rows[row, 3] = a, b, c, d
