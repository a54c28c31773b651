"""What happens at the desk beside the straight way: bad files, stray words, people, returns."""

import re
from pathlib import Path

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from ronda.demo import arcadia
from ronda.demo.loading import COORDINATOR, SECRETARIAT
from tests.apps.compliance.arcadia import STRAY, WITH_STRAY
from tests.browser.conftest import Visit
from tests.browser.looking import violations
from tests.browser.test_walk import hand_in, main, wait_until_read


@pytest.fixture
def desk(visit: Visit) -> Page:
    return visit("/records/", as_=SECRETARIAT, scripts=False)


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_coordinator_takes_in_and_secretariat_decides(visit: Visit) -> None:
    coordinator = visit("/returned/1/", as_=COORDINATOR, scripts=False)
    expect(main(coordinator)).to_contain_text("Changes outside the boxes")
    main(coordinator).get_by_role("button", name="Take the boxes in").click()
    expect(main(coordinator)).to_contain_text("The boxes were taken in.")
    assert main(coordinator).get_by_role("button", name="Leave it out").count() == 0
    desk = visit("/returned/1/", as_=SECRETARIAT, scripts=False)
    open_changes = desk.locator("article[id^=change]", has_text="to be decided")
    count = open_changes.count()
    assert count >= 1
    first = open_changes.first
    first.get_by_label("Why").fill("The figure is the Committee’s own.")
    first.get_by_role("button", name="Leave it out").click()
    expect(open_changes).to_have_count(count - 1)
    expect(main(desk)).to_contain_text("The figure is the Committee’s own.")


def test_bad_files_are_told_each_in_a_sentence(desk: Page, tmp_path: Path) -> None:
    bad = {
        "letter.txt": b"Dear Sir or Madam,\n\nplease find enclosed nothing of the kind.\n",
        "broken.docx": b"PK\x03\x04 this is cut off",
        "picture.pdf": b"%PDF-1.7\nnot really\n",
    }
    desk.goto("/records/import/")
    files = [write(tmp_path, name, data) for name, data in bad.items()]
    desk.get_by_label("Files").set_input_files(files)
    main(desk).get_by_role("button", name="Hand in").click()
    wait_until_read(desk)
    for name in bad:
        row = desk.get_by_role("row", name=name)
        expect(row).to_contain_text("Could not be read")
        assert len(row.locator(".reading-error").inner_text()) > 20
    assert violations_without_scripts(desk) == []


def violations_without_scripts(page: Page) -> list[str]:
    """What can be told without axe: a page that was rendered, without a traceback in it."""
    text = main(page).inner_text()
    return [word for word in ("Traceback", "Error:", "Exception") if word in text]


def test_empty_file_is_an_error_of_the_form(desk: Page, tmp_path: Path) -> None:
    hand_in(desk, write(tmp_path, "empty.txt", b""))
    expect(desk.get_by_role("alert")).to_contain_text("empty.txt")
    expect(desk.locator("#id_documents_error")).to_contain_text("has nothing in it")
    expect(desk.get_by_label("Files")).to_have_attribute("aria-invalid", "true")


def test_one_bad_file_among_good_ones_is_told_beside_them(desk: Page, tmp_path: Path) -> None:
    desk.goto("/records/import/")
    given = arcadia.second_edition().data.replace(b"19 cases", b"21 cases")
    files = [write(tmp_path, "empty.txt", b""), write(tmp_path, "good.txt", given)]
    desk.get_by_label("Files").set_input_files(files)
    main(desk).get_by_role("button", name="Hand in").click()
    expect(desk.get_by_role("alert")).to_contain_text("empty.txt")
    expect(main(desk)).to_contain_text("The other file was handed in and is being read.")
    wait_until_read(desk)
    expect(desk.get_by_role("row", name="good.txt")).to_contain_text("Read")


def test_same_file_twice_is_told(desk: Page, tmp_path: Path) -> None:
    given = arcadia.second_edition()
    hand_in(desk, write(tmp_path, "again.txt", given.data))
    expect(main(desk)).to_contain_text("was handed in before")


def test_unplaced_and_faulty_are_settled_before_approval(
    desk: Page, visit: Visit, tmp_path: Path
) -> None:
    text = WITH_STRAY.replace("Penal Code of Arcadia", "Penal Code⁹⁸ of Arcadia", 1)
    hand_in(desk, write(tmp_path, "stray.txt", text.encode()))
    wait_until_read(desk)
    desk.get_by_role("link", name="Check it against its source stray.txt").click()
    record = desk.url
    expect(desk.locator(".stretch-unplaced").first).to_contain_text("Unplaced")
    main(desk).get_by_role("link", name="Approve", exact=True).click()
    expect(main(desk)).to_contain_text("Something remains to be done first")
    put_into_a_text(desk, visit, record)
    set_aside(desk, record)
    let_the_fault_stay(desk, visit, record)
    desk.goto(record)
    main(desk).get_by_role("link", name="Approve", exact=True).click()
    main(desk).get_by_role("button", name="Approve", exact=True).click()
    expect(main(desk)).to_contain_text("The edition is approved.")


