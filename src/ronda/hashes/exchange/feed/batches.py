"""A batch: what one sender tells one recipient in one step, and where it stands in the chain."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Final, Literal, Self

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pydantic import Field, model_validator

from ronda.hashes.exchange.feed.sealing import DIGEST, digest_of, sealed
from ronda.hashes.model import Code, Entry, Instant, Named, Value

FORMAT: Final = "ronda-hash-feed/1"
NOTHING_BEFORE = "0" * 64
MOST_IN_A_BATCH = 10_000


class WithdrawalReason(StrEnum):
    """Why the sender no longer stands by an entry; each copy that went out must follow."""

    ERROR = "error"
    NOT_ILLEGAL = "not-illegal"
    COURT = "court"
    RETENTION = "retention"
    AGREEMENT = "agreement"
    OTHER = "other"


class Withdrawal(Value):
    """The entry that `source` and `key` name is withdrawn since `at`."""

    source: Named
    key: Named
    at: Instant
    reason: WithdrawalReason


class Position(Value):
    """How far a feed was accepted: the last batch's number, digest and time."""

    sequence: Annotated[int, Field(ge=0)] = 0
    digest: Annotated[str, Field(pattern=DIGEST)] = NOTHING_BEFORE
    created: Instant | None = None


START = Position()


class Batch(Value):
    """One step of the feed from `sender` to `recipient`.

    `sequence` counts from 1 without gaps; `previous` is the digest of the batch before, 64 zeros
    for the first. Entries are new or changed, whole each time; the entry of a `source` and `key`
    replaces the one sent before.
    """

    format: Literal["ronda-hash-feed/1"] = FORMAT
    sender: Code
    recipient: Code
    sequence: Annotated[int, Field(ge=1, lt=2**53)]
    previous: Annotated[str, Field(pattern=DIGEST)]
    created: Instant
    entries: Annotated[tuple[Entry, ...], Field(max_length=MOST_IN_A_BATCH)] = ()
    withdrawals: Annotated[tuple[Withdrawal, ...], Field(max_length=MOST_IN_A_BATCH)] = ()

    @classmethod
    def after(
        cls,
        position: Position,
        *,
        sender: str,
        recipient: str,
        created: Instant,
        entries: Iterable[Entry] = (),
        withdrawals: Iterable[Withdrawal] = (),
    ) -> "Batch":
        """The batch that follows `position`."""
        return cls(
            sender=sender,
            recipient=recipient,
            sequence=position.sequence + 1,
            previous=position.digest,
            created=created,
            entries=tuple(entries),
            withdrawals=tuple(withdrawals),
        )

    @model_validator(mode="after")
    def _says_each_thing_once(self) -> Self:
        named = [(entry.source, entry.key) for entry in self.entries]
        named += [(withdrawal.source, withdrawal.key) for withdrawal in self.withdrawals]
        if len(set(named)) < len(named):
            raise ValueError("says two things of one entry")
        return self


def signed(batch: Batch, key: Ed25519PrivateKey) -> tuple[bytes, Position]:
    """The batch as a line of the feed, signed by its sender, and where the feed stands after it.

    Keep the line and the position: a later version of Ronda may write the same batch otherwise.
    """
    text = batch.model_dump_json()
    digest = digest_of(FORMAT, text)
    position = Position(sequence=batch.sequence, digest=digest, created=batch.created)
    return sealed(FORMAT, text, key), position
