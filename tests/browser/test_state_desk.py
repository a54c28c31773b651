"""The desk of a State, walked in the browser without scripts: the real letter becomes an answer.

Coordinator, contributor and validator of Serbia: institutions, a request for open boxes of the real
factsheet, the real letter read in and signed, the State's text put together from it, signed and
submitted; the secretariat receives the text and sees nothing else.
"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ronda.apps.accounts.models import Organisation, OrganisationKind, Role
from ronda.apps.accounts.selectors import machine
from ronda.apps.compliance.services.editions import edition_approve, edition_publish
from ronda.apps.treaties.models import Party
from ronda.demo import arcadia
from ronda.demo.loading import SECRETARIAT, _person, _read
from ronda.demo.sign_ins import SignIn
from tests.browser.conftest import Site, Visit
from tests.browser.test_walk import main

COORDINATOR = SignIn("c@labour.example", "first-long-password-1", "Vera Kostić")
CONTRIBUTOR = SignIn("w@interior.example", "second-long-password-2", "Marko Ilić")
VALIDATOR = SignIn("v@interior.example", "third-long-password-3", "Jelena Savić")
BOX = "III-12"
INTERIOR = "Ministry of Interior"


def made(text_path: Path) -> None:
    """The real factsheet, published, and three people of Serbia."""
    secretary = machine()
    file = arcadia.DemoFile(text_path.name, text_path.read_bytes())
    edition_publish(
        actor=secretary, edition=edition_approve(actor=secretary, edition=_read(secretary, file))
    )
    labour = Organisation.objects.create(
        name="Ministry of Labour",
        kind=OrganisationKind.STATE,
        party=Party.objects.get(code="SRB"),
    )
    _person(COORDINATOR, labour, Role.COORDINATOR)
    _person(CONTRIBUTOR, labour, Role.CONTRIBUTOR)
    _person(VALIDATOR, labour, Role.VALIDATOR)


def press(page: Page, name: str) -> None:
    main(page).get_by_role("button", name=name, exact=True).first.click()


def follow(page: Page, name: str | re.Pattern[str]) -> None:
    main(page).get_by_role("link", name=name).first.click()


def with_institutions(page: Page) -> None:
    """The coordinator adds the ministry, a former name, a unit, and gives posts."""
    follow(page, "Add an institution")
    page.get_by_label("Official name").fill(INTERIOR)
    press(page, "Add")
    follow(page, "Add a name")
    page.get_by_label("Name", exact=True).fill("Министарство унутрашњих послова")
    page.get_by_label("Language and script").select_option("sr-Cyrl")
    press(page, "Add")
    expect(main(page)).to_contain_text("Министарство унутрашњих послова")
    for who, post in ((CONTRIBUTOR, "focal-point"), (VALIDATOR, "validator")):
        follow(page, "Give a post")
        choices = page.get_by_label("Who", exact=True).locator("option")
        choice = choices.filter(has_text=who.who)
        expect(choice).to_have_count(1)
        page.get_by_label("Who", exact=True).select_option(choice.get_attribute("value"))
        page.get_by_label("Post", exact=True).select_option(post)
        press(page, "Give the post")
    expect(main(page)).to_contain_text(VALIDATOR.who)


def asked_for(page: Page) -> None:
    """The coordinator asks the ministry to answer an open box."""
    page.goto("/desk/requests/add/")
    page.get_by_label("Subject").fill("Lanzarote Committee, information for the factsheet")
    page.get_by_label("Our reference").fill("011-00-12/2017")
    for group in main(page).locator("details.target-group").all():
        if group.get_by_text(BOX, exact=True).count():
            group.locator("summary").click()
            group.locator(f'input[value$=":{BOX}"]').check()
    page.get_by_label(INTERIOR).check()
    press(page, "Save the draft")
    expect(main(page)).to_contain_text("30 working days after it is sent")
    press(page, "Send the request")
    expect(main(page)).to_contain_text("The request was sent.")


def read_in(page: Page, letter: Path) -> None:
    """The contributor reads the real letter in, and looks at what was read."""
    follow(page, "Lanzarote Committee, information for the factsheet")
    follow(page, "Read in a letter")
    page.get_by_label("The letter").set_input_files(letter)
    press(page, "Read it")
    expect(main(page)).to_contain_text("Nothing is taken in yet.")
    expect(main(page)).to_contain_text("7875/17-2")
    press(page, "Take the letter in")
    expect(main(page)).to_contain_text("handed in")


def written(page: Page) -> str:
    """The coordinator puts passages in and words them; what the text then says."""
    page.goto("/desk/texts/")
    follow(page, re.compile(BOX))
    passages = main(page).locator(".offered .passage")
    chosen = passages.filter(has_text="70 police officers").first
    chosen.get_by_role("button", name="Put in").click()
    expect(main(page)).to_contain_text("The passage was put in")
    page.get_by_label("Add in your own words").fill("More courses are planned.")
    press(page, "Save as a new version")
    expect(page.locator(".piece").last).to_contain_text("own words")
    texts = [field.input_value() for field in page.locator(".piece textarea").all()]
    assert any("70 police officers" in text for text in texts)
    follow(page, "Have it signed")
    expect(page.get_by_label(re.compile(VALIDATOR.who))).to_be_checked()
    press(page, "Go on")
    expect(main(page)).to_contain_text("Sent to be signed.")
    return "70 police officers"


@pytest.mark.django_db(transaction=True)
def test_real_letter_answers_a_box_of_the_real_factsheet(
    site: Site, visit: Visit, serbia_text_path: Path, letter_text_path: Path
) -> None:
    made(serbia_text_path)
    coordinator = visit("/desk/", as_=COORDINATOR, scripts=False)
    with_institutions(coordinator)
    asked_for(coordinator)

    contributor = visit("/desk/", as_=CONTRIBUTOR, scripts=False)
    read_in(contributor, letter_text_path)

    validator = visit("/desk/", as_=VALIDATOR, scripts=False)
    follow(validator, re.compile("Lanzarote Committee"))
    press(validator, "Sign")
    expect(main(validator)).to_contain_text("The contribution was signed.")

    said = written(coordinator)
    validator.goto("/desk/")
    follow(validator, re.compile(BOX))
    press(validator, "Sign")
    expect(main(validator)).to_contain_text("You have signed the text.")

    coordinator.reload()
    follow(coordinator, "Submit")
    expect(main(coordinator)).to_contain_text("This is all that leaves the desk.")
    press(coordinator, "Submit")
    expect(main(coordinator)).to_contain_text("The agreed texts were submitted.")
    expect(main(coordinator)).to_contain_text("SRB-2-en-2")

    secretariat = visit("/records/", as_=SECRETARIAT, scripts=False)
    row = secretariat.get_by_role("row", name=re.compile("Serbia")).first
    row.get_by_role("link", name=re.compile("Proof|Open")).first.click()
    expect(main(secretariat)).to_contain_text(said)
    expect(main(secretariat)).not_to_contain_text("7875/17-2")
    answer = secretariat.goto("/desk/")
    assert answer is not None and answer.status == 404
