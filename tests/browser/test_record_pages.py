"""What a State tells of its record, in the browser: targets, annual report, export, other bodies.

Two things to know. Everything is walked as people do, on a wide window and on a phone; axe looks at
each page on the way. And what is downloaded is opened, not only named.
"""

import csv
import io
import json
import os
import re
import zipfile
from pathlib import Path

import pypdfium2
from playwright.sync_api import Download, Page, expect

from ronda.demo.loading import CONTRIBUTOR, COORDINATOR, VALIDATOR
from tests.browser.conftest import Visit
from tests.browser.looking import HIGH, NARROW, WIDE, looked_at
from tests.browser.test_state_desk import follow, press
from tests.browser.test_walk import main

TITLE = "What Arcadia did in 2024"
ADDED = "Arcadia answers every call of a child on the same day."


def shown(page: Page, name: str) -> None:
    """Nothing is wrong with the page; pictures of it where a folder is told."""
    looked_at(page)
    folder = os.environ.get("RONDA_PICTURES")
    for width, what in ((WIDE, name), (NARROW[0], f"{name}-phone")) if folder else ():
        page.set_viewport_size({"width": width, "height": 800})
        page.screenshot(path=Path(str(folder)) / f"{what}.png", full_page=True)
    page.set_viewport_size({"width": WIDE, "height": HIGH})


def bytes_of(download: Download) -> bytes:
    """What was downloaded."""
    return Path(download.path()).read_bytes()


def downloaded(page: Page, role: str, name: str) -> bytes:
    """What a link or a button of the page gives."""
    with page.expect_download() as waited:
        if role == "link":
            main(page).get_by_role("link", name=name).click()
        else:
            main(page).get_by_role("button", name=re.compile(f"^{name}")).click()
    return bytes_of(waited.value)


def test_a_target_is_set_told_and_withdrawn(visit: Visit) -> None:
    page = visit("/desk/figures/", as_=COORDINATOR)
    follow(page, "Countries in joint operations")
    targets = page.get_by_role("table", name="Targets and how far they have come")
    expect(targets.get_by_role("row", name=re.compile("^2025"))).to_contain_text("reached")
    expect(targets.get_by_role("row", name=re.compile("^2028"))).to_contain_text("at least 12")
    shown(page, "targets")
    follow(page, "Set a target")
    page.get_by_label("For the period").fill("2027")
    page.get_by_label("Value").fill("10")
    shown(page, "target-add")
    press(page, "Set it")
    expect(main(page)).to_contain_text("This field is required")
    page.get_by_label("Decided in").fill("Decision of the coordination council")
    press(page, "Set it")
    row = targets.get_by_role("row", name=re.compile("^2027"))
    expect(row).to_contain_text("Decision of the coordination council")
    row.get_by_role("link", name=re.compile("^Withdraw")).click()
    page.get_by_label("Reason").fill("Set for another year.")
    press(page, "Withdraw")
    expect(targets).to_be_visible()
    expect(row).to_have_count(0)


def test_an_annual_report_is_drafted_sent_back_signed_and_taken_out(visit: Visit) -> None:
    page = visit("/desk/annual/", as_=COORDINATOR, scripts=False)
    follow(page, "Draft an annual report")
    page.get_by_label("Title").fill(TITLE)
    page.get_by_label("Year").fill("2024")
    press(page, "Draft it")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    follow(page, re.compile("^Change Ministry of the Interior"))
    text = page.get_by_label("Text")
    expect(text).to_have_value(re.compile("2024"))
    text.fill(f"{text.input_value()}\n\n{ADDED}")
    press(page, "Save")
    expect(main(page)).to_contain_text(ADDED)
    address = page.url.partition("#")[0]
    sent_to_be_signed(page)

    signer = visit(address, as_=VALIDATOR, scripts=False)
    follow(signer, "Sign or send back")
    press(signer, "Send back")
    expect(main(signer)).to_contain_text("Say what is to be changed.")
    signer.get_by_label("What is to be changed").fill("Say who answers the calls.")
    press(signer, "Send back")
    expect(main(signer)).to_contain_text("Sent back to the coordinator.")
    page.goto(address)
    expect(main(page)).to_contain_text("Say who answers the calls.")
    sent_to_be_signed(page)
    signer.goto(address)
    follow(signer, "Sign or send back")
    press(signer, "Sign")
    expect(main(signer)).to_contain_text("You signed the report.")

    page.goto("/notifications/")
    expect(main(page)).to_contain_text("The annual report of 2024 was signed")
    expect(main(page)).to_contain_text("The annual report of 2024 was sent back")
    page.goto(address)
    word = zipfile.ZipFile(io.BytesIO(downloaded(page, "link", "Download as Word")))
    assert ADDED in word.read("word/document.xml").decode()
    printed = pypdfium2.PdfDocument(downloaded(page, "link", "Download as PDF"))
    told = " ".join(one.get_textpage().get_text_range() for one in printed)
    assert ADDED in " ".join(told.split()) and TITLE in told


