"""Each kind is held to the contract, and to what is its own."""

import hashlib

import pytest

from ronda.hashes.errors import UnknownKind
from ronda.hashes.kinds import KINDS, Kind, Suspicion, kind
from tests.hashes.kind_contract import KindContract


class ExactContract(KindContract):
    def test_two_values_are_the_same_or_as_far_as_can_be(self) -> None:
        near = bytes(self.kind.size), b"\x01" + bytes(self.kind.size - 1)
        assert self.kind.distance(*near) == self.kind.bits

    def test_the_hash_of_the_empty_file_is_suspicious(self) -> None:
        empty = hashlib.new(self.name, b"").digest()
        assert self.kind.suspicious(empty, None) == Suspicion.EMPTY_FILE

    def test_quality_means_nothing(self) -> None:
        assert self.kind.suspicious(b"\x01" * self.kind.size, 0) is None


class TestMd5(ExactContract):
    name = "md5"


class TestSha1(ExactContract):
    name = "sha1"


class TestSha256(ExactContract):
    name = "sha256"


class TestPdq(KindContract):
    name = "pdq"

    def test_distance_counts_the_bits_that_differ(self) -> None:
        assert self.kind.distance(b"\x00" * 32, b"\x81" + b"\x00" * 30 + b"\x01") == 3

    def test_quality_below_the_floor_is_suspicious(self) -> None:
        value = b"\x01" * 32
        assert self.kind.suspicious(value, 49) == Suspicion.LOW_QUALITY
        assert self.kind.suspicious(value, 50) is None


def test_every_kind_is_tested_here() -> None:
    tested = {c.name for c in (TestMd5, TestSha1, TestSha256, TestPdq)}
    assert tested == set(KINDS)


def test_an_unknown_kind_is_refused_with_those_known() -> None:
    with pytest.raises(UnknownKind, match="“photodna”; those known are md5, sha1, sha256, pdq"):
        kind("photodna")


def test_a_kind_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        kind("md5").name = "sha1"  # type: ignore[misc]
    assert isinstance(kind("md5"), Kind)
