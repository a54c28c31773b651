"""Running a round in the browser: every page looked at by axe, and the way of one without scripts.

Two things to know. The rounds are made beside the demonstration by the services people use. And
`PAGES` must name every address of a round's conduct, so that a new page cannot be forgotten.
"""

from datetime import date

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Page, expect

from ronda.apps.rounds import drafting
from ronda.apps.rounds.addresses import calendars, questionnaires, rounds
from ronda.apps.rounds.services.drafting import question_save
from ronda.apps.rounds.services.milestones import extension_grant, milestone_set
from ronda.apps.rounds.services.questionnaires import correction_begin
from ronda.demo.sign_ins import SignIn
from tests.apps.rounds.scene import begun, drafted, party, round_in
from tests.browser.conftest import COORDINATOR, SECRETARIAT, Site, Visit
from tests.browser.looking import looked_at
from tests.questionnaires.invented import TRAINING, both

OPEN, DRAFT, EMPTY = (f"/rounds/lanzarote/{number}/" for number in (23, 24, 25))
ASKED, DRAFTED = f"{OPEN}questionnaire/", f"{DRAFT}questionnaire/draft/"
PAGES: list[tuple[str, str, SignIn | None]] = [
    ("rounds", "/rounds/", None),
    ("begin", "/rounds/begin/", SECRETARIAT),
    ("round", OPEN, None),
    ("round", OPEN, COORDINATOR),
    ("round", OPEN, SECRETARIAT),
    ("change", f"{DRAFT}change/", SECRETARIAT),
    ("story", f"{OPEN}story/", SECRETARIAT),
    ("event", f"{DRAFT}events/launch/", SECRETARIAT),
    ("event", f"{OPEN}events/comments_transmitted/", SECRETARIAT),
    ("parties", f"{OPEN}parties/", SECRETARIAT),
    ("leave", f"{OPEN}parties/xar/leave/", SECRETARIAT),
    ("extend", f"{OPEN}parties/xar/extend/", SECRETARIAT),
    ("dates", f"{OPEN}dates/", SECRETARIAT),
    ("calendar", f"{OPEN}calendar/", COORDINATOR),
    ("own-calendar", "/rounds/calendar/", COORDINATOR),
    ("questionnaire", ASKED, None),
    ("questionnaire", f"{ASKED}?for=children", SECRETARIAT),
    ("questionnaire", f"{EMPTY}questionnaire/", SECRETARIAT),
    ("version", f"{ASKED}versions/1/", SECRETARIAT),
    ("changes", f"{ASKED}versions/2/changes/", SECRETARIAT),
    ("correction-discard", f"{ASKED}correction/discard/", SECRETARIAT),
    ("pairs", f"{DRAFT}questionnaire/earlier/", SECRETARIAT),
    ("pairs", f"{EMPTY}questionnaire/earlier/", SECRETARIAT),
    ("correction", f"{ASKED}correction/", SECRETARIAT),
    ("draft", DRAFTED, SECRETARIAT),
    ("draft-start", f"{EMPTY}questionnaire/draft/start/", SECRETARIAT),
    ("draft-take-in", f"{DRAFTED}take-in/", SECRETARIAT),
    ("draft-cover", f"{DRAFTED}cover/", SECRETARIAT),
    ("draft-chapter", f"{DRAFTED}chapters/services/", SECRETARIAT),
    ("draft-question", f"{DRAFTED}questions/q-2-2/", SECRETARIAT),
    ("draft-add", f"{DRAFTED}add/?within=q-1&as=prompt", SECRETARIAT),
    ("version-way", f"{DRAFTED}adopt/", SECRETARIAT),
    ("version-way", f"{ASKED}draft/correct/", SECRETARIAT),
]
WITHOUT_A_PAGE = {
    # They do something and go on to a page, or give a file.
    "draft-arrange",
    "feed",
    "form",
    "own-calendar-end",
    "own-feed",
    # Visited on the way, at what was recorded: test_a_round_is_run_without_scripts.
    "take-back",
    "milestone-remove",
}


