"""The agenda: from what is ready, put in order, sent to those who sit in the meeting."""

from collections.abc import Iterable

import pytest
from django.apps import apps

from ronda.apps.errors import NotAllowed, NotNow, NotValid, NotVisible
from ronda.apps.meetings.models import Meeting
from ronda.apps.meetings.selectors.agenda import Ready, agenda_of, ready_for
from ronda.apps.meetings.services.agenda import (
    agenda_add,
    agenda_add_ready,
    agenda_document,
    agenda_move,
    agenda_remove,
    agenda_send,
)
from ronda.apps.meetings.services.decisions import decision_record
from ronda.apps.meetings.services.documents import document_number
from ronda.apps.meetings.services.meetings import meeting_close, meeting_open
from ronda.apps.treaties.models import Body
from tests.apps.meetings.scene import TEXTS, planned
from tests.apps.people import coordinator, member, observer, rapporteur, secretary
from tests.mailing import Mailbox

pytestmark = pytest.mark.django_db
TITLES = {"en": "Opening of the meeting", "fr": "Ouverture de la réunion"}
DRAFT = Ready("reports.draft:7", {"en": "Draft report", "fr": "Projet de rapport"}, "/drafts/7/")
OTHER = Ready("reports.draft:8", {"en": "Draft annex", "fr": "Projet d’annexe"}, "/drafts/8/")


def ready(body: Body) -> Iterable[Ready]:
    """As an app tells it."""
    return (DRAFT, OTHER) if body.slug == "lanzarote" else ()


@pytest.fixture
def telling(monkeypatch: pytest.MonkeyPatch) -> None:
    """An app that has something ready."""
    config = apps.get_app_config("reports")
    monkeypatch.setattr(config, "ready_for_meetings", f"{__name__}.ready", raising=False)


def titles(meeting: Meeting) -> list[str]:
    return [one.titles["en"] for one in agenda_of(secretary(), meeting)]


@pytest.mark.usefixtures("telling")
def test_what_apps_say_is_ready_is_put_on_the_agenda_once() -> None:
    meeting = planned()
    assert DRAFT in ready_for(meeting)
    agenda_add_ready(actor=secretary(), meeting=meeting, keys=[DRAFT.key])
    assert DRAFT not in ready_for(meeting)
    assert OTHER in ready_for(meeting)
    item = agenda_of(secretary(), meeting)[0]
    assert (item.about, item.link) == (DRAFT.key, DRAFT.link)
    for keys in ([DRAFT.key], ["reports.draft:99"], []):
        with pytest.raises(NotValid):
            agenda_add_ready(actor=secretary(), meeting=meeting, keys=keys)


@pytest.mark.usefixtures("telling")
def test_what_is_taken_off_may_be_put_on_again() -> None:
    meeting = planned()
    [item] = agenda_add_ready(actor=secretary(), meeting=meeting, keys=[DRAFT.key])
    agenda_remove(actor=secretary(), item=item)
    assert titles(meeting) == []
    agenda_add_ready(actor=secretary(), meeting=meeting, keys=[DRAFT.key])
    assert titles(meeting) == ["Draft report"]
    with pytest.raises(NotNow):
        agenda_remove(actor=secretary(), item=item)


@pytest.mark.usefixtures("telling")
def test_points_are_moved() -> None:
    meeting = planned()
    agenda_add_ready(actor=secretary(), meeting=meeting, keys=[DRAFT.key, OTHER.key])
    first = agenda_add(actor=secretary(), meeting=meeting, titles=TITLES)
    agenda_move(actor=secretary(), item=first, up=True)
    agenda_move(actor=secretary(), item=first, up=True)
    agenda_move(actor=secretary(), item=first, up=True)
    assert titles(meeting) == ["Opening of the meeting", "Draft report", "Draft annex"]
    agenda_move(actor=secretary(), item=first, up=False)
    assert titles(meeting) == ["Draft report", "Opening of the meeting", "Draft annex"]


def test_the_agenda_is_read_once_it_is_sent(mailbox: Mailbox) -> None:
    meeting = planned()
    with pytest.raises(NotNow):
        agenda_send(actor=secretary(), meeting=meeting)
    agenda_add(actor=secretary(), meeting=meeting, titles=TITLES)
    sitting, others = [member(), rapporteur(None), observer()], [coordinator()]
    assert [agenda_of(who, meeting) for who in sitting] == [[], [], []]
    meeting = agenda_send(actor=secretary(), meeting=meeting)
    assert all(agenda_of(who, meeting) for who in sitting)
    sent = mailbox.everything()
    assert all(who.email in mailbox.to for who in sitting)
    assert not {who.email for who in others} & set(mailbox.to)
    assert "Lanzarote" in sent
    assert TITLES["en"] not in sent


def test_what_was_decided_on_stays_on_the_agenda() -> None:
    meeting = planned()
    item = agenda_add(actor=secretary(), meeting=meeting, titles=TITLES)
    meeting = meeting_open(actor=secretary(), meeting=meeting)
    decision_record(actor=secretary(), meeting=meeting, what="x", texts=TEXTS, about=[], item=item)
    with pytest.raises(NotNow):
        agenda_remove(actor=secretary(), item=item)


def test_a_document_belongs_to_a_point() -> None:
    meeting, other = planned(46), planned(47)
    item = agenda_add(actor=secretary(), meeting=meeting, titles=TITLES)
    mine = document_number(actor=secretary(), meeting=meeting, titles=TITLES)
    strange = document_number(actor=secretary(), meeting=other, titles=TITLES)
    agenda_document(actor=secretary(), item=item, document=mine)
    assert agenda_of(secretary(), meeting)[0].document == mine
    with pytest.raises(NotValid):
        agenda_document(actor=secretary(), item=item, document=strange)


def test_the_agenda_of_a_closed_meeting_stands() -> None:
    meeting = meeting_open(actor=secretary(), meeting=planned())
    meeting_close(actor=secretary(), meeting=meeting)
    with pytest.raises(NotNow):
        agenda_add(actor=secretary(), meeting=meeting, titles=TITLES)


def test_only_the_secretariat_sets_the_agenda() -> None:
    meeting = planned()
    for who, refusal in ((member(), NotAllowed), (coordinator(), NotVisible)):
        with pytest.raises(refusal):
            agenda_add(actor=who, meeting=meeting, titles=TITLES)
