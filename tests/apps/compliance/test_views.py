"""Addresses of the desk that lead to nothing say so."""

import pytest
from django.test import Client
from pytest_django import Settings

from tests.apps.compliance.arcadia import PLAIN, imported
from tests.apps.people import secretary

pytestmark = pytest.mark.django_db


def test_only_what_stands_by_itself_can_be_taken_out(settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    actor = secretary()
    edition = imported(PLAIN, actor)
    client = Client()
    client.force_login(actor)
    answers = {
        place: client.get(f"/records/{edition.pk}/remove/{place}/").status_code
        for place in (
            "chapters/1/recommendations/0",
            "chapters/1/recommendations/77",
            "chapters/1",
            "title",
            "cover",
        )
    }
    assert list(answers.values()) == [200, 404, 404, 404, 404], answers
