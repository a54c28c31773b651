"""The plainest search there is, in numpy alone: what every other search is held to.

Two things to know. It needs no compiler, no order of bits and no tables, so that it can share no
mistake with them. And it is slow: it is for tests, and for a few thousand hashes.
"""

from collections.abc import Iterator

import numpy as np

from ronda.hashes.index.permuting import Values


def nearby(values: Values, queries: Values, threshold: int) -> Iterator[tuple[int, int, int]]:
    """(query, line, distance) of each pair within `threshold` bits, by query, then line."""
    for number, query in enumerate(queries):
        unlike = np.bitwise_count(values ^ query).sum(axis=1, dtype=np.int64)
        for line in np.flatnonzero(unlike <= threshold):
            yield number, int(line), int(unlike[line])
