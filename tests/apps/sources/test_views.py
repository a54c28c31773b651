"""Documents on pages: long lists in parts, originals as they came and never shown."""

from collections.abc import Iterator

import pytest
from django.test import Client, override_settings

from ronda.apps.sources.models import Purpose
from ronda.apps.sources.services import source_receive
from ronda.apps.sources.views import ON_A_PAGE
from tests.apps.people import secretary

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Iterator[Client]:
    with override_settings(SECOND_FACTOR_REQUIRED=False):
        yield client


def test_long_list_comes_in_pages(desk: Client) -> None:
    actor = secretary()
    for number in range(ON_A_PAGE + 1):
        name = f"letter {number}.txt"
        source_receive(actor=actor, data=name.encode(), name=name, purpose=Purpose.LETTER)
    desk.force_login(actor)
    first, last = (desk.get("/documents/", {"page": page}) for page in (1, 2))
    assert first.content.decode().count("letter ") == ON_A_PAGE
    assert "Page 1 of 2" in first.content.decode()
    assert last.content.decode().count("letter ") == 1
    assert desk.get("/documents/", {"page": "many"}).status_code == 200


def test_original_is_given_byte_for_byte_to_be_saved(desk: Client) -> None:
    actor, data = secretary(), b"<script>alert(1)</script>\x00\xff"
    found = source_receive(actor=actor, data=data, name="evil „name“.html", purpose=Purpose.LETTER)
    desk.force_login(actor)
    answer = desk.get(f"/documents/{found.source.pk}/original")
    assert answer.content == data
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
