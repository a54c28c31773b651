"""Who owes information or an answer, and who is to be told on a day that it falls due.

Two things to know. What is asked is a day, not the clock: the same day gives the same answer. And
coordinators are told, through their memberships.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import prefetch_related_objects

from ronda.apps.accounts.models import Role
from ronda.apps.addresses import path_to
from ronda.apps.follow_ups.models import Clarification, InformationState
from ronda.apps.follow_ups.selectors.places import place_of
from ronda.apps.follow_ups.selectors.windows import information_due, window_of
from ronda.apps.rounds.models import Conduct, RoundParty
from ronda.apps.rounds.selectors.falling_due import LATE, REPLY_STEPS
from ronda.apps.rounds.selectors.rounds import conducts_running, parties_of

COORDINATORS = (Role.COORDINATOR,)
STEPS = {*REPLY_STEPS, LATE}
CLARIFICATION_STEPS = {7, 1, LATE}


@dataclass(frozen=True)
class Due:
    """What is to be told: of which record, in which words, how many days before."""

    kind: str
    party: RoundParty
    about: RoundParty | Clarification
    due: date
    step: int
    link: str


def owing(conduct: Conduct) -> list[RoundParty]:
    """The Parties of a round that are asked for information and have not submitted it, by name."""
    prefetch_related_objects([conduct], "happenings", "milestones")
    found = parties_of(conduct).filter(left_on=None).select_related("party", "information")
    told = []
    for party in found.prefetch_related("extensions"):
        party.conduct = conduct
        information = getattr(party, "information", None)
        if information is None or information.state != InformationState.SUBMITTED:
            told.append(party)
    return [party for party in told if window_of(party).is_open]


def falling_due(on: date) -> list[Due]:
    """All that is to be told on a day, whether it was told already or not."""
    return [*_information(on), *_clarifications(on)]


def _information(on: date) -> list[Due]:
    every = [one for conduct in conducts_running() for one in owing(conduct)]
    known = [(one, due) for one in every if (due := information_due(one)) is not None]
    return [
        Due(
            kind="information-late" if (due - on).days == LATE else "information-due-soon",
            party=one,
            about=one,
            due=due,
            step=(due - on).days,
            link=path_to("follow_ups:party", *place_of(one)),
        )
        for one, due in known
        if (due - on).days in STEPS
    ]


def _clarifications(on: date) -> list[Due]:
    found = Clarification.objects.filter(answered_at=None, taken_back_at=None)
    return [
        Due(
            kind="clarification-due",
            party=one.party,
            about=one,
            due=one.due,
            step=(one.due - on).days,
            link=path_to("follow_ups:clarifications", *place_of(one.party)),
        )
        for one in found.select_related("party__party", "party__conduct__round__body")
        if (one.due - on).days in CLARIFICATION_STEPS and one.party.left_on is None
    ]
