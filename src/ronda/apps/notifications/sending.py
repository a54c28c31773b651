"""What the worker does: sends what waits, once each, again later where the mail server refuses.

Two things to know. A row is locked while its letter is handed to the mail server, and marked as
sent in the same transaction. A worker that is killed between the server's answer and that mark
leaves a letter that will be sent again, with the same Message-ID: nothing is lost, and the rare
second copy can be told. And one process sends at a time, so that a digest is never torn in two.
"""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from django.core.mail import EmailMessage, get_connection
from django.db import connection, transaction
from django.utils import timezone

from ronda.apps.accounts.models import User
from ronda.apps.notifications.models import Notification, State, Way
from ronda.apps.notifications.post import DELAYS, Failure, Post
from ronda.apps.notifications.recipients import recipient_of
from ronda.apps.notifications.rendering import digest, letter

log = logging.getLogger(__name__)
SENDER = 0x524F4E44  # Any number that nobody else locks by.


def send_waiting() -> int:
    """Send every letter that is to go out by now; how many did.

    Where the mail server is away the rest keeps waiting: the next minute begins again.
    """
    sent, now = 0, timezone.now()
    with _alone() as alone, Post(get_connection()) as post:
        while alone and not post.away:
            went = _send_next(post, now)
            if went is None:
                break
            sent += went
    return sent


@contextmanager
def _alone() -> Iterator[bool]:
    """Whether no other process sends now, nor will until the block ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [SENDER])
        (alone,) = cursor.fetchone()
    try:
        yield alone
    finally:
        if alone:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [SENDER])


def _send_next(post: Post, now: datetime) -> bool | None:
    """Whether the next letter went out; None where none waits."""
    with transaction.atomic():
        rows = _next(now)
        if not rows:
            return None
        recipient = recipient_of(rows[0])
        if recipient is None:
            _settle(rows, state=State.DROPPED)
            return False
        message = _written(rows, recipient)
        failure = post.hand_over(message) if message else Failure("Ronda could not write it.")
        if failure is None:
            sent = {"sent_at": timezone.now(), "sent_to": recipient.email, "refusal": ""}
            _settle(rows, state=State.SENT, **sent)
        else:
            _put_off(rows, failure)
        return failure is None


def _next(now: datetime) -> list[Notification]:
    """The next row that is to go out, or all rows of the next digest; locked."""
    waiting = (
        Notification.objects.select_for_update(of=("self",), skip_locked=True)
        .filter(state=State.WAITING, send_after__lte=now)
        .select_related("person", "membership__person", "letter")
        .order_by("send_after", "id")
    )
    first = waiting.first()
    if first is None or first.way != Way.DIGEST:
        return [] if first is None else [first]
    return list(
        waiting.filter(person=first.person_id, membership=first.membership_id, way=Way.DIGEST)
    )


def _written(rows: Sequence[Notification], recipient: User) -> EmailMessage | None:
    """The letter; None where a mistake of Ronda's keeps it from being written."""
    try:
        if rows[0].way == Way.DIGEST:
            return digest(rows, recipient)
        return letter(rows[0], recipient)
    except Exception:
        log.exception("the letter of notification %s could not be written", rows[0].pk)
        return None


def _settle(rows: Sequence[Notification], **values: object) -> None:
    for row in rows:
        for name, value in values.items():
            setattr(row, name, value)
        row.save(update_fields=[*values])


def _put_off(rows: Sequence[Notification], failure: Failure) -> None:
    attempts = max(row.attempts for row in rows) + 1
    values: dict[str, object] = {"attempts": attempts, "refusal": failure.sentence}
    if failure.forever or attempts > len(DELAYS):
        values["state"] = State.REFUSED
    else:
        values["send_after"] = timezone.now() + DELAYS[attempts - 1]
    _settle(rows, **values)
