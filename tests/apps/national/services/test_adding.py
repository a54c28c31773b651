"""Rows added by the thousand are held to all that others are, and leave the same history."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from ronda.apps.audit.models import Event
from ronda.apps.audit.services import act
from ronda.apps.national.desk import DeskClosed, at_desk
from ronda.apps.national.models import Indicator, IndicatorDefinition, IndicatorValue
from ronda.apps.national.permissions import Can
from ronda.apps.national.services.adding import records_add
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
