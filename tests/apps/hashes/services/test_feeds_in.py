"""What comes in a feed: proposed, never shared by itself; withdrawn at once; refused whole."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.utils import timezone
from pytest_django import Settings

from ronda.apps.accounts.models import User
from ronda.apps.errors import NotAllowed, NotVisible
from ronda.apps.hashes.incoming import compared
from ronda.apps.hashes.models import (
    Entry,
    FeedBatch,
    HashValue,
    Partner,
    Post,
    Proposal,
    ProposalKind,
    ProposalState,
    RowOutcome,
    State,
)
from ronda.apps.hashes.own_key import own_key
from ronda.apps.hashes.services.feeds_in import Pulled, feed_take
from ronda.apps.hashes.services.proposals import proposal_confirm
from ronda.hashes import model
from ronda.hashes.exchange.feed import (
    START,
    Batch,
    TrustedKey,
    Withdrawal,
    WithdrawalReason,
    acknowledged,
    signed,
)
from tests.apps.hashes.entries import confirmer, shared, value
from tests.apps.hashes.exchanging import OWN, PARTNER_KEY, partner
from tests.apps.hashes.people import holder
from tests.apps.hashes.places import matching_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: Settings) -> None:
    matching_in(tmp_path, settings)


@pytest.fixture
def custodian() -> User:
    return holder(Post.CUSTODIAN)


class Sender:
    """The partner's side: batches in a chain, signed."""

    def __init__(self, key: Ed25519PrivateKey = PARTNER_KEY) -> None:
        self.key, self.place = key, START

    def batch(
        self,
        *entries: model.Entry,
        withdrawn: Sequence[model.Entry] = (),
        created: datetime | None = None,
    ) -> bytes:
        now = created or timezone.now()
        gone = [
            Withdrawal(source=one.source, key=one.key, at=now, reason=WithdrawalReason.ERROR)
            for one in withdrawn
        ]
        made = Batch.after(
            self.place,
            sender="lighthouse",
            recipient=OWN,
            created=now,
            entries=entries,
            withdrawals=gone,
        )
        line, self.place = signed(made, self.key)
        return line


def take(custodian: User, made: Partner, *lines: bytes) -> Pulled:
    return feed_take(actor=custodian, partner=made, lines=lines, now=timezone.now())


def theirs(seed: object, **more: object) -> model.Entry:
    return value(seed, source="Unit of Lighthouse", **more)


def confirm_all() -> None:
    for proposal in Proposal.objects.filter(state=ProposalState.WAITING):
        proposal_confirm(actor=confirmer(), proposal=proposal)


def test_entries_are_proposed_and_matched_once_a_second_person_confirms(custodian: User) -> None:
    made, sender = partner(), Sender()
    pulled = take(custodian, made, sender.batch(theirs("one"), theirs("two")))
    assert (pulled.batches, pulled.added, pulled.refused) == (1, 2, "")
    assert set(Entry.objects.values_list("state", flat=True)) == {State.PROPOSED}
    assert not HashValue.objects.filter(live=True).exists()
    assert Proposal.objects.get().origin == "Police of Lighthouse, feed 1"
    confirm_all()
    assert set(Entry.objects.values_list("state", flat=True)) == {State.SHARED}


def test_receipt_is_good_to_the_sender(custodian: User) -> None:
    sender = Sender()
    pulled = take(custodian, partner(), sender.batch(theirs("one")))
    (line,) = pulled.receipts
    trusted = (TrustedKey(own_key().public_key()),)
    receipt = acknowledged(
        line, sender="lighthouse", recipient=OWN, sent=sender.place, trusted=trusted
    )
    assert receipt.refused is None


def test_withdrawal_is_in_force_at_once_in_every_state(custodian: User) -> None:
    made, sender = partner(), Sender()
    one, two, three = theirs("one"), theirs("two"), theirs("three")
    take(custodian, made, sender.batch(one))
    confirm_all()
    take(custodian, made, sender.batch(two, three))
    pulled = take(custodian, made, sender.batch(withdrawn=[one, two, theirs("unknown")]))
    assert pulled.withdrawn == 2
    states = dict(Entry.objects.values_list("key", "state"))
    assert states == {"K-one": "withdrawn", "K-two": "declined", "K-three": "proposed"}
    assert not HashValue.objects.filter(live=True).exists()
    confirm_all()
    assert Entry.objects.get(key="K-three").state == State.SHARED


def test_proposal_of_which_all_is_withdrawn_waits_no_more(custodian: User) -> None:
    made, sender = partner(), Sender()
    take(custodian, made, sender.batch(theirs("one")))
    take(custodian, made, sender.batch(withdrawn=[theirs("one")]))
    assert Proposal.objects.get().state == ProposalState.TAKEN_BACK


