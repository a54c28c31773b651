"""Where letters say that Ronda is, and what tells one letter from another.

Two things to know. A worker has no request to take an address from: it is RONDA_ORIGIN, which
`ronda serve` tells its worker. And a letter that is sent twice bears the same Message-ID.
"""

from email.utils import parseaddr
from urllib.parse import urlsplit

from django.conf import settings

from ronda.apps.notifications.models import Notification

UNSAID = "http://localhost:8000"


def absolute(path: str) -> str:
    """The whole address of a path within Ronda."""
    return (settings.RONDA.origin or UNSAID) + path


def message_id(first: Notification) -> str:
    """The Message-ID of the letter that tells of this notification (first)."""
    _name, sender = parseaddr(settings.DEFAULT_FROM_EMAIL)
    host = sender.rpartition("@")[2] or urlsplit(absolute("/")).hostname
    return f"<{first.message_id}@{host}>"
