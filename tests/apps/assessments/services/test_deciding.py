"""A meeting decides one by one or in blocks; what was decided is never overwritten."""

import pytest

from ronda.apps.accounts.models import User
from ronda.apps.assessments.models import Assessment, AssessmentState, PartyResponse
from ronda.apps.assessments.selectors.bases import basis_of
from ronda.apps.assessments.selectors.grids import CellState, cells_of
from ronda.apps.assessments.selectors.history import history_of
from ronda.apps.assessments.selectors.readiness import ready_for_meetings
from ronda.apps.assessments.services.deciding import Seen, assessments_decide, block_take_back
from ronda.apps.assessments.services.proposals import Proposed, proposal_change
from ronda.apps.assessments.services.sharing import proposals_share, response_send
from ronda.apps.errors import NotAllowed, NotNow, NotValid, NotVisible, Stale
from ronda.apps.meetings.models import Decision, Meeting
from ronda.apps.meetings.services.meetings import meeting_close
from ronda.apps.notifications.models import Notification
from ronda.apps.rounds.models import Conduct
from tests.apps.assessments.scene import (
    TEXTS,
    WHY,
    assessing,
    decided,
    proposed,
    the_round,
    under_way,
)
from tests.apps.people import (
    contributor,
    coordinator,
    member,
    monitoring_body,
    rapporteur,
    secretary,
    state,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def conduct() -> Conduct:
    return assessing()


def told(kind: str) -> list[str]:
    return [one.person.full_name for one in Notification.objects.filter(kind=kind)]


def test_a_block_is_one_decision_about_all_of_it(conduct: Conduct) -> None:
    rows = [proposed(conduct, id=id) for id in ("r-1", "r-2", "r-4")]
    who = coordinator("XAR")
    decision = decided(conduct, *rows)
    keys = set(decision.about.values_list("key", flat=True))
    assert keys == {f"assessments.assessment:{row.pk}" for row in rows}
    assert {one.state for one in Assessment.objects.all()} == {AssessmentState.DECIDED}
    assert told("assessments.decided") == [who.full_name]


def test_the_other_proposal_of_a_cell_is_set_aside(conduct: Conduct) -> None:
    taken, other = proposed(conduct), proposed(conduct, rapporteur("XVE"), status="rejected")
    decided(conduct, taken)
    other.refresh_from_db()
    assert other.state == AssessmentState.ASIDE


def test_two_proposals_of_one_cell_are_not_both_decided(conduct: Conduct) -> None:
    first, second = proposed(conduct), proposed(conduct, rapporteur("XVE"))
    with pytest.raises(NotValid, match="choose one"):
        decided(conduct, first, second)
    assert not Decision.objects.exists()


def test_a_block_in_which_something_changed_is_not_decided_at_all(conduct: Conduct) -> None:
    first, second = proposed(conduct, secretary(), id="r-1"), proposed(conduct, id="r-2")
    proposal_change(actor=secretary(), assessment=first, seen=1, proposed=Proposed("rejected", WHY))
    with pytest.raises(Stale):
        decided(conduct, first, second)
    assert not Assessment.objects.filter(state=AssessmentState.DECIDED).exists()
    assert not Decision.objects.exists()


def test_only_a_meeting_under_way_decides_and_only_the_secretariat_records(
    conduct: Conduct,
) -> None:
    row, meeting = proposed(conduct), under_way()
    with pytest.raises(NotAllowed):
        recorded_by(member("XAR"), conduct, meeting, row)
    with pytest.raises(NotVisible):
        recorded_by(coordinator("XAR"), conduct, meeting, row)
    meeting_close(actor=secretary(), meeting=meeting)
    with pytest.raises(NotNow):
        recorded_by(secretary(), conduct, meeting, row)
    row.refresh_from_db()
    assert row.state == AssessmentState.PROPOSED


def recorded_by(who: User, conduct: Conduct, meeting: Meeting, row: Assessment) -> Decision:
    return assessments_decide(
        actor=who,
        round=the_round(conduct),
        meeting=meeting,
        seen=[Seen(row.pk, row.version)],
        texts=TEXTS,
    )


def test_a_decision_taken_back_leaves_the_history_and_what_stood_before(conduct: Conduct) -> None:
    meeting, basis = under_way(), basis_of(the_round(conduct))
    decided(conduct, proposed(conduct, status="not_in_compliance"), meeting=meeting)
    second = decided(conduct, proposed(conduct, status="in_compliance"), meeting=meeting)
    at = (state("XAR").pk, "r-1")
    assert cells_of(secretary(), basis)[at].status == "in_compliance"
    block_take_back(
        actor=secretary(), round=the_round(conduct), decision=second, reason="Wrong text"
    )
    cell = cells_of(secretary(), basis)[at]
    assert (cell.state, cell.status) == (CellState.DECIDED, "not_in_compliance")
    asked = basis.frame.one("r-1")
    assert asked is not None
    history = history_of(secretary(), basis, state("XAR"), asked)
    assert [one.status for one in history] == ["in_compliance", "not_in_compliance"]
    assert history[0].decision is not None
    assert history[0].decision.taken_back_by.reason == "Wrong text"
    seen_outside = history_of(coordinator("XAR"), basis, state("XAR"), asked)
    assert [one.status for one in seen_outside] == ["not_in_compliance"]


def test_a_party_responds_to_what_was_shared_with_it(conduct: Conduct) -> None:
    row, who = proposed(conduct), coordinator("XAR")
    with pytest.raises(NotVisible):
        response_send(actor=who, assessment=row, seen=1, text="We object.")
    proposals_share(actor=row.author, assessments=[row])
    assert told("assessments.shared") == [who.full_name]
    with pytest.raises(Stale):
        response_send(actor=who, assessment=row, seen=1, text="We object.")
    response_send(actor=who, assessment=row, seen=2, text="We object.")
    assert PartyResponse.objects.get().text == "We object."
    with pytest.raises(NotAllowed):
        response_send(actor=contributor("XAR"), assessment=row, seen=2, text="We too.")
    with pytest.raises(NotVisible):
        response_send(actor=coordinator("XTA"), assessment=row, seen=2, text="We too.")


def test_a_proposal_changed_after_sharing_is_the_bodys_alone_again(conduct: Conduct) -> None:
    who, party = rapporteur("XTA"), coordinator("XAR")
    row = proposed(conduct, who)
    proposals_share(actor=who, assessments=[row])
    proposal_change(actor=who, assessment=row, seen=2, proposed=Proposed("rejected", WHY))
    with pytest.raises(NotVisible):
        response_send(actor=party, assessment=row, seen=3, text="We object.")


def test_a_round_with_proposals_is_ready_for_a_meeting_and_belongs_to_its_point(
    conduct: Conduct,
) -> None:
    body = monitoring_body()
    assert list(ready_for_meetings(body)) == []
    row, meeting = proposed(conduct), under_way()
    (ready,) = ready_for_meetings(body)
    key, titles, link = ready
    assert (key, link) == (
        f"treaties.round:{conduct.round.pk}",
        "/rounds/lanzarote/2/assessments/decide/",
    )
    assert set(titles) == {"en", "fr"}
    point = meeting.agenda.create(order=1, titles=dict(titles), about=key)
    assert decided(conduct, row, meeting=meeting).item == point
    assert list(ready_for_meetings(body)) == []
