"""What the procedure of a round says, given what happened in it.

Two things to know. The procedure is read from the text that the round keeps, once for each text.
And an event for one Party counts for that Party only; for the whole round it counts once it
happened for all its Parties, and the launch as soon as it happened at all.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from ronda.apps.rounds.models import Conduct, Happening, Openness, RoundParty
from ronda.procedure.document_kinds import DocumentKind
from ronda.procedure.loading import read_procedure
from ronda.procedure.participants import Participant
from ronda.procedure.procedure import Procedure
from ronda.procedure.publicity import Publicity
from ronda.procedure.stages import Event, Per, Stage


def procedure_of(conduct: Conduct) -> Procedure:
    """The procedure of the round, as its body's file was when the round began."""
    return _procedure(conduct.procedure_text, conduct.procedure)


def happened(conduct: Conduct, party: RoundParty | None = None) -> dict[str, date]:
    """The events of the round, and of `party` where one is given, each with its day."""
    return {
        one.event: one.on
        for one in conduct.happenings.all()
        if one.taken_back_at is None and one.party_id in {None, party and party.pk}
    }


def launching(procedure: Procedure) -> Event:
    """The event that launches the round: it opens the first stage that brings replies."""
    replying = [one for one in procedure.stages.steps if DocumentKind.REPLY in one.documents]
    opening = (replying or procedure.stages.steps)[0].opens_with
    return next(one for one in procedure.stages.events if one.id == opening)


def launched_on(conduct: Conduct, party: RoundParty | None = None) -> date | None:
    """The day of the launch, for `party` where one is given, else the first; None before it."""
    event = launching(procedure_of(conduct)).id
    if party is not None:
        return happened(conduct, party).get(event)
    return min((one.on for one in _standing(conduct) if one.event == event), default=None)


def stage_of(conduct: Conduct) -> Stage | None:
    """The stage that the whole round has reached; None before the first."""
    return procedure_of(conduct).stages.stage_after(reached(conduct))


def stage_of_party(party: RoundParty) -> Stage | None:
    """The stage that the round has reached for one Party."""
    return procedure_of(party.conduct).stages.stage_after(happened(party.conduct, party))


def asks_for_follow_up(conduct: Conduct, party: RoundParty | None = None) -> bool:
    """Whether the stage was reached that asks Parties what they did: by `party`, else by any."""
    procedure = procedure_of(conduct)
    asking = (one for one in procedure.stages.steps if DocumentKind.FOLLOW_UP in one.documents)
    first = next(asking, None)
    events = (
        {one.event for one in _standing(conduct)} if party is None else happened(conduct, party)
    )
    reached = procedure.stages.stage_after(events)
    steps = procedure.stages.steps
    return first is not None and reached is not None and steps.index(reached) >= steps.index(first)


def follow_up_is_public(party: RoundParty) -> bool:
    """Whether the body's rules make public by now what a Party says it did."""
    now = publicity_of(party.conduct, DocumentKind.FOLLOW_UP, Participant.PARTY, party=party)
    return now is Publicity.PUBLIC


def stage_named(conduct: Conduct) -> Stage | None:
    """The stage that `conduct.stage` repeats, without asking what happened."""
    steps = procedure_of(conduct).stages.steps
    return next((one for one in steps if one.id == conduct.stage), None)


def openness_of(conduct: Conduct) -> Openness:
    """Who sees the round and its questionnaire: before the launch the body, then as it rules.

    Whoever is asked must see what is asked: from the launch on it is never confidential.
    """
    if launched_on(conduct) is None:
        return Openness.CONFIDENTIAL
    events = reached(conduct)
    ruled = (
        rule.now(events)
        for rule in procedure_of(conduct).publicity.rules
        if rule.document == DocumentKind.QUESTIONNAIRE
    )
    widest = max(ruled, key=lambda one: one.openness, default=Publicity.RESTRICTED)
    return Openness.PUBLIC if widest is Publicity.PUBLIC else Openness.RESTRICTED


def publicity_of(
    conduct: Conduct,
    document: DocumentKind,
    author: Participant,
    *,
    party: RoundParty | None = None,
    wish: Publicity | None = None,
) -> Publicity:
    """How open such a document is now; confidential where no rule is about it.

    Without `party` it is about the round.
    """
    rules = procedure_of(conduct).publicity
    about = Per.ROUND if party is None else Per.PARTY
    return rules.of(document, author, happened(conduct, party), wish, about=about)


def _standing(conduct: Conduct) -> Iterator[Happening]:
    return (one for one in conduct.happenings.all() if one.taken_back_at is None)


def reached(conduct: Conduct) -> set[str]:
    """The events that count for the whole round."""
    procedure, standing = procedure_of(conduct), list(_standing(conduct))
    found = {one.event for one in standing if one.party_id is None}
    staying = {one.pk for one in conduct.parties.all() if one.left_on is None}
    launch = launching(procedure).id
    for event in procedure.stages.events:
        having = {one.party_id for one in standing if one.event == event.id}
        everywhere = bool(staying) and staying <= having
        if event.per is Per.PARTY and having and (everywhere or event.id == launch):
            found.add(event.id)
    return found


@lru_cache(maxsize=64)
def _procedure(text: str, id: str) -> Procedure:
    return read_procedure(text, f"{id}.toml")
