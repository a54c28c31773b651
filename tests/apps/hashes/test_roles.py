"""The table of roles holds for every address of the base, and nothing leaks past it."""

from collections.abc import Iterator
from functools import cache

import pytest
from django.urls import reverse

from tests.apps.hashes.role_exchange import AGREED
from tests.apps.hashes.role_scene import (
    CASE,
    COLUMNS,
    DOUBT,
    REFERENCE,
    UNMET,
    Scene,
    cast,
    scene,
)
from tests.apps.hashes.role_table import TABLE
from tests.roles.asking import Answer, Asking
from tests.roles.holding import addresses, broken, differences, leaks, our_addresses, readers
from tests.roles.parts import Asked, Part

pytestmark = pytest.mark.django_db

WITHOUT_A_POST = {"set_language", "theme"}
SEALED = {"hashes:feed-batches", "hashes:feed-receipts"}
"""Where partners' machines knock: what they send is sealed, see tests of feeds."""
HIDDEN = {
    REFERENCE: "investigator officer custodian auditor",
    CASE: "knowing",
    DOUBT: "knowing",
    UNMET: "knowing",
    AGREED: "confirmer custodian auditor",
}


def _beyond(there: Scene) -> Iterator[Asked]:
    """Every verdict of the collection, and questions that point at what is hidden."""
    collection = reverse("hashes:collection", args=[there.collection.pk])
    for verdict in ("new", "near", "known", "set-aside", "nothing"):
        yield collection, {"show": verdict}
    for asked in (UNMET, CASE, REFERENCE):
        yield reverse("hashes:items"), {"q": asked}
    yield reverse("hashes:proposals"), {"all": "1"}
    yield reverse("hashes:leads"), {"mine": "1"}


@cache
def asking() -> Asking:
    """Everybody, over the whole base; needs the database."""
    return Asking(COLUMNS, cast(), (Part("base", scene, TABLE, HIDDEN, _beyond),))


@cache
def answers() -> tuple[Answer, ...]:
    """Every answer; needs the database the first time."""
    return asking().answers()


def test_every_role_gets_the_answer_in_the_table() -> None:
    wrong = differences(answers(), COLUMNS)
    assert not wrong, "\n".join(wrong)


def test_there_is_a_row_for_every_address() -> None:
    assert our_addresses() - {row.name for row in TABLE} - WITHOUT_A_POST - SEALED == set()


def test_nothing_of_the_other_ronda_is_served_here() -> None:
    modules = {module for _name, module in addresses()}
    assert not [one for one in modules if "portal" in one or "compliance" in one]


def test_what_is_hidden_appears_only_to_those_who_may_see_it() -> None:
    found = leaks(answers(), asking().hidden)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("text", HIDDEN)
def test_those_who_may_see_it_do(text: str) -> None:
    assert readers(answers(), text) == asking().hidden[text]


def test_nothing_ends_in_an_error_of_ours() -> None:
    found = broken(answers())
    assert not found, "\n".join(found)