def test_changes_are_proposed_together(custodian: User) -> None:
    made, sender = partner(), Sender()
    take(custodian, made, sender.batch(theirs("one"), theirs("two")))
    confirm_all()
    other = model.Classification(scheme="national", version="1", code="B", original="B")
    also = model.Classification(scheme="inhope", version="3.1", code="x", original="x")
    new = {"victim": "identified", "classifications": (other, also)}
    pulled = take(custodian, made, sender.batch(theirs("one", **new), theirs("two", **new)))
    assert pulled.changed == 2
    waiting = Proposal.objects.filter(state=ProposalState.WAITING)
    assert {one.kind for one in waiting} == {ProposalKind.CORRECT, ProposalKind.CLASSIFY}
    confirm_all()
    entry = Entry.objects.get(key="K-one")
    assert entry.victim == "identified"
    standing = entry.classifications.filter(state="standing").values_list("scheme", "code")
    assert set(standing) == {("national", "B"), ("inhope", "x")}


def test_withdrawn_entry_that_is_sent_again_comes_back_by_two_people(custodian: User) -> None:
    made, sender = partner(), Sender()
    take(custodian, made, sender.batch(theirs("one")))
    confirm_all()
    take(custodian, made, sender.batch(withdrawn=[theirs("one")]))
    take(custodian, made, sender.batch(theirs("one")))
    assert Entry.objects.get().state == State.WITHDRAWN
    confirm_all()
    assert Entry.objects.get().state == State.SHARED


def test_partner_cannot_touch_what_is_not_from_it(custodian: User) -> None:
    (own,) = shared(value("one"))
    made, sender = partner(), Sender()
    forged = value("one", victim="identified")
    pulled = take(custodian, made, sender.batch(forged), sender.batch(withdrawn=[forged]))
    assert (pulled.added, pulled.changed, pulled.withdrawn) == (0, 0, 0)
    found = [one.outcome for one in compared(made, [forged])]
    assert found == [RowOutcome.BROKEN]
    own.refresh_from_db()
    assert (own.state, own.victim) == (State.SHARED, "unknown")


def test_second_batch_refused_leaves_the_first_and_nothing_of_itself(custodian: User) -> None:
    made, sender = partner(), Sender()
    first = sender.batch(theirs("one"))
    second = sender.batch(theirs("two")).replace(b"K-two", b"K-too")
    pulled = take(custodian, made, first, second)
    assert (pulled.batches, pulled.added) == (1, 1) and "altered" in pulled.refused
    assert list(Entry.objects.values_list("key", flat=True)) == ["K-one"]
    assert (feed := made.feeds.get()).sequence == 1
    assert feed.refused_code == "feed-altered" and feed.refused


@pytest.mark.parametrize("how", ["replayed", "gap", "out of order", "wrong clock", "stranger"])
def test_each_fault_is_refused_with_its_own_sentence(custodian: User, how: str) -> None:
    made, sender = partner(), Sender()
    first, second = sender.batch(theirs("one")), sender.batch(theirs("two"))
    lines, code = {
        "replayed": ((first, first), "feed-replayed"),
        "gap": ((second,), "feed-gap"),
        "out of order": ((second, first), "feed-out-of-order"),
        "wrong clock": (
            (Sender().batch(theirs("x"), created=timezone.now() + timedelta(hours=1)),),
            "feed-wrong-clock",
        ),
        "stranger": (
            (Sender(Ed25519PrivateKey.generate()).batch(theirs("x")),),
            "feed-unknown-signer",
        ),
    }[how]
    pulled = take(custodian, made, *lines)
    assert made.feeds.get().refused_code == code and pulled.refused
    assert Entry.objects.count() == pulled.added == (1 if how == "replayed" else 0)
    assert FeedBatch.objects.count() == pulled.batches


def test_feed_goes_on_after_what_was_refused_comes_right(custodian: User) -> None:
    made, sender = partner(), Sender()
    first, second = sender.batch(theirs("one")), sender.batch(theirs("two"))
    take(custodian, made, second)
    pulled = take(custodian, made, first, second)
    assert (pulled.batches, pulled.refused) == (2, "")
    assert made.feeds.get().refused == ""


def test_failure_in_the_middle_of_a_batch_leaves_nothing_of_it(
    custodian: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ronda.apps.hashes.services import feeds_in  # noqa: PLC0415

    def broken(*_: object) -> bytes:
        raise OSError("the disk is full")

    made, sender = partner(), Sender()
    line = sender.batch(theirs("one"))
    with monkeypatch.context() as patched:
        patched.setattr(feeds_in, "receipted", broken)
        with pytest.raises(OSError, match="full"):
            take(custodian, made, line)
    assert not Entry.objects.exists() and made.feeds.get().sequence == 0
    assert take(custodian, made, line).added == 1


@pytest.mark.parametrize("post", sorted(set(Post) - {Post.CUSTODIAN}))
def test_only_the_custodian_takes_a_feed_in(post: Post) -> None:
    with pytest.raises((NotAllowed, NotVisible)):
        take(holder(post), partner(), Sender().batch(theirs("one")))
