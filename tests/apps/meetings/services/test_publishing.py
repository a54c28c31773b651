"""The list of decisions of a meeting: published by the secretariat, decision by decision."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from ronda.apps.accounts.models import User
from ronda.apps.audit.telling import story_of
from ronda.apps.errors import NotAllowed, NotNow, NotValid, NotVisible, Stale
from ronda.apps.meetings.models import Meeting
from ronda.apps.meetings.selectors.published import (
    decisions_published,
    meeting_published,
    meetings_published,
)
from ronda.apps.meetings.services.decisions import decision_record
from ronda.apps.meetings.services.meetings import meeting_close, meeting_reopen
from ronda.apps.meetings.services.publishing import decisions_publish, decisions_withhold
from tests.apps.meetings.scene import TEXTS, under_way
from tests.apps.people import coordinator, member, monitoring_body, observer, secretary

pytestmark = pytest.mark.django_db


def over(number: int = 46, decisions: int = 2) -> Meeting:
    """A meeting that is closed, with decisions."""
    meeting = under_way(number)
    for _turn in range(decisions):
        decision_record(
            actor=secretary(), meeting=meeting, what="meeting.other", texts=TEXTS, about=()
        )
    return meeting_close(actor=secretary(), meeting=meeting)


def publish(meeting: Meeting, *chosen: int, actor: User | None = None) -> Meeting:
    who = actor or secretary()
    return decisions_publish(actor=who, meeting=meeting, seen=meeting.version, chosen=chosen)


def test_only_what_is_chosen_is_public_and_leaves_a_row_in_the_trail() -> None:
    meeting = publish(over(), 2)
    assert [one.number for one in decisions_published([meeting])] == [2]
    assert meeting_published("lanzarote", 46) == meeting
    told = story_of(meeting).filter(what="decisions.publish").get()
    assert (told.before, told.after) == ([], [2])
    again = publish(meeting, 1)
    assert [one.number for one in decisions_published([again])] == [1]


def test_a_list_is_taken_back_with_a_reason() -> None:
    meeting = publish(over(), 1)
    with pytest.raises(NotValid):
        decisions_withhold(actor=secretary(), meeting=meeting, reason=" ")
    meeting = decisions_withhold(actor=secretary(), meeting=meeting, reason="A day too early.")
    assert not meetings_published().exists()
    with pytest.raises(NotVisible):
        meeting_published("lanzarote", 46)
    with pytest.raises(NotNow):
        decisions_withhold(actor=secretary(), meeting=meeting, reason="Again.")


def test_what_is_opened_again_is_published_anew() -> None:
    meeting = publish(over(), 1)
    meeting = meeting_reopen(actor=secretary(), meeting=meeting, reason="Closed too early.")
    assert not meetings_published().exists()
    meeting_close(actor=secretary(), meeting=meeting)
    assert not meetings_published().exists()


def test_what_does_not_fit_is_refused() -> None:
    meeting = over()
    with pytest.raises(NotValid):
        publish(meeting)
    with pytest.raises(NotValid):
        publish(meeting, 3)
    with pytest.raises(Stale):
        decisions_publish(actor=secretary(), meeting=meeting, seen=meeting.version - 1, chosen=[1])
    with pytest.raises(NotNow):
        publish(under_way(47), 1)
    with transaction.atomic(), pytest.raises(IntegrityError):
        Meeting.objects.filter(number=47).update(decisions_published_at=timezone.now())


def test_only_the_secretariat_of_the_body_publishes() -> None:
    monitoring_body("grevio")
    meeting = over()
    for who, refusal in (
        (member("XAR"), NotAllowed),
        (observer(), NotAllowed),
        (coordinator("XAR"), NotVisible),
        (secretary("grevio"), NotVisible),
    ):
        with pytest.raises(refusal):
            publish(meeting, 1, actor=who)
        with pytest.raises(refusal):
            decisions_withhold(actor=who, meeting=meeting, reason="Why not.")


def test_the_newest_meeting_stands_first() -> None:
    first = publish(over(46), 1)
    Meeting.objects.filter(pk=first.pk).update(begins=first.begins - timedelta(days=90))
    second = publish(over(47), 1)
    assert list(meetings_published()) == [second, first]
