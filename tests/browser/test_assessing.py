"""An assessment from the proposal to the compliance report, walked by each role in the browser.

Two things to know. The tests stand in the order of the work and build on each other, on a round of
the demonstration whose report is adopted here. And with RONDA_PICTURES=1 they make the pictures of
the guides.
"""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from ronda.apps.assessments.models import Assessment, EscalationStep, ReportOrder
from ronda.apps.meetings.selectors import open_meeting
from ronda.apps.reports.services import draft_take_in
from ronda.apps.rounds.services.events import event_record
from ronda.apps.rounds.services.milestones import milestone_set
from ronda.apps.treaties.selectors import round_by_number
from ronda.demo.loading import COORDINATOR, SECRETARIAT
from ronda.demo.rounds.cast import MEMBER, RAPPORTEUR
from ronda.demo.rounds.playing import COMPILED
from ronda.demo.sign_ins import SignIn
from tests.apps.assessments.scene import QUOTE, informed, under_way
from tests.apps.people import monitoring_body, secretary
from tests.apps.reports.scene import ADOPTED, file_of
from tests.browser.conftest import Site, Visit
from tests.browser.looking import looked_at
from tests.browser.test_round import picture

ROUNDS_OF = 9
HERE = f"/rounds/lanzarote/{COMPILED}/assessments/"
CELL = f"{HERE}parties/xar/r-1/"


@pytest.fixture(scope="module", autouse=True)
def assessed(site: Site) -> None:
    """The round's report is adopted, Arcadia wrote in a box, the others sent nothing."""
    round, who = round_by_number("lanzarote", COMPILED), secretary()
    data = file_of(round=COMPILED, adopted=ADOPTED)
    draft = draft_take_in(actor=who, round=round, data=data, name="adopted.json")
    informed(draft)
    milestone_set(
        actor=who,
        conduct=round.conduct,
        titles={"en": "Information due", "fr": "Informations attendues"},
        on=timezone.localdate() - timedelta(days=10),
        rule="follow_up",
    )
    if open_meeting(monitoring_body()) is None:
        under_way(71)


def test_a_rapporteur_proposes_a_status_with_the_words_of_a_box(visit: Visit) -> None:
    page = visit(HERE, as_=RAPPORTEUR)
    looked_at(page)
    page.goto(CELL)
    looked_at(page)
    page.get_by_role("link", name="Propose a status").click()
    looked_at(page)
    page.get_by_label("Status").select_option("partly")
    page.get_by_label("Reasons (English)").fill("The age is set; nothing yet on its application.")
    page.get_by_label("Reasons (French)").fill("L’âge est fixé ; rien encore sur l’application.")
    page.get_by_label("Evidence 1").select_option(index=1)
    page.get_by_label("The words there (1)").fill("words that are not there")
    picture(page, "assessment-propose", 900)
    page.get_by_role("button", name="Keep the proposal").click()
    expect(page.get_by_text("These words do not stand").first).to_be_visible()
    looked_at(page)
    page.get_by_label("The words there (1)").fill(QUOTE)
    page.get_by_role("button", name="Keep the proposal").click()
    expect(page.get_by_text("The proposal is kept.")).to_be_visible()
    looked_at(page)
    picture(page, "assessment-cell", 900)


def test_the_coordinator_sees_nothing_of_it_before_it_is_shared(visit: Visit) -> None:
    page = visit("/", as_=COORDINATOR)
    for path in (HERE, CELL, f"{HERE}parties/xar/"):
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == 404


def test_the_rapporteur_shares_it_and_the_coordinator_responds(visit: Visit) -> None:
    page = visit(CELL, as_=RAPPORTEUR)
    page.get_by_role("button", name="Share with the Party").click()
    expect(page.get_by_text("shared with the Party", exact=True).first).to_be_visible()
    page = visit(f"{HERE}parties/xar/", as_=COORDINATOR)
    looked_at(page)
    page.get_by_role("link", name="I-1").click()
    looked_at(page)
    page.get_by_role("link", name="Respond").click()
    looked_at(page)
    page.get_by_label("What your Party says").fill("The courts apply it since January.")
    picture(page, "assessment-respond", 760)
    page.get_by_role("button", name="Send the response").click()
    expect(page.get_by_text("The courts apply it since January.")).to_be_visible()


def test_the_secretariat_proposes_no_reply_for_those_that_sent_nothing(visit: Visit) -> None:
    page = visit(f"{HERE}overdue/", as_=SECRETARIAT)
    looked_at(page)
    page.get_by_role("link", name="Propose “no reply”").click()
    looked_at(page)
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_label("Reasons (English)").fill("Nothing came by the day it was due.")
    page.get_by_label("Reasons (French)").fill("Rien n’est parvenu à la date prévue.")
    page.get_by_role("button", name="Propose").click()
    expect(page.get_by_text("proposals were made.")).to_be_visible()


def test_the_grid_is_walked_by_arrow_keys(visit: Visit) -> None:
    page = visit(HERE, as_=MEMBER)
    page.locator(".grid tbody tr").first.locator("th a").focus()
    page.keyboard.press("ArrowRight")
    assert "/parties/" in str(page.evaluate("document.activeElement.href"))
    page.keyboard.press("ArrowDown")
    assert "/r-2/" in str(page.evaluate("document.activeElement.href"))


