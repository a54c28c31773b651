"""Presence: one vote for each Party, none for others; a vote needs the quorum."""

import pytest

from ronda.apps.accounts.models import Role, User
from ronda.apps.errors import NotAllowed, NotNow, NotValid, Stale
from ronda.apps.meetings.models import Meeting, Outcome, Presence
from ronda.apps.meetings.selectors.presence import count_of, seats_of
from ronda.apps.meetings.services.decisions import Votes, decision_record
from ronda.apps.meetings.services.presence import presence_record
from tests.apps.meetings.scene import TEXTS, under_way
from tests.apps.people import coordinator, member, observer, rapporteur, secretary

pytestmark = pytest.mark.django_db


def key(who: User) -> int:
    one = who.memberships.get()
    return one.pk


def record(meeting: Meeting, *present: User, voting: tuple[User, ...] = ()) -> list[Presence]:
    meeting.refresh_from_db()
    return presence_record(
        actor=secretary(),
        meeting=meeting,
        seen=meeting.version,
        present=[key(one) for one in present],
        voting=[key(one) for one in voting],
    )


def voters(meeting: Meeting) -> set[int]:
    return {one.membership_id for one in meeting.presences.filter(votes=True)}


def test_each_party_has_one_vote_and_others_none() -> None:
    meeting = under_way()
    first, second, other, guest = member("XAR"), member("XAR"), rapporteur(None), observer()
    record(meeting, first, second, other, guest)
    assert voters(meeting) == {key(first)}
    record(meeting, first, second, other, guest, voting=(second,))
    assert voters(meeting) == {key(second)}
    with pytest.raises(NotValid, match="one vote"):
        record(meeting, first, second, voting=(first, second))
    record(meeting, first, other, voting=(other,))
    assert voters(meeting) == {key(first)}
    count = count_of(meeting)
    assert (count.parties, count.entitled, count.others) == (1, 1, 1)


def test_only_those_who_sit_in_the_meeting_are_present() -> None:
    meeting = under_way()
    sitting = {member("XAR"), rapporteur(None), observer()}
    stranger = coordinator()
    roles = {seat.membership.role for seat in seats_of(meeting)}
    assert roles == {Role.MEMBER, Role.RAPPORTEUR, Role.OBSERVER}
    assert {seat.membership.person for seat in seats_of(meeting)} == sitting
    with pytest.raises(NotValid):
        record(meeting, stranger)


def test_a_list_overwrites_only_what_was_seen() -> None:
    meeting, one = under_way(), member("XAR")
    record(meeting, one)
    with pytest.raises(Stale):
        presence_record(actor=secretary(), meeting=meeting, seen=1, present=[])
    with pytest.raises(NotAllowed):
        presence_record(actor=one, meeting=meeting, seen=meeting.version, present=[])


def vote(meeting: Meeting, votes: Votes) -> None:
    decision_record(
        actor=secretary(),
        meeting=meeting,
        what="x",
        texts=TEXTS,
        about=[],
        outcome=Outcome.VOTE,
        votes=votes,
    )


def test_a_vote_needs_the_quorum_and_has_no_more_votes_than_parties() -> None:
    meeting = under_way()
    parties = [member(code) for code in ("XAR", "XTA", "XVE", "SRB")]
    with pytest.raises(NotNow, match="quorum"):
        vote(meeting, Votes(1, 0, 0))
    record(meeting, *parties[:2])
    with pytest.raises(NotNow, match="2 of 4"):
        vote(meeting, Votes(2, 0, 0))
    record(meeting, *parties[:3])
    with pytest.raises(NotValid) as refused:
        vote(meeting, Votes(2, 1, 1))
    assert refused.value.field == "votes"
    vote(meeting, Votes(2, 1, 0))
    assert meeting.decisions.get().in_favour == 2
