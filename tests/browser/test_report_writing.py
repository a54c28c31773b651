"""A report from nothing to its adoption, by secretariat (without scripts), rapporteur and member.

Two things to know. It is written for a round of the demonstration whose replies are in. And every
page of the desk is looked at by axe on the way, dark and as narrow as a phone.
"""

import re

from django.contrib.auth import get_user_model
from django.utils import timezone
from playwright.sync_api import Page, expect

from ronda.apps.meetings.services.meetings import When, meeting_open, meeting_plan
from ronda.apps.reports.models import Piece
from ronda.demo.rounds.cast import MEMBER, RAPPORTEUR
from tests.apps.people import monitoring_body
from tests.browser.conftest import SECRETARIAT, Visit
from tests.browser.test_reports import looked_at

ROUNDS_OF = 12
REPORT = "/rounds/lanzarote/3/report/"
DESK = f"{REPORT}desk/"


def saved(page: Page, button: str = "Save") -> None:
    page.get_by_role("main").get_by_role("button", name=button, exact=True).click()


def both(page: Page, label: str, text: str) -> None:
    page.get_by_label(f"{label} (English)").fill(text)
    page.get_by_label(f"{label} (French)").fill(f"(fr) {text}")


def add(page: Page, what: str, label: str, text: str) -> None:
    page.get_by_role("link", name=f"Add a {what}").last.click()
    both(page, label, text)
    saved(page)


def test_a_report_is_written_from_nothing_to_a_draft(visit: Visit) -> None:
    page = visit(DESK, as_=SECRETARIAT, scripts=False)
    begun(page)
    rapporteur_named(page)
    rapporteur = visit(DESK, as_=RAPPORTEUR)
    finding_written(rapporteur)
    at_the_same_time(rapporteur, visit(rapporteur.url, as_=SECRETARIAT))
    arranged(page)
    made_a_draft(page)
    amended(page, visit(REPORT, as_=MEMBER))
    adopted(page)


def begun(page: Page) -> None:
    expect(page.get_by_role("heading", name="not written here yet")).to_be_visible()
    page.get_by_role("link", name="Begin to write").click()
    both(page, "Title of the report", "Help that children find on line")
    saved(page, "Begin")
    expect(page.get_by_role("heading", name="No chapter yet")).to_be_visible()
    add(page, "chapter", "Title", "Help on line")
    add(page, "heading", "Title", "By day and by night")
    add(page, "paragraph", "Text", "Most Parties have a service that children reach on line.")
    page.get_by_role("link", name="Add a recommendation").click()
    both(page, "Text", "to keep such a service open at night.")
    page.get_by_label("Strength").select_option("request")
    page.get_by_label("Legal basis 1: kind").select_option("convention")
    page.get_by_label("Legal basis 1: text").fill("CETS 201")
    page.get_by_label("Legal basis 1: article or paragraph").fill("Article 13")
    saved(page)
    expect(page.locator(".written-recommendation")).to_contain_text("I-1")
    expect(page.locator(".written-recommendation")).to_contain_text("CETS 201, Article 13")


def rapporteur_named(page: Page) -> None:
    page.get_by_role("link", name="Rapporteurs", exact=True).click()
    page.get_by_label("Rapporteur", exact=True).select_option(index=1)
    page.get_by_label("For the chapter or question").select_option(label="I. Help on line")
    saved(page, "Name")
    expect(page.get_by_text("The rapporteur is named.")).to_be_visible()


def finding_written(page: Page) -> None:
    expect(page.get_by_text("yours to write")).to_be_visible()
    looked_at(page)
    page.get_by_role("link", name="I. Help on line").click()
    looked_at(page)
    page.get_by_role("link", name="Add a finding").click()
    page.get_by_label("Party").select_option("XAR")
    page.get_by_label("Its answer to the question").select_option(index=1)
    page.get_by_role("button", name="Show").click()
    page.get_by_role("group", name=re.compile("Passages")).get_by_role("checkbox").first.check()
    page.get_by_label("What it says").select_option("gap")
    both(page, "As the Party’s factsheet words it", "Arcadia has no such service at night.")
    looked_at(page)
    saved(page)
    expect(page.locator(".written-finding")).to_contain_text("Rests on")
    looked_at(page)


def at_the_same_time(one: Page, other: Page) -> None:
    for page in (one, other):
        page.locator(".written-finding").get_by_role("link", name="Change").click()
    both(one, "As the Party’s factsheet words it", "Arcadia closes its service at night.")
    saved(one)
    both(other, "As the Party’s factsheet words it", "Nobody answers at night in Arcadia.")
    saved(other)
    expect(other.get_by_role("heading", level=1)).to_have_text("Two texts of one part")
    expect(other.get_by_text("Arcadia closes its service at night.").first).to_be_visible()
    looked_at(other)
    both(other, "As the Party’s factsheet words it", "Arcadia closes its service; nobody answers.")
    saved(other, "Keep this")
    expect(other.locator(".written-finding")).to_contain_text("nobody answers")


