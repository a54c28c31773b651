"""The table of roles holds for every address of the base, and nothing leaks past it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import pytest
from django.conf import settings
from django.db import transaction
from django.http.response import HttpResponse, HttpResponseBase
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.apps.hashes.role_exchange import AGREED
from tests.apps.hashes.role_scene import CASE, DOUBT, REFERENCE, ROLES, UNMET, Scene, scene
from tests.apps.hashes.role_table import TABLE, Row

pytestmark = pytest.mark.django_db

WITHOUT_A_POST = {"set_language", "theme"}
SEALED = {"hashes:feed-batches", "hashes:feed-receipts"}
"""Where partners' machines knock: what they send is sealed, see tests of feeds."""

KNOWING = {"classifier", "confirmer", "officer", "custodian", "auditor"}
MAY_READ = {
    REFERENCE: {"investigator", "officer", "custodian", "auditor"},
    CASE: KNOWING,
    DOUBT: KNOWING,
    UNMET: KNOWING,
    AGREED: {"confirmer", "custodian", "auditor"},
}


@dataclass(frozen=True)
class Answer:
    """What one role got at one address."""

    role: str
    method: str
    row: Row
    ended: str
    says: frozenset[str]


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
        at = {name: of(there) for name, of in row.at.items()}
        address = reverse(f"hashes:{row.name}", kwargs=at)
        for method in ("GET", "POST"):
            told = _asked(client, method, address, row.sent)
            yield Answer(role, method, row, _ended(told), _says(told))
    for address, query in _beyond_the_table(there):
        told = _asked(client, "GET", address, query)
        yield Answer(role, "GET", Row("", "", ""), _ended(told), _says(told))


def _beyond_the_table(there: Scene) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Every verdict of the collection, and questions that point at what is hidden."""
    collection = reverse("hashes:collection", args=[there.collection.pk])
    for verdict in ("new", "near", "known", "set-aside", "nothing"):
        yield collection, {"show": verdict}
    for asked in (UNMET, CASE, REFERENCE):
        yield reverse("hashes:items"), {"q": asked}
    yield reverse("hashes:proposals"), {"all": "1"}
    yield reverse("hashes:leads"), {"mine": "1"}


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
    """The hidden texts in an answer; what was asked for comes back in the search field itself."""
    assert isinstance(response, HttpResponse)
    told = response.content.decode().replace(f'value="{UNMET}"', "")
    told = told.replace(f'value="{CASE}"', "").replace(f'value="{REFERENCE}"', "")
    # The foot of each page says at which address it is, for the choice of a language.
    return frozenset(text for text in MAY_READ if text in told.partition("<footer")[0])


def addresses(
    patterns: list[URLPattern | URLResolver] | None = None, space: str = ""
) -> Iterator[tuple[str, str]]:
    """Every named address and the module of its view."""
    for one in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(one, URLPattern):
            yield f"{space}{one.name}", one.callback.__module__
        else:
            inside = f"{space}{one.namespace}:" if one.namespace else space
            yield from addresses(one.url_patterns, inside)


def test_every_role_gets_the_answer_in_the_table() -> None:
    wrong = [
        f"{one.role}: {one.row.name} {one.method} {one.ended} instead of {wanted}"
        for one in answers()
        if one.row.name and one.ended != (wanted := one.row.answer(one.method, one.role))
    ]
    assert not wrong, "\n".join(wrong)


def test_there_is_a_row_for_every_address() -> None:
    ours = {name for name, module in addresses() if not module.startswith("allauth.")}
    rows = {f"hashes:{row.name}" for row in TABLE}
    assert ours - rows - WITHOUT_A_POST - SEALED == set()


def test_nothing_of_the_other_ronda_is_served_here() -> None:
    modules = {module for _name, module in addresses()}
    assert not [one for one in modules if "portal" in one or "compliance" in one]


def test_what_is_hidden_appears_only_to_those_who_may_see_it() -> None:
    leaks = [
        f"{one.role}: {one.method} {one.row.name} says “{text}”"
        for one in answers()
        for text in one.says
        if one.role not in MAY_READ[text]
    ]
    assert not leaks, "\n".join(leaks)


@pytest.mark.parametrize("text", MAY_READ)
def test_those_who_may_see_it_do(text: str) -> None:
    readers = {one.role for one in answers() if text in one.says}
    assert readers == MAY_READ[text]


def test_nothing_ends_in_an_error_of_ours() -> None:
    broken = [f"{one.role}: {one.method} {one.row.name}" for one in answers() if one.ended == "500"]
    assert not broken, "\n".join(broken)
