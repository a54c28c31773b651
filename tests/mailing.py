"""A real mail server for tests, in a thread: what it took, and what it is told to refuse.

Two things to know. The fixture `mailbox` has Ronda send to it by SMTP, as to any server. And
`mailbox.everything()` is what leak tests look through: it sends all that waits, digests included,
and gives the whole of every letter, headers and all.
"""

from asyncio.base_events import Server as Listening
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.utils import timezone
from pytest_django import Settings

from ronda.apps.notifications.models import Notification, State
from ronda.apps.notifications.sending import send_waiting

TAKEN = "250 Message accepted for delivery"


class Mailbox:
    """What came in, newest last."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.to: list[str] = []
        self.refused: dict[str, str] = {}
        """What the server says to the addresses it refuses."""
        self.answer = TAKEN
        """What the server says to every letter."""
        self.when_taken: Callable[[int], None] = lambda _number: None
        """What happens when the server has a letter and has not yet said so."""

    async def handle_RCPT(  # noqa: N802 — aiosmtpd's name
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        """Take a recipient, or refuse."""
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 — aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Take a letter, or refuse."""
        if self.answer == TAKEN:
            content = envelope.content
            assert isinstance(content, bytes)
            letter = message_from_bytes(content, policy=policy.default)
            assert isinstance(letter, EmailMessage)
            self.letters.append(letter)
            self.to += envelope.rcpt_tos
            self.when_taken(len(self.letters))
        return self.answer

    def send(self) -> int:
        """Have Ronda send what is to go out by now."""
        return send_waiting()

    def everything(self) -> str:
        """Every letter whole, after sending all that waits, whatever it waits for."""
        waiting = Notification.objects.filter(state=State.WAITING)
        waiting.update(send_after=timezone.now())
        self.send()
        return "\n\n".join(whole(letter) for letter in self.letters)


def whole(letter: EmailMessage) -> str:
    """All that somebody could read of a letter, its headers included."""
    headers = [f"{name}: {value}" for name, value in letter.items()]
    return "\n".join([*headers, "", body(letter)])


def body(letter: EmailMessage) -> str:
    """The text of a letter."""
    part = letter.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


class Server(Controller):
    """The server in its thread, on a free port."""

    def __init__(self, mailbox: Mailbox) -> None:
        super().__init__(mailbox, hostname="127.0.0.1", port=0)

    def _trigger_server(self) -> None:
        # The port is known only now.
        assert isinstance(self.server, Listening)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@pytest.fixture
def mailbox(settings: Settings) -> Iterator[Mailbox]:
    """A mail server that Ronda sends to."""
    box = Mailbox()
    server = Server(box)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    try:
        yield box
    finally:
        server.stop()
