"""A meeting in the browser: every page looked at by axe, and the way of one without scripts.

Two things to know. The meetings are made beside the demonstration by the services people use. And
`PAGES` must name every address of meetings, so that a new page cannot be forgotten.
"""

from dataclasses import replace

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Page, expect

from ronda.apps.accounts.models import OrganisationKind, Role, User
from ronda.apps.meetings.models import MeetingState
from ronda.apps.meetings.services.agenda import agenda_add, agenda_document, agenda_send
from ronda.apps.meetings.services.decisions import decision_record, decision_take_back
from ronda.apps.meetings.services.documents import File, document_file_put, document_number
from ronda.apps.meetings.services.meetings import meeting_close, meeting_open, meeting_plan
from ronda.apps.meetings.services.presence import presence_record
from ronda.apps.meetings.services.publishing import decisions_publish
from ronda.apps.meetings.urls import urlpatterns
from ronda.apps.meetings.views.decisions import OWN
from ronda.demo.sign_ins import SignIn
from tests.apps.meetings.scene import DAYS, TEXTS
from tests.apps.people import monitoring_body, organisation, serving, state
from tests.browser.conftest import SECRETARIAT, Site, Visit
from tests.browser.looking import looked_at
from tests.browser.test_round import picture

NOW, LATER = "/meetings/lanzarote/71/", "/meetings/lanzarote/72/"
OVER = "/meetings/lanzarote/70/"
PAGES: list[tuple[str, str, SignIn | None]] = [
    ("meetings", "/meetings/", SECRETARIAT),
    ("plan", "/meetings/plan/", SECRETARIAT),
    ("meeting", NOW, SECRETARIAT),
    ("meeting", LATER, SECRETARIAT),
    ("change", f"{LATER}change/", SECRETARIAT),
    ("story", f"{NOW}story/", SECRETARIAT),
    ("way", f"{NOW}way/close/", SECRETARIAT),
    ("agenda-add", f"{NOW}agenda/add/", SECRETARIAT),
    ("agenda-document", f"{NOW}agenda/1/document/", SECRETARIAT),
    ("agenda-send", f"{NOW}agenda/send/", SECRETARIAT),
    ("agenda-send", f"{LATER}agenda/send/", SECRETARIAT),
    ("documents", f"{NOW}documents/", SECRETARIAT),
    ("documents", f"{LATER}documents/", SECRETARIAT),
    ("document-add", f"{NOW}documents/add/", SECRETARIAT),
    ("document-revise", f"{NOW}documents/1/revise/", SECRETARIAT),
    ("document-file-put", f"{NOW}documents/1/file/", SECRETARIAT),
    ("presence", f"{NOW}presence/", SECRETARIAT),
    ("decisions", f"{NOW}decisions/", SECRETARIAT),
    ("decisions", f"{LATER}decisions/", SECRETARIAT),
    ("decide", f"{NOW}decisions/add/", SECRETARIAT),
    ("take-back", f"{NOW}decisions/2/take-back/", SECRETARIAT),
    ("publish", f"{NOW}decisions/publish/", SECRETARIAT),
    ("publish", f"{OVER}decisions/publish/", SECRETARIAT),
    ("withhold", f"{OVER}decisions/withhold/", SECRETARIAT),
    ("decisions", f"{OVER}decisions/", SECRETARIAT),
]
WITHOUT_A_PAGE = {"feed", "agenda-arrange", "document-file", "decisions-file"}
"""They do something and go on to a page, or give a file."""
POINTS = (
    {"en": "Opening of the meeting", "fr": "Ouverture de la réunion"},
    {"en": "Draft report, chapter II: services", "fr": "Projet de rapport, chapitre II : services"},
    {"en": "Date of the next meeting", "fr": "Date de la prochaine réunion"},
)


@pytest.fixture(scope="module")
def there(site: Site) -> Site:
    """One that decides, with all that there can be in it, and one that is only planned."""
    who = get_user_model().objects.get(email=SECRETARIAT.email)
    body = monitoring_body()
    people = [*(_delegate(code) for code in ("XAR", "XTA", "XVE")), *_others()]
    over = meeting_open(actor=who, meeting=meeting_plan(actor=who, body=body, number=70, when=DAYS))
    decision_record(actor=who, meeting=over, what=OWN, texts=TEXTS, about=())
    over = meeting_close(actor=who, meeting=over)
    decisions_publish(actor=who, meeting=over, seen=over.version, chosen=[1])
    meeting = meeting_plan(actor=who, body=body, number=71, when=DAYS)
    points = [agenda_add(actor=who, meeting=meeting, titles=titles) for titles in POINTS]
    document = document_number(actor=who, meeting=meeting, titles=POINTS[1])
    file = File("draft.pdf", b"%PDF-1.7 invented")
    document_file_put(actor=who, document=document, language="en", file=file)
    agenda_document(actor=who, item=points[1], document=document)
    meeting = meeting_open(actor=who, meeting=agenda_send(actor=who, meeting=meeting))
    present = [one.memberships.get().pk for one in people]
    presence_record(actor=who, meeting=meeting, seen=meeting.version, present=present)
    first = decision_record(
        actor=who, meeting=meeting, what=OWN, texts=TEXTS, about=(), item=points[1]
    )
    decision_record(actor=who, meeting=meeting, what=OWN, texts=TEXTS, about=(), item=points[2])
    decision_take_back(actor=who, decision=first, reason="A paragraph was missing.")
    meeting_plan(actor=who, body=body, number=72, when=replace(DAYS, place=""))
    return site


