"""Serbia's four filled boxes as a record: measures, operations, figures; and boxes drafted from it.

The figures are read from the real factsheet. One operation is put down in the browser, without
scripts; the answer to two boxes is drafted there, each figure's source one click away.
"""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from ronda.apps.accounts.models import Organisation, OrganisationKind, Role, User
from ronda.apps.accounts.selectors import machine
from ronda.apps.charges.services.operations import (
    Conducted,
    operation_add,
    operation_count,
    operation_serve,
)
from ronda.apps.compliance.services.editions import edition_approve, edition_publish
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import Institution, MeasureKind, MeasureStatus
from ronda.apps.national.selectors.measures import recommendations
from ronda.apps.national.services.drafting import indicator_serve
from ronda.apps.national.services.figures import Defined, Given, indicator_define, value_give
from ronda.apps.national.services.institutions import institution_add
from ronda.apps.national.services.measures import Planned, measure_add, measure_serve
from ronda.apps.national.services.placing import gathered_update
from ronda.apps.national.standing import standing_of
from ronda.apps.treaties.models import Party
from ronda.demo import arcadia
from ronda.demo.loading import _person, _read
from ronda.demo.sign_ins import SignIn
from ronda.figures.model import Unit
from ronda.figures.periods import Period
from tests.browser.conftest import Site, Visit
from tests.browser.test_state_desk import follow, press
from tests.browser.test_walk import main

COORDINATOR = SignIn("r@labour.example", "fourth-long-password-4", "Vera Kostić")
NUMBERS = {"eight": "8"}
YEAR = "2024"
TRAINING, JURISDICTION, EFFECTIVE, COOPERATION = "III-12", "IV-4", "III-28", "V-3"
IN_OPERATION = {
    Unit.SUSPECTS: r"(\d+) suspects",
    Unit.COUNTRIES: r"suspects in (\w+) countries",
    Unit.SEARCHES: r"(\d+) searches",
    Unit.VICTIMS_IDENTIFIED: r"(\d+) victims identified",
}
STANDING = {
    Unit.CHARGES: r"(\d+) criminal charges",
    Unit.PERSONS_CHARGED: r"against (\d+) persons in 2024",
}
REGIONS = r"all (\d+) regional police"


def read(text: str, patterns: dict[Unit, str]) -> dict[Unit, int]:
    """The figures as the real factsheet has them."""
    found = {}
    for unit, pattern in patterns.items():
        told = re.search(pattern, text)
        assert told is not None, pattern
        found[unit] = int(NUMBERS.get(told[1], told[1]))
    return found


def serbia(text_path: Path) -> tuple[User, Institution, dict[str, str]]:
    """The real factsheet, published; the coordinator, a ministry, and the keys of what is asked."""
    secretary = machine()
    file = arcadia.DemoFile(text_path.name, text_path.read_bytes())
    edition_publish(
        actor=secretary, edition=edition_approve(actor=secretary, edition=_read(secretary, file))
    )
    labour = Organisation.objects.create(
        name="Ministry of Labour", kind=OrganisationKind.STATE, party=Party.objects.get(code="SRB")
    )
    who = _person(COORDINATOR, labour, Role.COORDINATOR)
    interior = institution_add(actor=who, name="Ministry of Interior", language="en")
    gathered_update(actor=who)
    with at_desk(who):
        keys = {one.code: one.key for one in recommendations(standing_of(who))}
    return who, interior, keys


def told(who: User, interior: Institution, keys: dict[str, str], text: str) -> None:
    """Three of the four boxes as a record; the fourth is told in the browser."""
    for code, name, kind in (
        (TRAINING, "Training of officers in every region", MeasureKind.TRAINING),
        (JURISDICTION, "Exchange of evidence through the permanent network", MeasureKind.SERVICE),
    ):
        planned = Planned(name, kind, interior, date(2024, 1, 1), status=MeasureStatus.UNDER_WAY)
        measure = measure_add(actor=who, planned=planned)
        measure_serve(actor=who, measure=measure, keys=[keys[code]])
    regions = re.search(REGIONS, text)
    assert regions is not None
    defined = Defined(
        "Regional departments reached", Unit.INSTITUTIONS, "Departments.", date(2024, 1, 1)
    )
    reached = indicator_define(actor=who, institution=interior, defined=defined)
    indicator_serve(actor=who, indicator=reached, keys=[keys[TRAINING]])
    value_give(actor=who, indicator=reached, given=given(int(regions[1])))
    conducted = Conducted("Armageddon", interior, date(2010, 1, 1))
    operation = operation_add(actor=who, conducted=conducted)
    operation_serve(actor=who, operation=operation, keys=[keys[EFFECTIVE]])
    for unit, amount in read(text, STANDING).items():
        indicator = operation_count(actor=who, operation=operation, unit=unit, words="As told.")
        value_give(actor=who, indicator=indicator, given=given(amount))


