"""The list of decisions as a paper: in each language, with what was taken back."""

import io

import pypdfium2
import pytest

from ronda.apps.meetings.listing import WRITERS, list_of_decisions
from ronda.apps.meetings.models import Meeting
from ronda.apps.meetings.selectors.decisions import decisions_of
from ronda.apps.meetings.services.agenda import agenda_add
from ronda.apps.meetings.services.decisions import decision_record, decision_take_back
from ronda.factsheets.reading.from_docx import document
from tests.apps.meetings.scene import TEXTS, under_way
from tests.apps.people import secretary

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting() -> Meeting:
    """A meeting with a decision on a point, and one that takes it back."""
    made = under_way()
    titles = {"en": "Draft report", "fr": "Projet de rapport"}
    item = agenda_add(actor=secretary(), meeting=made, titles=titles)
    first = decision_record(
        actor=secretary(), meeting=made, what="x", texts=TEXTS, about=[], item=item
    )
    decision_take_back(actor=secretary(), decision=first, reason="A figure was wrong.")
    return made


def lines(meeting: Meeting, language: str) -> list[str]:
    paper = list_of_decisions(meeting, decisions_of(secretary(), meeting), language)
    return [block.text for block in document(WRITERS["docx"].write(paper)).blocks]


def test_the_list_is_told_in_each_language(meeting: Meeting) -> None:
    english, french = lines(meeting, "en"), lines(meeting, "fr")
    assert {"List of decisions", "Draft report", TEXTS["en"]} <= set(english)
    assert {"Projet de rapport", TEXTS["fr"]} <= set(french)
    assert any("Taken back by decision 2 of meeting 46" in line for line in english)
    assert any("A figure was wrong." in line for line in english)
    assert any("24" in line and "Strasbourg" in line for line in english)


def test_the_same_list_is_the_same_file(meeting: Meeting) -> None:
    for writer in WRITERS.values():
        papers = [list_of_decisions(meeting, decisions_of(secretary(), meeting), "en")] * 2
        assert writer.write(papers[0]) == writer.write(papers[1])


def test_the_pdf_says_the_same(meeting: Meeting) -> None:
    paper = list_of_decisions(meeting, decisions_of(secretary(), meeting), "fr")
    with pypdfium2.PdfDocument(io.BytesIO(WRITERS["pdf"].write(paper))) as file:
        text = "".join(page.get_textpage().get_text_range() for page in file)
    assert TEXTS["fr"] in text
    assert len(text) > 200


def test_a_meeting_without_decisions_says_so() -> None:
    assert "No decision was recorded." in lines(under_way(), "en")