def put_into_a_text(desk: Page, visit: Visit, record: str) -> None:
    desk.goto(record)
    desk.get_by_role("link", name=f"Place it or set it aside {STRAY}").click()
    assert violations(visit(desk.url, as_=SECRETARIAT)) == []
    main(desk).get_by_role("button", name="Put it there").click()
    expect(desk.get_by_role("alert")).to_contain_text("Into which text")
    desk.get_by_label("Into which text").select_option(label="II-2: orange box")
    main(desk).get_by_role("button", name="Put it there").click()
    expect(main(desk)).to_contain_text("The stretch is settled.")
    expect(desk.locator(".record-box", has_text=STRAY)).to_be_visible()


def set_aside(desk: Page, record: str) -> None:
    desk.goto(record)
    ways = desk.get_by_role("link", name="Place it or set it aside")
    for left in range(ways.count() - 1, -1, -1):
        ways.first.click()
        desk.get_by_label("Why").fill("A title without its box.")
        main(desk).get_by_role("button", name="Set it aside").click()
        expect(ways).to_have_count(left)
    expect(main(desk)).to_contain_text("A title without its box.")


def let_the_fault_stay(desk: Page, visit: Visit, record: str) -> None:
    desk.goto(record)
    desk.get_by_role("link", name="Let it stay").first.click()
    assert violations(visit(desk.url, as_=SECRETARIAT)) == []
    desk.get_by_label("Why may it stay?").fill("The document says so.")
    main(desk).get_by_role("button", name="Let it stay").click()
    expect(main(desk)).to_contain_text("The document says so.")


def test_missing_entry_is_added_and_taken_out_again(desk: Page) -> None:
    desk.goto("/records/3/")
    desk.get_by_role("link", name="Add what is missing").click()
    desk.get_by_label("What it is").select_option("recommendation")
    desk.get_by_label("In which chapter").select_option(index=2)
    desk.get_by_label("Text").fill("de tenir un registre des phares.")
    main(desk).get_by_role("button", name="Add").click()
    expect(desk.get_by_role("alert")).to_contain_text("Say how strongly it asks.")
    desk.get_by_label("Strength").select_option("invite")
    desk.get_by_label("Codes").fill("II-99")
    main(desk).get_by_role("button", name="Add").click()
    expect(desk.locator(".record-entry", has_text="registre des phares")).to_contain_text("II-99")
    desk.get_by_role("link", name="Take out II-99").click()
    desk.get_by_label("Why is it taken out?").fill("It was only a trial.")
    main(desk).get_by_role("button", name="Take out").click()
    expect(desk.locator(".record-entry", has_text="registre des phares")).to_have_count(0)


def test_box_that_the_reading_missed_is_added(desk: Page) -> None:
    desk.goto("/records/3/")
    box = desk.get_by_role("link", name=re.compile("^Correct .*, orange box$")).first
    name = " ".join(box.inner_text().split()).removeprefix("Correct ").removesuffix(", orange box")
    box.click()
    desk.get_by_label("There is a box here").uncheck()
    main(desk).get_by_role("button", name="Save the correction").click()
    desk.get_by_role("link", name=f"Add an orange box {name}").click()
    expect(desk.get_by_label("There is a box here")).to_be_checked()
    main(desk).get_by_role("button", name="Save the correction").click()
    expect(desk.locator(".record-box:target")).to_be_visible()
    expect(desk.get_by_role("link", name=re.compile("^Add an orange box"))).to_have_count(0)


def test_person_is_invited_and_signs_in(desk: Page, visit: Visit) -> None:
    desk.goto("/people/invite/")
    desk.get_by_label("Full name").fill("Mira Petrov")
    desk.get_by_label("Email address").fill("mira.petrov@example.org")
    main(desk).get_by_role("button", name="Invite").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Mira Petrov")
    role = "Ministry of Social Affairs of Arcadia: coordinator of a Party"
    desk.get_by_label("Role").select_option(role)
    main(desk).get_by_role("button", name="Give this role").click()
    expect(desk.get_by_role("row", name="Ministry of Social Affairs")).to_be_visible()
    letter = next(one for one in mail.outbox if one.to == ["mira.petrov@example.org"])
    link = next(word for word in str(letter.body).split() if "/password/reset/key/" in word)
    page = visit("/" + link.split("/", 3)[3])
    assert violations(page) == []
    page.get_by_label("New Password", exact=True).fill("quay-lantern-41")
    page.get_by_label("New Password (again)").fill("quay-lantern-41")
    main(page).get_by_role("button", name="Keep this password").click()
    assert violations(page) == []
    main(page).get_by_role("link", name="Sign in").click()
    page.get_by_label("Email").fill("mira.petrov@example.org")
    page.get_by_label("Password", exact=True).fill("quay-lantern-41")
    main(page).get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(re.compile(r"/records/$"))
    expect(page.get_by_role("link", name="Mira Petrov")).to_be_visible()
