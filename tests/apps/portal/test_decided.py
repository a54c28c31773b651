"""What meetings decided, on public pages: what is chosen and public, and nothing else."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from ronda.apps.meetings.models import Decision, Meeting
from ronda.apps.meetings.services.decisions import decision_record
from ronda.apps.meetings.services.meetings import meeting_close
from ronda.apps.meetings.services.publishing import decisions_publish, decisions_withhold
from ronda.apps.reports.models import Draft
from ronda.apps.reports.services.drafts import report_publish
from ronda.apps.rounds.models import Conduct
from tests.apps.asked import asked
from tests.apps.assessments.scene import decided, proposed, under_way
from tests.apps.people import secretary
from tests.apps.portal.scene import laid, main_of, open_conclusions, read
from tests.apps.portal.test_leaks import READERS

pytestmark = pytest.mark.django_db
LIST = reverse("portal:decisions")
PAGE = reverse("portal:meeting", args=["lanzarote", 46])
OPEN, CLOSED = "The office hours are longer.", "Nobody is to hear of this yet."
WHY = "for reasons that stay in the room"


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = False


def said(meeting: Meeting, text: str, about: tuple[Draft, ...] = ()) -> Decision:
    """A decision of the meeting."""
    return decision_record(
        actor=secretary(),
        meeting=meeting,
        what="meeting.decision",
        texts={"en": text, "fr": text},
        about=about,
        reason=WHY,
    )


def published(meeting: Meeting, *decisions: Decision) -> Meeting:
    """The meeting closed, these of its decisions published."""
    meeting = meeting_close(actor=secretary(), meeting=meeting)
    chosen = [one.number for one in decisions]
    return decisions_publish(
        actor=secretary(), meeting=meeting, seen=meeting.version, chosen=chosen
    )


def test_nothing_is_told_of_a_meeting_whose_decisions_are_not_published() -> None:
    meeting = under_way()
    decision = said(meeting, OPEN)
    empty = main_of(read(LIST))
    assert "46" not in empty
    assert Client().get(PAGE).status_code == 404
    assert Client().get(reverse("portal:meeting", args=["lanzarote", 99])).status_code == 404
    meeting = published(meeting, decision)
    assert OPEN in read(PAGE)
    decisions_withhold(actor=secretary(), meeting=meeting, reason="A day too early.")
    assert main_of(read(LIST)) == empty
    assert Client().get(PAGE).status_code == 404
    cited = reverse("portal:citation", args=["bib"])
    assert Client().get(cited, {"page": PAGE}).status_code == 404


def test_everybody_reads_what_was_chosen_and_nobody_the_rest() -> None:
    meeting = under_way()
    shown = said(meeting, OPEN)
    said(meeting, CLOSED)
    published(meeting, shown)
    pages: dict[str, str] = {}
    for who, made in READERS.items():
        reader = made()
        for address in (LIST, PAGE):
            page = main_of(read(address, reader))
            assert CLOSED not in page, who
            assert WHY not in page, who
            assert pages.setdefault(address, page) == page, who
    assert OPEN in pages[PAGE]
    assert "One decision is public." in pages[PAGE]


def test_a_decision_about_conclusions_is_told_once_they_are_open_and_links_to_them() -> None:
    conduct: Conduct = laid()
    meeting = under_way()
    decision = decided(conduct, proposed(conduct, id="r-1"), meeting=meeting)
    published(meeting, decision, said(Meeting.objects.get(pk=meeting.pk), OPEN))
    text = next(iter(decision.texts.values()))
    assert text not in read(PAGE)
    assert "conclusion," not in main_of(read(LIST))
    open_conclusions(conduct)
    assert text in read(PAGE)
    assert "1 conclusion," in main_of(read(LIST))
    grid = reverse("assessments:grid", args=["lanzarote", 2])
    assert f'href="{grid}"' in main_of(read(PAGE))


def test_a_decision_about_a_report_is_told_once_it_is_published() -> None:
    laid()
    draft = Draft.objects.latest("number")
    meeting = under_way()
    published(meeting, said(meeting, OPEN, (draft,)))
    assert OPEN not in read(PAGE)
    report_publish(actor=secretary(), draft=draft, on=timezone.localdate())
    address = reverse("reports:draft", args=["lanzarote", 2, draft.number])
    assert OPEN in read(PAGE)
    assert f'href="{address}"' in main_of(read(PAGE))


def test_a_decision_about_what_is_not_known_here_is_not_told() -> None:
    meeting = under_way()
    decision = said(meeting, OPEN)
    decision.about.create(key="assessments.escalation:1")
    published(meeting, decision)
    assert OPEN not in read(PAGE)
    assert "0 decisions are public." in read(PAGE)


def test_pages_ask_no_more_for_more_decisions() -> None:
    meeting = under_way()
    published(meeting, said(meeting, OPEN))
    pages = {"list": LIST, "page": PAGE}
    before = asked(Client(), pages)
    more = under_way(47)
    published(more, *(said(more, OPEN) for _turn in range(5)))
    assert asked(Client(), {"list": LIST, "page": PAGE.replace("46", "47")}) == before


def test_a_list_of_decisions_is_cited_with_its_day() -> None:
    meeting = under_way()
    published(meeting, said(meeting, OPEN))
    page = read(PAGE)
    assert 'class="citation-line"' in page
    told = Client().get(reverse("portal:citation", args=["bib"]), {"page": PAGE}).content.decode()
    assert "meeting\u00a046: list of decisions" in told or "list of decisions" in told
