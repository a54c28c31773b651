"""Following a feed: a batch is accepted as the next of its chain, or refused with the reason.

Two things to know. `Follower` holds no secret and writes nothing: the caller keeps `position` in
the same transaction as the batch. And time is an argument.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain

from pydantic import ValidationError

from ronda.hashes.exchange.errors import FeedRefused
from ronda.hashes.exchange.feed.batches import FORMAT, START, Batch, Position
from ronda.hashes.exchange.feed.errors import (
    Forked,
    Gap,
    OutOfOrder,
    Replayed,
    Unreadable,
    WrongClock,
    WrongParties,
)
from ronda.hashes.exchange.feed.sealing import TrustedKey, opened

TOLERANCE = timedelta(minutes=5)
FARTHEST_LOOKED_AHEAD = 1_000


@dataclass(frozen=True)
class Follower:
    """The recipient's side of one feed: from whom, to whom, with which keys, and how far."""

    sender: str
    recipient: str
    trusted: tuple[TrustedKey, ...]
    position: Position = START

    def accept(self, line: bytes, now: datetime) -> "tuple[Batch, Follower]":
        """The batch of a line, and the follower that stands after it.

        Raises a FeedRefused whose class says why.
        """
        batch, digest = self.read(line)
        self._check_clock(batch, now)
        self._check_place(batch, digest)
        reached = Position(sequence=batch.sequence, digest=digest, created=batch.created)
        return batch, replace(self, position=reached)

    def read(self, line: bytes) -> tuple[Batch, str]:
        """The batch of a line and its digest: rightly signed and addressed, wherever it stands."""
        found = opened(FORMAT, line, self.trusted)
        try:
            batch = Batch.model_validate_json(found.text)
        except ValidationError as error:
            raise Unreadable(
                f"The signed text is not a batch of {FORMAT}: {_first(error)}. Ask the partner to"
                " mend and send it again."
            ) from None
        if (batch.sender, batch.recipient) != (self.sender, self.recipient):
            raise WrongParties(
                f"The batch goes from “{batch.sender}” to “{batch.recipient}”; this feed goes"
                f" from “{self.sender}” to “{self.recipient}”."
            )
        found.made(batch.created)
        return batch, found.digest

    def _check_clock(self, batch: Batch, now: datetime) -> None:
        last = self.position.created
        if batch.created > now + TOLERANCE:
            raise WrongClock(
                f"Batch {batch.sequence} says it was made on {_told(batch.created)}, after now"
                f" ({_told(now)}): one of the two clocks is wrong. Set it right and take the"
                " batch again."
            )
        follows = batch.sequence == self.position.sequence + 1
        if follows and last is not None and batch.created < last - TOLERANCE:
            raise WrongClock(
                f"Batch {batch.sequence} says it was made on {_told(batch.created)}, before the"
                f" one that it follows ({_told(last)}): the sender's clock is wrong."
            )

    def _check_place(self, batch: Batch, digest: str) -> None:
        last = self.position
        if batch.sequence <= last.sequence:
            if batch.sequence == last.sequence and digest != last.digest:
                raise Forked(_forked(batch))
            raise Replayed(
                f"Batch {batch.sequence} was accepted before; the next is {last.sequence + 1}."
            )
        if batch.sequence > last.sequence + 1:
            raise Gap(
                f"After batch {last.sequence} comes {batch.sequence}: ask the partner to send"
                f" from batch {last.sequence + 1}."
            )
        if batch.previous != last.digest:
            raise Forked(_forked(batch))


def follow(
    follower: Follower, lines: Iterable[bytes], now: datetime
) -> Iterator[tuple[Batch, Follower]]:
    """Each batch of a delivery with the follower after it, until one is refused.

    A batch that lacks one that comes later in the same delivery is OutOfOrder, not a Gap.
    """
    rest = iter(lines)
    for line in rest:
        try:
            batch, follower = follower.accept(line, now)
        except Gap as gap:
            _look_ahead(follower, rest, gap)
        else:
            yield batch, follower


def _look_ahead(follower: Follower, rest: Iterator[bytes], gap: Gap) -> None:
    wanted = follower.position.sequence + 1
    for line, _ in zip(rest, range(FARTHEST_LOOKED_AHEAD), strict=False):
        try:
            batch, _ = follower.read(line)
        except FeedRefused:
            continue
        if batch.sequence == wanted:
            raise OutOfOrder(
                f"Batch {wanted} stands after one that follows it: sort the delivery by its"
                " numbers, or ask the partner to send it again."
            ) from gap
    raise gap


def _forked(batch: Batch) -> str:
    return (
        f"Batch {batch.sequence} follows another batch {batch.sequence - 1} than the one accepted:"
        " the partner's feed was begun anew or somebody else writes it. Agree with the partner"
        " from where to start again."
    )


def _told(instant: datetime) -> str:
    return f"{instant:%Y-%m-%d %H:%M} UTC"


def _first(error: ValidationError) -> str:
    """What is wrong first, without the value that is wrong."""
    first = error.errors(include_input=False, include_url=False)[0]
    return ".".join(map(str, chain(first["loc"]))) + ": " + first["msg"]
