"""Tokens and the page of open data, as people use them; without scripts too."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.test import override_settings
from playwright.sync_api import Page, expect

from ronda.api.dumping import dump_keep
from ronda.demo.loading import COORDINATOR
from tests.browser.conftest import Visit
from tests.browser.looking import violations
from tests.browser.test_walk import main


@pytest.fixture
def dumped(site: object, tmp_path: Path) -> Iterator[None]:
    """A dump of what the site has, offered."""
    with override_settings(RONDA=replace(settings.RONDA, data=tmp_path)):
        dump_keep()
        yield


def pictured(page: Page, name: str) -> None:
    if folder := os.environ.get("RONDA_PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def test_a_token_is_made_shown_once_and_ended(visit: Visit) -> None:
    page = visit("/account/", as_=COORDINATOR, scripts=False)
    main(page).get_by_role("link", name="Tokens for your programs").click()
    expect(main(page)).to_contain_text("You have no token.")
    page.get_by_label("Name").fill("Figures of the ministry")
    page.get_by_label("enter figures and trainings").check()
    page.get_by_role("button", name="Make the token").click()
    expect(main(page)).to_contain_text("it is shown this once")
    expect(main(page)).to_contain_text("ronda_")
    pictured(page, "token-made")
    page.goto("/account/tokens/")
    expect(main(page)).not_to_contain_text("ronda_")
    expect(page.get_by_role("row", name="Figures of the ministry")).to_contain_text("record:write")
    page.get_by_role("button", name="End Figures of the ministry").click()
    expect(main(page)).to_contain_text("nothing is opened by it any more")
    expect(page.get_by_role("row", name="Figures of the ministry")).to_contain_text("ended")


def test_the_list_of_tokens_is_accessible_at_every_width(visit: Visit) -> None:
    page = visit("/account/tokens/", as_=COORDINATOR)
    page.get_by_label("Name").fill("Another program")
    page.get_by_role("button", name="Make the token").click()
    expect(main(page)).to_contain_text("ronda_")
    for width in (1280, 360, 320):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert violations(page) == []
    pictured(page, "tokens-320")


@pytest.mark.usefixtures("dumped")
def test_the_dump_is_found_from_any_page_and_downloaded(visit: Visit) -> None:
    page = visit("/", scripts=False)
    page.get_by_role("contentinfo").get_by_role("link", name="Open data").click()
    expect(page.get_by_role("row", name="Recommendations, as")).to_contain_text("CSV")
    pictured(page, "data")
    with page.expect_download() as coming:
        page.get_by_role("link", name="All in one file (SQLite)").click()
    assert coming.value.suggested_filename == "ronda.sqlite"


@pytest.mark.usefixtures("dumped")
def test_the_page_of_open_data_is_accessible_at_every_width(visit: Visit) -> None:
    page = visit("/data/")
    for width in (1280, 360, 320):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert violations(page) == []
    pictured(page, "data-320")
