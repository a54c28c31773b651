"""Questions are taken as described and not otherwise; a no has its place and never the hash."""

import json

import pytest

from ronda.matching.denials import NotUnderstood, TooLarge, WrongPurpose
from ronda.matching.questions import MOST, check_covered, many, one
from tests.matching.accredited import client

MD5, PDQ = "0f" * 16, "0f" * 32


def test_single_question_has_one_hash() -> None:
    (asked,) = one(json.dumps({"kind": "pdq", "value": PDQ.upper(), "threshold": 12}).encode())
    assert (asked.kind.name, asked.value, asked.threshold) == ("pdq", bytes.fromhex(PDQ), 12)
    assert not asked.unfit


def test_batch_keeps_its_order_and_its_threshold_is_of_perceptual_hashes() -> None:
    hashes = [{"kind": "md5", "value": MD5}, {"kind": "pdq", "value": PDQ}]
    asked = many(json.dumps({"hashes": hashes, "threshold": 8}).encode())
    assert [(each.kind.name, each.threshold) for each in asked] == [("md5", 0), ("pdq", 8)]


@pytest.mark.parametrize(
    ("value", "more"),
    [("00" * 32, {}), (PDQ, {"quality": 10})],
    ids=["all zeros", "a flat picture"],
)
def test_hash_that_would_match_everything_is_unfit(value: str, more: dict[str, int]) -> None:
    (asked,) = one(json.dumps({"kind": "pdq", "value": value} | more).encode())
    assert asked.unfit


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"", "not JSON"),
        (b"\xff", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b'{"kind": "md5", "kind": "md5"}', "a field twice"),
        (b'{"kind": "md5", "value": NaN}', "not JSON"),
        (b"[]", "must be a JSON object"),
        (b"{}", "must have “kind” and “value”"),
        (b'{"kind": 5, "value": "00"}', "both texts"),
        (b'{"kind": "md5", "value": "00", "name": "x"}', "only"),
        (b'{"kind": "crc", "value": "00"}', "no kind of hash “crc”"),
        (b'{"kind": "md5", "value": "00"}', "has 32 hexadecimal digits; this one has 2"),
        (b'{"kind": "md5", "value": "' + b"zz" * 16 + b'"}', "something else in it"),
        (b'{"kind": "md5", "value": "' + b"0f" * 16 + b'", "threshold": 3}', "from 0 to 0"),
        (b'{"kind": "pdq", "value": "' + b"0f" * 32 + b'", "threshold": 65}', "from 0 to 64"),
        (b'{"kind": "pdq", "value": "' + b"0f" * 32 + b'", "threshold": true}', "whole number"),
        (b'{"kind": "pdq", "value": "' + b"0f" * 32 + b'", "quality": 101}', "from 0 to 100"),
    ],
)
def test_question_of_another_form_is_told(body: bytes, sentence: str) -> None:
    with pytest.raises(NotUnderstood, match=sentence) as raised:
        one(body)
    assert "0f0f" not in str(raised.value) and "zz" not in str(raised.value)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({}, "must have “hashes”"),
        ({"hashes": []}, "at least one"),
        ({"hashes": [{"kind": "md5", "value": MD5}], "x": 1}, "not known: “x”"),
        ({"hashes": [{"kind": "md5", "value": MD5}, {"kind": "md5", "value": "0"}]}, "Number 2"),
    ],
)
def test_batch_of_another_form_is_told(said: object, sentence: str) -> None:
    with pytest.raises(NotUnderstood, match=sentence):
        many(json.dumps(said).encode())


def test_batch_is_bounded() -> None:
    hashes = [{"kind": "md5", "value": MD5}] * (MOST + 1)
    with pytest.raises(TooLarge, match="At most 10000"):
        many(json.dumps({"hashes": hashes}).encode())


@pytest.mark.parametrize("more", [{"kinds": ["md5"]}, {"farthest": 12}], ids=["kind", "threshold"])
def test_kind_and_threshold_must_be_covered(more: dict[str, object]) -> None:
    asked = one(json.dumps({"kind": "pdq", "value": PDQ}).encode())
    check_covered(asked, client())
    with pytest.raises(WrongPurpose, match="Your agreement"):
        check_covered(asked, client(**more))
