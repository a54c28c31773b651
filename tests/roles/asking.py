"""Every address asked by every role, once for all tests of this folder.

Two things to know. What a request did is taken back before the next. And of an answer only what
tests ask about is kept: how it ended, and which hidden texts it said.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.db import transaction
from django.http.response import HttpResponse, HttpResponseBase
from django.test import Client, override_settings
from django.urls import reverse

from ronda.factsheets.writing import FORMATS
from tests.roles.scene import HIDDEN, ROLES, Scene, scene
from tests.roles.table import TABLE, Row


@dataclass(frozen=True)
class Answer:
    """What one role got at one address; `row` is the table's row, if it is from there."""

    role: str
    method: str
    address: str
    ended: str
    says: frozenset[str]
    row: Row | None = None


@cache
def answers() -> tuple[Answer, ...]:
    """Every answer; needs the database the first time."""
    assert settings.SECOND_FACTOR_REQUIRED
    with override_settings(SECOND_FACTOR_REQUIRED=False):
        there = scene()
        return tuple(one for role in ROLES for one in _of_role(there, role))


def _of_role(there: Scene, role: str) -> Iterator[Answer]:
    client = there.client(role)
    for row in TABLE:
        address = reverse(row.name, kwargs={name: of(there) for name, of in row.at.items()})
        for method in ("GET", "POST"):
            response = _asked(client, method, address, row.sent)
            yield Answer(role, method, address, _ended(response), _says(response), row)
    for address, query in _beyond_the_table(there):
        response = _asked(client, "GET", address, query)
        yield Answer(role, "GET", address, _ended(response), _says(response))


def _beyond_the_table(there: Scene) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Every download of every unpublished edition, and questions that point at them."""
    for edition in (there.unread, there.faulty, there.taken_in):
        for format in FORMATS:
            yield reverse("portal:download", args=[edition.pk, format]), {}
        pair = {"old": str(there.published.pk), "new": str(edition.pk)}
        yield reverse("portal:compare", args=["xar", 2]), pair


def _asked(client: Client, method: str, address: str, sent: Mapping[str, str]) -> HttpResponseBase:
    with transaction.atomic():
        told = client.post(address, sent) if method == "POST" else client.get(address, sent)
        transaction.set_rollback(True)
    return told


def _ended(response: HttpResponseBase) -> str:
    if response.status_code not in {301, 302}:
        return str(response.status_code)
    return "in" if response.headers["Location"].startswith(reverse("account_login")) else "on"


def _says(response: HttpResponseBase) -> frozenset[str]:
    texts = list(_texts(response))
    return frozenset(hidden for hidden in HIDDEN if any(hidden in text for text in texts))


def _texts(response: HttpResponseBase) -> Iterator[str]:
    """Everything in an answer that somebody could read, inside packed files as well."""
    assert isinstance(response, HttpResponse)
    yield response.content.decode("utf-8", "replace")
    yield " ".join(f"{name}: {value}" for name, value in response.headers.items())
    if zipfile.is_zipfile(io.BytesIO(response.content)):
        with zipfile.ZipFile(io.BytesIO(response.content)) as packed:
            for name in packed.namelist():
                yield packed.read(name).decode("utf-8", "replace")
