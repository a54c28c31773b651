"""The kinds of hash that Ronda knows, and what can be done with a value of each.

Two things to know. A value is `bytes` of the kind's length, and text only where it enters or leaves
(`normalised`, `text`). And a kind is data: a new one is one more line in `KINDS`, held to the same
contract by `tests/hashes/kind_contract.py`.

>>> md5 = kind("md5")
>>> md5.text(md5.normalised("  D41D8CD98F00B204E9800998ECF8427E "))
'd41d8cd98f00b204e9800998ecf8427e'
>>> md5.suspicious(md5.normalised("d41d8cd98f00b204e9800998ecf8427e"), None)
<Suspicion.EMPTY_FILE: 'empty-file'>
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from ronda.hashes.errors import BadHash, BadThreshold, UnknownKind

LOWEST_QUALITY = 50
"""Below this quality (0 to 100) a PDQ hash says too little of its picture: flat ones match
everything. The floor is that of PDQ's authors (Facebook, "The TMK+PDQF Video-Hashing Algorithm and
the PDQ Image-Hashing Algorithm", 2019)."""

PDQ_THRESHOLD = 31
"""The distance within which PDQ's authors count two pictures as near-duplicates."""


class Suspicion(StrEnum):
    """Why a value is refused or set apart: it would match what it does not know."""

    ALL_ZEROS = "all-zeros"
    ALL_ONES = "all-ones"
    EMPTY_FILE = "empty-file"
    LOW_QUALITY = "low-quality"

    @property
    def sentence(self) -> str:
        """The reason in English."""
        return _SENTENCES[self]


_SENTENCES = {
    Suspicion.ALL_ZEROS: "Every bit of the hash is zero: it is of no file.",
    Suspicion.ALL_ONES: "Every bit of the hash is one: it is of no file.",
    Suspicion.EMPTY_FILE: "It is the hash of a file with nothing in it.",
    Suspicion.LOW_QUALITY: (
        f"The quality of the hash is below {LOWEST_QUALITY}: so flat a picture resembles too many."
    ),
}


@dataclass(frozen=True)
class Match:
    """An entry that was found: its id, how far away (in bits), and under which rule.

    `kind` and `version` say which hash was compared; `threshold` is the one that was asked for.
    """

    id: int
    kind: str
    version: str
    distance: int
    threshold: int


@dataclass(frozen=True)
class Kind:
    """One kind of hash.

    `name` and `version` never change their meaning; `version` is raised when values of before can
    no longer be compared. `bits` is the length. A `perceptual` kind puts what looks alike near each
    other; any other says only same or not. `of_nothing` is the hash of the empty file, where there
    is one; `threshold` the distance that is asked for unless one says otherwise.
    """

    name: str
    version: str
    bits: int
    perceptual: bool
    threshold: int = 0
    of_nothing: bytes | None = None

    @property
    def size(self) -> int:
        """The length of a value in bytes."""
        return self.bits // 8

    @property
    def farthest(self) -> int:
        """The greatest distance there is between two values."""
        return self.bits

    def normalised(self, value: str) -> bytes:
        """The value that `value` writes in hexadecimal, in any case, with blanks around it.

        Raises BadHash for a wrong length or alphabet.
        """
        text = value.strip()
        if len(text) != 2 * self.size:
            raise BadHash(
                f"A hash of kind “{self.name}” has {2 * self.size} hexadecimal digits;"
                f" this one has {len(text)}."
            )
        try:
            found = bytes.fromhex(text)
        except ValueError:
            found = b""
        if len(found) != self.size:  # fromhex passes over blanks inside
            raise BadHash(
                f"A hash of kind “{self.name}” is written in the digits 0 to 9 and a to f;"
                " this one has something else in it."
            )
        return found

    def text(self, value: bytes) -> str:
        """`value` in lower-case hexadecimal."""
        return value.hex()

    def distance(self, a: bytes, b: bytes) -> int:
        """How many bits differ; of an exact kind 0 where they are the same, else `farthest`.

        A cryptographic hash that differs in one bit is as strange as one that differs in all.
        """
        if self.perceptual:
            return (int.from_bytes(a) ^ int.from_bytes(b)).bit_count()
        return 0 if a == b else self.farthest

    def checked(self, threshold: int | None) -> int:
        """`threshold`, or the kind's own for None.

        Raises BadThreshold below 0 and above `farthest`; an exact kind has 0 only.
        """
        wanted = self.threshold if threshold is None else threshold
        greatest = self.farthest if self.perceptual else 0
        if not 0 <= wanted <= greatest:
            raise BadThreshold(
                f"A threshold for hashes of kind “{self.name}” is from 0 to {greatest},"
                f" not {wanted}."
            )
        return wanted

    def suspicious(self, value: bytes, quality: int | None) -> Suspicion | None:
        """Why `value` should be refused or set apart; None where nothing speaks against it.

        `quality` (0 to 100) is that of a perceptual hash; None where it is not known, or is of no
        meaning, and then nothing is held against it.
        """
        if not any(value):
            return Suspicion.ALL_ZEROS
        if value == b"\xff" * self.size:
            return Suspicion.ALL_ONES
        if value == self.of_nothing:
            return Suspicion.EMPTY_FILE
        if self.perceptual and quality is not None and quality < LOWEST_QUALITY:
            return Suspicion.LOW_QUALITY
        return None


def _exact(name: str, of_nothing: bytes) -> Kind:
    return Kind(name, "1", 8 * len(of_nothing), perceptual=False, of_nothing=of_nothing)


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            _exact("md5", hashlib.md5(usedforsecurity=False).digest()),
            _exact("sha1", hashlib.sha1(usedforsecurity=False).digest()),
            _exact("sha256", hashlib.sha256().digest()),
            Kind("pdq", "1", 256, perceptual=True, threshold=PDQ_THRESHOLD),
        )
    }
)
"""Every kind by its name."""


def kind(name: str) -> Kind:
    """The kind called `name`; raises UnknownKind."""
    if name not in KINDS:
        known = ", ".join(KINDS)
        raise UnknownKind(f"There is no kind of hash “{name}”; those known are {known}.")
    return KINDS[name]
