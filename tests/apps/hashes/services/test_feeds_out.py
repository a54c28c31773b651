"""What leaves in a feed: what is agreed, once, on record, and followed by what becomes of it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.utils import timezone
from pytest_django import Settings

from ronda.apps.accounts.selectors import machine
from ronda.apps.errors import NotAllowed, NotNow, NotValid
from ronda.apps.hashes.feed_requests import requested
from ronda.apps.hashes.models import (
    Copy,
    CopyState,
    DisclosedEntry,
    Disclosure,
    Entry,
    FeedBatch,
    Partner,
    Post,
)
from ronda.apps.hashes.own_key import own_key
from ronda.apps.hashes.services.feeds_out import feed_answer, receipts_take
from ronda.apps.hashes.services.partners import agreement_end
from ronda.apps.hashes.services.proposals import (
    correction_propose,
    erasure_propose,
    proposal_confirm,
    withdrawal_propose,
)
from ronda.hashes import model
from ronda.hashes.exchange.errors import FeedRefused
from ronda.hashes.exchange.feed import (
    Batch,
    Follower,
    Receipt,
    TrustedKey,
    WithdrawalReason,
    follow,
    receipted,
)
from tests.apps.hashes.entries import confirmer, proposer, shared, value
from tests.apps.hashes.exchanging import OWN, PARTNER_KEY, agreed, partner
from tests.apps.hashes.people import holder
from tests.apps.hashes.places import matching_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: Settings) -> None:
    matching_in(tmp_path, settings)


class Recipient:
    """The partner's side: asks, follows, acknowledges."""

    def __init__(self, key: Ed25519PrivateKey = PARTNER_KEY, code: str = "lighthouse") -> None:
        self.key, self.code = key, code
        trusted = (TrustedKey(own_key().public_key()),)
        self.follower = Follower(sender=OWN, recipient=code, trusted=trusted)

    def ask(self, after: int | None = None, at: datetime | None = None) -> list[bytes]:
        now = timezone.now()
        after = self.follower.position.sequence if after is None else after
        line = requested(self.key, sender=OWN, recipient=self.code, after=after, at=at or now)
        return feed_answer(actor=machine(), code=self.code, line=line, now=now)

    def take(self, lines: Sequence[bytes]) -> list[Batch]:
        batches = []
        for batch, follower in follow(self.follower, lines, timezone.now()):
            self.follower = follower
            receipt = Receipt.of(batch, follower.position, timezone.now())
            receipts_take(actor=machine(), code=self.code, lines=[receipted(receipt, self.key)])
            batches.append(batch)
        return batches

    def fetch(self) -> list[Batch]:
        return self.take(self.ask())


def withdrawn(entry: Entry) -> None:
    proposal = withdrawal_propose(actor=proposer(), entries=[entry], reason="A mistake.")
    proposal_confirm(actor=confirmer(), proposal=proposal)


def test_without_an_agreement_nothing_leaves() -> None:
    shared()
    made = partner()
    with pytest.raises(NotAllowed, match="no agreement"):
        Recipient().ask()
    agreement = agreed(made)
    agreement_end(actor=holder(Post.CUSTODIAN), agreement=agreement, reason="It is over.")
    with pytest.raises(NotAllowed, match="no agreement"):
        Recipient().ask()
    assert Disclosure.objects.count() == 0


def test_what_is_agreed_leaves_once_and_is_on_record() -> None:
    other_class = model.Classification(scheme="national", version="1", code="B", original="B")
    (first,) = shared(value("one", series="S-1", tags=["t1"]))
    shared(value("two", classifications=(other_class,)), value("three", handling="red"))
    agreement = agreed(partner())
    recipient = Recipient()
    (batch,) = recipient.fetch()
    (entry,) = batch.entries
    assert (entry.key, entry.series, entry.tags, entry.case_reference) == ("K-one", None, (), None)
    assert {one.kind for one in entry.hashes} == {"md5", "sha1", "pdq"}
    assert recipient.fetch() == []
    disclosure = Disclosure.objects.get()
    assert (disclosure.agreement, disclosure.entry_count) == (agreement, 1)
    assert DisclosedEntry.objects.get().entry == first
    assert Copy.objects.filter(state=CopyState.BARRED).count() == 2


def test_correction_and_withdrawal_follow_the_copy() -> None:
    (entry,) = shared()
    agreed(partner(), fields=["type", "victim"])
    recipient = Recipient()
    recipient.fetch()
    proposal = correction_propose(
        actor=proposer(), entry=entry, field="victim", value="identified", reason="Found."
    )
    proposal_confirm(actor=confirmer(), proposal=proposal)
    (batch,) = recipient.fetch()
    assert [one.victim for one in batch.entries] == [model.VictimStatus.IDENTIFIED]
    withdrawn(entry)
    (batch,) = recipient.fetch()
    assert [(one.source, one.key) for one in batch.withdrawals] == [(entry.source, entry.key)]
    assert recipient.fetch() == []


