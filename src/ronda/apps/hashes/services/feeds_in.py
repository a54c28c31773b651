"""The feeds from partners: fetched, checked, taken in batch by batch, and acknowledged.

Two things to know. A batch and the place in the chain are one transaction: it is taken in whole or
not at all, and never twice. And what is refused is told in one sentence, to the custodian here and
by its code to the partner, and everything after it waits.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.hashes.feed_requests import requested
from ronda.apps.hashes.fetching import fetched
from ronda.apps.hashes.incoming import compared
from ronda.apps.hashes.models import Direction, Feed, FeedBatch, Partner
from ronda.apps.hashes.own_key import own_code, own_key
from ronda.apps.hashes.permissions import Can, verdict
from ronda.apps.hashes.selectors.partners import trusted_keys
from ronda.apps.hashes.taking_in import TakenIn, incoming_take
from ronda.apps.policy import demand
from ronda.hashes import model
from ronda.hashes.exchange.errors import FeedRefused
from ronda.hashes.exchange.feed import Batch, Follower, Position, Receipt, follow, receipted

MOST_ROUNDS = 1_000


@dataclass
class Pulled:
    """What came of asking: how many batches, what was in them, and why it stopped, if it did."""

    batches: int = 0
    added: int = 0
    changed: int = 0
    withdrawn: int = 0
    not_taken: int = 0
    refused: str = ""
    receipts: list[bytes] = field(default_factory=list)

    def count(self, taken: TakenIn) -> None:
        """Add what one batch brought."""
        self.batches += 1
        self.added += taken.added
        self.changed += taken.changed
        self.withdrawn += taken.withdrawn
        self.not_taken += len(taken.refused)


def feed_pull(*, actor: Actor, partner: Partner) -> Pulled:
    """Fetch what a partner has for us, take it in, acknowledge it, until there is no more.

    Raises NotNow where the partner's base does not answer or refuses.
    """
    demand(verdict(actor, Can.FEED_TAKE, partner))
    whole = Pulled()
    for _round in range(MOST_ROUNDS):
        after, now = _reached(partner), timezone.now()
        line = requested(own_key(), sender=partner.code, recipient=own_code(), after=after, at=now)
        lines = fetched(partner, "batches", line)
        if not lines:
            break
        pulled = feed_take(actor=actor, partner=partner, lines=lines, now=timezone.now())
        _add(whole, pulled)
        if pulled.receipts:
            fetched(partner, "receipts", b"".join(pulled.receipts))
        if whole.refused:
            break
    return whole


def feed_take(*, actor: Actor, partner: Partner, lines: Sequence[bytes], now: datetime) -> Pulled:
    """Take in the batches of a delivery, in order, until one is refused; `refused` says why."""
    demand(verdict(actor, Can.FEED_TAKE, partner))
    person, pulled = signed_in(actor), Pulled()
    coming = follow(_follower(partner), lines, now)
    while True:
        try:
            batch, follower = next(coming)
        except StopIteration:
            break
        except FeedRefused as refused:
            _refuse(person, partner, refused)
            pulled.refused = str(refused)
            break
        with act(actor=person, what=Can.FEED_TAKE, about=(partner,)) as done:
            taken = _take(person, partner, batch, follower.position)
            done.concerns(*taken.proposals)
            done.after = {"sequence": batch.sequence, "added": taken.added}
            receipt = receipted(Receipt.of(batch, follower.position, now), own_key())
            _keep(partner, batch, follower.position, receipt, taken)
        pulled.receipts.append(receipt)
        pulled.count(taken)
    return pulled


def _reached(partner: Partner) -> int:
    feed = Feed.objects.filter(partner=partner, direction=Direction.IN).first()
    return feed.sequence if feed else 0


def _follower(partner: Partner) -> Follower:
    feed, _new = Feed.objects.get_or_create(partner=partner, direction=Direction.IN)
    place = Position(sequence=feed.sequence, digest=feed.digest, created=feed.created)
    return Follower(
        sender=partner.code, recipient=own_code(), trusted=trusted_keys(partner), position=place
    )


def _take(person: User, partner: Partner, batch: Batch, reached: Position) -> TakenIn:
    feed = Feed.objects.select_for_update().get(partner=partner, direction=Direction.IN)
    if feed.sequence != reached.sequence - 1:
        raise RuntimeError("two take the same feed in at once; the later one starts anew")
    origin = f"{partner.name}, feed {batch.sequence}"
    found = compared(partner, [*batch.entries, *_withdrawn(batch)])
    taken = incoming_take(person=person, partner=partner, origin=origin, compared=found)
    feed.sequence, feed.digest, feed.created = reached.sequence, reached.digest, reached.created
    feed.asked_at, feed.refused, feed.refused_code = timezone.now(), "", ""
    feed.save()
    return taken


def _withdrawn(batch: Batch) -> list[model.Entry]:
    """Withdrawals as entries of which nothing is known but their name."""
    nothing = model.HashValue(kind="md5", value=bytes(16))
    return [
        model.Entry(source=one.source, key=one.key, state=model.State.WITHDRAWN, hashes=(nothing,))
        for one in batch.withdrawals
    ]


def _keep(
    partner: Partner, batch: Batch, reached: Position, receipt: bytes, taken: TakenIn
) -> None:
    feed = Feed.objects.get(partner=partner, direction=Direction.IN)
    FeedBatch.objects.create(
        feed=feed,
        sequence=reached.sequence,
        digest=reached.digest,
        created=batch.created,
        entry_count=len(batch.entries),
        withdrawal_count=len(batch.withdrawals),
        receipt=receipt.decode(),
        acknowledged_at=timezone.now(),
        notes=[{"turn": one.turn, "code": one.code, "why": one.sentence} for one in taken.refused],
    )


def _refuse(person: User, partner: Partner, refused: FeedRefused) -> None:
    """Say why the feed stands still; nothing else is kept."""
    with act(actor=person, what=Can.FEED_TAKE, about=(partner,)) as done, transaction.atomic():
        feed = Feed.objects.select_for_update().get(partner=partner, direction=Direction.IN)
        feed.refused, feed.refused_code = str(refused), refused.code
        feed.asked_at = timezone.now()
        feed.save()
        done.after = {"refused": refused.code}


def _add(whole: Pulled, one: Pulled) -> None:
    for name in ("batches", "added", "changed", "withdrawn", "not_taken"):
        setattr(whole, name, getattr(whole, name) + getattr(one, name))
    whole.refused = one.refused
