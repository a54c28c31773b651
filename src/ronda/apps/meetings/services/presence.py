"""Recording who is present, and who votes.

Two things to know. One list is recorded as a whole, over the one that was seen. And each Party has
one vote: where nobody of several is named, the first of its delegation votes.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator

from django.utils.translation import gettext as _

from ronda.apps.accounts.models import Membership
from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid, Stale
from ronda.apps.meetings.models import Meeting, MeetingState, Presence
from ronda.apps.meetings.permissions import Can, verdict
from ronda.apps.meetings.selectors.presence import Seat, seats_of
from ronda.apps.meetings.services.meetings import meeting_locked
from ronda.apps.policy import demand


def presence_record(
    *,
    actor: Actor,
    meeting: Meeting,
    seen: int,
    present: Collection[int],
    voting: Collection[int] = (),
) -> list[Presence]:
    """Record the memberships that are `present`, and which of them vote for their Parties.

    `seen` is the version of the meeting that the person saw. Raises NotValid where two would vote
    for one Party, or somebody who cannot sit in the meeting is named.
    """
    demand(verdict(actor, Can.RECORD_PRESENCE, meeting))
    with act(actor=actor, what=Can.RECORD_PRESENCE, about=(meeting,)) as done:
        locked = _locked(meeting, seen)
        seats = {seat.membership.pk: seat for seat in seats_of(locked)}
        if strangers := set(present) - seats.keys():
            sentence = _("%(count)d of those named cannot sit in this meeting.")
            raise NotValid(sentence % {"count": len(strangers)}, "present")
        there = [seat for key, seat in seats.items() if key in set(present)]
        votes = _voters(there, set(voting))
        locked.presences.all().delete()
        made = Presence.objects.bulk_create(
            _presence(locked, seat.membership, votes=seat.membership.pk in votes) for seat in there
        )
        locked.version += 1
        locked.save(update_fields=["version"])
        done.after = {"present": len(made), "votes": len(votes)}
    return made


def _locked(meeting: Meeting, seen: int) -> Meeting:
    locked = meeting_locked(meeting)
    if locked.state == MeetingState.CLOSED:
        raise NotNow(_("This meeting is closed."))
    if locked.version != seen:
        sentence = _("Somebody changed this meeting meanwhile: look at what stands there now.")
        raise Stale(sentence, locked)
    return locked


def _voters(there: list[Seat], voting: set[int]) -> set[int]:
    """Who votes: one of each Party's delegation."""
    return {chosen for seats in _by_party(there) for chosen in [_voter(seats, voting)]}


def _by_party(there: list[Seat]) -> Iterator[list[Membership]]:
    delegations: dict[int, list[Membership]] = defaultdict(list)
    for seat in there:
        party = seat.membership.organisation.party_id
        if seat.may_vote and party is not None:
            delegations[party].append(seat.membership)
    yield from delegations.values()


def _voter(delegation: list[Membership], voting: set[int]) -> int:
    named = [one.pk for one in delegation if one.pk in voting]
    if len(named) > 1:
        sentence = _("Each Party has one vote: choose who votes for %(party)s.")
        raise NotValid(sentence % {"party": delegation[0].organisation.party}, "voting")
    return named[0] if named else delegation[0].pk


def _presence(meeting: Meeting, membership: Membership, *, votes: bool) -> Presence:
    party = membership.organisation.party_id
    return Presence(meeting=meeting, membership=membership, party_id=party, votes=votes)
