"""Feeds: a public round's for everybody, a person's own by a key that nobody guesses."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from ronda.apps.accounts.models import User
from ronda.apps.rounds.models import CalendarKey
from ronda.apps.rounds.services.calendars import calendar_key_end, calendar_key_make
from ronda.apps.rounds.services.milestones import extension_grant
from tests.apps.people import coordinator, person, secretary
from tests.apps.rounds.scene import begun, party, round_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = False


def feed(key: str) -> tuple[int, str]:
    response = Client().get(reverse("rounds:own-feed", args=[key]))
    return response.status_code, response.content.decode().replace("\r\n ", "")


def of_round(number: int, who: User | None = None) -> tuple[int, str]:
    here = Client()
    if who is not None:
        here.force_login(who)
    response = here.get(reverse("rounds:feed", args=["lanzarote", number]))
    return response.status_code, response.content.decode().replace("\r\n ", "")


def test_the_calendar_of_a_public_round_is_everybodys() -> None:
    round_in("replies")
    status, text = of_round(3)
    assert status == 200
    assert "DTSTART;VALUE=DATE:20260702" in text, "the reply is due"
    assert "DTSTART;VALUE=DATE:20260302" in text, "the launch"
    assert "/rounds/lanzarote/3/" in text


def test_the_calendar_of_another_round_is_for_those_who_see_it() -> None:
    begun()
    round_in("replies", procedure="lanzarote-1", number=4)
    assert (of_round(3)[0], of_round(4)[0]) == (404, 404)
    assert (of_round(3, secretary())[0], of_round(4, coordinator())[0]) == (200, 200)


def test_ones_own_calendar_has_ones_own_dates_and_nobody_elses() -> None:
    conduct = round_in("replies")
    for code, day in (("XAR", date(2026, 9, 1)), ("XTA", date(2026, 9, 8))):
        one = party(conduct, code)
        extension_grant(actor=secretary(), party=one, rule="reply", until=day, reason="Time.")
    round_in("replies", procedure="lanzarote-1", number=4)
    status, text = feed(calendar_key_make(actor=coordinator()))
    assert status == 200
    assert "20260901" in text
    assert "20260908" not in text
    assert "/rounds/lanzarote/4/" in text
    _status, of_nobody = feed(calendar_key_make(actor=person()))
    assert "/rounds/lanzarote/3/" in of_nobody
    assert "/rounds/lanzarote/4/" not in of_nobody
    assert "20260901" not in of_nobody


def test_a_key_opens_until_it_is_replaced_ended_or_its_person_may_not_sign_in() -> None:
    who = coordinator()
    first = calendar_key_make(actor=who)
    second = calendar_key_make(actor=who)
    assert (feed(first)[0], feed(second)[0]) == (404, 200)
    calendar_key_end(actor=who)
    assert feed(second)[0] == 404
    third = calendar_key_make(actor=who)
    who.is_active = False
    who.save()
    assert feed(third)[0] == 404
    assert feed("guessed")[0] == 404


def test_a_key_is_shown_once_and_kept_nowhere() -> None:
    here, who = Client(), coordinator()
    here.force_login(who)
    address = reverse("rounds:own-calendar")
    made = here.post(address)
    key = made.context["key"]
    assert len(key) > 40
    assert key in made.text
    assert key not in here.get(address).text
    assert not CalendarKey.objects.filter(digest__contains=key).exists()
    assert here.post(reverse("rounds:own-calendar-end")).status_code == 302
    assert feed(key)[0] == 404
