"""A round from its draft to the replies compiled by question, walked by each role in the browser.

Two things to know. The tests stand in the order of the round and build on each other: each is what
one role does next, on the round that the demonstration leaves in preparation. And with
RONDA_PICTURES=1 they make the pictures of the guides, in `docs/images/guides/`.
"""

import io
import os
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from ronda.demo.loading import COORDINATOR, SECRETARIAT
from ronda.demo.rounds.cast import (
    CIVIL_SOCIETY,
    CONTRIBUTOR,
    FACILITATOR,
    MEMBER,
    NHRI,
    OBSERVER,
    RAPPORTEUR,
    VALIDATOR,
)
from ronda.demo.rounds.playing import COMMENTS, COMPILED, PREPARATION, REPLIES
from ronda.demo.sign_ins import SignIn
from tests.browser.conftest import Visit
from tests.browser.looking import violations

ROUNDS_OF = 9
PICTURES = Path(__file__).parents[2] / "docs" / "images" / "guides"
WIDE, HIGH = 1100, 760
HIDDEN = "what children said, which only the Committee reads"


def at(number: int, *, page: str = "") -> str:
    """The path of a round's page."""
    return f"/rounds/lanzarote/{number}/{page}"


def picture(page: Page, name: str, high: int = HIGH) -> None:
    """Keep what the page shows for the guides, where pictures are asked for."""
    if os.environ.get("RONDA_PICTURES") != "1":
        return
    page.set_viewport_size({"width": WIDE, "height": high})
    page.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")
    shown = Image.open(io.BytesIO(page.screenshot()))
    PICTURES.mkdir(parents=True, exist_ok=True)
    shown.convert("RGB").save(PICTURES / f"{name}.webp", quality=80, method=6)


def record(visit: Visit, number: int, event: str) -> Page:
    """The secretariat records that something happened today."""
    page = visit(at(number, page=f"events/{event}/"), as_=SECRETARIAT)
    page.get_by_label("Day").fill(page.evaluate("new Date().toISOString().slice(0, 10)"))
    return page


def test_the_secretariat_adopts_the_questionnaire_and_launches(visit: Visit) -> None:
    page = visit("/rounds/", as_=SECRETARIAT)
    picture(page, "rounds", 560)
    page.get_by_role("link", name="Lanzarote Committee, round 6").click()
    page = visit(at(PREPARATION, page="questionnaire/draft/"), as_=SECRETARIAT)
    assert violations(page) == []
    picture(page, "draft")
    page.get_by_role("link", name="Record the adoption").click()
    page.get_by_role("main").get_by_role("button").last.click()
    page = record(visit, PREPARATION, "launch")
    for box in page.get_by_role("checkbox").all():
        box.uncheck()
    for party in ("Arcadia", "Talvia"):
        page.get_by_label(party).check()
    page.get_by_role("button", name="Launch").click()
    page = visit(at(PREPARATION, page="state-of-play/"), as_=SECRETARIAT)
    assert page.get_by_role("cell", name="asked").count() == 2


def test_the_state_of_play_tells_who_is_late_and_a_reminder_goes_out(visit: Visit) -> None:
    page = visit(at(REPLIES, page="state-of-play/"), as_=SECRETARIAT)
    assert violations(page) == []
    picture(page, "board", 900)
    page.get_by_role("link", name="Remind Parties").click()
    page.get_by_role("button", name="Look at what will be sent").click()
    assert "{" not in page.locator("details.letter").first.inner_text()
    picture(page, "remind", 900)
    page.get_by_role("button", name="Send").click()
    page = visit(at(REPLIES, page="sent/"), as_=SECRETARIAT)
    picture(page, "sent", 620)
    expect(page.get_by_role("main")).to_contain_text("Coordinator of Albora")


def test_the_coordinator_finds_the_letter_and_the_reply(visit: Visit) -> None:
    page = visit("/notifications/", as_=COORDINATOR)
    picture(page, "notifications", 620)
    expect(page.get_by_role("main")).to_contain_text("Co-operation with companies")
    page = visit("/replies/", as_=COORDINATOR)
    page.get_by_role("link", name="round 6").click()
    assert violations(page) == []
    picture(visit(at(REPLIES, page="replies/xar/"), as_=COORDINATOR), "reply", 820)


def test_a_contributor_answers_and_the_coordinator_submits(visit: Visit) -> None:
    for chapter in ("framework", "information", "services"):
        fill(visit, CONTRIBUTOR, chapter)
    fill(visit, COORDINATOR, "cooperation")
    page = visit(at(PREPARATION, page="replies/xar/submit/"), as_=COORDINATOR)
    assert violations(page) == []
    picture(page, "submit", 560)
    page.get_by_role("button", name="Submit the reply").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("as submitted")
    picture(page, "receipt", 700)
    expect(page.get_by_role("main")).to_contain_text("XAR-R6-")


