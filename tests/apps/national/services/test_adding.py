"""Rows added by the thousand are held to all that others are, and leave the same history."""

from datetime import UTC, date
from decimal import Decimal

import pytest
from django.db import DatabaseError, DataError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ronda.apps.audit.models import Event
from ronda.apps.audit.services import act
from ronda.apps.national.desk import DeskClosed, at_desk
from ronda.apps.national.models import Indicator, IndicatorDefinition, IndicatorValue
from ronda.apps.national.permissions import Can
from ronda.apps.national.services.adding import as_array, records_add, told_add
from tests.apps.national.scene import Desk, desk
from tests.apps.national.services.test_figures import defined
from tests.apps.people import state

pytestmark = pytest.mark.django_db


def values(there: Desk, indicator: Indicator, document: str = "Diary") -> list[IndicatorValue]:
    """Values of three days, not yet kept."""
    return [
        IndicatorValue(
            party_id=indicator.party_id,
            indicator=indicator,
            definition=IndicatorDefinition.objects.get(indicator=indicator),
            first=date(2020, 1, day),
            last=date(2020, 1, day),
            amount=Decimal(day),
            document=document,
            dated=date(2020, 2, 1) if day == 2 else None,
            given_by=there.writer,
        )
        for day in (1, 2, 3)
    ]


def test_history_of_each_row_says_what_it_was_who_and_in_which_request() -> None:
    there = desk()
    indicator = defined(there)
    with at_desk(there.writer), act(actor=there.writer, what=Can.COUNT):
        records_add(values(there, indicator))
    request = Event.objects.latest("pk").request_id
    with at_desk(there.writer):
        rows = list(IndicatorValue.objects.order_by("pk"))
        history = IndicatorValue.pgh_event_model.objects.order_by("pgh_id")  # type: ignore[attr-defined]
        assert [one.pgh_obj_id for one in history] == [one.pk for one in rows]
        names = [field.attname for field in IndicatorValue._meta.concrete_fields]
        for row, event in zip(rows, history, strict=True):
            assert [getattr(event, name) for name in names] == [
                getattr(row, name) for name in names
            ]
            assert event.pgh_label == "insert" and event.pgh_created_at is not None
            told = {"actor": there.writer.pk, "what": Can.COUNT, "request": str(request)}
            assert event.pgh_context == told and event.pgh_context_id is not None


def test_a_row_that_a_column_or_the_desk_refuses_is_refused() -> None:
    there = desk()
    indicator = defined(there)
    other = state("FRA").pk
    with at_desk(there.writer):
        for change in ({"document": "x" * 301}, {"party_id": other}, {"last": date(2019, 1, 1)}):
            wrong = values(there, indicator)
            for name, value in change.items():
                setattr(wrong[2], name, value)
            with pytest.raises(DatabaseError), transaction.atomic():
                records_add(wrong)
        assert not IndicatorValue.objects.exists()
        right = values(there, indicator)
    with pytest.raises(DeskClosed):
        records_add(right)


VALUES = {
    "text": st.none() | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
    "bigint": st.none() | st.integers(-(2**63), 2**63 - 1),
    "numeric": st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=3),
    "date": st.none() | st.dates(),
    "timestamptz": st.none() | st.datetimes(timezones=st.just(UTC)),
    "boolean": st.none() | st.booleans(),
}


@pytest.mark.parametrize("kind", VALUES)
@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_the_database_reads_an_array_as_the_values_that_were_told(
    kind: str, data: st.DataObject
) -> None:
    told = data.draw(st.lists(VALUES[kind], min_size=1))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM unnest(%s::{kind}[])", [as_array(told)])
        assert [found for (found,) in cursor.fetchall()] == told


@pytest.mark.parametrize("told", [["NULL", "{}", '",\\"', "", "a,b"], ["x", None, '"']])
def test_signs_of_an_array_are_texts_like_others(told: list[str | None]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM unnest(%s::text[])", [as_array(told)])
        assert [found for (found,) in cursor.fetchall()] == told


def test_what_cannot_stand_in_an_array_is_refused() -> None:
    with pytest.raises(DataError, match="0x00"):
        as_array(["a", "b\0c"])
    with pytest.raises(TypeError, match="list"):
        as_array([["a"]])


def test_rows_are_told_by_name_in_whatever_order_and_all_of_the_same() -> None:
    there = desk()
    indicator = defined(there)
    names = ("party_id", "indicator_id", "definition_id", "first", "last")
    with at_desk(there.writer), act(actor=there.writer, what=Can.COUNT):
        told = [
            {name: getattr(one, name) for name in (*names, "amount", "document", "given_by_id")}
            for one in values(there, indicator)
        ]
        told[1] = dict(reversed(told[1].items()))
        keys = told_add(IndicatorValue, told)
        kept = IndicatorValue.objects.in_bulk(keys)
        assert [kept[key].first.day for key in keys] == [1, 2, 3]
        assert [kept[key].amount for key in keys] == [1, 2, 3]
        del told[2]["amount"]
        with pytest.raises(KeyError, match="amount"):
            told_add(IndicatorValue, told)