def given(amount: int) -> Given:
    return Given(Period.of(YEAR), Decimal(amount), "Factsheet", place="its follow-up action")


def operation_told(page: Page, counts: dict[Unit, int]) -> None:
    """An operation, what is counted of it unit by unit, and which recommendation it serves."""
    page.goto("/desk/operations/")
    follow(page, "Add an operation")
    page.get_by_label("Name").fill("Mosaic 2024")
    page.get_by_label("Kept by").select_option(label="Ministry of Interior")
    page.get_by_label("Begins").fill("2024-01-01")
    page.get_by_label("Ends").fill("2024-12-31")
    page.get_by_label("Within").fill("EMPACT")
    press(page, "Add")
    expect(main(page)).to_contain_text("Nothing is counted of it yet")
    address = page.url
    for unit, amount in counts.items():
        page.goto(address)
        follow(page, "Say what is counted")
        page.get_by_label("Unit").select_option(unit.value)
        page.get_by_label("What is counted").fill("In all countries that took part.")
        press(page, "Add")
        expect(page.get_by_role("heading", level=1)).to_have_text("Give a value")
        page.get_by_label("Period").fill(YEAR)
        page.get_by_label("Value").fill(str(amount))
        page.get_by_label("Document").fill("Report of the operation")
        press(page, "Add")
        expect(main(page)).to_contain_text("The value was added.")
    page.goto(address)
    follow(page, "What it serves")
    page.get_by_label(re.compile(rf", {COOPERATION}:")).check()
    press(page, "Save")
    expect(main(page)).to_contain_text("which recommendations the operation serves")


def drafted(page: Page, code: str, *lines: str) -> None:
    """Draft the answer to a box from the record, and put every passage in."""
    page.goto("/desk/texts/")
    follow(page, re.compile(rf"Recommendation {code}$"))
    press(page, "Draft from the record")
    for line in lines:
        passage = main(page).locator(".offered .passage").filter(has_text=line).first
        passage.get_by_role("button", name="Put in").click()
        expect(main(page)).to_contain_text("The passage was put in")
        expect(page.locator(".piece textarea").filter(has_text=line).first).to_be_visible()


def source_of(page: Page, figure: str, amount: int) -> Locator:
    """The row of a figure on the page that the piece which tells it leads to, in one click."""
    page.locator(".piece-foot").get_by_role("link", name=figure).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(figure)
    return page.locator(".figures-table").get_by_role("row", name=re.compile(str(amount)))


@pytest.mark.django_db(transaction=True)
def test_four_boxes_are_told_as_a_record_and_drafted_from_it(
    site: Site, visit: Visit, serbia_text_path: Path
) -> None:
    text = serbia_text_path.read_text("utf-8")
    who, interior, keys = serbia(serbia_text_path)
    assert {TRAINING, JURISDICTION, EFFECTIVE, COOPERATION} <= set(keys)
    told(who, interior, keys, text)
    counts = read(text, IN_OPERATION)
    assert counts == {
        Unit.SUSPECTS: 63,
        Unit.COUNTRIES: 8,
        Unit.SEARCHES: 59,
        Unit.VICTIMS_IDENTIFIED: 8,
    }
    page = visit("/desk/", as_=COORDINATOR, scripts=False)
    operation_told(page, counts)

    drafted(
        page,
        COOPERATION,
        "Operation Mosaic 2024",
        "Suspects (2024): 63",
        "Countries (2024): 8",
        "Searches (2024): 59",
        "Victims identified (2024): 8",
    )
    row = source_of(page, "Mosaic 2024: Suspects", counts[Unit.SUSPECTS])
    expect(row).to_contain_text("Report of the operation")

    drafted(page, EFFECTIVE, "Charges (2024): 50", "Persons charged (2024): 45")
    expect(main(page).locator(".offered").first).not_to_contain_text("95")
    expect(source_of(page, "Armageddon: Persons charged", 45)).to_contain_text("Factsheet")

    drafted(page, TRAINING, "Institutions (2024): 27")
    drafted(page, JURISDICTION, "permanent network")
