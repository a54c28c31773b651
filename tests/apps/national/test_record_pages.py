"""The pages of a record ask the database as often for a long record as for a short one."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import Measure, MeasureKind, MeasureServes, Target
from ronda.apps.national.services.figures import value_give
from ronda.apps.national.services.measures import Planned, measure_add
from ronda.apps.national.services.uploads import outside_receive, outside_take_in
from tests.apps.national.scene import Desk, desk
from tests.apps.national.services.test_figures import defined, given
from tests.apps.national.services.test_outside import annotation, as_json

pytestmark = pytest.mark.django_db
MOST = {
    "home": 30,
    "measures": 20,
    "measures-timeline": 15,
    "measures-served": 18,
    "figures": 17,
    "exports": 14,
    "annuals": 14,
}
"""Queries of each page, those of sign-in and session with it."""


@pytest.fixture(autouse=True)
def _no_second_factor(settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]


def grown(there: Desk, turn: int, many: int) -> None:
    """More recommendations, each with a measure, and more values."""
    rows = [annotation(100 * turn + n, f"Do {turn}-{n}.") for n in range(many)]
    file = outside_receive(actor=there.coordinator, data=as_json(*rows), name="uhri.json")
    outside_take_in(actor=there.coordinator, upload=file)
    with at_desk(there.coordinator):
        party = there.interior.party_id
        targets = Target.objects.filter(outside__identity__in=[str(row[0]) for row in rows])
        for n, target in enumerate(targets):
            measure = Measure.objects.create(
                party_id=party,
                name=f"Measure {turn}-{n}",
                kind=MeasureKind.LAW,
                institution=there.interior,
                begins=date(2024, 1, 1 + n),
            )
            MeasureServes.objects.create(party_id=party, measure=measure, target=target)


def queries(client: Client, name: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(reverse(f"national:{name}")).status_code == 200
    return len(asked)


def test_queries_do_not_grow_with_the_record() -> None:
    there = desk()
    value_give(actor=there.writer, indicator=defined(there), given=given("2022"))
    client = Client()
    client.force_login(there.coordinator)
    grown(there, 1, 2)
    for name in MOST:
        queries(client, name)
    short = {name: queries(client, name) for name in MOST}
    grown(there, 2, 12)
    long = {name: queries(client, name) for name in MOST}
    assert long == short
    assert not {name: count for name, count in long.items() if count > MOST[name]}


def test_what_is_found_is_shown_and_what_is_not_is_said() -> None:
    there = desk()
    client = Client()
    client.force_login(there.coordinator)
    grown(there, 1, 2)
    served = client.get(reverse("national:measures-served"), {"q": "Do 1-1"}).content.decode()
    assert "Do 1-1." in served and "Do 1-0." not in served
    none = client.get(reverse("national:measures-served"), {"q": "boats"}).content.decode()
    assert "No recommendation has these words" in none
    listed = client.get(reverse("national:measures"), {"status": "planned"}).content.decode()
    assert "Measure 1-0" in listed and "measure-board" not in listed
    board = client.get(reverse("national:measures"), {"q": "1-1"}).content.decode()
    assert "Measure 1-1" in board and "Measure 1-0" not in board


def test_ticks_outside_what_is_found_are_kept() -> None:
    there = desk()
    client = Client()
    client.force_login(there.coordinator)
    grown(there, 1, 3)
    planned = Planned("Course", MeasureKind.TRAINING, there.interior, date(2024, 1, 1))
    measure = measure_add(actor=there.coordinator, planned=planned)
    with at_desk(there.coordinator):
        one, other, _third = (target.key for target in Target.objects.order_by("pk"))
    address = reverse("national:measure-serves", args=[measure.pk])
    client.post(address, {"keys": [one]})
    page = client.get(address, {"q": "Do 1-1"}).content.decode()
    assert one in page and other in page
    client.post(address, {"keys": [one, other]})
    with at_desk(there.coordinator):
        assert {tied.target.key for tied in measure.serves.select_related("target")} == {one, other}
    client.post(address, {})
    with at_desk(there.coordinator):
        assert not measure.serves.exists()
