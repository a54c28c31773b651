"""Answering a questionnaire in the browser: by keyboard, without scripts, on a phone; two at once.

Two things to know. The round is made beside the demonstration by the services people use. And
every page of a reply is looked at by axe here, since it needs a round that asks.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.test import override_settings
from playwright.sync_api import Page, expect
from pytest_django.plugin import DjangoDbBlocker

from ronda.apps.accounts.models import User
from ronda.apps.rounds.models import Reply
from ronda.apps.rounds.services.answers import answer_save
from ronda.apps.rounds.services.attachments import File, attachment_add
from ronda.apps.rounds.services.letters import letter_take_in
from ronda.apps.rounds.services.returned_replies import returned_reply_preview
from ronda.demo.loading import COORDINATOR, SECRETARIAT, load
from ronda.questionnaires.answers import AnswerText
from ronda.questionnaires.writing.to_docx import form_docx
from tests.apps.people import contributor
from tests.apps.rounds.asked import AskedRound, asked_round, reworded
from tests.apps.rounds.services.test_submissions import fill
from tests.browser.conftest import Site, Visit
from tests.browser.looking import looked_at
from tests.browser.serving import Served, Worker
from tests.browser.test_keyboard import until
from tests.database import separate
from tests.roles.scenes.replies import LETTER

HOME = "/rounds/lanzarote/3/replies/xar/"
CHAPTER = f"{HOME}chapters/services/"
DONE = "/rounds/lanzarote/4/replies/xar/"


@dataclass(frozen=True)
class There:
    """What the pages lead to."""

    rival: int
    letter: int
    came_back: int


@pytest.fixture(scope="module")
def site(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    """Ronda with two rounds: one that asks, one in which Arcadia has answered everything."""
    changed = override_settings(SECOND_FACTOR_REQUIRED=False, DEMO=True)
    with django_db_blocker.unblock(), separate("reply"), changed:
        load()
        with Worker(), Served() as address:
            yield Site(address)


@pytest.fixture(scope="module")
def there(site: Site) -> There:
    """A reply under way with something of everything, and one that can be submitted."""
    who = User.objects.get(email=COORDINATOR.email)
    asking = asked_round(codes=("XAR",))
    done = asked_round(number=4, codes=("XAR",))
    fill(done.reply(), who)
    return _under_way(asking, asking.reply(), who)


def _under_way(asking: AskedRound, reply: Reply, who: User) -> There:
    def save(text: str, by: User, question: str = "q-2-a") -> object:
        value = AnswerText(text=text)
        return answer_save(actor=by, reply=reply, question=question, value=value, seen=0).rival

    save("A line that is free of charge, day and night.", who)
    rival = save("A line that is free of charge, day and night, in two languages.", contributor())
    attachment_add(
        actor=who, reply=reply, file=File("Statistics 2025.txt", b"120"), question="q-2-a"
    )
    letter = letter_take_in(actor=who, reply=reply, data=LETTER.encode(), name="letter.txt")
    asking.correct(reworded())
    reply = asking.reply()
    data = form_docx(reworded(), party="XAR")
    back = returned_reply_preview(actor=who, reply=reply, data=data, name="back.docx")
    return There(rival.pk, letter.pk, back.pk)  # type: ignore[attr-defined]


def pages(there: There) -> list[str]:
    return [
        "/replies/",
        HOME,
        f"{HOME}story/",
        CHAPTER,
        f"{HOME}two-texts/{there.rival}/",
        f"{HOME}files/",
        f"{HOME}letters/",
        f"{HOME}letters/{there.letter}/",
        f"{HOME}return/",
        f"{HOME}returned/{there.came_back}/",
        f"{HOME}submit/",
        f"{DONE}submit/",
    ]


def look(page: Page, name: str, shots: Path | None) -> None:
    if shots is not None:
        page.screenshot(path=str(shots / f"{name}.png"), full_page=True)


def shots_folder() -> Path | None:
    given = os.environ.get("RONDA_SHOTS")
    return Path(given) if given else None


def test_every_page_of_a_reply_is_accessible(visit: Visit, there: There) -> None:
    for turn, path in enumerate(pages(there)):
        page = visit(path, as_=COORDINATOR)
        look(page, f"page-{turn}", shots_folder())
        looked_at(page)


def test_answer_is_saved_while_it_is_written(visit: Visit, there: There) -> None:
    page = visit(CHAPTER, as_=COORDINATOR)
    page.get_by_label("2 b help on line").fill("A page with a chat.")
    saved = page.locator("#q-q-2-b [data-saved]")
    expect(saved).to_contain_text("Saved at", timeout=15_000)
    expect(page.get_by_role("status").last).to_contain_text("Saved at")
    again = visit(CHAPTER, as_=COORDINATOR)
    expect(again.get_by_label("2 b help on line")).to_have_value("A page with a chat.")


def test_question_under_a_condition_is_shown_when_it_is_asked(visit: Visit, there: There) -> None:
    page = visit(CHAPTER, as_=COORDINATOR)
    specify = page.locator("#q-q-1-which")
    expect(specify).to_be_hidden()
    page.get_by_role("group", name="1 Is there training for staff?").get_by_label("Yes").check()
    expect(specify).to_be_visible()
    plain = visit(CHAPTER, as_=COORDINATOR, scripts=False)
    expect(plain.locator("#q-q-1-why")).to_be_visible()
    expect(plain.locator("#q-q-1-why")).to_contain_text("Only if the answer to 1 is “no”.")


def test_reply_is_answered_without_scripts(visit: Visit, there: There) -> None:
    page = visit(CHAPTER, as_=COORDINATOR, scripts=False, width=360, height=740)
    page.get_by_label("2.1 How many children").fill("120")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("was saved")
    expect(page.get_by_label("2.1 How many children")).to_have_value("120")
    look(page, "phone", shots_folder())


def test_text_that_is_too_long_stays_in_the_page(visit: Visit, there: There) -> None:
    page = visit(CHAPTER, as_=COORDINATOR)
    field = page.get_by_label("2 b help on line")
    field.evaluate("(one, text) => { one.value = text; }", "x" * 10_000_000)
    field.dispatch_event("input")
    expect(page.locator("#q-q-2-b [data-saved]")).to_contain_text("too long to be saved")
    page.get_by_role("button", name="Save", exact=True).click()
    assert page.url.endswith(CHAPTER)
    assert page.evaluate("document.getElementById('text-q-2-b').value.length") == 10_000_000
    field.evaluate("one => { one.value = ''; }")


def test_reply_is_submitted_by_keyboard(visit: Visit, there: There) -> None:
    page = visit(DONE, as_=COORDINATOR)
    page.get_by_role("link", name="Look and submit").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Submit the reply")
    page.get_by_role("link", name="Skip to the content").focus()
    until(page, "Submit the reply")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text("This page is your receipt.")
    expect(page.get_by_role("main")).to_contain_text("XAR-R4-")
    look(page, "receipt", shots_folder())
    looked_at(page)
    for path in (DONE, f"{DONE}reopen/", CHAPTER.replace("/3/", "/4/")):
        looked_at(visit(path, as_=COORDINATOR))
    page = visit(f"{DONE}reopen/", as_=COORDINATOR)
    page.get_by_label("Why should the reply").fill("A figure was wrong.")
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_role("main")).to_contain_text("The secretariat was asked")
    for path in (DONE, f"{DONE}reopen/decide/"):
        page = visit(path, as_=SECRETARIAT)
        look(page, f"secretariat-{path.count('/')}", shots_folder())
        looked_at(page)
    page.get_by_label("Open it again").check()
    page.get_by_role("button", name="Decide").click()
    expect(page.get_by_role("main")).to_contain_text("the Party is told")
    public = visit(f"{DONE}submissions/1/")
    looked_at(public)
    expect(public.get_by_role("main")).not_to_contain_text("Koordinator")
