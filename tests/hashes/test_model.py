"""The shared value: canonical, immutable, without room for what must never be kept."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from pydantic import ValidationError

from ronda.hashes.model import Classification, Entry, HashValue

MD5 = HashValue(kind="md5", value="00112233445566778899aabbccddeeff")
SHA1 = HashValue(kind="sha1", value=bytes(range(20)))


def entry(**fields: object) -> Entry:
    return Entry.model_validate({"source": "arcadia", "key": "1", "hashes": (MD5,)} | fields)


def test_hash_is_bytes_in_python_and_hexadecimal_in_json() -> None:
    assert MD5.value == bytes.fromhex("00112233445566778899aabbccddeeff")
    assert '"00112233445566778899aabbccddeeff"' in MD5.model_dump_json()
    assert HashValue.model_validate_json(MD5.model_dump_json()) == MD5


def test_entries_that_say_the_same_are_equal_in_any_order() -> None:
    one = Classification(scheme="vics", version="2.0", country="US", code="1", original="1")
    two = Classification(scheme="caid", country="GB", code="A", original="A", votes=3)
    left = entry(hashes=(MD5, SHA1), classifications=(one, two), tags=("b", "a", "b"))
    right = entry(hashes=(SHA1, MD5), classifications=(two, one, one), tags=("a", "b"))
    assert left == right and hash(left) == hash(right)
    assert Entry.model_validate_json(left.model_dump_json()) == left


def test_instants_are_told_in_utc_and_need_a_zone() -> None:
    there = datetime(2026, 1, 1, 12, tzinfo=timezone(timedelta(hours=2)))
    assert entry(updated=there).updated == datetime(2026, 1, 1, 10, tzinfo=UTC)
    with pytest.raises(ValidationError):
        entry(updated="2026-01-01T12:00:00")


@pytest.mark.parametrize(
    "fields",
    [
        {"file_name": "a.jpg"},
        {"comments": "a remark"},
        {"hashes": ()},
        {"hashes": (MD5, HashValue(kind="md5", value=bytes(16)))},
        {"tags": ("two\nlines",)},
        {"series": "x" * 201},
        {"key": " "},
        {"size": -1},
        {"mime": "no type"},
        {"handling": "Two Words"},
    ],
)
def test_entry_refuses_what_it_has_no_place_for(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        entry(**fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "md5", "value": bytes(20)},
        {"kind": "photodna", "value": bytes(144)},
        {"kind": "md5", "value": bytes(16), "quality": 100},
        {"kind": "pdq", "value": bytes(32), "quality": 101},
        {"kind": "md5", "value": "no hexadecimal"},
    ],
)
def test_hash_refuses_what_its_kind_does_not_have(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        HashValue.model_validate(fields)


def test_classification_refuses_a_bare_number() -> None:
    with pytest.raises(ValidationError):
        Classification.model_validate({"code": "1", "original": "1"})


def test_hash_of_finds_a_kind_or_nothing() -> None:
    assert entry().hash_of("md5") == MD5
    assert entry().hash_of("pdq") is None
