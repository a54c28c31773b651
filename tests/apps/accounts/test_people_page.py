"""The list of people offers only what the reader may do."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.apps.people import coordinator, secretary

pytestmark = pytest.mark.django_db


def test_only_the_secretariat_is_led_to_what_was_sent(client: Client, settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]
    led = {}
    for who in (secretary(), coordinator()):
        client.force_login(who)
        page = client.get(reverse("accounts:people")).text
        led[who.email] = reverse("notifications:sent") in page
        assert led[who.email] == (client.get(reverse("notifications:sent")).status_code == 200)
    assert sorted(led.values()) == [False, True]
