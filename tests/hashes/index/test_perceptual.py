"""The search finds what brute force finds, no more and no less, whatever the data."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ronda.hashes.index.brute import nearby
from ronda.hashes.index.perceptual import WIDEST, scanned, tables, within
from ronda.hashes.index.permuting import Values, permuted
from tests.hashes.index import hash_sets
from tests.hashes.index.hash_sets import TEMPERS, Temper, near, pairs

THRESHOLDS = st.sampled_from([0, 7, 8, 15, 16, 31, 32, 47, 48, 63, 64, 100, 256]) | st.integers(
    0, 64
)


@settings(deadline=None)
@given(data=hash_sets.hash_sets(), threshold=THRESHOLDS)
def test_within_finds_what_brute_force_finds(data: tuple[Values, Values], threshold: int) -> None:
    known, queries = data
    found = within(tables(permuted(known)), permuted(queries), threshold)
    assert pairs(*found) == sorted(nearby(known, queries, threshold))


@pytest.mark.parametrize("temper", TEMPERS)
@pytest.mark.parametrize("threshold", [15, 31, 45, 63])
def test_thousands_of_any_temper_are_found_as_by_brute_force(
    temper: Temper, threshold: int
) -> None:
    rng = np.random.default_rng(8)
    known = temper(rng, 4000)
    queries = near(rng, known[:40], 70)
    found = within(tables(permuted(known)), permuted(queries), threshold)
    assert pairs(*found) == sorted(nearby(known, queries, threshold))


def test_two_threads_find_the_same_in_the_order_of_the_queries() -> None:
    rng = np.random.default_rng(3)
    known = hash_sets.clustered(rng, 500)
    queries = permuted(near(rng, known[rng.integers(0, 500, 9000)], 20))
    of = tables(permuted(known))
    alone, shared = within(of, queries, 31), within(of, queries, 31, threads=2)
    assert len(alone.query) > 9000
    assert pairs(*shared) == pairs(*alone)
    assert all(a <= b for a, b in pairwise(shared.query.tolist()))


def test_every_pair_at_the_very_threshold_is_found() -> None:
    """Bits spread over the chunks as evenly as can be: the hardest case of the pigeonholes."""
    rng = np.random.default_rng(5)
    base = rng.integers(0, 2**64, (1, 4), dtype=np.uint64)
    for threshold in range(1, WIDEST + 1):
        rows = np.repeat(base, 16, axis=0).view(np.uint16)
        for line in range(16):
            for bit in range(threshold):
                rows[line, (line + bit) % 16] ^= np.uint16(1 << (bit // 16))
        found = within(tables(rows.view(np.uint64)), base, threshold)
        assert found.distance.tolist() == [threshold] * 16, threshold
        assert len(within(tables(rows.view(np.uint64)), base, threshold - 1).query) == 0


@pytest.mark.parametrize("threshold", [0, 31, 63, 64])
def test_more_is_found_than_there_was_room_for_at_first(threshold: int) -> None:
    known = np.zeros((3000, 32), dtype=np.uint8)
    found = within(tables(permuted(known)), permuted(known[:3]), threshold)
    assert pairs(found.query, found.row) == [(q, row) for q in range(3) for row in range(3000)]


def test_scanned_is_the_same_search() -> None:
    rng = np.random.default_rng(6)
    known = hash_sets.clustered(rng, 300)
    found = scanned(permuted(known), permuted(known[:20]), 60)
    assert pairs(*found) == sorted(nearby(known, known[:20], 60))


def test_rows_that_crowd_are_all_read() -> None:
    """Where eight chunks of all rows are the same, what is left exceeds its room: all are read."""
    rng = np.random.default_rng(7)
    rows = rng.integers(0, 2**64, (5000, 4), dtype=np.uint64)
    rows[:, :2] = 9
    found = within(tables(rows), rows[:10], 31)
    expected = nearby(rows.view(np.uint8), rows[:10].view(np.uint8), 31)
    assert pairs(*found) == sorted(expected)
