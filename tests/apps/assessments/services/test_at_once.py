"""Several people at the same moment: nothing is decided or proposed twice, nothing is lost."""

import pytest

from ronda.apps.assessments.models import Assessment, AssessmentState
from ronda.apps.assessments.services.deciding import Seen, assessments_decide
from ronda.apps.assessments.services.proposals import (
    Proposed,
    proposal_change,
    silence_propose,
)
from ronda.apps.errors import NotNow, Stale
from ronda.apps.meetings.models import Decision
from tests.apps.assessments.scene import (
    TEXTS,
    WHY,
    assessing,
    proposed,
    the_round,
    under_way,
)
from tests.apps.at_once import at_once, refusals
from tests.apps.people import rapporteur, secretary, state

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_decisions_at_once_one_is_a_decision() -> None:
    conduct = assessing()
    row, meeting = proposed(conduct), under_way()
    people = [secretary(), secretary()]

    def decide(turn: int) -> Decision:
        return assessments_decide(
            actor=people[turn],
            round=the_round(conduct),
            meeting=meeting,
            seen=[Seen(row.pk, 1)],
            texts=TEXTS,
        )

    outcomes = at_once(lambda: decide(0), lambda: decide(1))
    assert refusals(outcomes) == [NotNow]
    assert Decision.objects.count() == 1
    assert Assessment.objects.get().version == 2


def test_of_two_changes_at_once_the_second_is_told() -> None:
    conduct, who, other = assessing(), rapporteur("XTA"), secretary()
    row = proposed(conduct, who)

    def change(actor: object, status: str) -> Assessment:
        return proposal_change(
            actor=actor,  # type: ignore[arg-type]
            assessment=row,
            seen=1,
            proposed=Proposed(status, WHY),
        )

    outcomes = at_once(lambda: change(who, "rejected"), lambda: change(other, "in_compliance"))
    assert refusals(outcomes) == [Stale]


def test_two_rapporteurs_on_one_cell_at_once_keep_both() -> None:
    conduct, people = assessing(), [rapporteur("XTA"), rapporteur("XVE")]
    at_once(*(lambda who=who: proposed(conduct, who) for who in people))
    open_ones = Assessment.objects.filter(state=AssessmentState.PROPOSED)
    assert {one.author for one in open_ones} == set(people)


def test_no_reply_is_proposed_once_by_two_at_once() -> None:
    conduct, people = assessing(), [secretary(), secretary()]

    def propose(turn: int) -> object:
        return silence_propose(
            actor=people[turn], round=the_round(conduct), parties=[state("XVE")], reasons=WHY
        )

    at_once(lambda: propose(0), lambda: propose(1))
    found = Assessment.objects.values_list("party__code", "recommendation")
    assert sorted(found) == [("XVE", "r-2"), ("XVE", "r-4")]
