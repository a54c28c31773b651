"""Asking pages as a reader does: what a page says, and how often it asks the database for it."""

import re
from dataclasses import dataclass

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ronda.apps.accounts.models import User

_OF_EACH_REQUEST = re.compile(
    r'name="(?:csrfmiddlewaretoken|key)" value="[^"]*"|"X-CSRF[^}]*}|DTSTAMP:\w+'
)


@dataclass(frozen=True)
class Page:
    """What a reader gets; what differs from one request to the next is left out."""

    status: int
    text: str
    queries: int


def client_of(who: User | None) -> Client:
    client = Client()
    if who is not None:
        client.force_login(who)
    return client


def page_of(client: Client, path: str) -> Page:
    """A page as it is now."""
    with CaptureQueriesContext(connection) as found:
        answer = client.get(path)
    text = b"".join(answer) if answer.streaming else answer.content
    said = _OF_EACH_REQUEST.sub("", text.decode("utf-8", "replace"))
    return Page(answer.status_code, said, len(found))