@pytest.mark.parametrize("scripts", [True, False])
def test_the_secretariat_chooses_a_block_in_the_grid(visit: Visit, scripts: bool) -> None:
    page = visit(HERE, as_=SECRETARIAT, scripts=scripts)
    page.get_by_role("link", name="Choose proposals to be decided").click()
    if scripts:
        looked_at(page)
    boxes = page.get_by_role("checkbox")
    assert boxes.count() > 2
    for turn in range(2):
        boxes.nth(turn).check()
    page.get_by_role("button", name="Decide on what is chosen").click()
    assert page.locator("input[name=assessment]:checked").count() == 2
    if scripts:
        looked_at(page)
        picture(page, "assessment-decide", 900)
        page.get_by_role("button", name="Record the decision").click()
        expect(page.get_by_text("The decision is recorded in the meeting.")).to_be_visible()
        assert Assessment.objects.filter(round__number=COMPILED, state="decided").count() == 2


def test_the_secretariat_records_a_step_that_the_figures_open(visit: Visit) -> None:
    page = visit(f"{HERE}overdue/", as_=SECRETARIAT)
    looked_at(page)
    picture(page, "assessment-overdue", 760)
    page.get_by_role("link", name="Record a step").first.click()
    looked_at(page)
    page.get_by_role("radio").first.check()
    page.get_by_label("Reason").fill("A letter went out.")
    page.get_by_role("button", name="Record").click()
    expect(page.get_by_text("The step is recorded.")).to_be_visible()
    assert EscalationStep.objects.count() == 1
    page.get_by_role("link", name="Take back").first.click()
    looked_at(page)


def test_members_read_figures_and_reports(visit: Visit) -> None:
    page = visit(HERE, as_=MEMBER)
    looked_at(page)
    picture(page, "assessment-grid", 1340)
    expect(page.get_by_role("link", name="Choose proposals to be decided")).to_have_count(0)
    page.get_by_role("link", name="Figures").click()
    looked_at(page)
    for path in ("recommendations/r-1/", "decide/", "reports/", "parties/xar/"):
        page.goto(f"{HERE}{path}")
        looked_at(page)
    with page.expect_download() as found:
        page.get_by_role("link", name="Compliance report (Word)").click()
    assert found.value.suggested_filename == f"compliance-lanzarote-{COMPILED}-XAR-decided-en.docx"


def test_the_secretariat_has_all_reports_made(visit: Visit) -> None:
    page = visit(f"{HERE}reports/", as_=SECRETARIAT)
    looked_at(page)
    page.get_by_role("radio", name="for the Committee").check()
    page.get_by_role("button", name="Have them made").click()
    for _turn in range(120):
        if page.get_by_role("link", name="Download (ZIP)").count():
            break
        page.wait_for_timeout(500)
        page.reload()
    looked_at(page)
    with page.expect_download() as found:
        page.get_by_role("link", name="Download (ZIP)").click()
    assert found.value.suggested_filename.endswith("-draft.zip")
    assert ReportOrder.objects.get().state == "done"


def test_a_decision_is_taken_back_and_stays_in_the_history(visit: Visit) -> None:
    row = Assessment.objects.filter(
        round__number=COMPILED, state="decided", party__code="XAR"
    ).get()
    page = visit(f"{HERE}parties/xar/{row.recommendation}/", as_=SECRETARIAT)
    page.get_by_role("link", name="Story").first.click()
    looked_at(page)
    page.go_back()
    page.get_by_role("link", name="Take this decision back").click()
    looked_at(page)
    page.get_by_label("Why it is taken back").fill("It was about another text.")
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("it stays in the history")).to_be_visible()
    page.goto(f"{HERE}parties/xar/{row.recommendation}/")
    expect(page.get_by_text("It was about another text.")).to_be_visible()
    looked_at(page)


def test_a_rapporteur_changes_and_withdraws_a_proposal(visit: Visit) -> None:
    page = visit(f"{HERE}parties/xar/r-2/propose/", as_=RAPPORTEUR)
    page.get_by_label("Status").select_option("in_compliance")
    for language in ("English", "French"):
        page.get_by_label(f"Reasons ({language})").fill("It is done.")
    page.get_by_role("button", name="Keep the proposal").click()
    page.get_by_role("link", name="Change").click()
    looked_at(page)
    page.get_by_label("Status").select_option("partly")
    page.get_by_role("button", name="Keep the proposal").click()
    page.get_by_role("link", name="Withdraw").click()
    looked_at(page)
    page.get_by_label("Reason").fill("I was mistaken.")
    page.get_by_role("button", name="Withdraw").click()
    expect(page.get_by_text("The proposal is withdrawn.")).to_be_visible()


@pytest.mark.parametrize("who", [None, COORDINATOR])
def test_everybody_reads_what_is_open(visit: Visit, who: SignIn | None) -> None:
    round, actor = round_by_number("lanzarote", COMPILED), secretary()
    today, conduct = timezone.localdate(), round.conduct
    if not conduct.happenings.filter(event="assessment_adopted").exists():
        event_record(actor=actor, conduct=conduct, event="assessment_adopted", on=today)
    page = visit(HERE, as_=who)
    looked_at(page)
    expect(page.get_by_role("link", name="What is to be decided")).to_have_count(0)
