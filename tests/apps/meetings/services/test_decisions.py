"""Decisions: only in a meeting that is under way, numbered once, taken back by another one."""

import pytest
from django.db import transaction

from ronda.apps.audit.services import key_of
from ronda.apps.audit.telling import story_of
from ronda.apps.errors import NotAllowed, NotNow, NotValid, NotVisible
from ronda.apps.meetings.models import AgendaItem, Decision, Outcome
from ronda.apps.meetings.selectors import decisions_on, stands
from ronda.apps.meetings.services.decisions import Votes, decision_record, decision_take_back
from ronda.apps.meetings.services.meetings import meeting_close
from tests.apps.at_once import at_once, refusals
from tests.apps.meetings.scene import TEXTS, planned, under_way
from tests.apps.people import coordinator, member, secretary, state

pytestmark = pytest.mark.django_db


def test_a_decision_names_what_it_is_about() -> None:
    meeting, one, other = under_way(), state("XAR"), state("XTA")
    made = decision_record(
        actor=secretary(), meeting=meeting, what="draft.adopt", texts=TEXTS, about=[one, other]
    )
    assert made.number == 1
    assert made.texts == TEXTS
    assert [about.key for about in made.about.order_by("pk")] == [key_of(one), key_of(other)]
    assert list(decisions_on(other)) == [made]
    assert {event.what for event in story_of(one)} == {"decision.record"}
    assert stands(made)


def test_a_meeting_decides_only_while_it_is_under_way() -> None:
    for meeting in (
        planned(46),
        meeting_close(actor=secretary(), meeting=under_way(47)),
    ):
        with pytest.raises(NotNow):
            decision_record(
                actor=secretary(), meeting=meeting, what="draft.adopt", texts=TEXTS, about=[]
            )


def test_numbers_run_within_a_meeting() -> None:
    meeting = under_way()
    numbers = [
        decision_record(
            actor=secretary(), meeting=meeting, what="draft.adopt", texts=TEXTS, about=[]
        ).number
        for _turn in range(3)
    ]
    assert numbers == [1, 2, 3]


def test_a_decision_belongs_to_the_point_of_the_agenda_that_is_about_it() -> None:
    meeting, one = under_way(), state()
    taken_out = AgendaItem.objects.create(
        meeting=meeting, order=1, about=key_of(one), removed_at="2026-11-24T10:00Z"
    )
    item = AgendaItem.objects.create(meeting=meeting, order=2, about=key_of(one))
    made = decision_record(
        actor=secretary(), meeting=meeting, what="draft.adopt", texts=TEXTS, about=[one]
    )
    assert made.item == item
    with pytest.raises(NotValid):
        decision_record(
            actor=secretary(),
            meeting=meeting,
            what="draft.adopt",
            texts=TEXTS,
            about=[one],
            item=taken_out,
        )


@pytest.mark.parametrize(
    ("outcome", "votes"),
    [
        (Outcome.VOTE, None),
        (Outcome.CONSENSUS, Votes(3, 0, 0)),
        (Outcome.VOTE, Votes(0, 0, 0)),
        (Outcome.VOTE, Votes(-1, 2, 0)),
    ],
)
def test_only_a_vote_has_figures(outcome: Outcome, votes: Votes | None) -> None:
    with pytest.raises(NotValid) as refused:
        decision_record(
            actor=secretary(),
            meeting=under_way(),
            what="draft.adopt",
            texts=TEXTS,
            about=[],
            outcome=outcome,
            votes=votes,
        )
    assert refused.value.field == "votes"


def test_a_decision_is_told_in_each_language_of_the_body() -> None:
    with pytest.raises(NotValid):
        decision_record(
            actor=secretary(), meeting=under_way(), what="x", texts={"en": "Adopted."}, about=[]
        )


def test_only_the_secretariat_records() -> None:
    meeting = under_way()
    for who, refusal in ((member(), NotAllowed), (coordinator(), NotVisible)):
        with pytest.raises(refusal):
            decision_record(actor=who, meeting=meeting, what="x", texts=TEXTS, about=[])


def test_what_takes_a_decision_back_is_a_decision_of_a_later_meeting() -> None:
    first, one = under_way(46), state()
    made = decision_record(actor=secretary(), meeting=first, what="x", texts=TEXTS, about=[one])
    meeting_close(actor=secretary(), meeting=first)
    with pytest.raises(NotNow, match="under way"):
        decision_take_back(actor=secretary(), decision=made, reason="A slip.")
    later = under_way(47)
    back = decision_take_back(actor=secretary(), decision=made, reason="A slip.")
    assert (back.meeting, back.number, back.takes_back) == (later, 1, made)
    assert back.texts["fr"] != back.texts["en"]
    assert list(decisions_on(one)) == [back, made]
    assert not stands(made)
    assert not stands(back)
    for one_of_them in (made, back):
        with pytest.raises(NotNow):
            decision_take_back(actor=secretary(), decision=one_of_them, reason="Again.")


def test_what_fails_in_the_app_that_decides_leaves_no_decision() -> None:
    meeting = under_way()

    def adopt() -> None:
        with transaction.atomic():
            decision_record(actor=secretary(), meeting=meeting, what="x", texts=TEXTS, about=[])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        adopt()
    assert not Decision.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_decisions_at_once_have_a_number_each() -> None:
    meeting, people = under_way(), [secretary(), secretary()]

    def decide(turn: int) -> Decision:
        return decision_record(actor=people[turn], meeting=meeting, what="x", texts=TEXTS, about=[])

    assert refusals(at_once(lambda: decide(0), lambda: decide(1))) == []
    assert sorted(meeting.decisions.values_list("number", flat=True)) == [1, 2]


@pytest.mark.django_db(transaction=True)
def test_a_decision_taken_back_twice_at_once_is_taken_back_once() -> None:
    meeting, people = under_way(), [secretary(), secretary()]
    made = decision_record(actor=people[0], meeting=meeting, what="x", texts=TEXTS, about=[])
    outcomes = at_once(
        lambda: decision_take_back(actor=people[0], decision=made, reason="A slip."),
        lambda: decision_take_back(actor=people[1], decision=made, reason="A slip."),
    )
    assert refusals(outcomes) == [NotNow]
    assert meeting.decisions.count() == 2
