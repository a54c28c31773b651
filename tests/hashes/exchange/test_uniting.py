"""What is said of one item in several places: added up, or shown to conflict; never chosen."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ronda.hashes.exchange.uniting import Conflict, united
from ronda.hashes.model import Classification, Entry, Flag, Flags, HashValue, VictimStatus
from tests.hashes.random_entries import ENTRIES

EARLY, LATE = datetime(2025, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)
MD5 = HashValue(kind="md5", value=bytes(range(16)))
SHA1 = HashValue(kind="sha1", value=bytes(range(20)))
ONE = Classification(scheme="icse", code="baseline", original="true")
TWO = Classification(scheme="national", code="1", original="1")


def entry(**fields: object) -> Entry:
    told = {"source": "arcadia", "key": "1", "hashes": (MD5,)}
    return Entry.model_validate(told | fields)


def test_parts_are_added_up() -> None:
    found = united(
        [
            entry(classifications=(ONE,), tags=("a",), size=7, first_seen=LATE, updated=EARLY),
            entry(classifications=(TWO,), tags=("b",), victim="identified", first_seen=EARLY),
            entry(hashes=(MD5, SHA1), flags=Flags(distributed=Flag.YES), updated=LATE),
        ]
    )
    assert isinstance(found, Entry)
    assert found.classifications == (ONE, TWO) and found.tags == ("a", "b")
    assert found.hashes == (MD5, SHA1) and found.size == 7
    assert found.victim is VictimStatus.IDENTIFIED and found.flags.distributed is Flag.YES
    assert (found.first_seen, found.updated) == (EARLY, LATE)


@pytest.mark.parametrize(
    ("first", "second", "field"),
    [
        ({"size": 1}, {"size": 2}, "size"),
        ({"state": "active"}, {"state": "disputed"}, "state"),
        ({"victim": "identified"}, {"victim": "not-identified"}, "victim"),
        ({"flags": {"distributed": "yes"}}, {"flags": {"distributed": "no"}}, "distributed"),
        ({"handling": "a"}, {"handling": "b"}, "handling"),
        ({}, {"hashes": (HashValue(kind="md5", value=bytes(range(1, 17))),)}, "md5"),
    ],
)
def test_what_conflicts_is_named_and_not_chosen(
    first: dict[str, object], second: dict[str, object], field: str
) -> None:
    found = united([entry(**first), entry(**second)])
    assert isinstance(found, Conflict) and found.fields == (field,)


def test_lower_quality_of_one_hash_counts() -> None:
    low, high, none = (HashValue(kind="pdq", value=b"\x01" * 32, quality=q) for q in (40, 90, None))
    found = united([entry(hashes=(one,)) for one in (high, none, low)])
    assert isinstance(found, Entry) and found.hashes == (low,)


def test_different_items_are_not_united() -> None:
    with pytest.raises(ValueError, match="one source and key"):
        united([entry(), entry(key="2")])
    with pytest.raises(ValueError, match="nothing"):
        united([])


@given(one=ENTRIES, other=ENTRIES, rest=st.sampled_from(["hashes", "classifications", "size"]))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_order_does_not_matter_and_saying_it_twice_changes_nothing(
    one: Entry, other: Entry, rest: str
) -> None:
    assert united([one, one]) == one
    alike = other.model_copy(update={"source": one.source, "key": one.key})
    for second in (alike, one.model_copy(update={rest: getattr(alike, rest)})):
        there, back = united([one, second]), united([second, one])
        if isinstance(there, Conflict):
            assert isinstance(back, Conflict) and there.fields == back.fields
        else:
            assert there == back
