"""The outbox of a demonstration: letters are kept in the data folder instead of being sent.

Two things to know. It is used where no mail server is named, in the demonstration only. And a
letter is a file as a mail program would open it, written whole or not at all.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage as Received
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

NEWEST = 200


@dataclass(frozen=True)
class Kept:
    """A letter in the outbox."""

    name: str
    kept_at: datetime
    to: str
    subject: str
    headers: tuple[tuple[str, str], ...]
    text: str


def folder() -> Path:
    """Where the letters lie."""
    return Path(settings.RONDA.data) / "outbox"


class OutboxBackend(BaseEmailBackend):
    """Keeps letters instead of sending them."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep each letter; how many."""
        folder().mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            name = f"{timezone.now():%Y%m%dT%H%M%S%f}-{uuid4().hex[:8]}"
            half = folder() / f".{name}"
            half.write_bytes(message.message().as_bytes())
            half.rename(folder() / f"{name}.eml")
        return len(email_messages)


def kept() -> list[Kept]:
    """The newest letters, newest first."""
    found = sorted(folder().glob("*.eml"), reverse=True)[:NEWEST]
    return list(_read(found))


def kept_letter(name: str) -> Kept | None:
    """One letter by its name; None where there is none."""
    found = [path for path in folder().glob("*.eml") if path.stem == name]
    return next(_read(found), None)


def _read(paths: Iterable[Path]) -> Iterator[Kept]:
    for path in paths:
        message = message_from_bytes(path.read_bytes(), policy=policy.default)
        assert isinstance(message, Received)
        body = message.get_body(("plain",))
        yield Kept(
            name=path.stem,
            kept_at=datetime.fromtimestamp(path.stat().st_mtime, tz=UTC),
            to=str(message["To"]),
            subject=str(message["Subject"]),
            headers=tuple((name, str(value)) for name, value in message.items()),
            text=str(body.get_content()) if body else "",
        )
