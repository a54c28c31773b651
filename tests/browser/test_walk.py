"""The whole way of the real Serbia factsheet through the browser, with scripts switched off.

Handed in, read, proofed, corrected, approved, published, downloaded as Word, filled in with
LibreOffice, handed in again, looked at, taken in, published, shown, compared.
"""

import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from ronda.demo.loading import SECRETARIAT
from ronda.factsheets.reading import read
from tests.browser.conftest import Visit
from tests.browser.office import filled_in

ANSWERS = (
    "The rule was written into the guidelines of the public prosecutors in April 2025.",
    "A circular of 2 May 2025 tells all courts and prosecutors how to proceed.",
)


def main(page: Page) -> Locator:
    return page.get_by_role("main")


def hand_in(page: Page, path: Path) -> None:
    page.goto("/records/import/")
    page.get_by_label("Files").set_input_files(path)
    main(page).get_by_role("button", name="Hand in").click()


def wait_until_read(page: Page, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while main(page).get_by_text("No file is being read now.").count() == 0:
        assert time.monotonic() < end, main(page).inner_text()
        page.goto("/records/import/progress/")


def go(page: Page, way: str) -> None:
    """Approve or publish: the button of the record, then the one that confirms."""
    main(page).get_by_role("link", name=way, exact=True).click()
    main(page).get_by_role("button", name=way, exact=True).click()


@pytest.fixture
def desk(visit: Visit) -> Page:
    return visit("/records/", as_=SECRETARIAT, scripts=False)


def test_serbia_goes_the_whole_way(
    desk: Page, visit: Visit, serbia_text_path: Path, tmp_path: Path
) -> None:
    hand_in(desk, serbia_text_path)
    wait_until_read(desk)
    desk.get_by_role("link", name=f"Check it against its source {serbia_text_path.name}").click()
    proofed(desk)
    corrected(desk)
    go(desk, "Approve")
    expect(main(desk)).to_contain_text("The edition is approved.")
    go(desk, "Publish")

    reader = visit("/", scripts=False)
    main(reader).get_by_role("link", name="Serbia", exact=True).click()
    shown(reader)
    answered(reader, desk, tmp_path)
    taken_in(desk)
    compared(reader)


def proofed(desk: Page) -> None:
    """The account, and both ways between a stretch and its entry."""
    expect(main(desk)).to_contain_text("54,172 of 54,172 characters placed")
    expect(main(desk)).to_contain_text("0 unplaced stretches")
    expect(main(desk)).to_contain_text("12 repairs")
    desk.get_by_role("link", name="26 stretches to look at").click()
    first = desk.locator(".stretch:target")
    expect(first).to_contain_text("Repaired")
    first.get_by_role("link", name="Next to look at").click()
    expect(desk.locator(".stretch:target")).to_be_in_viewport()
    desk.locator(".stretch", has_text="front desk officers").get_by_role("link").first.click()
    entry = desk.locator(".record-entry:target")
    expect(entry).to_be_in_viewport()
    expect(entry).to_contain_text("III-12")
    entry.get_by_role("link", name="Source").first.click()
    expect(desk.locator(".stretch:target")).to_contain_text("front desk officers")


def corrected(desk: Page) -> None:
    """A text is corrected, shown so, and put back as it was."""
    desk.get_by_role("link", name=re.compile(r"^Correct III-12$")).click()
    text = desk.get_by_label("Text")
    before = text.input_value()
    assert before.endswith("[^28]")
    text.fill(before.replace("front desk officers", "officers at the front desk"))
    desk.get_by_label("Why").fill("to see that it can be done")
    main(desk).get_by_role("button", name="Save the correction").click()
    entry = desk.locator(".record-entry:target")
    expect(entry).to_contain_text("officers at the front desk")
    expect(entry).to_contain_text("Corrected")
    desk.get_by_role("link", name="1 correction").click()
    expect(main(desk)).to_contain_text("to see that it can be done")
    desk.get_by_role("button", name="Take back 1").click()
    expect(desk.get_by_role("button", name="Take back 1", exact=True)).to_have_count(0)
    expect(desk.locator("#correction-1")).to_contain_text("changed again since")
    desk.goto(desk.url.replace("corrections/", ""))
    expect(desk.locator("#r-chapters-2-recommendations-0")).to_contain_text("front desk officers")


def shown(reader: Page) -> None:
    """From the Party's page: the figures, the filter, notes both ways, a lasting address."""
    main(reader).get_by_role("link", name="III-12", exact=True).click()
    expect(reader.locator("article:target")).to_contain_text("front desk officers")
    expect(reader.get_by_role("row", name="All", exact=False).last).to_contain_text("80")
    expect(reader.get_by_role("article")).to_have_count(80)
    reader.get_by_label("Box for the Party").select_option("Filled in")
    main(reader).get_by_role("button", name="Show", exact=True).click()
    expect(main(reader)).to_contain_text("4 of 80 recommendations are shown.")
    expect(reader.get_by_role("article")).to_have_count(4)
    reader.get_by_role("link", name="III-12", exact=True).click()
    expect(reader).to_have_url(re.compile(r"/factsheets/srb/2/#III-12$"))
    expect(reader.locator("article:target")).to_contain_text("front desk officers")
    reader.locator("article:target").get_by_role("link", name="Note 28").click()
    note = reader.locator("li:target")
    expect(note).to_contain_text("Recommendation III-12")
    note.get_by_role("link", name="Back to the mark of note 28").click()
    expect(reader.locator("a:target")).to_be_in_viewport()


def answered(reader: Page, desk: Page, folder: Path) -> None:
    """Downloaded as Word, filled in, handed in, looked at."""
    with reader.expect_download() as started:
        reader.get_by_role("link", name="Word").click()
    sent = folder / started.value.suggested_filename
    started.value.save_as(sent)
    assert sent.name == "factsheet-srb-2-en-1.docx"
    assert len(read(sent).recommendations) == 80
    back = folder / "Serbia, filled in.docx"
    back.write_bytes(filled_in(sent.read_bytes(), ANSWERS, folder))
    main(desk).get_by_role("link", name="Hand in the filled-in boxes").click()
    desk.get_by_label("The filled-in factsheet").set_input_files(back)
    main(desk).get_by_role("button", name="Look at what came back").click()
    expect(main(desk)).to_contain_text("Nothing is taken in yet.")
    for answer in ANSWERS:
        expect(main(desk)).to_contain_text(answer)
    expect(desk.get_by_role("row", name="Filled in")).to_contain_text(str(len(ANSWERS)))
    expect(desk.get_by_role("row", name="As it was")).to_contain_text(str(33 - len(ANSWERS)))
    expect(main(desk)).to_contain_text("Nothing was changed outside the boxes.")


def taken_in(desk: Page) -> None:
    """The boxes make the next edition, which is proofed and published in its turn."""
    main(desk).get_by_role("button", name="Take the boxes in").click()
    expect(main(desk)).to_contain_text("The boxes were taken in.")
    main(desk).get_by_role("link", name=re.compile("Edition 2 in English")).click()
    main(desk).get_by_role("link", name="To the record").click()
    go(desk, "Approve")
    go(desk, "Publish")
    expect(main(desk)).to_contain_text("The edition is published.")


def compared(reader: Page) -> None:
    """The public sees what is new, and what changed."""
    reader.goto("/factsheets/srb/2/")
    for answer in ANSWERS:
        expect(main(reader)).to_contain_text(answer)
    reader.get_by_role("link", name="Compare editions").click()
    expect(reader.get_by_role("row", name="Filled in")).to_contain_text(str(len(ANSWERS)))
    expect(reader.get_by_role("article")).to_have_count(len(ANSWERS))
    for answer in ANSWERS:
        expect(reader.locator("ins", has_text=answer)).to_be_visible()
