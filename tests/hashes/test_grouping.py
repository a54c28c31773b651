"""Nearest and groups agree with comparing everything with everything."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ronda.hashes import grouping
from ronda.hashes.grouping import groups, nearest
from ronda.hashes.index.permuting import Values

THRESHOLD = 31


def flipped(value: Values, bits: int, rng: np.random.Generator) -> Values:
    out = np.unpackbits(value)
    out[rng.choice(256, bits, replace=False)] ^= 1
    return np.packbits(out)


def drawn(seed: int, count: int) -> Values:
    """Random hashes, many of them copies of others with a few bits flipped."""
    rng = np.random.default_rng(seed)
    values = rng.integers(0, 256, (count, 32), dtype=np.uint8)
    for turn in range(1, count):
        if rng.random() < 0.6:
            near = values[rng.integers(0, turn)]
            values[turn] = flipped(near, int(rng.integers(0, 40)), rng)
    return values


def distances(a: Values, b: Values) -> np.ndarray:
    return np.array([[int(np.unpackbits(x ^ y).sum()) for y in b] for x in a]).reshape(
        len(a), len(b)
    )


@given(seed=st.integers(0, 2**32 - 1), base=st.integers(0, 30), count=st.integers(0, 30))
@settings(max_examples=40, deadline=None)
def test_nearest_is_what_comparing_all_finds(seed: int, base: int, count: int) -> None:
    values = drawn(seed, base + count)
    found = nearest(values[:base], values[base:], THRESHOLD)
    all_of_them = distances(values[base:], values[:base])
    for query in range(count):
        near = all_of_them[query] <= THRESHOLD
        if not near.any():
            assert found.row[query] == -1
            continue
        assert found.distance[query] == all_of_them[query].min()
        assert found.row[query] == all_of_them[query].argmin()


@given(seed=st.integers(0, 2**32 - 1), count=st.integers(0, 40), longest=st.integers(1, 8))
@settings(max_examples=40, deadline=None)
def test_groups_are_what_hangs_together(seed: int, count: int, longest: int) -> None:
    values = drawn(seed, count)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grouping, "FEWEST", longest)
        found = groups(values, THRESHOLD)
    near = distances(values, values) <= THRESHOLD
    first = list(range(count))
    for _ in range(count):
        for one in range(count):
            first[one] = min(first[other] for other in range(count) if near[one, other])
    assert found.first.tolist() == first
    for one in range(count):
        of_group = [o for o in range(count) if first[o] == first[one]]
        steps = distances(values[of_group], values[of_group])
        assert found.step[one] == steps[steps <= THRESHOLD].max()


def test_what_is_known_to_be_one_is_joined_without_a_value() -> None:
    values = drawn(1, 1)
    found = groups(values, THRESHOLD, same=np.array([[2, 1], [0, 3]]))
    assert found.first.tolist() == [0, 1, 1, 0]


def test_a_list_in_which_all_is_alike_is_one_group() -> None:
    rng = np.random.default_rng(3)
    centre = rng.integers(0, 256, 32, dtype=np.uint8)
    values = np.stack([flipped(centre, 8, rng) for _ in range(4000)])
    assert set(groups(values, THRESHOLD).first.tolist()) == {0}