def arranged(page: Page) -> None:
    page.goto(page.url.partition("/rounds/")[0] + DESK)
    page.get_by_role("link", name="Codes follow the order").click()
    looked_plain(page)
    page.get_by_label("stay as they were given").check()
    saved(page)
    page.get_by_role("link", name="I. Help on line").click()
    page.locator(".written-topic").get_by_role("button", name="Move down").click()
    page.locator(".written-paragraph").get_by_role("link", name="Put elsewhere").first.click()
    looked_plain(page)
    page.go_back()
    page.locator(".written-topic").get_by_role("link", name="Take out").click()
    page.get_by_label("Why it is taken out").fill("One heading is enough.")
    saved(page, "Take out")
    page.get_by_role("button", name="Put back").click()
    expect(page.locator(".written-topic")).to_have_count(1)


def made_a_draft(page: Page) -> None:
    page.goto(page.url.partition("/rounds/")[0] + DESK)
    page.get_by_role("link", name="Make a draft").click()
    page.get_by_label("What it is for").fill("First reading")
    saved(page, "Make the draft")
    expect(page.get_by_text("Draft 1 is kept.")).to_be_visible()
    page.get_by_role("link", name="Story").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Story")


def amended(secretariat: Page, member: Page) -> None:
    expect(member.get_by_role("link", name="Draft 1")).to_have_count(0)
    base = member.url.partition("/rounds/")[0]
    secretariat.goto(f"{base}{REPORT}drafts/1/")
    secretariat.get_by_role("link", name="Give it to the members").click()
    saved(secretariat, "Give it to the members")
    member.goto(f"{base}{REPORT}drafts/1/")
    looked_at(member)
    member.locator(".report-recommendation").get_by_role("link", name="Amend").click()
    member.get_by_label("Text (English)").fill("to keep such a service open day and night.")
    member.get_by_label("Reason").fill("Nights alone are too narrow.")
    looked_at(member)
    saved(member, "Propose")
    looked_at(member)
    secretariat.goto(f"{base}{REPORT}drafts/1/amendments/1/")
    secretariat.get_by_label("accepted", exact=True).check()
    saved(secretariat, "Record the decision")
    member.goto(f"{base}{REPORT}drafts/1/amendments/")
    expect(member.get_by_role("row", name="No. 1")).to_contain_text("accepted")
    looked_at(member)


def adopted(page: Page) -> None:
    base = page.url.partition("/rounds/")[0]
    page.goto(f"{base}{DESK}adopt/")
    expect(page.get_by_text("only a meeting adopts")).to_be_visible()
    who = get_user_model().objects.get(email=SECRETARIAT.email)
    today = timezone.localdate()
    body = monitoring_body()
    meeting = meeting_plan(actor=who, body=body, number=46, when=When(today, today, "Strasbourg"))
    meeting_open(actor=who, meeting=meeting)
    page.reload()
    page.get_by_label("Number of the document").fill("T-ES(2026)09")
    saved(page, "Adopt")
    expect(page.get_by_text("The report is adopted, subject to editing.")).to_be_visible()
    page.goto(f"{base}{DESK}")
    page.get_by_role("link", name="I. Help on line").click()
    page.locator(".written-recommendation").get_by_role("link", name="Correct").click()
    page.get_by_label("Text (English)").fill("to keep such a service open, day and night.")
    page.get_by_label("Why it is corrected").fill("A comma.")
    saved(page, "Correct")
    expect(page.get_by_role("article")).to_contain_text("In no draft yet")
    page.get_by_role("link", name="Make a draft").click()
    saved(page, "Make the draft")
    expect(page.get_by_text("Adopted at the Meeting 46")).to_be_visible()


def looked_plain(page: Page) -> None:
    """A page without scripts, where axe cannot look, has its one heading."""
    assert page.get_by_role("heading", level=1).count() == 1


def test_the_pages_of_the_secretariat_are_accessible(visit: Visit) -> None:
    paths = ("", "make-draft/", "codes/", "rapporteurs/", "begin/", "adopt/", "add/recommendation/")
    for path in paths:
        looked_at(visit(DESK + path, as_=SECRETARIAT))
    for path in ("story/", "corrections/", "drafts/1/share/", "drafts/1/amendments/1/"):
        looked_at(visit(REPORT + path, as_=SECRETARIAT))
    piece = Piece.objects.get(kind="recommendation", writing__report__round__number=3)
    for path in ("place/", "take-out/", "correct/", "withdraw/"):
        looked_at(visit(f"{DESK}pieces/{piece.key}/{path}", as_=SECRETARIAT))