def sent_to_be_signed(page: Page) -> None:
    """The coordinator has the validator of the ministry sign the report that is shown."""
    follow(page, "Have it signed")
    press(page, "Send")
    expect(main(page)).to_contain_text("Sent to be signed.")


def test_the_pages_of_an_annual_report_are_for_everybody(visit: Visit) -> None:
    page = visit("/desk/annual/", as_=COORDINATOR)
    shown(page, "annuals")
    follow(page, "What Arcadia did for children online in 2025")
    shown(page, "annual")
    page = visit("/desk/", as_=VALIDATOR)
    follow(page, re.compile("What Arcadia did for children online in 2025"))
    follow(page, "Sign or send back")
    shown(page, "annual-sign")
    assert page.goto("/desk/annual/add/").status == 403  # type: ignore[union-attr]
    other = visit("/desk/annual/", as_=CONTRIBUTOR)
    expect(main(other)).not_to_contain_text("What Arcadia did")


def test_the_whole_record_is_made_and_downloaded(visit: Visit) -> None:
    page = visit("/desk/export/", as_=COORDINATOR)
    page.get_by_label("Licence").fill("For use by the authorities of Arcadia.")
    shown(page, "exports")
    press(page, "Have it made")
    ready = main(page).get_by_role("button", name=re.compile("^Download the ZIP"))
    for _turn in range(60):
        if ready.is_visible():
            break
        page.wait_for_timeout(1_000)
        page.reload()
    expect(ready).to_be_visible()
    shown(page, "export")
    package = zipfile.ZipFile(io.BytesIO(downloaded(page, "button", "Download the ZIP")))
    assert b"For use by the authorities of Arcadia." in package.read("LICENCE.txt")
    tables = {
        name: package.read(name).decode("utf-8-sig")
        for name in package.namelist()
        if name.startswith("csv/")
    }
    (told,) = (text for name, text in tables.items() if name == "csv/recommendations.csv")
    assert "xar-1" in [cell for row in csv.reader(io.StringIO(told), delimiter=";") for cell in row]
    assert json.loads(package.read("datapackage.json"))["resources"]


def test_recommendations_of_other_bodies_are_looked_through_and_taken_in(visit: Visit) -> None:
    page = visit("/desk/measures/recommendations/", as_=COORDINATOR)
    expect(main(page)).to_contain_text("CRC/C/XAR/CO/4")
    follow(page, "Take recommendations of other bodies in")
    shown(page, "outsides")
    handed_in(page, "Talvia")
    expect(main(page)).to_contain_text("It is addressed to Talvia")
    shown(page, "outside-wrong")
    press(page, "Set it aside")
    handed_in(page, "Arcadia")
    sample = page.get_by_role("table", name="How the first rows were understood")
    expect(sample).to_contain_text("Train judges who hear children.")
    shown(page, "outside")
    press(page, "Take 1 row in")
    page.goto("/desk/measures/recommendations/?q=judges+who+hear")
    expect(main(page)).to_contain_text("CEDAW/C/XAR/CO/7")
    shown(page, "served")


def handed_in(page: Page, country: str) -> None:
    """A file as the index gives it, of one recommendation."""
    data = (
        "Annotation ID;Symbol;Body;Publication date;Countries;Text\n"
        f"xar-9;CEDAW/C/XAR/CO/7;CEDAW;2025-02-03;{country};Train judges who hear children.\n"
    )
    file = {"name": "uhri.csv", "mimeType": "text/csv", "buffer": data.encode()}
    page.get_by_label("Spreadsheet").set_input_files(file)  # type: ignore[arg-type]
    press(page, "Look through it")
    expect(page.get_by_role("heading", level=1)).to_have_text("uhri.csv")
