"""The mail server: handing it letters one after another, and telling what its refusals mean.

Two things to know. A refusal of one address is about that letter only; one of the server itself
ends the round. And only what the server refuses for good (5xx, for this reader or this text) is
given up at once: anything else is tried again, ever more rarely.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from smtplib import (
    SMTPDataError,
    SMTPException,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPSenderRefused,
)
from typing import Self

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

DELAYS = tuple(timedelta(minutes=m) for m in (1, 5, 15, 60, 180, 360, *[720] * 6))
"""How long to wait after each attempt that failed; after the last, the letter is given up."""


@dataclass(frozen=True)
class Failure:
    """Why a letter was not sent, and whether it never will be."""

    sentence: str
    forever: bool = False


class Post:
    """A connection to the mail server, opened for the first letter and closed at the end."""

    def __init__(self, backend: BaseEmailBackend) -> None:
        self.backend = backend
        self.away = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_reason: object) -> None:
        self._hang_up()

    def hand_over(self, message: EmailMessage) -> Failure | None:
        """Give the server a letter; why it was not taken, or None where it was."""
        try:
            self.backend.open()
            self.backend.send_messages([message])
        except SMTPRecipientsRefused as error:
            self._hang_up()
            code, told = next(iter(error.recipients.values()))
            return Failure(_sentence(code, told), forever=_for_good(code))
        except SMTPDataError as error:
            self._hang_up()
            return Failure(
                _sentence(error.smtp_code, error.smtp_error), forever=_for_good(error.smtp_code)
            )
        except (SMTPException, OSError) as error:
            self._hang_up()
            self.away = not isinstance(error, SMTPSenderRefused)
            return Failure(_told(error))
        return None

    def _hang_up(self) -> None:
        with suppress(SMTPException, OSError):
            self.backend.close()


def _for_good(code: int) -> bool:
    return 500 <= code < 600


def _told(error: OSError) -> str:
    if isinstance(error, SMTPResponseException):
        return _sentence(error.smtp_code, error.smtp_error)
    return str(error) or type(error).__name__


def _sentence(code: int, told: bytes | str) -> str:
    text = told.decode("utf-8", "replace") if isinstance(told, bytes) else told
    return " ".join(f"{code} {text}".split())[:1000]
