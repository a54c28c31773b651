"""An index of invented hashes, and lists of hashes that are in it, near it, or strange to it."""

from pathlib import Path

import numpy as np

from ronda.hashes.index.permuting import Values
from ronda.hashes.index.snapshot import Hashes, Snapshot
from tests.hashes.index.hash_sets import near, random


def known(folder: Path, count: int = 2000) -> Values:
    """Write an index of so many PDQ hashes, and as many MD5 of their first half; the former."""
    values = random(np.random.default_rng(1), count)
    ids = np.arange(count) + 1000
    Snapshot.write_arrays(
        folder,
        {"pdq": Hashes(ids, values), "md5": Hashes(ids, np.ascontiguousarray(values[:, :16]))},
    )
    return values


def listed(path: Path, values: Values, count: int) -> None:
    """Write a list of so many hashes: the third near a known one, the rest strange."""
    rng = np.random.default_rng(2)
    asked = random(rng, count)
    asked[::3] = near(rng, values[rng.integers(0, len(values), len(asked[::3]))], 31)
    path.write_text("".join(f"{value.tobytes().hex()}\n" for value in asked))
