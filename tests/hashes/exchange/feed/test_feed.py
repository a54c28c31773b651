"""The feed: accepted in order and once; everything else refused, each for its own reason."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from ronda.hashes.exchange.errors import FeedRefused
from ronda.hashes.exchange.feed import (
    START,
    Batch,
    Follower,
    Position,
    Receipt,
    TrustedKey,
    Withdrawal,
    WithdrawalReason,
    acknowledged,
    follow,
    receipted,
    signed,
)
from ronda.hashes.exchange.feed import errors as refused
from ronda.hashes.exchange.feed.sealing import LONGEST_LINE, sealed
from ronda.hashes.model import Entry, HashValue
from tests.hashes.random_entries import ENTRIES

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
SENDER_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
TRUSTED = TrustedKey(SENDER_KEY.public_key())
FOLLOWER = Follower("arcadia", "utopia", (TRUSTED,))
WITHDRAWN = Withdrawal(source="arcadia", key="9", at=NOW, reason=WithdrawalReason.ERROR)


def entry(number: int = 1) -> Entry:
    value = HashValue(kind="md5", value=number.to_bytes(16))
    return Entry(source="arcadia", key=str(number), hashes=(value,))


def batch(position: Position = START, **fields: object) -> Batch:
    told = {
        "sender": "arcadia",
        "recipient": "utopia",
        "created": NOW,
        "sequence": position.sequence + 1,
        "previous": position.digest,
        "entries": (entry(position.sequence + 1),),
    }
    return Batch.model_validate(told | fields)


def feed(count: int) -> list[bytes]:
    lines, position = [], START
    for _ in range(count):
        line, position = signed(batch(position), SENDER_KEY)
        lines.append(line)
    return lines


def accepted(follower: Follower, lines: list[bytes]) -> Follower:
    for line in lines:
        _, follower = follower.accept(line, NOW)
    return follower


def changed(line: bytes, **fields: object) -> bytes:
    return json.dumps(json.loads(line) | fields).encode()


def test_batches_are_accepted_in_order_and_come_whole() -> None:
    first, position = signed(batch(withdrawals=(WITHDRAWN,)), SENDER_KEY)
    got, follower = FOLLOWER.accept(first, NOW)
    assert got == batch(withdrawals=(WITHDRAWN,))
    assert follower.position == position
    second = Batch.after(position, sender="arcadia", recipient="utopia", created=NOW)
    got, follower = follower.accept(signed(second, SENDER_KEY)[0], NOW)
    assert got.sequence == 2 and got.previous == position.digest


@given(entries=st.lists(ENTRIES, max_size=4, unique_by=lambda e: (e.source, e.key)))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=30)
def test_any_entries_come_through_unchanged(entries: list[Entry]) -> None:
    line, position = signed(batch(entries=tuple(entries)), SENDER_KEY)
    assert line.count(b"\n") == 1
    got, follower = FOLLOWER.accept(line, NOW)
    assert got.entries == tuple(entries) and follower.position == position


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_refused(line: bytes) -> None:
    with pytest.raises(refused.Unreadable):
        FOLLOWER.accept(line, NOW)


@given(st.data())
@settings(deadline=None)
def test_any_flipped_byte_is_refused(data: st.DataObject) -> None:
    line = bytearray(feed(1)[0].rstrip())
    at = data.draw(st.integers(0, len(line) - 1))
    line[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises(FeedRefused):
        FOLLOWER.accept(bytes(line), NOW)


FIRST, SECOND, THIRD = feed(3)
AFTER_ONE = accepted(FOLLOWER, [FIRST])
LATER = NOW + timedelta(hours=1)
REFUSALS: dict[type[FeedRefused], Callable[[], object]] = {
    refused.Unreadable: lambda: FOLLOWER.accept(b"[" * 10_000, NOW),
    refused.UnknownSigner: lambda: FOLLOWER.accept(signed(batch(), OTHER_KEY)[0], NOW),
    refused.Altered: lambda: FOLLOWER.accept(
        changed(FIRST, text=json.loads(FIRST)["text"].replace('"key":"1"', '"key":"2"')), NOW
    ),
    refused.WronglySigned: lambda: FOLLOWER.accept(
        changed(FIRST, signature=json.loads(SECOND)["signature"]), NOW
    ),
    refused.WrongParties: lambda: FOLLOWER.accept(
        signed(batch(recipient="elsewhere"), SENDER_KEY)[0], NOW
    ),
    refused.Replayed: lambda: AFTER_ONE.accept(FIRST, NOW),
    refused.Gap: lambda: AFTER_ONE.accept(THIRD, NOW),
    refused.OutOfOrder: lambda: list(follow(AFTER_ONE, [THIRD, SECOND], NOW)),
    refused.Forked: lambda: AFTER_ONE.accept(
        signed(batch(AFTER_ONE.position, previous="1" * 64), SENDER_KEY)[0], NOW
    ),
    refused.WrongClock: lambda: FOLLOWER.accept(signed(batch(created=LATER), SENDER_KEY)[0], NOW),
    refused.KeyOutOfTime: lambda: replace(
        FOLLOWER, trusted=(TrustedKey(SENDER_KEY.public_key(), until=NOW),)
    ).accept(FIRST, NOW),
}


@pytest.mark.parametrize("error", REFUSALS, ids=lambda error: error.__name__)
def test_each_refusal_has_its_own_error_and_code(error: type[FeedRefused]) -> None:
    with pytest.raises(error) as caught:
        REFUSALS[error]()
    assert type(caught.value) is error
    assert str(caught.value)
    assert [e.code for e in REFUSALS].count(error.code) == 1


def test_clock_that_ran_back_is_refused() -> None:
    earlier = signed(batch(AFTER_ONE.position, created=NOW - timedelta(days=1)), SENDER_KEY)[0]
    with pytest.raises(refused.WrongClock, match="before the one that it follows"):
        AFTER_ONE.accept(earlier, NOW)


def test_last_batch_told_otherwise_is_a_fork_not_a_replay() -> None:
    with pytest.raises(refused.Forked):
        AFTER_ONE.accept(signed(batch(entries=(entry(7),)), SENDER_KEY)[0], NOW)


def test_replay_of_an_old_batch_is_refused_before_anything_is_given() -> None:
    follower = accepted(FOLLOWER, [FIRST, SECOND])
    with pytest.raises(refused.Replayed):
        follower.accept(FIRST, NOW)


def test_delivery_gives_what_comes_before_the_refused_batch() -> None:
    assert [b.sequence for b, _ in follow(FOLLOWER, [FIRST, SECOND, THIRD], NOW)] == [1, 2, 3]
    delivery = follow(FOLLOWER, [FIRST, THIRD], NOW)
    assert next(delivery)[0].sequence == 1
    with pytest.raises(refused.Gap, match="from batch 2"):
        next(delivery)


def test_seal_on_one_format_is_worth_nothing_on_another() -> None:
    text = json.loads(FIRST)["text"]
    with pytest.raises(refused.Altered):
        FOLLOWER.accept(sealed("ronda-hash-receipt/1", text, SENDER_KEY), NOW)


def test_line_that_is_too_long_is_refused() -> None:
    with pytest.raises(refused.Unreadable, match="64 MB"):
        FOLLOWER.accept(b" " * (LONGEST_LINE + 1), NOW)


def test_signed_text_that_is_no_batch_is_refused_without_repeating_it() -> None:
    line = sealed("ronda-hash-feed/1", '{"format":"ronda-hash-feed/2","secret":"x"}', SENDER_KEY)
    with pytest.raises(refused.Unreadable) as caught:
        FOLLOWER.accept(line, NOW)
    assert "format" in str(caught.value) and "secret" not in str(caught.value)


def test_batch_that_says_two_things_of_one_entry_is_refused() -> None:
    with pytest.raises(ValidationError, match="two things of one entry"):
        batch(entries=(entry(9),), withdrawals=(WITHDRAWN,))


def test_old_key_stays_good_for_what_it_signed_in_its_time() -> None:
    keys = (
        TrustedKey(SENDER_KEY.public_key(), until=NOW + timedelta(days=1)),
        TrustedKey(OTHER_KEY.public_key(), since=NOW),
    )
    follower = accepted(replace(FOLLOWER, trusted=keys), [FIRST])
    line = signed(batch(follower.position), OTHER_KEY)[0]
    assert follower.accept(line, NOW)[0].sequence == 2


def test_trusted_key_is_read_from_hexadecimal() -> None:
    text = SENDER_KEY.public_key().public_bytes_raw().hex()
    assert replace(FOLLOWER, trusted=(TrustedKey.from_hex(text),)).accept(FIRST, NOW)
    with pytest.raises(ValueError, match="32 bytes"):
        TrustedKey.from_hex("00")


def receipt_line(sent: Batch, position: Position) -> bytes:
    return receipted(Receipt.of(sent, position, NOW), OTHER_KEY)


def acknowledge(line: bytes, sent: Position) -> Receipt:
    keys = [TrustedKey(OTHER_KEY.public_key())]
    return acknowledged(line, sender="arcadia", recipient="utopia", sent=sent, trusted=keys)


def test_receipt_is_taken_for_the_batch_it_is_for_and_no_other() -> None:
    sent = batch()
    _, position = signed(sent, SENDER_KEY)
    got, follower = FOLLOWER.accept(FIRST, NOW)
    line = receipt_line(got, follower.position)
    assert acknowledge(line, position).received == NOW
    _, another = signed(batch(entries=()), SENDER_KEY)
    with pytest.raises(refused.WrongReceipt):
        acknowledge(line, another)
    with pytest.raises(refused.UnknownSigner):
        acknowledge(receipted(Receipt.of(got, position, NOW), SENDER_KEY), position)
    with pytest.raises(refused.Unreadable):
        acknowledge(sealed("ronda-hash-receipt/1", "{}", OTHER_KEY), position)
