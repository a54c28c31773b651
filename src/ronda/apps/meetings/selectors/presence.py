"""Who may sit in a meeting, who was there, and who votes.

Two things to know. Who sits follows from memberships that run on a day of the meeting: of
delegations with a Party's vote, of other committees and observers without. And a Party counts for
the quorum where somebody of its delegation is there.
"""

from dataclasses import dataclass

from ronda.apps.accounts.models import Membership, OrganisationKind
from ronda.apps.accounts.selectors import memberships_between, memberships_with
from ronda.apps.meetings.models import Meeting, Presence
from ronda.apps.meetings.selectors.meetings import procedure_of

SITTING = (OrganisationKind.DELEGATION, OrganisationKind.PARTICIPANT, OrganisationKind.OBSERVER)


@dataclass(frozen=True)
class Seat:
    """Somebody who may sit in the meeting, and what was recorded of them."""

    membership: Membership
    may_vote: bool
    present: bool
    votes: bool


@dataclass(frozen=True)
class Count:
    """How many Parties are there, of how many, and whether a vote may be taken."""

    parties: int
    entitled: int
    others: int
    quorum: bool


def seats_of(meeting: Meeting) -> list[Seat]:
    """All who may sit in the meeting: delegations by Party, then the others; those who were too."""
    recorded = {one.membership_id: one for one in meeting.presences.all()}
    running = list(members_of(meeting))
    known = {one.pk for one in running}
    running += memberships_with(recorded.keys() - known)
    return [_seat(one, recorded.get(one.pk)) for one in sorted(running, key=_place)]


def members_of(meeting: Meeting) -> list[Membership]:
    """The memberships by which one may sit in the meeting."""
    running = memberships_between(meeting.begins, meeting.ends)
    return list(running.filter(organisation__body=meeting.body_id, organisation__kind__in=SITTING))


def count_of(meeting: Meeting) -> Count:
    """Who is there, told in figures."""
    present = list(meeting.presences.all())
    parties = {one.party_id for one in present if one.votes}
    seats = {one.organisation.party_id for one in members_of(meeting) if may_vote(one)}
    entitled = len(seats | parties)
    rules = procedure_of(meeting.body).meetings
    return Count(
        parties=len(parties),
        entitled=entitled,
        others=len(present) - len(parties),
        quorum=bool(parties) and (rules is None or rules.has_quorum(len(parties), entitled)),
    )


def may_vote(membership: Membership) -> bool:
    """Whether one sits for a Party."""
    return membership.organisation.kind == OrganisationKind.DELEGATION


def _seat(membership: Membership, recorded: Presence | None) -> Seat:
    votes = recorded is not None and recorded.votes
    return Seat(membership, may_vote(membership), recorded is not None, votes)


def _place(membership: Membership) -> tuple[bool, str, str, str, int]:
    where = membership.organisation
    party = where.party.name if where.party else ""
    return not may_vote(membership), party, where.name, membership.person.full_name, membership.pk
