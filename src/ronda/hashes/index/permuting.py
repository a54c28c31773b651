"""The fixed order into which the bits of a PDQ hash are brought before they are indexed.

Two things to know. Neighbouring bits of PDQ are frequencies that resemble each other, so that
common layouts crowd into a few buckets; in a random order they spread, and no distance changes. And
the order is published and never changes: bit `ORDER[k]` of a hash, counted from the left of its
hexadecimal text, becomes bit k.

>>> sorted(ORDER) == list(range(256)), ORDER[:4]
(True, (84, 165, 201, 193))
"""

import hashlib
from functools import cache

import numpy as np
import numpy.typing as npt

from ronda.hashes.index.compiled.sorting import permute

BITS = 256
WORDS = BITS // 64

Values = npt.NDArray[np.uint8]
"""Hashes as they are written: one a line, its bytes from left to right."""
Rows = npt.NDArray[np.uint64]
"""Hashes as they are indexed: one a line of four little-endian words, its bits in `ORDER`."""

ORDER = tuple(
    sorted(range(BITS), key=lambda bit: hashlib.sha256(b"ronda pdq bit %d" % bit).digest())
)
"""The bits of a hash in the order of the SHA-256 of the words "ronda pdq bit N"."""


def permuted(values: Values) -> Rows:
    """The rows of `values` (n × 32 bytes): n × 4 words."""
    rows = np.zeros((len(values), WORDS), dtype=np.uint64)
    permute(values, _tables(), rows)
    return rows


@cache
def _tables() -> Rows:
    """For each of the 32 bytes and each of its 256 values, the row of that byte alone."""
    whole = np.zeros((BITS // 8, 256, BITS), dtype=np.uint8)
    for target, source in enumerate(ORDER):
        place, bit = divmod(source, 8)
        whole[place, :, target] = np.arange(256) >> (7 - bit) & 1
    packed = np.packbits(whole, axis=2, bitorder="little")
    return np.ascontiguousarray(packed).view("<u8").astype(np.uint64)
