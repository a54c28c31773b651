"""Snapshot and journal together answer as a plain list of all that counts would."""

from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ronda.hashes.errors import BadHash, BadThreshold, UnknownKind
from ronda.hashes.index.journal import Journal
from ronda.hashes.index.matcher import Matcher
from ronda.hashes.index.snapshot import Snapshot
from ronda.hashes.kinds import Match, kind
from tests.hashes.index.hash_sets import clustered, near, random

PDQ = kind("pdq")


@settings(deadline=None, max_examples=40)
@given(seed=st.integers(0, 2**32), threshold=st.sampled_from([0, 20, 31, 64]), data=st.data())
def test_matches_are_those_of_a_plain_list_through_all_changes(
    seed: int, threshold: int, data: st.DataObject
) -> None:
    rng = np.random.default_rng(seed)
    values = [value.tobytes() for value in clustered(rng, 60)]
    ids = st.integers(0, 9)
    known: dict[int, set[bytes]] = defaultdict(set)
    pick = st.sampled_from(values)
    with TemporaryDirectory() as place:
        folder = Path(place)
        base = data.draw(st.lists(st.tuples(ids, st.just("pdq"), pick), max_size=30))
        for id, _, value in base:
            known[id].add(value)
        Snapshot.write(folder, base)
        with Matcher.open(folder) as matcher:
            for step in data.draw(st.lists(st.tuples(ids, st.none() | pick), max_size=12)):
                id, changed = step
                if changed is None:
                    Journal(folder).withdraw(id)
                    known.pop(id, None)
                else:
                    Journal(folder).add(id, "pdq", changed)
                    known[id].add(changed)
            if data.draw(st.booleans()):
                Snapshot.write(folder, [(i, "pdq", v) for i, vs in known.items() for v in vs])
            asked = data.draw(pick)
            assert matcher.match("pdq", asked, threshold) == plain(known, asked, threshold)


def plain(known: dict[int, set[bytes]], asked: bytes, threshold: int) -> list[Match]:
    nearest = {
        id: min(PDQ.distance(asked, value) for value in values) for id, values in known.items()
    }
    lines = sorted((distance, id) for id, distance in nearest.items() if distance <= threshold)
    return [Match(id, "pdq", "1", distance, threshold) for distance, id in lines]


def test_an_entry_comes_once_with_its_nearest_value(tmp_path: Path) -> None:
    values = [bytes(31) + bytes([bits]) for bits in (0b111, 0b1, 0b11)]
    Snapshot.write(tmp_path, [(5, "pdq", value) for value in values])
    Journal(tmp_path).add(5, "pdq", values[0])
    with Matcher.open(tmp_path) as matcher:
        assert matcher.match("pdq", bytes(32)) == [Match(5, "pdq", "1", 1, 31)]


def test_the_threshold_is_the_kind_s_own_unless_one_is_asked_for(tmp_path: Path) -> None:
    Snapshot.write(tmp_path, [(1, "pdq", b"\xff" * 4 + bytes(28)), (1, "md5", bytes(16))])
    with Matcher.open(tmp_path) as matcher:
        assert matcher.match("pdq", bytes(32)) == []
        assert matcher.match("pdq", bytes(32), 32) == [Match(1, "pdq", "1", 32, 32)]
        assert matcher.match("md5", bytes(16)) == [Match(1, "md5", "1", 0, 0)]
        with pytest.raises(BadThreshold):
            matcher.match("md5", bytes(16), 1)
        with pytest.raises(BadThreshold):
            matcher.match("pdq", bytes(32), 257)


def test_a_value_of_another_length_or_kind_is_refused(tmp_path: Path) -> None:
    Snapshot.write(tmp_path, [])
    with Matcher.open(tmp_path) as matcher:
        with pytest.raises(BadHash, match="Value 1: a hash of kind “pdq” has 32 bytes"):
            matcher.match_many("pdq", [bytes(32), bytes(16)])
        with pytest.raises(UnknownKind):
            matcher.match("photodna", bytes(144))


def test_thousands_of_additions_are_searched_with_tables_of_their_own(tmp_path: Path) -> None:
    rng = np.random.default_rng(9)
    values = random(rng, 20000)
    Snapshot.write(tmp_path, [])
    with Matcher.open(tmp_path) as matcher:
        for start in range(0, 20000, 5000):
            Journal(tmp_path).add_many(
                (n, "pdq", values[n].tobytes()) for n in range(start, start + 5000)
            )
            Journal(tmp_path).withdraw_many(range(start, start + 10))
            assert matcher.changes == start + 5000
        asked = near(rng, values[:15000:100], 31)
        found = matcher.found("pdq", asked)
        gone = {start + n for start in range(0, 20000, 5000) for n in range(10)}
        assert set(found.id.tolist()) == set(range(0, 15000, 100)) - gone


def test_threads_ask_while_others_change(tmp_path: Path) -> None:
    rng = np.random.default_rng(9)
    values = [value.tobytes() for value in random(rng, 300)]
    Snapshot.write(tmp_path, [(n, "pdq", value) for n, value in enumerate(values)])
    wrong: list[int] = []
    with Matcher.open(tmp_path) as matcher:

        def ask() -> None:
            for n, value in enumerate(values):
                if [match.id for match in matcher.match("pdq", value)] != [n]:
                    wrong.append(n)

        threads = [Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        for n, value in enumerate(values[:20]):
            Journal(tmp_path).add(n, "pdq", value)
        Snapshot.write(tmp_path, [(n, "pdq", value) for n, value in enumerate(values)])
        for thread in threads:
            thread.join()
        assert matcher.generation == 2 or matcher.match("pdq", values[0])
    assert wrong == []
