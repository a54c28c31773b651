"""Sets of PDQ hashes of every temper, from a seed: random, clustered, duplicated, crowded."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from hypothesis import strategies as st

from ronda.hashes.index.permuting import Values

Random = np.random.Generator


def random(rng: Random, count: int) -> Values:
    return rng.integers(0, 256, (count, 32), dtype=np.uint8)


def clustered(rng: Random, count: int) -> Values:
    """Around a few middles, up to 80 bits away."""
    return near(rng, random(rng, 4)[rng.integers(0, 4, count)], 80)


def duplicated(rng: Random, count: int) -> Values:
    return random(rng, 5)[rng.integers(0, 5, count)]


def crowded(rng: Random, count: int) -> Values:
    """Half of all bits are the same, so that the buckets of whole chunks hold everything."""
    values = random(rng, count)
    values[:, :16] = 7
    return values


def flat(rng: Random, count: int) -> Values:
    """Nearly all zero, as of blank pictures."""
    return near(rng, np.zeros((count, 32), dtype=np.uint8), 3)


def near(rng: Random, values: Values, farthest: int) -> Values:
    """The same values with up to `farthest` bits of each turned over."""
    bits = np.unpackbits(values, axis=1)
    turned = rng.random(bits.shape).argsort(axis=1) < rng.integers(0, farthest + 1, (len(bits), 1))
    return np.packbits(bits ^ turned, axis=1)


Temper = Callable[[Random, int], Values]
TEMPERS: list[Temper] = [random, clustered, duplicated, crowded, flat]


@st.composite
def hash_sets(draw: st.DrawFn, largest: int = 300) -> tuple[Values, Values]:
    """Known hashes, and queries of which many are near one."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    count = draw(st.sampled_from([0, 1, 2, 3]) | st.integers(0, largest))
    known = draw(st.sampled_from(TEMPERS))(rng, count)
    strange = random(rng, draw(st.integers(0, 5)))
    if not count:
        return known, strange
    asked = near(rng, known[rng.integers(0, count, draw(st.integers(0, 20)))], 70)
    return known, np.concatenate([strange, asked, np.zeros((1, 32), dtype=np.uint8)])


def pairs(
    *columns: npt.NDArray[np.int64] | npt.NDArray[np.uint16],
) -> list[tuple[int, ...]]:
    """Lines of columns, sorted, to be compared."""
    return sorted(zip(*(column.tolist() for column in columns), strict=True))
