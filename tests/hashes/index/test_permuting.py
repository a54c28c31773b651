"""The order of bits is the published one, and leaves every distance as it was."""

import hashlib

import numpy as np
from hypothesis import given, settings

from ronda.hashes.index.permuting import ORDER, Values, permuted
from tests.hashes.index.hash_sets import hash_sets


def test_the_published_order_has_not_changed() -> None:
    assert hashlib.sha256(bytes(ORDER)).hexdigest() == (
        "2839d78a9f76f855a1ae08d36a61743db2f1fe4a515945d35f6eabc4d1eed466"
    )
    assert sorted(ORDER) == list(range(256))


def test_each_bit_goes_where_the_order_says() -> None:
    for place, source in enumerate(ORDER):
        value = np.zeros((1, 32), dtype=np.uint8)
        value[0, source // 8] = 0x80 >> source % 8
        row = permuted(value)[0]
        assert int(row[place // 64]) == 1 << place % 64
        assert sum(int(word).bit_count() for word in row) == 1


@settings(deadline=None)
@given(data=hash_sets(largest=30))
def test_distances_stay(data: tuple[Values, Values]) -> None:
    known, queries = data
    for query, row in zip(queries, permuted(queries), strict=True):
        before = np.bitwise_count(known ^ query).sum(axis=1)
        assert (np.bitwise_count(permuted(known) ^ row).sum(axis=1) == before).all()
