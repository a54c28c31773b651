"""The pages of meetings ask the database as often for much as for little."""

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from ronda.apps.meetings.models import Meeting
from ronda.apps.meetings.services.agenda import agenda_add
from ronda.apps.meetings.services.decisions import decision_record
from ronda.apps.meetings.services.documents import document_number
from ronda.apps.meetings.services.meetings import meeting_open, meeting_plan
from tests.apps.asked import asked
from tests.apps.meetings.scene import DAYS
from tests.apps.people import member, monitoring_body, secretary

pytestmark = pytest.mark.django_db
BASELINE = {
    "meetings": 4,
    "meeting": 11,
    "documents": 6,
    "presence": 8,
    "decisions": 5,
}
TEXTS = {"en": "As it was said.", "fr": "Comme il a été dit."}


@override_settings(SECOND_FACTOR_REQUIRED=False)
def test_pages_ask_no_more_for_a_longer_meeting() -> None:
    plan = meeting_plan(actor=secretary(), body=monitoring_body(), number=46, when=DAYS)
    meeting = meeting_open(actor=secretary(), meeting=plan)
    member("XAR")
    more(meeting)
    client = Client()
    client.force_login(secretary())
    before = asked(client, pages())
    for _turn in range(4):
        more(meeting)
    member("XTA")
    meeting_plan(actor=secretary(), body=monitoring_body(), number=47, when=DAYS)
    assert asked(client, pages()) == before
    assert before == BASELINE


def more(meeting: Meeting) -> None:
    """A point, a document and a decision more."""
    who = secretary()
    agenda_add(actor=who, meeting=meeting, titles=TEXTS)
    document_number(actor=who, meeting=meeting, titles=TEXTS)
    decision_record(actor=who, meeting=meeting, what="meeting.other", texts=TEXTS, about=[])


def pages() -> dict[str, str]:
    """The pages by their names."""
    here = ["lanzarote", 46]
    return {
        "meetings": reverse("meetings:meetings"),
        "meeting": reverse("meetings:meeting", args=here),
        "documents": reverse("meetings:documents", args=here),
        "presence": reverse("meetings:presence", args=here),
        "decisions": reverse("meetings:decisions", args=here),
    }
