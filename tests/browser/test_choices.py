"""What a reader chooses for the pages: language, colours; and what becomes of them on paper."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Request, expect

from ronda.demo.loading import COORDINATOR
from tests.browser.conftest import Visit

FIRST_LOAD = 75_000


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("fr", "Fiches"),
        ("sr", "Информативни листови"),
        ("sr-latn", "Informativni listovi"),
    ],
)
def test_language_is_chosen_and_kept(visit: Visit, language: str, heading: str) -> None:
    page = visit("/factsheets/", scripts=False)
    page.locator("#language").select_option(language)
    page.get_by_role("button", name="Change language").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    expect(page.locator("html")).to_have_attribute("lang", language)
    page.goto("/factsheets/xar/2/")
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("h2", has_text="Legislation")).to_have_attribute("lang", "en")


def test_colours_are_chosen_and_kept(visit: Visit) -> None:
    page = visit("/factsheets/", scripts=False)
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    page.get_by_label("Colours").select_option("dark")
    page.get_by_role("button", name="Change colours").click()
    expect(page).to_have_url(re.compile(r"/factsheets/$"))
    assert page.evaluate(ground) != "rgb(255, 255, 255)"
    page.get_by_label("Colours").select_option("light")
    page.get_by_role("button", name="Change colours").click()
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(ground) == "rgb(255, 255, 255)"


def test_paper_has_the_document_and_not_the_controls(visit: Visit, tmp_path: Path) -> None:
    page = visit("/factsheets/xar/2/", dark=True)
    page.emulate_media(media="print")
    for gone in ("header.masthead", "footer", "form.filters", ".contents"):
        expect(page.locator(gone).first).to_be_hidden()
    expect(page.get_by_role("article")).to_have_count(23)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.pdf(path=tmp_path / "page.pdf", format="A4")[:5] == b"%PDF-"


def test_a_link_into_a_long_page_leads_there_at_once(visit: Visit) -> None:
    page = visit("/factsheets/xar/2/")
    page.emulate_media(reduced_motion="no-preference")
    behaviour = "getComputedStyle(document.documentElement).scrollBehavior"
    assert page.evaluate(behaviour) == "auto"


def test_first_load_is_small(visit: Visit) -> None:
    done: list[Request] = []
    page = visit("/about/")
    page.context.clear_cookies()

    def take_note(request: Request) -> None:
        done.append(request)

    page.on("requestfinished", take_note)
    page.goto("/factsheets/xar/2/")
    page.wait_for_load_state("networkidle")
    sizes = {request.url: request.sizes()["responseBodySize"] for request in done}
    assert len(sizes) >= 4 and sum(sizes.values()) < FIRST_LOAD, sizes


def test_account_language_is_used_at_once(visit: Visit) -> None:
    page = visit("/account/", as_=COORDINATOR, scripts=False)
    page.get_by_role("main").get_by_label("Language").select_option("fr")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
