"""Pages of a desk that were changed by somebody else since they were shown: nothing is lost."""

import pytest
from django.urls import reverse

from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import Request, Text
from ronda.apps.national.selectors.texts import pieces_of, version_of, wording
from ronda.apps.national.services.contributions import contribution_begin
from tests.apps.national.scene import addressee_of, desk, first_target, sent
from tests.apps.national.test_views import browser

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_second_factor(settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]


def test_who_writes_over_a_draft_changed_meanwhile_gets_both_texts_and_409() -> None:
    there = desk()
    addressee = addressee_of(there, sent(there), there.interior)
    begun = contribution_begin(actor=there.writer, addressee=addressee)
    address = reverse("national:contribution-write", args=[begun.pk])
    client = browser(there.writer)
    given = {"language": "en", "version": "1", "beside": "The first text."}
    assert client.post(address, given).status_code == 302
    answer = client.post(address, given | {"beside": "The second text."})
    assert answer.status_code == 409
    for text in ("The first text.", "The second text.", 'name="version" value="2"'):
        assert text in answer.content.decode()
    merged = given | {"version": "2", "beside": "Both texts."}
    assert client.post(address, merged).status_code == 302


def test_who_saves_a_text_changed_meanwhile_gets_409_and_both_are_kept() -> None:
    there = desk()
    target = first_target(there, sent(there))
    address = reverse("national:text-write", args=[target.pk])
    client = browser(there.coordinator)
    first = {"based_on": "0", "text-new": "The first text."}
    assert client.post(address, first).status_code == 302
    answer = client.post(address, first | {"text-new": "The second text."})
    assert answer.status_code == 409
    shown = client.get(reverse("national:text", args=[target.pk])).content.decode()
    assert "The first text." in shown
    assert "The second text." in shown


def test_pieces_stand_in_the_order_of_their_places_and_empty_ones_are_gone() -> None:
    there = desk()
    target = first_target(there, sent(there))
    address = reverse("national:text-write", args=[target.pk])
    given = {
        "based_on": "0",
        "piece": ["1", "2", "3"],
        "text-1": "Second.",
        "place-1": "20",
        "text-2": "First.",
        "place-2": "10",
        "text-3": " ",
        "place-3": "5",
        "text-new": "Third.\n\nFourth.",
    }
    browser(there.coordinator).post(address, given)
    with at_desk(there.coordinator):
        text = Text.objects.get(target=target)
        pieces = pieces_of(version_of(text))
        assert wording(pieces) == "First. Second.\n\nThird.\n\nFourth."


def test_a_draft_request_changed_meanwhile_is_409() -> None:
    there = desk()
    client = browser(there.coordinator)
    given = {"subject": "Boats", "language": "en", "working_days": "30"}
    client.post(reverse("national:request-add"), given)
    with at_desk(there.coordinator):
        draft = Request.objects.get()
    address = reverse("national:request-change", args=[draft.pk])
    assert client.post(address, given | {"version": "1"}).status_code == 302
    assert client.post(address, given | {"version": "1"}).status_code == 409