def fill(visit: Visit, who: SignIn, chapter: str) -> None:
    """Answer every question of a chapter, as far as its page asks it."""
    page = visit(at(PREPARATION, page=f"replies/xar/chapters/{chapter}/"), as_=who)
    assert violations(page) == []
    for group in page.get_by_role("radio", name="Yes").all():
        group.check()
    for box in page.get_by_role("checkbox", name="At school").all():
        box.check()
    for number in page.locator("main input[type=number], main input[inputmode]").all():
        if number.is_visible():
            number.fill("120")
    for text in page.locator("main textarea").all():
        if text.is_visible() and not text.get_attribute("id").startswith("reason"):  # type: ignore[union-attr]
            text.fill("The Office for Children runs it, and reports once a year.")
    if chapter == "services":
        picture(page, "chapter", 900)
    page.get_by_role("button", name="Save", exact=True).click()


def test_the_validator_reads_what_was_submitted(visit: Visit) -> None:
    page = visit(at(PREPARATION, page="replies/xar/submissions/1/"), as_=VALIDATOR)
    expect(page.get_by_role("main")).to_contain_text("The Office for Children runs it")


def test_a_facilitator_brings_in_what_children_said_for_the_committee_only(visit: Visit) -> None:
    page = visit(at(PREPARATION, page="comments/new/"), as_=FACILITATOR)
    assert violations(page) == []
    picture(page, "contribution", 900)
    page.get_by_label("A contribution").check()
    page.get_by_label("Arcadia").check()
    page.get_by_label("Text").fill(HIDDEN)
    page.get_by_label("How many children").fill("12")
    page.get_by_label("How old").fill("11 to 14")
    keep_and_submit(page)
    for who in (COORDINATOR, CIVIL_SOCIETY, OBSERVER, None):
        page = visit(at(PREPARATION, page="comments/"), as_=who)
        assert HIDDEN not in page.content()


def keep_and_submit(page: Page) -> None:
    """Keep the draft, then submit it."""
    page.get_by_role("main").get_by_role("button", name="Save the draft").click()
    page.get_by_role("link", name="Submit").click()
    page.get_by_role("main").get_by_role("button", name="Submit").click()


def test_replies_are_published_and_the_public_reads_them(visit: Visit) -> None:
    page = record(visit, PREPARATION, "replies_published")
    page.get_by_role("button", name="Record").click()
    page = visit(at(PREPARATION, page="replies/"))
    page.get_by_role("link", name="Arcadia", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("The Office for Children runs it")
    picture(visit(at(COMPILED, page="replies/")), "public-replies", 700)


def test_civil_society_comments(visit: Visit) -> None:
    page = visit(at(PREPARATION, page="comments/new/"), as_=CIVIL_SOCIETY)
    assert violations(page) == []
    picture(page, "comment-write", 900)
    page.get_by_label("A comment on what Parties replied").check()
    page.get_by_label("Arcadia").check()
    page.get_by_label("Text").fill("The service is closed at weekends.")
    keep_and_submit(page)
    picture(visit(at(COMMENTS, page="comments/"), as_=NHRI), "comments", 700)


def test_the_secretariat_admits_and_transmits(visit: Visit) -> None:
    page = visit(at(PREPARATION, page="comments/"), as_=SECRETARIAT)
    page.get_by_role("link", name="Harbour Lights").click()
    page.get_by_role("link", name="Admit", exact=True).click()
    picture(page, "admit", 620)
    page.get_by_role("main").get_by_role("button", name="Admit").click()
    page = visit(at(PREPARATION, page="comments/transmit/"), as_=SECRETARIAT)
    picture(page, "transmit", 620)
    page.get_by_role("button", name="Transmit").click()
    page = visit(at(PREPARATION, page="comments/"))
    page.get_by_role("link", name="Harbour Lights").click()
    expect(page.get_by_role("main")).to_contain_text("closed at weekends")


def test_the_rapporteur_reads_by_question_what_was_compiled(visit: Visit) -> None:
    page = record(visit, PREPARATION, "replies_compiled")
    page.get_by_role("button", name="Record").click()
    page = visit(at(PREPARATION, page="by-question/"), as_=RAPPORTEUR)
    page.get_by_role("link", name="How are these services funded?").click()
    expect(page.get_by_role("main")).to_contain_text("The Office for Children runs it")
    page = visit(at(COMPILED, page="by-question/q-1-which/"), as_=RAPPORTEUR)
    assert violations(page) == []
    picture(page, "by-question", 900)


@pytest.mark.parametrize("who", [MEMBER, OBSERVER, NHRI, None])
def test_everybody_sees_how_far_the_round_has_come(visit: Visit, who: SignIn | None) -> None:
    page = visit(at(PREPARATION), as_=who)
    expect(page.get_by_role("main")).to_contain_text("Observations")
    if who is MEMBER:
        picture(visit(at(COMPILED), as_=who), "round", 900)
