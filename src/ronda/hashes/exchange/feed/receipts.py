"""Receipts: the recipient's signed word that it has a batch, or why it refused it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Final, Literal

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pydantic import Field, ValidationError

from ronda.hashes.exchange.feed.batches import Batch, Position
from ronda.hashes.exchange.feed.errors import Unreadable, WrongReceipt
from ronda.hashes.exchange.feed.sealing import DIGEST, TrustedKey, opened, sealed
from ronda.hashes.model import Code, Instant, Value

RECEIPT_FORMAT: Final = "ronda-hash-receipt/1"


class Receipt(Value):
    """`recipient` has batch `sequence` of `sender` with this digest, or refused it (`refused`).

    `refused` is the stable code of the error; None where the batch was accepted.
    """

    format: Literal["ronda-hash-receipt/1"] = RECEIPT_FORMAT
    sender: Code
    recipient: Code
    sequence: Annotated[int, Field(ge=1)]
    digest: Annotated[str, Field(pattern=DIGEST)]
    received: Instant
    refused: Code | None = None

    @classmethod
    def of(cls, batch: Batch, position: Position, received: datetime) -> "Receipt":
        """The receipt for an accepted batch, after which the feed stands at `position`."""
        return cls(
            sender=batch.sender,
            recipient=batch.recipient,
            sequence=position.sequence,
            digest=position.digest,
            received=received,
        )


def receipted(receipt: Receipt, key: Ed25519PrivateKey) -> bytes:
    """The receipt as a line, signed by the recipient."""
    return sealed(RECEIPT_FORMAT, receipt.model_dump_json(), key)


def acknowledged(
    line: bytes, *, sender: str, recipient: str, sent: Position, trusted: Iterable[TrustedKey]
) -> Receipt:
    """The receipt of a line, which must be for the batch after which the feed stands at `sent`.

    `trusted` are the recipient's keys. Raises a FeedRefused whose class says why.
    """
    found = opened(RECEIPT_FORMAT, line, trusted)
    try:
        receipt = Receipt.model_validate_json(found.text)
    except ValidationError:
        raise Unreadable(
            f"The signed text is not a receipt of {RECEIPT_FORMAT}; ask the partner for another."
        ) from None
    found.made(receipt.received)
    meant = (sender, recipient, sent.sequence, sent.digest)
    if (receipt.sender, receipt.recipient, receipt.sequence, receipt.digest) != meant:
        raise WrongReceipt(
            f"The receipt is not for batch {sent.sequence} as it was sent to “{recipient}”;"
            " the batch stays unacknowledged."
        )
    return receipt
