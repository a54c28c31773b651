"""What other pages show of ours: framed by anybody, knowing nobody, told to oEmbed."""

import json
from html import escape
from typing import Any

import pytest
from django.test import Client
from lxml import etree, html
from pytest_django import DjangoAssertNumQueries

from ronda.apps.compliance.services.editions import edition_withdraw
from tests.apps.compliance.arcadia import imported, published
from tests.apps.people import secretary

pytestmark = pytest.mark.django_db

SHEET, EDITION = "/factsheets/xar/2/", "/factsheets/xar/2/en/1/"
ASKED = "/rounds/lanzarote/2/recommendations/II-4/"
EMBEDS = {SHEET: f"/embed{SHEET}", EDITION: f"/embed{EDITION}", ASKED: f"/embed{ASKED}"}
HERE = "http://testserver"


def parsed(page: bytes | str) -> Any:
    """A page, or a piece of one, whose paths can be followed."""
    return html.fromstring(page)


def told(client: Client, url: str, **more: str) -> dict[str, object]:
    answer = client.get("/oembed", {"url": url, **more})
    assert answer.status_code == 200
    found: dict[str, object] = json.loads(answer.content)
    return found


@pytest.mark.parametrize("path", EMBEDS.values())
def test_anybody_may_frame_it_and_it_knows_nobody(client: Client, path: str) -> None:
    published()
    plain = client.get(path)
    client.force_login(secretary())
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.content == plain.content
    policy = answer.headers["Content-Security-Policy"]
    assert "frame-ancestors *" in policy and "script" not in policy
    assert policy.startswith("default-src 'none'")
    assert "X-Frame-Options" not in answer.headers
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")
    page = parsed(answer.content)
    assert page.xpath("//script | //form | //iframe | //*[@style]") == []
    for link in page.xpath("//a"):
        assert link.get("href").startswith(f"{HERE}/") and link.get("rel") == "noopener"


def test_no_other_page_may_be_framed(client: Client) -> None:
    published()
    for path in ("/", SHEET, ASKED, "/oembed"):
        answer = client.get(path)
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Frame-Options"] == "DENY"


def test_figures_are_those_of_the_page_with_the_edition_and_its_day(client: Client) -> None:
    edition = published()
    page = parsed(client.get(EMBEDS[SHEET]).content)
    whole = parsed(client.get(SHEET).content)
    cells = "//div[@class='figures']//tr/*"
    assert [one.text_content() for one in page.xpath(cells)] == [
        one.text_content() for one in whole.xpath(cells)
    ]
    assert edition.published_at is not None
    foot = " ".join(page.xpath("string(//footer)").split())
    assert foot.startswith("Edition 1 in English") and str(edition.published_at.year) in foot
    assert page.xpath("//footer//a/@href") == [f"{HERE}{EDITION}"]


def test_language_is_the_address_s_to_say(client: Client) -> None:
    published()
    answer = client.get(EMBEDS[SHEET], {"language": "fr"})
    assert answer.headers["Content-Language"] == "fr"
    assert "Arcadie" in answer.content.decode()
    answer = client.get(EMBEDS[SHEET], {"language": "tlh"}, headers={"accept-language": "en"})
    assert "Arcadia" in answer.content.decode()


@pytest.mark.parametrize("path", EMBEDS)
def test_a_page_says_where_oembed_tells_of_it(client: Client, path: str) -> None:
    published()
    page = parsed(client.get(path).content)
    (address,) = page.xpath("//link[@type='application/json+oembed']/@href")
    found = json.loads(client.get(address.removeprefix(HERE)).content)
    assert (found["version"], found["type"], found["provider_name"]) == ("1.0", "rich", "Ronda")
    frame = parsed(str(found["html"]))
    assert frame.get("src") == HERE + EMBEDS[path]
    assert frame.get("title") == found["title"]
    assert (frame.get("width"), frame.get("height")) == (str(found["width"]), str(found["height"]))
    assert found["html"] in page.xpath("string(//textarea[@id='embed-code'])")
    assert client.get(EMBEDS[path]).status_code == 200


def test_an_edition_that_is_not_the_newest_is_embedded_as_itself(client: Client) -> None:
    published()
    found = told(client, f"{HERE}{EDITION}?strength=require#II-4")
    assert f'src="{HERE}/embed{EDITION}"' in str(found["html"])


def test_it_is_no_larger_than_asked_for(client: Client) -> None:
    published()
    found = told(client, HERE + SHEET, maxwidth="300", maxheight="400")
    assert (found["width"], found["height"]) == (300, 400)
    assert told(client, HERE + SHEET, maxwidth="99999")["width"] == 720
    for wrong in ("0", "-1", "many", "1e3", "٣٠٠", "9" * 400):
        assert client.get("/oembed", {"url": HERE + SHEET, "maxwidth": wrong}).status_code == 400


def test_the_same_is_told_as_xml(client: Client) -> None:
    published()
    answer = client.get("/oembed", {"url": HERE + ASKED, "format": "xml"})
    root = etree.fromstring(answer.content)
    as_json = told(client, HERE + ASKED)
    assert {one.tag: one.text for one in root} == {k: str(v) for k, v in as_json.items()}
    assert client.get("/oembed", {"url": HERE + ASKED, "format": "yaml"}).status_code == 501


@pytest.mark.parametrize(
    "url",
    [
        "",
        "nothing",
        "http://[",
        "javascript:alert(1)",
        f"ftp://testserver{SHEET}",
        f"https://elsewhere.example{SHEET}",
        f"http://testserver@elsewhere.example{SHEET}",
        f"{HERE}/",
        f"{HERE}/records/",
        f"{HERE}/factsheets/xar/9/",
        f"{HERE}/factsheets/xar/99999999999999999999/",
        f"{HERE}/factsheets/xar/2/en/7/",
        f"{HERE}/rounds/lanzarote/2/recommendations/X-99/",
        f"{HERE}{SHEET}?{'a' * 3000}",
        f"{HERE}{SHEET}\x00",
    ],
)
def test_what_cannot_be_embedded_is_not_found(client: Client, url: str) -> None:
    published()
    answer = client.get("/oembed", {"url": url})
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/json"


def test_what_is_not_public_is_embedded_by_nobody(client: Client) -> None:
    edition = imported()
    client.force_login(secretary())
    for path, embed in EMBEDS.items():
        assert client.get(embed).status_code == 404
        assert client.get("/oembed", {"url": HERE + path}).status_code == 404
    page = client.get(f"/editions/{edition.pk}/").content.decode()
    assert "oembed" not in page and "embed-code" not in page


def test_a_withdrawn_edition_is_gone_from_where_it_was_embedded(client: Client) -> None:
    edition = published()
    assert client.get(EMBEDS[SHEET]).status_code == 200
    edition_withdraw(actor=secretary(), edition=edition, reason="It was the wrong file.")
    assert client.get(EMBEDS[SHEET]).status_code == 404
    assert client.get("/oembed", {"url": HERE + SHEET}).status_code == 404


def test_names_in_the_code_are_escaped(client: Client) -> None:
    published()
    found = told(client, HERE + SHEET)
    assert escape(str(found["title"])) in str(found["html"])


@pytest.mark.parametrize(("path", "count"), [(EMBEDS[SHEET], 11), (EMBEDS[ASKED], 2)])
def test_the_number_of_queries_is_fixed(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, path: str, count: int
) -> None:
    published()
    client.get(path)
    with django_assert_num_queries(count):
        client.get(path)