@pytest.fixture(scope="module")
def there(site: Site) -> Site:
    """A round that asks, with a correction in work; one that is drafted; one that is only begun."""
    who = get_user_model().objects.get(email=SECRETARIAT.email)
    conduct = round_in("replies", who, number=23)
    extension_grant(
        actor=who,
        party=party(conduct),
        rule="reply",
        until=date(2026, 9, 1),
        reason="A new Government took office.",
    )
    titles = {"en": "Meeting of the Bureau", "fr": "Réunion du Bureau"}
    milestone_set(actor=who, conduct=conduct, on=date(2027, 12, 3), titles=titles)
    correction_begin(actor=who, conduct=conduct, reason="A word was missing in French.")
    words = both("Is there training for all staff?", "Tout le personnel est-il formé ?")
    reworded = TRAINING.model_copy(update={"text": words})
    seen = drafting.seen_as(TRAINING)
    question_save(actor=who, conduct=conduct, question=reworded, seen=seen)
    drafted(begun(who, number=24), who)
    begun(who, number=25)
    return site


@pytest.mark.parametrize(("name", "path", "who"), PAGES, ids=[f"{n} {p}" for n, p, _ in PAGES])
def test_page_of_a_round_is_accessible(
    there: Site, visit: Visit, name: str, path: str, who: SignIn | None
) -> None:
    page = visit(path, as_=who)
    looked_at(page)
    assert page.title().endswith(" · Ronda")


def test_every_address_of_a_round_is_visited() -> None:
    known = (*rounds.urlpatterns, *calendars.urlpatterns, *questionnaires.urlpatterns)
    assert {one.name for one in known} - {name for name, *_ in PAGES} - WITHOUT_A_PAGE == set()


def test_a_round_is_run_without_scripts(there: Site, visit: Visit) -> None:
    page = visit("/rounds/begin/", as_=SECRETARIAT, scripts=False)
    fill(page, {"Number of the round": "26", "Theme (English)": "Help", "Theme (French)": "Aide"})
    press(page, "Begin")
    page.get_by_role("link", name="Questionnaire", exact=True).click()
    page.get_by_role("link", name="Start a draft").click()
    fill(page, {"Title (English)": "Help", "Title (French)": "Aide"})
    press(page, "Start")
    page.get_by_role("link", name="Add a chapter").click()
    fill(page, {"Title (English)": "Staff", "Title (French)": "Personnel"})
    press(page, "Save")
    page.get_by_role("link", name="Add a question Staff").click()
    asks = {"Wording (English)": "Is staff trained?", "Wording (French)": "Est-il formé ?"}
    fill(page, asks)
    press(page, "Save")
    page.get_by_role("link", name="Record the adoption").click()
    press(page, "Record the adoption")
    page.get_by_role("link", name="Round", exact=True).click()
    page.get_by_role("link", name="Record Questionnaire launched").click()
    page.get_by_label("Day").fill("2026-03-02")
    press(page, "Launch")
    expect(page.get_by_text("48 Parties are asked.")).to_be_visible()
    page.get_by_role("link", name="Take back Questionnaire launched").click()
    assert all_fields_have_labels(page)
    page.get_by_label("Reason").fill("One Party more is to be asked.")
    press(page, "Take back")
    expect(page.get_by_text("This round is not launched.")).to_be_visible()


def test_a_draft_is_arranged_by_keyboard(there: Site, visit: Visit) -> None:
    page = visit(DRAFTED, as_=SECRETARIAT)
    up = page.get_by_role("button", name="Move up Please describe the services for:")
    up.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url.endswith("#q-2"))
    numbers = page.locator("#q-2 > .draft-place .asked-number")
    expect(numbers).to_have_text("1")


def fill(page: Page, fields: dict[str, str]) -> None:
    for label, text in fields.items():
        page.get_by_label(label, exact=True).fill(text)


def press(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def all_fields_have_labels(page: Page) -> bool:
    """That every field has its label; axe cannot run where scripts do not."""
    inputs = page.locator("main form :is(input:not([type=hidden]), textarea, select)")
    ids = [inputs.nth(turn).get_attribute("id") for turn in range(inputs.count())]
    return all(page.locator(f"label[for='{id}']").count() == 1 for id in ids)
