"""A report from nothing to its adoption, by secretariat (without scripts), rapporteur and member.

Two things to know. It is written for a round of the demonstration whose replies are in. And every
page of the desk is looked at by axe on the way, dark and as narrow as a phone.
"""

import re

from django.contrib.auth import get_user_model
from django.utils import timezone
from playwright.sync_api import Page, expect

from ronda.apps.meetings.services.documents import document_number
from ronda.apps.meetings.services.meetings import When, meeting_open, meeting_plan
from ronda.apps.reports.models import Piece
from ronda.demo.rounds.cast import MEMBER, RAPPORTEUR
from tests.apps.people import monitoring_body
from tests.browser.conftest import SECRETARIAT, Visit
from tests.browser.looking import looked_at
from tests.browser.test_round import picture

ROUNDS_OF = 12
REPORT = "/rounds/lanzarote/3/report/"
DESK = f"{REPORT}desk/"
FRENCH = {
    "Help that children find on line": "L’aide que les enfants trouvent en ligne",
    "Help on line": "L’aide en ligne",
    "By day and by night": "De jour et de nuit",
    "Most Parties have a service that children reach on line.": (
        "La plupart des Parties disposent d’un service que les enfants joignent en ligne."
    ),
    "to keep such a service open at night.": "à maintenir un tel service ouvert la nuit.",
    "Arcadia has no such service at night.": "Arcadia n’a pas de tel service la nuit.",
    "Arcadia closes its service at night.": "Arcadia ferme son service la nuit.",
    "Nobody answers at night in Arcadia.": "Personne ne répond la nuit en Arcadia.",
    "Arcadia closes its service; nobody answers.": "Arcadia ferme son service ; nul ne répond.",
    "Some children ask by letter.": "Certains enfants s’adressent à lui par lettre.",
}
"""What is written in French beside the English: it stands in the pictures of the guides."""


def saved(page: Page, button: str = "Save") -> None:
    page.get_by_role("main").get_by_role("button", name=button, exact=True).click()


def both(page: Page, label: str, text: str) -> None:
    page.get_by_label(f"{label} (English)").fill(text)
    page.get_by_label(f"{label} (French)").fill(FRENCH.get(text, f"(fr) {text}"))


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
    pictured(visit(DESK, as_=SECRETARIAT))


def pictured(page: Page) -> None:
    """The desk of the secretariat with its settled chapter, looked at with scripts."""
    looked_at(page)
    picture(page, "report-desk", 700)


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
    tie = page.get_by_label("Legal basis 1: passage of the library")
    tie.select_option("cets-201/article-13")
    saved(page)
    expect(page.locator(".written-recommendation")).to_contain_text("I-1")
    cited = page.locator(".written-recommendation").get_by_role("link", name="CETS 201, Article 13")
    expect(cited).to_have_attribute("href", "/library/cets-201/article-13/")


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
    page.get_by_label("Passage of the library that it cites, 1").select_option(
        "cets-201/article-13"
    )
    looked_at(page)
    picture(page, "report-finding", 1400)
    saved(page)
    expect(page.locator(".written-finding")).to_contain_text("Cites: CETS 201, Article 13")
    expect(page.locator(".written-finding")).to_contain_text("Rests on")
    looked_at(page)
    picture(page, "report-chapter", 1100)


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
    picture(other, "report-two-texts", 1000)
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
    added(secretariat, member, base)
    member.goto(f"{base}{REPORT}drafts/1/amendments/")
    expect(member.get_by_role("row", name="No. 1")).to_contain_text("accepted")
    expect(member.get_by_role("row", name="No. 2")).to_contain_text("To be added: paragraph")
    looked_at(member)
    picture(member, "report-amendments", 620)


def added(secretariat: Page, member: Page, base: str) -> None:
    """A member proposes a paragraph behind the recommendation; it is carried."""
    member.goto(f"{base}{REPORT}drafts/1/")
    picture(member, "report-draft", 900)
    beside = member.locator(".report-recommendation").get_by_role("link", name="Add beside it")
    beside.click()
    looked_at(member)
    member.get_by_role("main").get_by_role("link", name="Paragraph").click()
    both(member, "Text", "Some children ask by letter.")
    member.get_by_label("Reason").fill("Letters are missing.")
    looked_at(member)
    picture(member, "report-addition", 900)
    saved(member, "Propose")
    expect(member.get_by_text("The amendment is proposed.")).to_be_visible()
    looked_at(member)
    secretariat.goto(f"{base}{REPORT}drafts/1/amendments/2/")
    secretariat.get_by_label("accepted", exact=True).check()
    saved(secretariat, "Record the decision")
    secretariat.goto(f"{base}{DESK}")
    secretariat.get_by_role("link", name="I. Help on line").click()
    expect(secretariat.get_by_text("Some children ask by letter.").first).to_be_visible()


def adopted(page: Page) -> None:
    base = page.url.partition("/rounds/")[0]
    who = get_user_model().objects.get(email=SECRETARIAT.email)
    today = timezone.localdate()
    body = monitoring_body()
    meeting = meeting_plan(actor=who, body=body, number=46, when=When(today, today, "Strasbourg"))
    page.goto(f"{base}{DESK}adopt/")
    expect(page.get_by_text("only a meeting adopts")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Adopt the report")
    expect(page.get_by_text("No reading has settled these chapters")).to_be_visible()
    meeting_open(actor=who, meeting=meeting)
    titles = {"en": "Report on help on line", "fr": "Rapport sur l’aide en ligne"}
    made = document_number(actor=who, meeting=meeting, titles=titles)
    settled(page, base)
    page.goto(f"{base}{DESK}adopt/")
    page.get_by_label("Document").select_option(str(made.pk))
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


def settled(page: Page, base: str) -> None:
    """The chapter is settled, opened again, settled once more."""
    for turn in (1, 2):
        page.goto(f"{base}{DESK}")
        page.get_by_role("table").get_by_role("link", name="Settle").click()
        looked_plain(page)
        page.get_by_label("Meeting").select_option(index=0)
        saved(page, "Settle")
        expect(page.get_by_text("The chapter is settled.")).to_be_visible()
        if turn == 1:
            page.get_by_role("table").get_by_role("link", name="Open again").click()
            looked_plain(page)
            page.get_by_label("Why it is opened again").fill("A reply came in late.")
            saved(page, "Open again")
            expect(page.get_by_text("The chapter is open again.")).to_be_visible()


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
