"""The index of exact hashes: the same value or none.

Two things to know. Several entries may have one value, and all of them are found: they lie side by
side. And there are no empty slots, so that a hash takes its words and little more, and no list of
chosen values can crowd them.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ronda.hashes.index.compiled.looking_up import look_up
from ronda.hashes.index.finding import Found, Search, find, read_only
from ronda.hashes.index.permuting import Values

Keys = npt.NDArray[np.uint64]


class Keyed(NamedTuple):
    """n keys of some words, sorted by the first; `offsets` say where each beginning begins.

    `offsets` has 2^b + 1 lines: the keys whose first b bits are k lie from line k to line k + 1.
    """

    keys: Keys
    offsets: npt.NDArray[np.uint32]


def keys_of(values: Values) -> Keys:
    """The values (n × 16, 20 or 32 bytes) as words that sort as they do; a short last is filled."""
    size = values.shape[1]
    whole = np.zeros((len(values), -(-size // 8) * 8), dtype=np.uint8)
    whole[:, :size] = values
    return whole.view(">u8").astype(np.uint64)


def offset_count(keys: int) -> int:
    """How many lines the offsets of so many keys have: about four keys each."""
    return (1 << max(1, min(31, keys.bit_length() - 2))) + 1


def sorted_keys(keys: Keys) -> tuple[Keyed, npt.NDArray[np.int64]]:
    """The keys in their order with their offsets, and which key came to stand in which line."""
    order = np.argsort(keys[:, 0], kind="stable")
    in_order = np.ascontiguousarray(keys[order])
    lines = offset_count(len(keys))
    shift = _shift(lines)
    counts = np.bincount((in_order[:, 0] >> shift).astype(np.int64), minlength=lines - 1)
    offsets = np.concatenate([[0], np.cumsum(counts)]).astype(np.uint32)
    return Keyed(in_order, offsets), order


def same(keyed: Keyed, queries: Keys, *, threads: int | None = 1) -> Found:
    """Every line whose key is a query's, in the order of the queries; the distance is 0."""
    keys, offsets, queries = (read_only(a) for a in (*keyed, queries))
    shift = _shift(len(offsets))

    def searching() -> Search:
        def one(first: int, last: int, found: Found) -> tuple[int, int]:
            reached, count = look_up(queries[:last], first, keys, offsets, shift, found)
            return int(reached), int(count)

        return one

    return find(searching, len(queries), threads)


def _shift(lines: int) -> np.uint64:
    """By how much a key's first word is shifted to give its line of the offsets."""
    return np.uint64(64 - (lines - 1).bit_length() + 1)
