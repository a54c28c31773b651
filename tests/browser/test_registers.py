"""The registers of a State in the browser: spreadsheets of operations and laws; their pictures.

Two things to know. What is wrong in a spreadsheet is put right and handed in again; that of
laws goes in without scripts. And with RONDA_PICTURES=1 the pictures of the guides are made, in
`docs/images/guides/`.
"""

import pytest
from playwright.sync_api import FilePayload, Page, expect

from ronda.demo.loading import CONTRIBUTOR, COORDINATOR
from ronda.spreadsheets.writing import Written, as_csv
from tests.browser.conftest import Visit
from tests.browser.looking import violations
from tests.browser.test_round import picture
from tests.browser.test_state_desk import follow, press
from tests.browser.test_walk import main

OPERATIONS = ("Name", "Institution", "Begins", "Ends", "Within")
ARTICLES = ("Short title", "Gazette", "In force from", "Article", "Text")
INTERIOR = "Ministry of the Interior"


def handed_in(page: Page, name: str, *rows: tuple[Written, ...]) -> None:
    """Choose a spreadsheet with these rows, and have it looked through."""
    file = FilePayload(name=name, mimeType="text/csv", buffer=as_csv(rows))
    page.get_by_label("Spreadsheet").set_input_files(file)
    press(page, "Look through it")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_operations_come_in_by_spreadsheet_after_what_was_wrong_is_put_right(visit: Visit) -> None:
    page = visit("/desk/operations/", as_=CONTRIBUTOR)
    follow(page, "Take a spreadsheet in")
    rows = [OPERATIONS, ("Plover", INTERIOR, "2.2.2026", "27.2.2026", "Coastal Police Network")]
    handed_in(page, "plover.csv", *rows, ("Wader", INTERIOR, "1.5.2026", "1.4.2026", ""))
    wrong = page.get_by_role("table", name="Rows with something wrong")
    expect(wrong.get_by_role("row", name="3")).to_contain_text("cannot end before it begins")
    expect(main(page).get_by_role("button", name="Take")).to_have_count(0)
    assert violations(page) == []
    page.goto(page.url.rsplit("/", 2)[0] + "/")
    handed_in(page, "right.csv", *rows)
    press(page, "Take 1 row in")
    expect(main(page)).to_contain_text("Taken in")
    page.get_by_role("link", name="Operations", exact=True).first.click()
    follow(page, "Plover")
    expect(main(page)).to_contain_text("from row 2 of a spreadsheet")


def test_a_law_comes_in_by_spreadsheet_article_by_article(visit: Visit) -> None:
    page = visit("/desk/laws/spreadsheets/", as_=COORDINATOR, scripts=False)
    gazette = "Official Journal of Arcadia 12/2026"
    new = ("Penal Code", gazette, "1.6.2027", "178c", "Attempts are punished.")
    handed_in(page, "code.csv", ARTICLES, new, ("Penal Code", gazette, "1.6.2027", "177", ""))
    understood = page.get_by_role("table", name="How the first rows were understood")
    expect(understood.get_by_role("row", name="3")).to_contain_text("repealed")
    picture(page, "record-spreadsheet")
    press(page, "Take all 2 rows in")
    expect(main(page)).to_contain_text("Taken in")
    page.goto(page.url.partition("/desk/")[0] + "/desk/laws/1/?on=2027-07-01")
    expect(page.get_by_role("heading", name="Article 178c")).to_be_visible()
    expect(page.get_by_role("heading", name="Article 177")).to_have_count(0)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/desk/measures/recommendations/", "record-recommendations"),
        ("/desk/figures/1/", "record-figure"),
        ("/desk/trainings/coverage/", "record-coverage"),
        ("/desk/laws/1/", "record-law"),
        ("/desk/charges/", "record-charges"),
        ("/desk/operations/2/", "record-operation"),
    ],
)
def test_pages_of_the_record_are_pictured(visit: Visit, path: str, name: str) -> None:
    page = visit(path, as_=COORDINATOR)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert violations(page) == []
    picture(page, name, 1_150)
