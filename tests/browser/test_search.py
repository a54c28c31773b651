"""The search as people use it: by keyboard, without scripts, saved, told; at every width."""

import os

from playwright.sync_api import Page, expect

from ronda.demo.loading import COORDINATOR
from tests.browser.conftest import Visit
from tests.browser.looking import violations
from tests.browser.test_walk import main


def pictured(page: Page, name: str) -> None:
    if folder := os.environ.get("RONDA_PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def test_somebody_without_account_looks_narrows_down_and_follows(visit: Visit) -> None:
    page = visit("/search/", scripts=False)
    page.get_by_label("Words").focus()
    page.keyboard.type("childern")
    page.keyboard.press("Enter")
    expect(main(page)).to_contain_text("0 places found")
    page.get_by_role("link", name="children", exact=True).click()
    expect(main(page).locator("mark").first).to_be_visible()
    page.get_by_role("navigation", name="Narrow down").get_by_role(
        "link", name="Recommendation", exact=True
    ).press("Enter")
    expect(page.locator('.facet a[aria-current="true"]')).to_have_text("Recommendation")
    expect(page.get_by_role("link", name="Follow it by feed")).to_have_attribute(
        "href", "/search/feed.atom?q=children&kind=recommendation"
    )
    page.locator(".hit-head a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Arcadia")


def test_what_is_asked_wrongly_is_said_and_the_rest_is_shown(visit: Visit) -> None:
    page = visit("/search/?q=children&page=-1")
    expect(main(page)).to_contain_text("There is no such page")
    expect(main(page).locator("mark").first).to_be_visible()


def test_a_search_is_saved_seen_and_deleted(visit: Visit) -> None:
    page = visit("/search/?q=children&kind=recommendation", as_=COORDINATOR, scripts=False)
    page.get_by_role("link", name="Save this search").click()
    expect(page.get_by_label("Name of the search")).to_have_value("children, Recommendation")
    page.get_by_label("Name of the search").fill("What is asked for children")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(main(page)).to_contain_text("What became public last")
    pictured(page, "saved-search")
    page.goto("/search/saved/")
    row = page.get_by_role("row", name="What is asked for children")
    expect(row).to_contain_text("once a day")
    pictured(page, "saved-searches")
    row.get_by_role("link", name="What is asked for children", exact=True).click()
    page.get_by_role("button", name="Delete this search").click()
    expect(main(page)).to_contain_text("You have saved no search yet")


def test_the_search_is_accessible_at_every_width_and_in_both_themes(visit: Visit) -> None:
    page = visit("/search/?q=children&kind=recommendation&round=lanzarote.2")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in (1280, 360, 320):
            page.set_viewport_size({"width": width, "height": 740})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert violations(page) == []
            pictured(page, f"search-{scheme}-{width}")
