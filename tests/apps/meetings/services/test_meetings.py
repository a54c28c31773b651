"""Meetings: planned, opened, closed, by the secretariat, one at a time."""

from dataclasses import replace
from datetime import date

import pytest

from ronda.apps.accounts.models import User
from ronda.apps.audit.telling import story_of
from ronda.apps.errors import NotAllowed, NotNow, NotValid, NotVisible, Stale
from ronda.apps.meetings.models import Meeting, MeetingState
from ronda.apps.meetings.selectors import open_meeting
from ronda.apps.meetings.services.meetings import (
    meeting_change,
    meeting_close,
    meeting_open,
    meeting_plan,
    meeting_reopen,
)
from tests.apps.at_once import at_once, refusals
from tests.apps.meetings.scene import DAYS, planned, under_way
from tests.apps.people import coordinator, member, monitoring_body, observer, secretary

pytestmark = pytest.mark.django_db


def of_another_body() -> User:
    monitoring_body("grevio")
    return secretary("grevio")


def test_a_meeting_goes_its_way() -> None:
    meeting = planned()
    assert open_meeting(meeting.body) is None
    meeting_open(actor=secretary(), meeting=meeting)
    assert open_meeting(meeting.body) == meeting
    meeting_close(actor=secretary(), meeting=meeting)
    assert open_meeting(meeting.body) is None
    meeting_reopen(actor=secretary(), meeting=meeting, reason="Closed a day too early.")
    done = [event.what for event in story_of(meeting)]
    assert sorted(done) == ["meeting.close", "meeting.open", "meeting.plan", "meeting.reopen"]


def test_what_cannot_follow_is_refused() -> None:
    meeting = planned()
    with pytest.raises(NotNow):
        meeting_close(actor=secretary(), meeting=meeting)
    with pytest.raises(NotNow):
        meeting_reopen(actor=secretary(), meeting=meeting, reason="Why not.")
    with pytest.raises(NotValid):
        meeting_reopen(actor=secretary(), meeting=meeting, reason=" ")


def test_of_one_body_one_meeting_is_under_way() -> None:
    under_way(46)
    with pytest.raises(NotNow, match="Another meeting"):
        under_way(47)
    under_way(1, body="grevio")


def test_a_number_is_given_once_and_a_meeting_ends_after_it_begins() -> None:
    planned(46)
    with pytest.raises(NotValid) as refused:
        planned(46)
    assert refused.value.field == "number"
    with pytest.raises(NotValid) as refused:
        meeting_plan(
            actor=secretary(),
            body=monitoring_body(),
            number=47,
            when=replace(DAYS, ends=date(2026, 11, 23)),
        )
    assert refused.value.field == "ends"


def test_a_change_overwrites_nothing_that_was_not_seen() -> None:
    meeting = planned()
    moved = replace(DAYS, place="Budva")
    meeting_change(actor=secretary(), meeting=meeting, seen=1, when=moved)
    with pytest.raises(Stale):
        meeting_change(actor=secretary(), meeting=meeting, seen=1, when=DAYS)
    assert Meeting.objects.get().place == "Budva"


def test_a_closed_meeting_is_not_changed() -> None:
    meeting = under_way()
    meeting = meeting_close(actor=secretary(), meeting=meeting)
    with pytest.raises(NotNow):
        meeting_change(actor=secretary(), meeting=meeting, seen=meeting.version, when=DAYS)


def test_only_the_secretariat_of_the_body_runs_its_meetings() -> None:
    meeting = planned()
    for who, refusal in (
        (member(), NotAllowed),
        (observer(), NotAllowed),
        (coordinator(), NotVisible),
        (of_another_body(), NotVisible),
    ):
        with pytest.raises(refusal):
            meeting_open(actor=who, meeting=meeting)
        with pytest.raises(refusal):
            meeting_plan(actor=who, body=meeting.body, number=50, when=DAYS)


@pytest.mark.django_db(transaction=True)
def test_of_two_meetings_opened_at_once_one_is_under_way() -> None:
    meetings, people = [planned(46), planned(47)], [secretary(), secretary()]
    outcomes = at_once(
        lambda: meeting_open(actor=people[0], meeting=meetings[0]),
        lambda: meeting_open(actor=people[1], meeting=meetings[1]),
    )
    assert refusals(outcomes) == [NotNow]
    assert Meeting.objects.filter(state=MeetingState.OPEN).count() == 1
