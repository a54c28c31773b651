"""Who sees and reads what of a meeting; the verdict and the query agree."""

import pytest

from ronda.apps.meetings.models import Meeting
from ronda.apps.meetings.permissions import Can, Reads, reads, seen_by, verdict
from ronda.apps.meetings.selectors import visible_to
from ronda.apps.meetings.services.agenda import agenda_add, agenda_send
from ronda.apps.meetings.services.meetings import meeting_close, meeting_open
from tests.apps.meetings.scene import planned
from tests.roles.cast import cast

pytestmark = pytest.mark.django_db
SITTING = {"observer", "member", "rapporteur", "secretariat"}
COMMITTEE = {"member", "rapporteur", "secretariat"}


def test_the_verdict_and_the_query_agree() -> None:
    there = cast()
    meetings = [planned(46), planned(47, body="grevio")]
    for role, who in there.items():
        seen = set(Meeting.objects.filter(seen_by(who)))
        assert seen == {one for one in meetings if verdict(who, Can.SEE, one)}, role
        assert seen == set(visible_to(who))
    assert {role for role, who in there.items() if verdict(who, Can.SEE, meetings[0])} == SITTING


def test_what_is_read_opens_step_by_step() -> None:
    there = cast()
    who = there["secretariat"]

    def readers(what: Reads) -> set[str]:
        return {role for role, one in there.items() if reads(one, what, meeting)}

    meeting = planned()
    assert readers(Reads.AGENDA) == readers(Reads.DOCUMENTS) == {"secretariat"}
    agenda_add(actor=who, meeting=meeting, titles={"en": "Opening", "fr": "Ouverture"})
    meeting = agenda_send(actor=who, meeting=meeting)
    assert readers(Reads.AGENDA) == SITTING
    assert readers(Reads.DOCUMENTS) == COMMITTEE
    meeting = meeting_open(actor=who, meeting=meeting)
    assert readers(Reads.DECISIONS) == COMMITTEE
    meeting = meeting_close(actor=who, meeting=meeting)
    assert readers(Reads.DECISIONS) == SITTING
