"""Pages across Parties in the browser: read, narrowed down, cited, printed; without scripts too.

Two things to know. They stand on the played rounds of the demonstration, whose reports and
conclusions are published. And with RONDA_PICTURES=1 the pages are kept as pictures.
"""

import json
import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ronda.demo.rounds.playing import CONCLUDED
from tests.browser.conftest import Visit
from tests.browser.looking import violations
from tests.browser.test_walk import main

ROUNDS_OF = 9
ROUND = f"/rounds/lanzarote/{CONCLUDED}/"
CASE, CHAPTER = f"{ROUND}recommendations/I-1/", f"{ROUND}chapters/I/"
ARTICLE = "/articles/cets-201/11/"
PAGES = {"case": CASE, "chapter": CHAPTER, "article": ARTICLE, "practices": "/practices/"}


def pictured(page: Page, name: str) -> None:
    if folder := os.environ.get("RONDA_PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible_on_every_screen_and_on_paper(visit: Visit, name: str) -> None:
    page = visit(PAGES[name], scripts=True)
    expect(main(page).get_by_role("heading", name="How to cite this page")).to_be_visible()
    pictured(page, f"{name}-wide")
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, "color-contrast", "link-in-text-block") == []
    pictured(page, f"{name}-dark")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 320, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert violations(page) == []
    pictured(page, f"{name}-320")
    page.set_viewport_size({"width": 700, "height": 900})
    page.emulate_media(media="print")
    expect(page.locator(".citation-line")).to_contain_text(PAGES[name])
    expect(page.locator(".citation-files")).to_be_hidden()
    expect(page.locator(".masthead")).to_be_hidden()
    pictured(page, f"{name}-print")


def test_every_statement_leads_to_its_place(visit: Visit) -> None:
    page = visit(CASE, scripts=False)
    places = main(page).locator("a[href*='#']").all()
    addresses = {one.get_attribute("href") or "" for one in places}
    assert any("/report/drafts/" in one for one in addresses)
    assert any("/factsheets/" in one for one in addresses)
    for address in sorted(addresses)[:12]:
        page.goto(address)
        anchor = address.partition("#")[2]
        assert page.evaluate("id => document.getElementById(id) !== null", anchor), address


def test_one_goes_from_a_recommendation_to_its_chapter_and_its_article(visit: Visit) -> None:
    page = visit(CASE, scripts=False)
    main(page).get_by_role("link", name="Chapter I", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("I.")
    page.get_by_label("Party").select_option(index=1)
    page.get_by_role("button", name="Show").click()
    expect(main(page)).to_contain_text("I-1")
    page.get_by_role("row").get_by_role("link", name="I-1", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("I-1 in all Parties")


def test_a_citation_is_taken_along(visit: Visit, tmp_path: Path) -> None:
    page = visit(CASE, scripts=False)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="BibTeX").click()
    kept = tmp_path / "cited.bib"
    waiting.value.save_as(kept)
    assert kept.read_text("utf-8").startswith("@misc{")
    assert CASE in kept.read_text("utf-8")


def test_linked_data_and_the_card_stand_in_the_head_and_the_policy_says_nothing(
    visit: Visit,
) -> None:
    page = visit(CASE)
    told = json.loads(page.locator("script[type='application/ld+json']").text_content() or "")
    assert told["@type"] == "WebPage" and told["url"].endswith(CASE)
    card = page.locator("meta[property='og:image']").get_attribute("content") or ""
    answer = page.request.get(card)
    assert answer.status == 200 and answer.headers["content-type"] == "image/png"
    assert answer.body().startswith(b"\x89PNG")
    assert page.request.get(card, headers={"If-None-Match": answer.headers["etag"]}).status == 304