def _delegate(code: str) -> User:
    at = organisation(OrganisationKind.DELEGATION, body="lanzarote", code=code)
    return serving(at, Role.MEMBER, f"Delegate of {state(code)}")


def _others() -> list[User]:
    committee = organisation(OrganisationKind.PARTICIPANT, "Committee on Schools", body="lanzarote")
    network = organisation(OrganisationKind.OBSERVER, "Network of Helplines", body="lanzarote")
    return [
        serving(committee, Role.MEMBER, "Rita Holm"),
        serving(network, Role.OBSERVER, "Ana Keller"),
    ]


@pytest.mark.parametrize(("name", "path", "who"), PAGES, ids=[f"{n} {p}" for n, p, _ in PAGES])
def test_page_of_a_meeting_is_accessible(
    there: Site, visit: Visit, name: str, path: str, who: SignIn | None
) -> None:
    page = visit(path, as_=who)
    looked_at(page)
    assert page.title().endswith(" · Ronda")


@pytest.mark.parametrize("path", ["/decisions/", "/decisions/lanzarote/70/"])
def test_what_everybody_reads_of_meetings_is_accessible(
    there: Site, visit: Visit, path: str
) -> None:
    page = visit(path)
    looked_at(page)
    assert "71" not in page.get_by_role("main").inner_text()


def test_the_guides_have_their_pictures(there: Site, visit: Visit) -> None:
    page = visit(NOW, as_=SECRETARIAT)
    expect(page.locator(".agenda > li")).to_have_count(3)
    picture(page, "meeting", 820)
    page = visit(f"{NOW}presence/", as_=SECRETARIAT)
    expect(page.get_by_label("Delegate of Talvia votes")).to_be_checked()
    picture(page, "presence", 720)


def test_every_address_of_a_meeting_is_visited() -> None:
    known = {one.name for one in urlpatterns if hasattr(one, "name")}
    assert known - {name for name, *_ in PAGES} - WITHOUT_A_PAGE == set()


def test_a_meeting_is_held_without_scripts(there: Site, visit: Visit) -> None:
    page = visit("/meetings/plan/", as_=SECRETARIAT, scripts=False)
    days = {"First day": "2027-02-01", "Last day": "2027-02-03"}
    fill(page, {"Number of the meeting": "73", **days})
    press(page, "Plan")
    page.get_by_role("link", name="Add to the agenda").click()
    fill(page, {"Title (English)": "Welcome", "Title (French)": "Accueil"})
    press(page, "Add the point")
    page.get_by_role("link", name="Add to the agenda").click()
    fill(page, {"Title (English)": "Next days", "Title (French)": "Prochains jours"})
    press(page, "Add the point")
    page.get_by_role("button", name="Move up Next days").click()
    expect(page.locator(".agenda > li").first).to_contain_text("Next days")
    page.get_by_role("link", name="Send the agenda").click()
    press(page, "Send")
    expect(page.get_by_text("The agenda is sent.")).to_be_visible()
    page.goto(f"{there.address}{NOW}way/close/")
    press(page, "Close the meeting")
    page.goto(f"{there.address}/meetings/lanzarote/73/way/open/")
    press(page, "Open the meeting")
    page.get_by_role("link", name="Record a decision Welcome").click()
    words = {"Decision (English)": "The meeting is opened.", "Decision (French)": "Ouverte."}
    fill(page, words)
    press(page, "Record")
    expect(page.get_by_text("Decision 1 is recorded.")).to_be_visible()
    page.get_by_role("link", name="Take back Decision 1").click()
    page.get_by_label("Reason").fill("It was opened an hour later.")
    press(page, "Take back")
    expect(page.get_by_role("heading", name="Decision 2")).to_be_visible()
    page.goto(f"{there.address}/meetings/lanzarote/73/")
    page.get_by_role("link", name="Close the meeting").click()
    press(page, "Close the meeting")
    expect(page.locator(".title-band .tag")).to_have_text(str(MeetingState.CLOSED.label))


def fill(page: Page, fields: dict[str, str]) -> None:
    for label, text in fields.items():
        page.get_by_label(label, exact=True).fill(text)


def press(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()
