"""The feeds to partners: batches are made when the partner asks, and kept until it has them.

Two things to know. The request, the agreement and what is due are looked at in one transaction, in
which the batch, the record of its disclosure and the place in the chain are kept. And a batch that
was made once is sent again as it was, byte for byte.
"""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import User
from ronda.apps.audit.services import act
from ronda.apps.errors import NotAllowed, NotNow, NotValid
from ronda.apps.hashes.feed_requests import FeedRequest, request_of
from ronda.apps.hashes.models import Agreement, Direction, Disclosure, Feed, FeedBatch, Partner
from ronda.apps.hashes.models import FeedRequest as AnsweredRequest
from ronda.apps.hashes.outgoing import Due, copies_keep, disclosure_record, due_to
from ronda.apps.hashes.own_key import own_code, own_key
from ronda.apps.hashes.permissions import Can
from ronda.apps.hashes.selectors.partners import agreement_in_force, trusted_keys
from ronda.hashes.exchange.errors import FeedRefused
from ronda.hashes.exchange.feed import Batch, Position, acknowledged, signed

MOST_IN_A_BATCH = 5_000
MOST_IN_AN_ANSWER = 10
"""Batches; the partner asks again while there are more."""


def feed_answer(*, actor: User, code: str, line: bytes, now: datetime) -> list[bytes]:
    """The batches that the partner `code` asks for with its sealed request.

    A partner has no account: `actor` is the machine, which acts on its behalf.

    Raises FeedRefused for a request that is not good, NotAllowed where nothing may leave, NotNow
    where what is asked for is kept no more.
    """
    partner = _partner(code)
    request = request_of(
        line, sender=own_code(), recipient=code, trusted=trusted_keys(partner), now=now
    )
    with act(actor=actor, what=Can.DISCLOSE, about=(partner,), on_behalf=partner.name) as done:
        feed = _locked(partner)
        _once(partner, request)
        agreement = agreement_in_force(partner)
        _make(feed, agreement, actor, now)
        feed.asked_at = now
        feed.save()
        found = _kept_after(feed, request.after)
        done.after = {"after": request.after, "batches": [batch.sequence for batch in found]}
    return [bytes(batch.line) for batch in found]


def receipts_take(*, actor: User, code: str, lines: Sequence[bytes]) -> int:
    """Take a partner's receipts; how many were new. Raises FeedRefused, with none taken."""
    partner = _partner(code)
    with act(actor=actor, what=Can.DISCLOSE, about=(partner,), on_behalf=partner.name) as done:
        feed = _locked(partner)
        taken = sum(_receipt_take(feed, line) for line in lines)
        done.after = {"receipts": taken}
    return taken


def _partner(code: str) -> Partner:
    found = Partner.objects.filter(code=code).first()
    if found is None or not trusted_keys(found):
        # As if its seal were wrong: who is a partner is nobody else's business.
        raise NotAllowed(_("Nothing is exchanged with you."))
    return found


def _locked(partner: Partner) -> Feed:
    Feed.objects.get_or_create(partner=partner, direction=Direction.OUT)
    return Feed.objects.select_for_update().get(partner=partner, direction=Direction.OUT)


def _once(partner: Partner, request: FeedRequest) -> None:
    try:
        with transaction.atomic():
            AnsweredRequest.objects.create(partner=partner, nonce=request.nonce)
    except IntegrityError as error:
        raise NotValid(_("This request was answered before: sign a new one.")) from error


def _make(feed: Feed, agreement: Agreement | None, by: User, now: datetime) -> None:
    """Make batches of what is due, until nothing is or enough wait to be fetched."""
    waiting = feed.batches.filter(acknowledged_at__isnull=True).count()
    while waiting < MOST_IN_AN_ANSWER:
        due = due_to(feed.partner, agreement, most=MOST_IN_A_BATCH)
        if not due:
            copies_keep(due)
            if due.copies:
                continue
            break
        _batch(feed, agreement or _last_agreement(feed.partner), due, by, now)
        waiting += 1
    if agreement is None and not waiting:
        raise NotAllowed(_("There is no agreement with you that is in force today."))


def _last_agreement(partner: Partner) -> Agreement:
    """The agreement under which what is withdrawn now went out."""
    last = Disclosure.objects.filter(partner=partner).order_by("-pk").first()
    assert last is not None
    return last.agreement


def _batch(feed: Feed, agreement: Agreement, due: Due, by: User, now: datetime) -> None:
    place = Position(sequence=feed.sequence, digest=feed.digest, created=feed.created)
    batch = Batch.after(
        place,
        sender=own_code(),
        recipient=feed.partner.code,
        created=now,
        entries=due.entries,
        withdrawals=due.withdrawals,
    )
    line, reached = signed(batch, own_key())
    feed.sequence, feed.digest, feed.created = reached.sequence, reached.digest, reached.created
    FeedBatch.objects.create(
        feed=feed,
        sequence=reached.sequence,
        digest=reached.digest,
        created=now,
        entry_count=len(due.entries),
        withdrawal_count=len(due.withdrawals),
        line=line,
    )
    disclosure_record(
        partner=feed.partner,
        agreement=agreement,
        by=by,
        due=due,
        format="feed",
        digest=hashlib.sha256(line).hexdigest(),
        purpose=agreement.legal_basis,
        sequence=reached.sequence,
    )


def _kept_after(feed: Feed, after: int) -> list[FeedBatch]:
    """The batches after number `after`, as they were made."""
    if after > feed.sequence:
        sentence = _("You ask for what comes after batch %(after)d; the last is %(last)d.")
        raise NotNow(sentence % {"after": after, "last": feed.sequence})
    batches = list(feed.batches.filter(sequence__gt=after).order_by("sequence"))
    if any(not batch.line for batch in batches):
        sentence = _(
            "What comes after batch %(after)d was acknowledged by you and is kept no more: agree on"
            " starting the feed anew."
        )
        raise NotNow(sentence % {"after": after})
    return batches[:MOST_IN_AN_ANSWER]


def _receipt_take(feed: Feed, line: bytes) -> bool:
    """Whether the receipt was for a batch that waited for one."""
    trusted = trusted_keys(feed.partner)
    error: FeedRefused | None = None
    for batch in feed.batches.order_by("-sequence")[: 10 * MOST_IN_AN_ANSWER]:
        place = Position(sequence=batch.sequence, digest=batch.digest, created=batch.created)
        try:
            receipt = acknowledged(
                line, sender=own_code(), recipient=feed.partner.code, sent=place, trusted=trusted
            )
        except FeedRefused as refused:
            error = refused
            continue
        return _keep_receipt(feed, batch, line, receipt.refused, receipt.received)
    raise error or NotNow(_("There is no batch that a receipt could be for."))


def _keep_receipt(
    feed: Feed, batch: FeedBatch, line: bytes, refused: str | None, received: datetime
) -> bool:
    if batch.acknowledged_at is not None:
        return False
    batch.receipt = line.decode()
    if refused is None:
        # What is in it is needed no more; what must be erased is not to live on here.
        batch.acknowledged_at, batch.line = received, b""
    batch.save()
    feed.refused_code = refused or ""
    feed.refused = _("The partner refused batch %(n)d.") % {"n": batch.sequence} if refused else ""
    feed.save()
    return True
