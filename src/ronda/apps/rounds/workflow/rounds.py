"""The ways of a round: one for each event that the body's file names.

Two things to know. The table is made from the procedure, so that every body has its own; what bars
an event depends on whether it launches the round, comes before that, or after. And an event may be
recorded in any order: a stage that was skipped bars nothing, but nothing of a later stage comes
before the launch.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.policy import Verdict
from ronda.apps.rounds.models import Conduct, RoundParty, VersionState
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.rounds import verdict
from ronda.apps.rounds.selectors.procedures import (
    happened,
    launched_on,
    launching,
    procedure_of,
    reached,
)
from ronda.apps.rounds.workflow.way import Way
from ronda.apps.treaties.models import Party
from ronda.procedure.procedure import Procedure
from ronda.procedure.stages import Event, Per


@dataclass(frozen=True)
class Attempt:
    """An event that somebody would record.

    `on` and `party` are None, and `parties` empty, where only what bars it anyway is asked. A
    launch has the Parties that are asked in `parties`; any other event for one Party has `party`.
    """

    conduct: Conduct
    event: Event
    on: date | None = None
    party: RoundParty | None = None
    parties: tuple[Party, ...] | None = None


def questionnaire_adopted(attempt: Attempt) -> str:
    """The body adopted the questionnaire."""
    states = {one.state for one in attempt.conduct.versions.all()}
    if states & {VersionState.ADOPTED, VersionState.OPEN}:
        return ""
    return _("The questionnaire is not adopted: record its adoption first.")


def parties_chosen(attempt: Attempt) -> str:
    """At least one Party is asked."""
    if attempt.parties is None or attempt.parties:
        return ""
    return _("No Party is chosen: choose those that are asked.")


def not_yet_asked(attempt: Attempt) -> str:
    """None of the Parties was asked already, and a round that is launched at once only once."""
    if attempt.event.per is Per.ROUND:
        return not_yet_happened(attempt)
    asked = {
        one.party.party_id
        for one in attempt.conduct.happenings.select_related("party").all()
        if one.event == attempt.event.id and one.taken_back_at is None and one.party is not None
    }
    again = [str(one) for one in attempt.parties or () if one.pk in asked]
    if not again:
        return ""
    return _("These Parties were asked already: %(names)s.") % {"names": ", ".join(again)}


def launched(attempt: Attempt) -> str:
    """The round was launched: for the Party, where the event is one Party’s."""
    if launched_on(attempt.conduct, attempt.party) is not None:
        return ""
    return _("The round is not launched yet: record the launch first.")


def not_yet_happened(attempt: Attempt) -> str:
    """It was not recorded before."""
    if attempt.event.per is Per.PARTY and attempt.party is None:
        return ""
    on = happened(attempt.conduct, attempt.party).get(attempt.event.id)
    if on is None:
        return ""
    return _("This was recorded already, for %(day)s.") % {"day": on.isoformat()}


def party_is_in(attempt: Attempt) -> str:
    """The Party is one of the round’s and did not leave."""
    party = attempt.party
    if party is None or party.left_on is None:
        return ""
    return _("%(party)s left the round.") % {"party": party.party}


def day_has_come(attempt: Attempt) -> str:
    """It did happen: its day is not in the future."""
    if attempt.on is None or attempt.on <= timezone.localdate():
        return ""
    return _("This day is in the future: record it when it has happened.")


def not_before_the_launch(attempt: Attempt) -> str:
    """Its day is not before that of the launch."""
    launch = launched_on(attempt.conduct, attempt.party)
    if attempt.on is None or launch is None or launch <= attempt.on:
        return ""
    return _("This day is before the launch, which was on %(day)s.") % {"day": launch.isoformat()}


Guard = Callable[[Attempt], str]
BEFORE: tuple[Guard, ...] = (not_yet_happened, day_has_come)
LAUNCH: tuple[Guard, ...] = (questionnaire_adopted, parties_chosen, not_yet_asked, day_has_come)
AFTER: tuple[Guard, ...] = (
    launched,
    party_is_in,
    not_yet_happened,
    day_has_come,
    not_before_the_launch,
)


def ways(procedure: Procedure) -> tuple[Way[Attempt], ...]:
    """A way for each event, in the order of the body's file; `end` is the stage that it opens."""
    opens = {one.opens_with: one.id for one in procedure.stages.steps}
    launch, guards, found = launching(procedure), BEFORE, []
    for event in procedure.stages.events:
        own = LAUNCH if event == launch else guards
        guards = AFTER if event == launch else guards
        label = event.name.in_language(get_language() or "en")
        found.append(Way(event.id, "", opens.get(event.id, ""), Can.RECORD, label, own))
    return tuple(found)


def way_of(procedure: Procedure, event: str) -> Way[Attempt] | None:
    """The way of one event, by its id."""
    return next((one for one in ways(procedure) if one.name == event), None)


@dataclass(frozen=True)
class OpenWay:
    """An event that may come next, as one person finds it."""

    way: Way[Attempt]
    event: Event
    allowed: Verdict
    hindrances: tuple[str, ...]


def ways_on(actor: Actor, conduct: Conduct) -> list[OpenWay]:
    """Every event that has not happened for the whole round, with what bars it.

    A launch that is each Party's own may come again: for Parties that were not asked yet.
    """
    procedure = procedure_of(conduct)
    launch, allowed = launching(procedure), verdict(actor, Can.RECORD, conduct)
    again = {launch.id} if launch.per is Per.PARTY else set()
    known = reached(conduct) - again
    return [
        OpenWay(way, event, allowed, way.hindrances(Attempt(conduct, event)))
        for way, event in zip(ways(procedure), procedure.stages.events, strict=True)
        if event.id not in known
    ]


def near_and_far(found: list[OpenWay], conduct: Conduct) -> tuple[list[OpenWay], list[OpenWay]]:
    """The events up to the one that opens the next stage, or to the launch; and those after it."""
    procedure = procedure_of(conduct)
    steps, launch = procedure.stages.steps, launching(procedure).id
    now = next((turn for turn, one in enumerate(steps) if one.id == conduct.stage), -1)
    coming = [one.opens_with for one in steps[now + 1 :]]
    if launch in coming:
        coming = [launch]
    names = [one.way.name for one in found]
    last = next((names.index(one) for one in coming if one in names), len(names))
    return found[: last + 1], found[last + 1 :]


def diagram(procedure: Procedure) -> str:
    """The stages of a body as a diagram in Mermaid's language."""
    lines, before = ["stateDiagram-v2"], "[*]"
    by_stage = {way.end: way for way in ways(procedure) if way.end}
    for stage in procedure.stages.steps:
        way = by_stage[stage.id]
        per = {one.id: one.per for one in procedure.stages.events}[way.name]
        told = [way.name, "for each Party" * (per is Per.PARTY), f"[{named(way)}]"]
        lines.append(f"    {before} --> {stage.id}: {' '.join(filter(None, told))}")
        before = stage.id
    return "\n".join(lines) + "\n"


def named(way: Way[Attempt]) -> str:
    """What must hold before, in words."""
    return ", ".join(guard.__name__.replace("_", " ") for guard in way.guards)
