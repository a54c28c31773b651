"""Kept queries: put together once, asked with new values, answered as the database stands."""

import threading
from datetime import date, timedelta

import pytest
from django.db import OperationalError, connection, transaction
from django.db.models.sql.compiler import SQLCompiler

from ronda.apps.accounts.models import Membership, User
from ronda.apps.kept_queries import Blank, KeptQuery
from tests.apps.people import coordinator, secretary

pytestmark = pytest.mark.django_db(transaction=True)
TODAY = date(2026, 5, 1)


def of_person() -> KeptQuery[Membership]:
    return KeptQuery(
        lambda: Membership.objects.filter(
            person=Blank("person"), since__lte=Blank("day"), role__in=("coordinator", "secretariat")
        ).select_related("organisation")
    )


def test_it_finds_what_the_query_that_it_is_made_of_finds() -> None:
    asked = of_person()
    for who in (secretary(), coordinator("XAR")):
        [found] = asked(person=who.pk, day=TODAY)
        assert found == Membership.objects.get(person=who)
        with_organisation = found.organisation
        assert with_organisation == Membership.objects.get(person=who).organisation
        assert asked(person=who.pk, day=date(1990, 1, 1)) == []


def test_its_sql_is_put_together_once(monkeypatch: pytest.MonkeyPatch) -> None:
    who, times, made = secretary(), [], SQLCompiler.as_sql

    def counted(self: SQLCompiler, *told: bool, **named: bool) -> object:
        times.append(1)
        return made(self, *told, **named)

    monkeypatch.setattr(SQLCompiler, "as_sql", counted)
    asked = of_person()
    assert [len(asked(person=who.pk, day=TODAY)) for _ in range(5)] == [1] * 5
    assert len(times) == 1


def test_no_row_is_kept() -> None:
    who, asked = secretary(), of_person()
    assert len(asked(person=who.pk, day=TODAY)) == 1
    Membership.objects.filter(person=who).update(since=TODAY + timedelta(days=1))
    assert asked(person=who.pk, day=TODAY) == []


def test_it_lists_values_as_well() -> None:
    who = secretary()
    names = KeptQuery(lambda: User.objects.filter(pk=Blank("key")).values_list("email", "pk"))
    assert [names(key=who.pk) for _ in range(2)] == [[(who.email, who.pk)]] * 2


def test_each_thread_asks_by_a_connection_of_its_own() -> None:
    who, asked, found = secretary(), of_person(), list[int]()
    asked(person=who.pk, day=TODAY)

    def elsewhere() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY")
        found.append(len(asked(person=who.pk, day=TODAY)))
        found.append(connection.connection.info.backend_pid)
        connection.close()

    with transaction.atomic():
        # Not to be seen by any other connection.
        Membership.objects.filter(person=who).update(since=TODAY + timedelta(days=1))
        other = threading.Thread(target=elsewhere)
        other.start()
        other.join()
        assert asked(person=who.pk, day=TODAY) == []
    assert found[0] == 1
    assert found[1] != connection.connection.info.backend_pid


def test_a_lock_is_taken_each_time() -> None:
    who = secretary()
    locked = KeptQuery(lambda: User.objects.filter(pk=Blank("key")).select_for_update(nowait=True))
    for _ in range(2):
        refused = list[str]()

        def tries(refused: list[str] = refused) -> None:
            try:
                with transaction.atomic():
                    locked(key=who.pk)
            except OperationalError as error:
                refused.append(str(error))
            connection.close()

        with transaction.atomic():
            locked(key=who.pk)
            other = threading.Thread(target=tries)
            other.start()
            other.join()
        assert "could not obtain lock" in refused[0]


def test_a_list_is_compared_with_however_long_it_is() -> None:
    people = [secretary(), coordinator("XAR"), coordinator("XTA")]
    of = KeptQuery(lambda: Membership.objects.filter(person__among=Blank("people")))
    named = KeptQuery(lambda: User.objects.filter(pk__among=Blank("keys")).order_by("pk"))
    for some in (people, people[:1], []):
        keys = [one.pk for one in some]
        assert {one.person_id for one in of(people=keys)} == set(keys)
        assert named(keys=keys) == sorted(some, key=lambda one: one.pk)


def test_a_value_that_is_missing_is_not_nothing() -> None:
    with pytest.raises(KeyError, match="day"):
        of_person()(person=1)
