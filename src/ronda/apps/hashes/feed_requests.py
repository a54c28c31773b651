"""What a recipient sends to be given the next batches: a sealed word of who asks, and from where.

Two things to know. It is sealed like batches and receipts, with the recipient's own key, so that
nobody else is answered. And it is good for a few minutes and once: its nonce is kept.
"""

import secrets
from datetime import datetime, timedelta
from typing import Annotated, Final, Literal

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pydantic import Field, ValidationError

from ronda.hashes.exchange.feed.errors import Unreadable, WrongClock, WrongParties
from ronda.hashes.exchange.feed.sealing import TrustedKey, opened, sealed
from ronda.hashes.model import Code, Instant, Value

REQUEST_FORMAT: Final = "ronda-hash-request/1"
TOLERANCE = timedelta(minutes=5)


class FeedRequest(Value):
    """`recipient` asks `sender` for the batches after number `after`."""

    format: Literal["ronda-hash-request/1"] = REQUEST_FORMAT
    sender: Code
    recipient: Code
    after: Annotated[int, Field(ge=0, lt=2**53)]
    at: Instant
    nonce: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]


def requested(
    key: Ed25519PrivateKey, *, sender: str, recipient: str, after: int, at: datetime
) -> bytes:
    """The sealed request, a line."""
    nonce = secrets.token_hex(16)
    request = FeedRequest(sender=sender, recipient=recipient, after=after, at=at, nonce=nonce)
    return sealed(REQUEST_FORMAT, request.model_dump_json(), key)


def request_of(
    line: bytes, *, sender: str, recipient: str, trusted: tuple[TrustedKey, ...], now: datetime
) -> FeedRequest:
    """What a sealed request of `recipient` asks; raises a FeedRefused whose class says why."""
    found = opened(REQUEST_FORMAT, line, trusted)
    try:
        request = FeedRequest.model_validate_json(found.text)
    except ValidationError:
        raise Unreadable(f"The signed text is not a request of {REQUEST_FORMAT}.") from None
    found.made(request.at)
    if (request.sender, request.recipient) != (sender, recipient):
        raise WrongParties(
            f"The request goes from “{request.recipient}” to “{request.sender}”; here it is"
            f" “{sender}” that is asked by “{recipient}”."
        )
    if abs(request.at - now) > TOLERANCE:
        raise WrongClock(
            f"The request says it was made on {request.at:%Y-%m-%d %H:%M} UTC; here it is"
            f" {now:%Y-%m-%d %H:%M} UTC: one of the two clocks is wrong."
        )
    return request
