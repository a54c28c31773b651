"""A session lasts as long as somebody works, and is not written for every page."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ronda.config.sessions import RENEWED_AFTER
from tests.apps.people import coordinator

pytestmark = pytest.mark.django_db
WHOLE = timedelta(seconds=settings.SESSION_COOKIE_AGE)


@pytest.fixture
def client() -> Client:
    client = Client()
    client.force_login(coordinator())
    return client


def lasts(client: Client) -> timedelta:
    """How long the session goes on; nothing where it is over."""
    kept = Session.objects.get(session_key=client.cookies["sessionid"].value)
    return kept.expire_date - timezone.now()


def aged(client: Client, by: timedelta) -> None:
    """Have the session be so old."""
    Session.objects.update(expire_date=timezone.now() + WHOLE - by)


@override_settings(SECOND_FACTOR_REQUIRED=False)
def test_a_page_writes_no_session_while_it_is_fresh(client: Client) -> None:
    aged(client, RENEWED_AFTER / 2)
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/account/").status_code == 200
    assert not [one for one in queries if one["sql"].startswith("UPDATE")]


@override_settings(SECOND_FACTOR_REQUIRED=False)
def test_a_session_goes_on_while_somebody_works(client: Client) -> None:
    aged(client, 2 * RENEWED_AFTER)
    assert client.get("/account/").status_code == 200
    assert lasts(client) > WHOLE - timedelta(minutes=1)


@override_settings(SECOND_FACTOR_REQUIRED=False)
def test_a_session_ends_when_its_time_is_over(client: Client) -> None:
    aged(client, WHOLE + timedelta(seconds=1))
    assert client.get("/account/").status_code == 302


@override_settings(SECOND_FACTOR_REQUIRED=False)
def test_a_session_that_was_ended_elsewhere_stays_ended(client: Client) -> None:
    aged(client, 2 * RENEWED_AFTER)
    Session.objects.all().delete()
    assert client.get("/account/").status_code == 302
    assert not Session.objects.exists()
