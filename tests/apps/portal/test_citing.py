"""Public pages are cited by what they show, in every form; nothing else is cited at all."""

import json
import re
from html import unescape

import pytest
from django.test import Client, override_settings

from ronda.apps.compliance.models import Edition
from ronda.apps.reports.models import Draft
from ronda.apps.reports.services.drafts import report_publish
from tests.apps.compliance.arcadia import LATER, PLAIN, approved, published
from tests.apps.people import secretary
from tests.apps.reports.scene import adopted, taken_in

pytestmark = pytest.mark.django_db
PAGE = "/factsheets/xar/2/en/2/"
PNG = b"\x89PNG\r\n\x1a\n"


def report() -> Draft:
    draft = adopted()
    report_publish(actor=secretary(), draft=draft, on=draft.made_at.date())
    return draft


def linked(text: str) -> dict[str, object]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text)
    assert found is not None
    told: dict[str, object] = json.loads(found[1])
    return told


def test_a_factsheet_is_cited_by_the_address_of_its_edition() -> None:
    published(PLAIN)
    published(LATER)
    text = Client().get("/factsheets/xar/2/").content.decode()
    assert f'href="http://testserver{PAGE}" rel="bookmark"' in text
    assert f'<link rel="canonical" href="http://testserver{PAGE}">' in text
    assert "Arcadia: factsheet, round 2. Edition 2 in English" in unescape(text)
    told = linked(text)
    assert told["@id"] == f"http://testserver{PAGE}" and told["@type"] == "Report"


@pytest.mark.parametrize(("form", "begin"), [("bib", "@techreport{"), ("ris", "TY  - RPRT\r\n")])
def test_files_of_a_citation_say_the_same(form: str, begin: str) -> None:
    published(PLAIN)
    published(LATER)
    answer = Client().get(f"/citation.{form}", {"page": PAGE})
    text = answer.content.decode()
    assert text.startswith(begin) and f"http://testserver{PAGE}" in text
    assert f"lanzarote-2-xar-en-2.{form}" in answer["Content-Disposition"]


@pytest.mark.parametrize(
    "page",
    [
        "",
        "/",
        "/nowhere/",
        "//elsewhere.example/",
        "/records/",
        "/editions/1/",
        "x" * 5_000,
        "\x00",
    ],
)
def test_what_is_no_public_page_is_not_cited(page: str) -> None:
    published(PLAIN)
    for address in ("/citation.bib", "/citation.ris", "/card/en.png"):
        assert Client().get(address, {"page": page}).status_code == 404


@override_settings(SECOND_FACTOR_REQUIRED=False)
def test_an_edition_that_is_not_published_is_not_cited() -> None:
    edition = approved(PLAIN)
    client = Client()
    client.force_login(secretary())
    text = client.get(f"/editions/{edition.pk}/").content.decode()
    assert "ld+json" not in text and 'class="citation"' not in text
    assert client.get("/citation.bib", {"page": "/factsheets/xar/2/en/1/"}).status_code == 404


@override_settings(SECOND_FACTOR_REQUIRED=False)
def test_a_report_is_cited_as_adopted_and_only_once_it_is_published() -> None:
    published_one = report()
    place = f"/rounds/lanzarote/2/report/drafts/{published_one.number}/"
    text = unescape(Client().get(place).content.decode())
    assert "T-ES(2026)02, Adopted at the 50th meeting" in text
    assert linked(text)["identifier"] == "T-ES(2026)02"
    other = taken_in(draft=2)
    assert other.number != published_one.number
    asked = {"page": f"/rounds/lanzarote/2/report/drafts/{other.number}/"}
    client = Client()
    client.force_login(secretary())
    assert client.get("/citation.bib", asked).status_code == 404


def test_a_card_is_a_picture_that_is_asked_for_once() -> None:
    published(PLAIN)
    published(LATER)
    answer = Client().get("/card/en.png", {"page": PAGE})
    assert answer.content.startswith(PNG) and answer["Content-Type"] == "image/png"
    assert int.from_bytes(answer.content[16:20]) == 1200
    assert int.from_bytes(answer.content[20:24]) == 630
    again = Client().get("/card/en.png", {"page": PAGE}, headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304 and again.content == b""
    other = Client().get("/card/fr.png", {"page": PAGE})
    assert other["ETag"] != answer["ETag"]
    assert Client().get("/card/tlh.png", {"page": PAGE}).status_code == 404


def test_a_hostile_title_stays_a_title() -> None:
    edition = published(PLAIN)
    party = edition.factsheet.party
    party.code, party.name = "XQX", '</script><script>alert(1)</script>" #panic("x") \u0e01'
    party.save()
    assert Edition.objects.get().factsheet.party.name == party.name
    page = "/factsheets/xqx/2/en/1/"
    text = Client().get(page).content.decode()
    assert "<script>alert(1)" not in text
    assert str(linked(text)["name"]).startswith("</script><script>alert(1)")
    assert Client().get("/card/en.png", {"page": page}).content.startswith(PNG)
