"""Every address asked by every role, once for all tests that look at the answers.

Two things to know. What a request did is taken back before the next. And of an answer only what
tests ask about is kept: how it ended, and which hidden texts it said.
"""

import io
import logging
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import quote

import pypdfium2
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http.response import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.test import Client, override_settings
from django.urls import reverse

from ronda.apps.notifications.models import Notification
from ronda.apps.notifications.rendering import written
from tests.roles.cast import COLUMNS, cast
from tests.roles.parts import Asked, Part, parts
from tests.roles.rows import Columns, Row


@dataclass(frozen=True)
class Answer:
    """What one role got at one address; `row` is the table's row, if it is from there."""

    role: str
    method: str
    address: str
    ended: str
    says: frozenset[str]
    part: str
    row: Row | None = None


@dataclass(frozen=True)
class Asking:
    """Everybody asks everything: the parts, over one cast."""

    columns: Columns
    cast: Mapping[str, Any]
    parts: tuple[Part, ...]
    made: dict[object, object] = field(default_factory=dict)

    @property
    def hidden(self) -> dict[str, frozenset[str]]:
        """For each hidden text of all scenes the roles that may read it."""
        return {
            text: self.columns.named(who)
            for part in self.parts
            for text, who in part.hidden.items()
        }

    def scene(self, part: Part) -> object:
        """What the part's addresses point at."""
        if part.scene not in self.made:
            self.made[part.scene] = part.scene(self.cast)
        return self.made[part.scene]

    def answers(self) -> tuple[Answer, ...]:
        """Every answer to everybody; what was made before it was asked stays in the database."""
        assert settings.SECOND_FACTOR_REQUIRED
        # Until a second factor is set up, every page leads there: that is tested at signing in.
        with override_settings(SECOND_FACTOR_REQUIRED=False), _without_log():
            there = [(part, self.scene(part)) for part in self.parts]
            clients = {role: browser(self.cast[role]) for role in self.columns.roles}
            return tuple(one for part, scene in there for one in self._of(part, scene, clients))

    def _of(self, part: Part, scene: object, clients: Mapping[str, Client]) -> Iterator[Answer]:
        hidden = tuple(self.hidden)
        for row in part.table:
            address = row.address(scene)
            for method in ("GET", "POST"):
                for role in self.columns.asked(row.told(method)):
                    asked = (address, row.sent)
                    ended, says = _answer(clients[role], method, asked, hidden)
                    yield Answer(role, method, address, ended, says, part.name, row)
        for asked in part.beyond(scene):
            for role, client in clients.items():
                ended, says = _answer(client, "GET", asked, hidden)
                yield Answer(role, "GET", f"{asked[0]} {asked[1]}", ended, says, part.name)


@dataclass(frozen=True)
class Outcome:
    """What came of asking: every answer, and every letter that the scenes gave cause for."""

    hidden: Mapping[str, frozenset[str]]
    answers: tuple[Answer, ...]
    letters: tuple[str, ...]


@cache
def outcome(tables: tuple[str, ...]) -> Outcome:
    """Everybody asks all that stands in these tables; needs the database, the first time."""
    one = Asking(COLUMNS, cast(), parts(tables))
    return Outcome(one.hidden, one.answers(), tuple(_letters()))


def _letters() -> Iterator[str]:
    """Subject and text, in two of the languages that people read."""
    for one in Notification.objects.select_related("letter", "person"):
        for language in ("en", "fr"):
            told = written(one, language)
            yield f"{one.kind}: {told.subject} {told.text}"


class Browser(Client):
    """Django's client without its notes on the templates that were used: they take long."""

    def request(self, **request: Any) -> Any:
        """The answer alone."""
        return self.handler(self._base_environ(**request))  # type: ignore[attr-defined]


def browser(who: object) -> Client:
    """A browser with somebody at it."""
    client = Browser()
    if not isinstance(who, AnonymousUser):
        client.force_login(who)  # type: ignore[arg-type]
    return client


@contextmanager
def _without_log() -> Iterator[None]:
    """Refusals are what is asked for here: they need not be told one by one."""
    log = logging.getLogger("django.request")
    before = log.level
    log.setLevel(logging.ERROR)
    yield
    log.setLevel(before)


def _answer(
    client: Client, method: str, asked: Asked, hidden: tuple[str, ...]
) -> tuple[str, frozenset[str]]:
    """How it ended, and which hidden texts were said."""
    address, sent = asked
    with transaction.atomic():
        told = client.post(address, sent) if method == "POST" else client.get(address, sent)
        ended, says = _ended(told), _says(told, sent, hidden)
        transaction.set_rollback(True)
    return ended, says


def _ended(response: HttpResponseBase) -> str:
    if response.status_code not in {301, 302, 303}:
        return str(response.status_code)
    return "in" if response.headers["Location"].startswith(reverse("account_login")) else "on"


def _says(
    response: HttpResponseBase, sent: Mapping[str, str], hidden: tuple[str, ...]
) -> frozenset[str]:
    echoes = [one for value in sent.values() for one in (f'value="{value}"', quote(value))]
    whole = " ".join(_texts(response))
    for echo in filter(None, echoes):
        # Whoever asks for a text gets their own question back: in the field, in links of the page.
        whole = whole.replace(echo, "")
    words = re.sub(r"\s+", " ", whole)
    return frozenset(text for text in hidden if text in words)


def _texts(response: HttpResponseBase) -> Iterator[str]:
    """Everything in an answer that somebody could read, inside packed files and PDF as well."""
    if isinstance(response, StreamingHttpResponse):
        data = response.getvalue()
    else:
        assert isinstance(response, HttpResponse)
        data = response.content
    yield data.decode("utf-8", "replace")
    yield " ".join(f"{name}: {value}" for name, value in response.headers.items())
    yield from texts_in(data)


def texts_in(data: bytes) -> Iterator[str]:
    """What stands in a file that is packed: an archive, a Word file, a PDF."""
    if data.startswith(b"%PDF"):
        # What is no PDF was looked at as bytes; that it opens is tested where it is made.
        with suppress(pypdfium2.PdfiumError), pypdfium2.PdfDocument(data) as document:
            for number in range(len(document)):
                yield document[number].get_textpage().get_text_range()
    elif zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for name in packed.namelist():
                yield packed.read(name).decode("utf-8", "replace")
