"""The ten questions of docs/questions.md, each walked by somebody who was never here before.

Two things to know. A walk begins on the first page and goes by what is seen, links, labels and
buttons: no address is typed. And it may take five steps, so that it ends within a minute.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from ronda.demo.rounds.playing import CONCLUDED
from tests.browser.conftest import Visit
from tests.browser.looking import looked_at, whole
from tests.browser.test_cases import pictured
from tests.browser.test_walk import main

ROUNDS_OF = 9
MOST_STEPS = 5
PAGES = {
    "glossary": "/glossary/",
    "decisions": "/decisions/",
    "meeting": "/decisions/lanzarote/38/",
    "reservations": "/reservations/",
    "party": "/parties/xar/",
}
QUESTIONS = Path(__file__).parents[2] / "docs" / "questions.md"


class Reader:
    """Somebody who follows links, chooses and presses; each of these is a step."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.steps = 0

    def follow(self, link: Locator) -> None:
        """Follow a link."""
        self._step()
        link.click()
        whole(self.page)

    def foot(self, name: str) -> None:
        """Follow a link at the foot of the page."""
        self.follow(self.page.get_by_role("contentinfo").get_by_role("link", name=name))

    def link(self, name: str | re.Pattern[str]) -> None:
        """Follow the first link of this name on the page."""
        self.follow(main(self.page).get_by_role("link", name=name).first)

    def press(self, name: str) -> None:
        """Choose in a form and press its button: together one step."""
        self._step()
        main(self.page).get_by_role("button", name=name).click()
        whole(self.page)

    def says(self, *told: str | re.Pattern[str]) -> None:
        """The answer is on the page."""
        for one in told:
            expect(main(self.page)).to_contain_text(one)

    def _step(self) -> None:
        self.steps += 1
        assert self.steps <= MOST_STEPS, "nobody goes on so long"


def habitual_residents(reader: Reader) -> None:
    reader.foot("Reservations and declarations")
    main(reader.page).get_by_role("combobox", name="Article").select_option("25")
    reader.press("Show")
    reader.says("1 of 3", "Arcadia", "habitually resident", "from 1 September 2012")
    expect(main(reader.page).get_by_role("article")).to_have_count(1)


def what_is_asked_of_arcadia(reader: Reader) -> None:
    reader.link(re.compile("^XAR"))
    reader.says("Recommendations and what became of them", "What the Party said")
    code = main(reader.page).locator(".followed tbody th a").first
    anchor = str(code.get_attribute("href")).partition("#")[2]
    reader.follow(code)
    expect(reader.page.locator(f"[id='{anchor}']")).to_be_visible()


def what_all_said_to_one(reader: Reader) -> None:
    to_the_matrix(reader)
    reader.link(re.compile(r"^I-1\b"))
    reader.says("I-1 in all Parties", "What the Party said it did", "in compliance")
    assert main(reader.page).get_by_role("row").count() > MOST_STEPS


def said_nothing_yet(reader: Reader) -> None:
    reader.link("Matrix of all Parties and recommendations")
    rows = main(reader.page).locator(".grid tbody tr").count()
    reader.page.get_by_label("Rows with").select_option("asked, nothing said yet")
    reader.press("Show")
    assert 0 < main(reader.page).locator(".grid tbody tr").count() <= rows
    expect(
        main(reader.page).get_by_role("link", name="Take it away as a table (CSV)")
    ).to_be_visible()


def what_requests_means(reader: Reader) -> None:
    reader.foot("Glossary")
    reader.link("Requests")
    expect(reader.page.locator("#request")).to_be_in_viewport()
    expect(reader.page.locator("#request")).to_contain_text("follows from an obligation")


def the_last_meeting(reader: Reader) -> None:
    reader.foot("Decisions of meetings")
    reader.link(re.compile("meeting"))
    reader.says("Decision 1", "adopted", "What came of it")
    reader.link(re.compile("conclusion|Report of"))


def two_parties(reader: Reader) -> None:
    reader.link("Compare Parties")
    for party in main(reader.page).get_by_role("checkbox").all()[:2]:
        party.check()
    reader.press("Compare")
    expect(reader.page.locator(".side-by-side").first).to_be_visible()


def what_works_elsewhere(reader: Reader) -> None:
    reader.foot("Promising practices")
    main(reader.page).get_by_role("combobox", name="Party").select_option("Arcadia")
    reader.press("Show")
    reader.says("Arcadia", "Told by the")


def what_changed_in_the_factsheet(reader: Reader) -> None:
    reader.follow(reader.page.get_by_role("banner").get_by_role("link", name="Factsheets"))
    row = (
        main(reader.page)
        .get_by_role("row")
        .filter(has_text="round\u00a02")
        .filter(has_text="Arcadia")
    )
    reader.follow(row.get_by_role("link").first)
    reader.link("Compare editions")
    expect(main(reader.page).locator("ins, del").first).to_be_visible()


def what_an_article_led_to(reader: Reader) -> None:
    reader.foot("Texts of the treaty")
    reader.link("CETS 201")
    reader.link("Article 11")
    reader.link("What this article led to, in all rounds")
    reader.says("Recommendations", "Reservations and declarations")


def to_the_matrix(reader: Reader) -> None:
    reader.follow(reader.page.get_by_role("banner").get_by_role("link", name="Rounds"))
    reader.link(re.compile(rf"round\s{CONCLUDED}\b"))
    reader.link("Matrix of all Parties and recommendations")


WALKS: list[Callable[[Reader], None]] = [
    habitual_residents,
    what_is_asked_of_arcadia,
    what_all_said_to_one,
    said_nothing_yet,
    what_requests_means,
    the_last_meeting,
    two_parties,
    what_works_elsewhere,
    what_changed_in_the_factsheet,
    what_an_article_led_to,
]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("walk", WALKS, ids=lambda one: str(one.__name__))
def test_a_question_is_answered_in_a_few_steps(
    visit: Visit, walk: Callable[[Reader], None], scripts: bool
) -> None:
    walk(Reader(visit("/", scripts=scripts)))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_answers_is_accessible_on_every_screen(visit: Visit, name: str) -> None:
    page = visit(PAGES[name], width=375)
    pictured(page, f"{name}-phone")
    looked_at(page)
    pictured(page, f"{name}-wide")
    page.emulate_media(color_scheme="dark")
    pictured(page, f"{name}-dark")
    page.emulate_media(color_scheme="light", media="print")
    pictured(page, f"{name}-print")
    expect(page.locator(".masthead")).to_be_hidden()


def test_there_is_a_walk_for_every_question() -> None:
    asked = re.findall(r"^\|[^|]*\| (\d+)\. ", QUESTIONS.read_text(encoding="utf-8"), re.MULTILINE)
    assert [int(one) for one in asked] == list(range(1, len(WALKS) + 1))
