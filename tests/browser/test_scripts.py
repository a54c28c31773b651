"""What scripts add: no whole page is loaded anew where a part of it is enough."""

import re
from pathlib import Path

from playwright.sync_api import expect

from ronda.demo import arcadia
from ronda.demo.loading import SECRETARIAT
from tests.browser.conftest import Visit


def test_filter_changes_the_reading_and_the_address_only(visit: Visit) -> None:
    page = visit("/factsheets/xar/2/")
    page.evaluate("window.stayed = true")
    page.get_by_label("Requires").check()
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("recommendations are shown.")
    expect(page).to_have_url(re.compile(r"strength=require"))
    assert page.evaluate("window.stayed")
    page.go_back()
    expect(page.get_by_role("article")).to_have_count(23)


def test_entry_is_corrected_in_its_place(visit: Visit) -> None:
    page = visit("/records/3/", as_=SECRETARIAT)
    page.evaluate("window.stayed = true")
    page.get_by_role("link", name="Correct Chapter I, title").click()
    expect(page.get_by_label("Title")).to_be_visible()
    assert page.evaluate("window.stayed")
    page.get_by_role("button", name="Save the correction").click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing was changed.")
    page.get_by_label("Title").fill("Introduction et suite")
    page.get_by_role("button", name="Save the correction").click()
    expect(page.locator("#r-chapters-0-title")).to_contain_text("Introduction et suite")


def test_part_that_cannot_be_had_gives_way_to_the_page_that_says_why(visit: Visit) -> None:
    page = visit("/records/3/", as_=SECRETARIAT)
    page.context.clear_cookies()
    page.get_by_role("link", name="Correct Chapter I, title").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_tie_shows_both_ends(visit: Visit) -> None:
    page = visit("/records/2/", as_=SECRETARIAT)
    stretch = page.locator(".stretch[data-record='r-chapters-1-recommendations-1']").first
    stretch.get_by_role("link").first.click()
    expect(page.locator("#r-chapters-1-recommendations-1")).to_be_in_viewport()
    expect(stretch).to_have_class(re.compile(r"\btied\b"))
    expect(stretch).to_be_in_viewport()


def test_progress_is_followed_without_loading_the_page(visit: Visit, tmp_path: Path) -> None:
    files = []
    for number in range(1, 4):
        path = tmp_path / f"arcadia {number}.txt"
        text = arcadia.second_edition().data.decode()
        path.write_text(text.replace("2025", str(2025 + number)), encoding="utf-8")
        files.append(path)
    page = visit("/records/import/", as_=SECRETARIAT)
    page.get_by_label("Files").set_input_files(files)
    page.get_by_role("main").get_by_role("button", name="Hand in").click()
    page.evaluate("window.stayed = true")
    expect(page.get_by_text("No file is being read now.")).to_be_visible(timeout=60_000)
    assert page.evaluate("window.stayed")
    for path in files:
        expect(page.get_by_role("row", name=path.name)).to_contain_text("Read")
