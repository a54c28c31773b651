"""The registers of trainings in the browser: told twice, joined, taken apart; drafted."""

import os
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from ronda.demo.loading import CONTRIBUTOR, COORDINATOR
from tests.browser.conftest import Visit
from tests.browser.looking import violations


def kept(page: Page, name: str) -> None:
    """A picture to look at, where a folder for it is told."""
    if folder := os.environ.get("RONDA_PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def test_a_training_told_twice_is_joined_counted_once_and_taken_apart_again(visit: Visit) -> None:
    page = visit("/desk/trainings/", as_=COORDINATOR)
    prosecutors = page.get_by_role("row", name=re.compile("^Public prosecutors"))
    expect(prosecutors).to_contain_text("26")
    page.get_by_role("link", name="Told twice?").click()
    page.get_by_role("link", name="Hearing children: online offences", exact=True).first.click()
    expect(page.get_by_role("table", name="Both records")).to_contain_text("not known")
    assert violations(page) == []
    page.get_by_label("One training, and the record of Ministry of the Interior counts").check()
    page.get_by_label("Reason").fill("One course, two lists of participants.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("It is noted. It can be taken back.")).to_be_visible()
    page.goto("/desk/trainings/")
    expect(prosecutors).to_contain_text("12")
    page.goto("/desk/trainings/twice/")
    decided = page.get_by_role("row", name=re.compile("^Hearing children"))
    decided.get_by_role("link", name=re.compile("^Take it back")).click()
    page.get_by_label("Reason").fill("Two courses after all.")
    page.get_by_role("button", name="Take back").click()
    page.goto("/desk/trainings/")
    expect(prosecutors).to_contain_text("26")


def test_a_training_is_added_by_its_institution_and_shown_on_the_map(visit: Visit) -> None:
    page = visit("/desk/trainings/add/", as_=CONTRIBUTOR)
    page.get_by_label("Title").fill("Reports from providers")
    page.get_by_label("Institution").select_option(index=1)
    page.get_by_label("First day").fill("2025-06-03")
    page.get_by_label("Last day").fill("2025-06-02")
    page.get_by_label("Southern Isles").check()
    page.get_by_label("How many: Police officers").fill("17")
    page.get_by_label("Document", exact=True).fill("List of participants")
    kept(page, "training-add")
    page.get_by_role("button", name="Add").click()
    expect(page.locator("main")).to_contain_text("It cannot end before it begins.")
    page.get_by_label("Last day").fill("2025-06-04")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_text("The training was added.")).to_be_visible()
    expect(page.get_by_role("table", name="Whom it reached")).to_contain_text("17")
    page.goto("/desk/trainings/coverage/")
    expect(page.get_by_role("row", name=re.compile("Southern Isles"))).to_contain_text("1")


def test_what_was_drafted_leads_to_the_records_that_it_tells(visit: Visit) -> None:
    page = visit("/desk/trainings/lists/", as_=COORDINATOR)
    code = page.get_by_role("table", name="What recommendations ask").locator(".code").first
    told = code.inner_text()
    page.goto("/desk/texts/")
    page.get_by_role("link", name=re.compile(rf"\b{told}\b")).first.click()
    page.get_by_role("button", name="Draft from the record").click()
    passage = page.locator(".passage", has_text="Police officers (2025)").first
    expect(passage).to_be_visible()
    passage.get_by_role("link", name="trainings").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What a passage tells")
    expect(page.get_by_role("link", name="Hearing children: online offences")).to_be_visible()
    assert violations(page) == []
    kept(page, "told")


def test_a_spreadsheet_of_lectures_is_looked_through(visit: Visit) -> None:
    page = visit("/desk/lectures/spreadsheets/", as_=COORDINATOR)
    data = (
        "Title;Institution;First day;Last day;Kind;Pupils;Document\n"
        "Safe nets;Ministry of Justice;3.3.2025;4.3.2025;campaign;120;Report\n"
    )
    file = {"name": "lectures.csv", "mimeType": "text/csv", "buffer": data.encode()}
    page.get_by_label("Spreadsheet").set_input_files(file)  # type: ignore[arg-type]
    page.get_by_role("button", name="Look through it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("lectures.csv")
    assert violations(page) == []
    page.get_by_role("button", name="Take 1 row in").click()
    page.goto("/desk/lectures/")
    expect(page.get_by_role("link", name="Safe nets")).to_be_visible()


def test_pictures_of_the_pages(visit: Visit) -> None:
    page = visit("/desk/", as_=COORDINATOR)
    for name, path in (
        ("trainings", "/desk/trainings/"),
        ("training", "/desk/trainings/1/"),
        ("coverage", "/desk/trainings/coverage/?by=profession"),
        ("gaps", "/desk/trainings/gaps/"),
        ("doubles", "/desk/trainings/twice/"),
        ("judge", "/desk/trainings/twice/1/2/"),
        ("lists", "/desk/trainings/lists/"),
        ("lectures", "/desk/lectures/"),
        ("upload", "/desk/trainings/spreadsheets/1/"),
    ):
        page.goto(path)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        kept(page, name)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/desk/trainings/coverage/")
    kept(page, "coverage-phone")
