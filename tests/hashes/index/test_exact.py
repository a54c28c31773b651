"""Exact hashes: what a dictionary finds, however the keys lie."""

from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ronda.hashes.index.exact import keys_of, same, sorted_keys
from ronda.hashes.index.permuting import Values
from tests.hashes.index.hash_sets import pairs


def expected(values: Values, queries: Values) -> list[tuple[int, int]]:
    known = defaultdict(list)
    for line, value in enumerate(values):
        known[value.tobytes()].append(line)
    return [(q, line) for q, one in enumerate(queries) for line in known.get(one.tobytes(), ())]


def looked_up(values: Values, queries: Values, threads: int = 1) -> list[tuple[int, ...]]:
    keyed, order = sorted_keys(keys_of(values))
    found = same(keyed, keys_of(queries), threads=threads)
    assert not found.distance.any()
    return pairs(found.query, order[found.row])


@settings(deadline=None)
@given(
    size=st.sampled_from([16, 20, 32]),
    seed=st.integers(0, 2**32),
    count=st.sampled_from([0, 1, 2]) | st.integers(0, 400),
    highest=st.sampled_from([1, 2, 255]),
)
def test_same_finds_what_a_dictionary_finds(size: int, seed: int, count: int, highest: int) -> None:
    rng = np.random.default_rng(seed)
    values = rng.integers(0, highest + 1, (count, size), dtype=np.uint8)
    values[: count // 2, 1:] = 0  # many with the same first bits, many the same
    strange = rng.integers(0, 256, (3, size), dtype=np.uint8)
    queries = np.concatenate([values[::3], strange])
    assert looked_up(values, queries) == expected(values, queries)


@pytest.mark.parametrize("size", [16, 20, 32])
def test_keys_that_a_forger_crowded_are_told_apart(size: int) -> None:
    values = np.zeros((3000, size), dtype=np.uint8)
    values[:, -2:] = np.arange(3000, dtype=">u2").view(np.uint8).reshape(-1, 2)
    assert looked_up(values, values[7:9]) == [(0, 7), (1, 8)]


def test_two_threads_find_the_same() -> None:
    rng = np.random.default_rng(1)
    values = rng.integers(0, 256, (20000, 16), dtype=np.uint8)
    queries = values[::2]
    assert looked_up(values, queries, threads=2) == expected(values, queries)