def test_change_that_may_not_leave_is_not_told() -> None:
    (entry,) = shared()
    agreed(partner(), fields=["type"])
    recipient = Recipient()
    recipient.fetch()
    proposal = correction_propose(
        actor=proposer(), entry=entry, field="victim", value="identified", reason="Found."
    )
    proposal_confirm(actor=confirmer(), proposal=proposal)
    assert recipient.fetch() == []


def test_narrower_agreement_withdraws_what_it_no_longer_covers() -> None:
    shared()
    made = partner()
    agreed(made)
    recipient = Recipient()
    recipient.fetch()
    agreed(made, handling=["green"])
    (batch,) = recipient.fetch()
    assert [one.reason for one in batch.withdrawals] == [WithdrawalReason.AGREEMENT]


def test_after_the_agreement_withdrawals_still_follow() -> None:
    first, second = shared(value("one"), value("two"))
    agreement = agreed(partner())
    recipient = Recipient()
    recipient.fetch()
    agreement_end(actor=holder(Post.CUSTODIAN), agreement=agreement, reason="It is over.")
    shared(value("three"))
    withdrawn(first)
    (batch,) = recipient.fetch()
    assert [one.key for one in batch.withdrawals] == ["K-one"] and batch.entries == ()
    assert Copy.objects.get(entry=second).state == CopyState.OUT


def test_erased_entry_is_withdrawn_under_the_name_it_had() -> None:
    (entry,) = shared(value("one"))
    agreed(partner())
    recipient = Recipient()
    recipient.fetch()
    proposal = erasure_propose(actor=holder(Post.CUSTODIAN), entries=[entry], reason="By law.")
    proposal_confirm(actor=confirmer(), proposal=proposal)
    (batch,) = recipient.fetch()
    told = [(one.key, one.reason) for one in batch.withdrawals]
    assert told == [("K-one", WithdrawalReason.RETENTION)]


def test_batch_is_sent_again_as_it_was_until_it_is_acknowledged() -> None:
    shared()
    agreed(partner())
    recipient = Recipient()
    lines = recipient.ask()
    assert recipient.ask() == lines
    recipient.take(lines)
    assert bytes(FeedBatch.objects.get().line) == b""
    with pytest.raises(NotNow, match="kept no more"):
        recipient.ask(after=0)


def test_what_came_from_a_partner_does_not_go_back() -> None:
    from ronda.apps.hashes.models import Received  # noqa: PLC0415

    (entry,) = shared()
    made = partner()
    Received.objects.create(partner=made, entry=entry)
    agreed(made)
    assert Recipient().fetch() == []


def test_request_is_answered_once() -> None:
    shared()
    agreed(partner())
    now = timezone.now()
    line = requested(PARTNER_KEY, sender=OWN, recipient="lighthouse", after=0, at=now)
    feed_answer(actor=machine(), code="lighthouse", line=line, now=now)
    with pytest.raises(NotValid, match="answered before"):
        feed_answer(actor=machine(), code="lighthouse", line=line, now=now)


def test_requests_that_are_not_good_are_refused() -> None:
    shared()
    agreed(partner())
    stranger = Recipient(Ed25519PrivateKey.generate())
    with pytest.raises(FeedRefused, match="not trusted"):
        stranger.ask()
    with pytest.raises(FeedRefused, match="clocks is wrong"):
        Recipient().ask(at=timezone.now() - timedelta(hours=1))
    with pytest.raises(NotAllowed, match="Nothing is exchanged"):
        Recipient(code="nobody").ask()
    with pytest.raises(NotNow, match="the last is"):
        Recipient().ask(after=12)
    other = partner("harbour", key := Ed25519PrivateKey.generate())
    agreed(other)
    now = timezone.now()
    line = requested(key, sender=OWN, recipient="harbour", after=0, at=now)
    with pytest.raises(FeedRefused):
        feed_answer(actor=machine(), code="lighthouse", line=line, now=now)


def test_receipt_of_a_refusal_keeps_the_batch_and_is_shown() -> None:
    shared()
    made: Partner = partner()
    agreed(made)
    recipient = Recipient()
    (line,) = recipient.ask()
    ((batch, follower),) = follow(recipient.follower, [line], timezone.now())
    receipt = Receipt.of(batch, follower.position, timezone.now())
    refused = receipt.model_copy(update={"refused": "feed-gap"})
    receipts_take(actor=machine(), code="lighthouse", lines=[receipted(refused, PARTNER_KEY)])
    assert bytes(FeedBatch.objects.get().line) == line
    assert made.feeds.get().refused_code == "feed-gap"
    with pytest.raises(FeedRefused):
        receipts_take(actor=machine(), code="lighthouse", lines=[receipted(receipt, own_key())])
