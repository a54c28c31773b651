"""Pages of the desk say what cannot be done, before anybody tries."""

import pytest
from django.test import Client
from pytest_django import Settings

from ronda.apps.compliance.services.returned import returned_preview
from tests.apps.compliance.arcadia import LATER, PLAIN, approved, imported, published
from tests.apps.people import coordinator, secretary

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


def test_boxes_that_cannot_be_taken_in_are_told_before_they_are_handed_in(
    settings: Settings,
) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    actor, edition = coordinator(), published(PLAIN)
    came = returned_preview(actor=actor, edition=edition, data=PLAIN.encode(), name="back.txt")
    client = Client()
    client.force_login(actor)
    pages = (f"/records/{edition.pk}/hand-in/", f"/returned/{came.pk}/")
    sentence = "There is a newer edition, number 2"
    assert not [one for one in pages if sentence in client.get(one).text]
    approved(LATER)
    shown = [client.get(one).text for one in pages]
    assert all(sentence in one for one in shown)
    assert "Take the boxes in" not in shown[1]
