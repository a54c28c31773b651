"""A text with its digest and the Ed25519 signature over its exact bytes, as one line of JSON.

Two things to know. The purpose (a format's name) is signed with the text, so that a seal on one
thing is worth nothing on another. And nothing of the text is read before its signature was checked.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pydantic import Field, ValidationError

from ronda.hashes.exchange.feed.errors import (
    Altered,
    KeyOutOfTime,
    UnknownSigner,
    Unreadable,
    WronglySigned,
)
from ronda.hashes.model import Value

LONGEST_LINE = 64 * 2**20
DIGEST = r"^[0-9a-f]{64}$"


def key_id(key: Ed25519PublicKey) -> str:
    """The name of a key in seals: the first 16 hexadecimal digits of its SHA-256."""
    return hashlib.sha256(key.public_bytes_raw()).hexdigest()[:16]


@dataclass(frozen=True)
class TrustedKey:
    """A partner's public key and the time in which what it signed was made, None for no bound.

    A key that was lost or replaced keeps its `until`: what it signed before stays valid.
    """

    key: Ed25519PublicKey
    since: datetime | None = None
    until: datetime | None = None

    @classmethod
    def from_hex(
        cls, text: str, since: datetime | None = None, until: datetime | None = None
    ) -> "TrustedKey":
        """From the 64 hexadecimal digits of a raw public key; raises ValueError for others."""
        return cls(Ed25519PublicKey.from_public_bytes(bytes.fromhex(text)), since, until)

    def covers(self, instant: datetime) -> bool:
        """Whether the key is trusted for what was made at this instant."""
        after = self.since is None or instant >= self.since
        return after and (self.until is None or instant < self.until)


class Seal(Value):
    """One line: `text`, the digest of purpose and text, and the signature over the same bytes."""

    text: str
    digest: str = Field(pattern=DIGEST)
    signer: str = Field(pattern=r"^[0-9a-f]{16}$")
    signature: str = Field(pattern=r"^[0-9a-f]{128}$")


@dataclass(frozen=True)
class Opened:
    """A text whose seal was found good, its digest, and the key that signed it."""

    text: str
    digest: str
    key: TrustedKey

    def made(self, instant: datetime) -> None:
        """Raise KeyOutOfTime unless the key is trusted for what was made at this instant."""
        if not self.key.covers(instant):
            raise KeyOutOfTime(
                f"It says it was made on {instant:%Y-%m-%d}, when the key that signed it was not"
                " trusted; ask the partner which key is in use."
            )


def sealed(purpose: str, text: str, key: Ed25519PrivateKey) -> bytes:
    """The line, with its line end, that seals `text` for `purpose`."""
    signed = _signed_bytes(purpose, text)
    seal = Seal(
        text=text,
        digest=hashlib.sha256(signed).hexdigest(),
        signer=key_id(key.public_key()),
        signature=key.sign(signed).hex(),
    )
    return seal.model_dump_json().encode() + b"\n"


def digest_of(purpose: str, text: str) -> str:
    """SHA-256 of purpose and text, in hexadecimal: the link of a chain."""
    return hashlib.sha256(_signed_bytes(purpose, text)).hexdigest()


def opened(purpose: str, line: bytes, trusted: Iterable[TrustedKey]) -> Opened:
    """The text of a sealed line, after its digest and signature were found good.

    Raises Unreadable, UnknownSigner, Altered or WronglySigned.
    """
    seal = _read(purpose, line)
    key = next((t for t in trusted if key_id(t.key) == seal.signer), None)
    if key is None:
        raise UnknownSigner(
            f"It says it was signed with the key {seal.signer}, which is not trusted for this"
            " partner; ask the partner by another way whether the key is new."
        )
    signed = _signed_bytes(purpose, seal.text)
    if hashlib.sha256(signed).hexdigest() != seal.digest:
        raise Altered("Its content does not fit its digest: it was altered; have it sent again.")
    try:
        key.key.verify(bytes.fromhex(seal.signature), signed)
    except InvalidSignature:
        raise WronglySigned(
            f"The signature is not that of the key {seal.signer}, which it names; do not use it,"
            " and tell the partner."
        ) from None
    return Opened(seal.text, seal.digest, key)


def _read(purpose: str, line: bytes) -> Seal:
    if len(line) > LONGEST_LINE:
        raise Unreadable(f"It is larger than {LONGEST_LINE >> 20} MB, the most that is taken.")
    try:
        return Seal.model_validate_json(line)
    except ValidationError:
        raise Unreadable(
            f"It is not a sealed line of {purpose} (text, digest, signer, signature);"
            " have it sent again."
        ) from None


def _signed_bytes(purpose: str, text: str) -> bytes:
    if not re.fullmatch(r"[a-z0-9/-]+", purpose):
        raise ValueError("a purpose is the name of a format")
    return f"{purpose}\n{text}".encode("utf-8", "surrogatepass")
