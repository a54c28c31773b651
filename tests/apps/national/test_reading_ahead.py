"""Rows are read one step ahead of what is kept, without the database, in the reader's language."""

from collections.abc import Iterator
from contextlib import closing
from threading import Event, get_ident

import pytest
from django.utils.translation import get_language, override

from ronda.apps.accounts.models import User
from ronda.apps.national.reading_ahead import ReadsDatabase, one_ahead

AT_MOST = 30
"""Seconds that are waited for what must come."""


def test_each_step_is_begun_while_the_one_before_is_worked_on_and_no_more() -> None:
    begun = [Event() for _ in range(4)]

    def steps() -> Iterator[int]:
        for number, event in enumerate(begun):
            event.set()
            yield number

    with closing(one_ahead(steps())) as found:
        assert next(found) == 0
        assert begun[1].wait(AT_MOST) and not begun[2].is_set()
        assert list(found) == [1, 2, 3]


def test_what_a_step_raises_is_raised_in_its_turn() -> None:
    def steps() -> Iterator[int]:
        yield 1
        raise LookupError

    found = one_ahead(steps())
    assert next(found) == 1
    with pytest.raises(LookupError):
        next(found)


def test_whoever_stops_early_stops_the_reading() -> None:
    read: list[int] = []

    def steps() -> Iterator[int]:
        for number in range(1_000):
            read.append(number)
            yield number

    with closing(one_ahead(steps())) as found:
        next(found)
    assert read == [0, 1]


def test_steps_speak_the_language_of_whoever_asked_in_a_thread_of_their_own() -> None:
    def steps() -> Iterator[tuple[str | None, int]]:
        yield get_language(), get_ident()

    with override("sr"):
        [(language, thread)] = one_ahead(steps())
    assert language == "sr" and thread != get_ident()


@pytest.mark.django_db
def test_a_step_that_asks_the_database_is_refused() -> None:
    def steps() -> Iterator[int]:
        yield User.objects.count()

    with pytest.raises(ReadsDatabase):
        list(one_ahead(steps()))
