"""Kept values: worked out once, never given again when the record changed, none while it does."""

import threading
from itertools import count

import pytest
from django.db import connection, transaction
from django.test import Client

from ronda.apps.accounts.selectors import machine
from ronda.apps.compliance.services.editions import edition_withdraw
from ronda.apps.kept_values import KeptValues
from tests.apps.compliance.arcadia import published
from tests.apps.people import secretary

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_value_is_made_once_until_the_record_changes() -> None:
    edition = published()
    kept, numbers = KeptValues[int](most=2), count()
    assert [kept.get("a", lambda: next(numbers)) for _ in range(3)] == [0, 0, 0]
    edition_withdraw(actor=secretary(), edition=edition, reason="It named a child.")
    assert [kept.get("a", lambda: next(numbers)) for _ in range(2)] == [1, 1]


def test_those_asked_for_longest_ago_go_first() -> None:
    kept, numbers = KeptValues[int](most=2), count()
    told = [kept.get(key, lambda: next(numbers)) for key in ("a", "b", "a", "c", "a", "b")]
    assert told == [0, 1, 0, 2, 0, 3]


def test_nothing_is_kept_while_a_change_is_under_way() -> None:
    edition = published()
    kept, numbers = KeptValues[int](most=2), count()
    began, go_on = threading.Event(), threading.Event()

    def withdraws() -> None:
        with transaction.atomic():
            edition_withdraw(actor=machine(), edition=edition, reason="It named a child.")
            began.set()
            assert go_on.wait(30)
        connection.close()

    other = threading.Thread(target=withdraws)
    other.start()
    assert began.wait(30)
    assert [kept.get("a", lambda: next(numbers)) for _ in range(2)] == [0, 1]
    go_on.set()
    other.join()
    assert [kept.get("a", lambda: next(numbers)) for _ in range(2)] == [2, 2]


def test_within_a_transaction_only_what_its_own_state_tells_is_kept() -> None:
    kept, numbers = KeptValues[int](most=2), count()
    with transaction.atomic():
        assert [kept.get("a", lambda: next(numbers)) for _ in range(2)] == [0, 1]
        states = iter(["x", "x", "x", "y", "y"])
        told = [
            kept.get("b", lambda: next(numbers), told_by=lambda: next(states)) for _ in range(3)
        ]
    assert told == [2, 2, 3], "asked before and after it was made, and once where it held"


def test_no_list_has_what_was_withdrawn() -> None:
    """Lists, choices and whole rounds are kept: what stands in them goes with the click."""
    edition = published()
    pages = ["/", "/factsheets/", "/compare/", "/practices/"]
    told = [Client().get(page).content for page in pages]
    assert all(b"Arcadia" in one for one in told[:3])
    edition_withdraw(actor=secretary(), edition=edition, reason="It named a child.")
    for page in pages[1:]:
        assert b"Arcadia" not in Client().get(page).content, page
