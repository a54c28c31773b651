"""What the page of a round shows: its stages with their days, what comes next, who acts now.

Two things to know. A stage that was skipped has no day and is not called done. And what comes next
is told to everybody; whether one may record it is asked apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ronda.apps.rounds.models import Conduct, Happening, Milestone, RoundParty
from ronda.apps.rounds.selectors.dates import due_in, reply_due
from ronda.apps.rounds.selectors.procedures import happened, launched_on, launching, procedure_of
from ronda.procedure.deadlines import DeadlineRule
from ronda.procedure.participants import Participant
from ronda.procedure.stages import Event, Stage
from ronda.procedure.stated import Wording

ACTING: dict[Participant, Promise] = {
    Participant.COMMITTEE: _("the Committee"),
    Participant.BUREAU: _("its Bureau"),
    Participant.RAPPORTEUR: _("rapporteurs"),
    Participant.SECRETARIAT: _("the secretariat"),
    Participant.COMMITTEE_OF_THE_PARTIES: _("the Committee of the Parties"),
    Participant.PARENT: _("the organ that the body answers to"),
    Participant.PARTY: _("the Parties"),
    Participant.OTHER_STATES: _("other States"),
    Participant.CIVIL_SOCIETY: _("civil society"),
    Participant.NHRI: _("national human rights institutions"),
    Participant.FACILITATOR: _("facilitators of children’s participation"),
    Participant.OTHER_BODY: _("other committees and organisations"),
}


@dataclass(frozen=True)
class StageLine:
    """A stage of the round: the day that opened it, whether it is the one reached."""

    stage: Stage
    event: Event
    on: date | None
    is_now: bool

    @property
    def acting(self) -> list[Promise]:
        """Who acts in it."""
        return [ACTING[one] for one in self.stage.participants]


@dataclass(frozen=True)
class Dated:
    """Something on a day of the round: a deadline, a milestone of its own, an event."""

    on: date
    title: Wording
    kind: str
    """"deadline", "milestone" or "event"."""
    party: RoundParty | None = None
    rule: DeadlineRule | None = None
    milestone: Milestone | None = None
    is_over: bool = False
    """Whether it is a deadline of a stage that the round has left behind."""


def stage_lines(conduct: Conduct) -> list[StageLine]:
    """The stages in order."""
    procedure = procedure_of(conduct)
    days, launch = happened(conduct), launching(procedure).id
    first = launched_on(conduct)
    if first is not None:
        days.setdefault(launch, first)
    return [
        StageLine(
            stage,
            next(one for one in procedure.stages.events if one.id == stage.opens_with),
            days.get(stage.opens_with),
            stage.id == conduct.stage,
        )
        for stage in procedure.stages.steps
    ]


def stage_next(lines: list[StageLine]) -> StageLine | None:
    """The stage after the one reached; the first before any is, None after the last."""
    now = next((turn for turn, line in enumerate(lines) if line.is_now), -1)
    return lines[now + 1] if now + 1 < len(lines) else None


def deadlines_of(conduct: Conduct) -> list[tuple[DeadlineRule, date | None, Milestone | None]]:
    """Each deadline with its day, None while it waits for its event, and who set it by hand."""
    set_by = {one.rule: one for one in conduct.milestones.all() if one.rule and not one.removed_at}
    found = []
    for rule in procedure_of(conduct).deadlines.rules:
        due = due_in(conduct, rule)
        day = due if isinstance(due, date) else None
        found.append((rule, day, set_by.get(rule.id)))
    return found


def own_milestones(conduct: Conduct) -> list[Milestone]:
    """The milestones that are no deadline of the rules."""
    return [one for one in conduct.milestones.all() if not one.rule and not one.removed_at]


def calendar_of(conduct: Conduct) -> list[Dated]:
    """Everything that has a day for the whole round, in order."""
    events = {one.id: one for one in procedure_of(conduct).stages.events}
    found = [Dated(day, events[id].name, "event") for id, day in happened(conduct).items()]
    found += [
        Dated(
            day,
            rule.name,
            "deadline",
            rule=rule,
            milestone=milestone,
            is_over=_is_over(conduct, rule),
        )
        for rule, day, milestone in deadlines_of(conduct)
        if day is not None
    ]
    found += [
        Dated(one.on, Wording.of(one.titles), "milestone", milestone=one)
        for one in own_milestones(conduct)
    ]
    return sorted(found, key=lambda one: (one.on, one.kind))


def _is_over(conduct: Conduct, rule: DeadlineRule) -> bool:
    """Whether the stage in which such a document is awaited lies behind the one reached."""
    stages = procedure_of(conduct).stages
    if rule.after is None or not conduct.stage:
        return False
    events = [one.id for one in stages.events]
    at_first = stages.stage_after(set(events[: events.index(rule.after) + 1]))
    turns = {one.id: turn for turn, one in enumerate(stages.steps)}
    from_then = stages.steps[turns[at_first.id] if at_first else 0 :]
    awaited = next((one for one in from_then if rule.document in one.documents), None)
    return awaited is not None and turns[conduct.stage] > turns[awaited.id]


def dates_of_party(party: RoundParty) -> list[Dated]:
    """What has a day for one Party alone: its own events, and deadlines extended for it."""
    conduct = party.conduct
    events = {one.id: one for one in procedure_of(conduct).stages.events}
    for_all = happened(conduct)
    found = [
        Dated(day, events[id].name, "event", party)
        for id, day in happened(conduct, party).items()
        if id not in for_all
    ]
    latest = {one.rule: one.until for one in sorted(party.extensions.all(), key=lambda e: e.pk)}
    for rule in procedure_of(conduct).deadlines.rules:
        alone = due_in(conduct, rule, party)
        whole = due_in(conduct, rule)
        day = latest.get(rule.id) or (alone if alone != whole else None)
        if isinstance(day, date):
            found.append(Dated(day, rule.name, "deadline", party, rule))
    return sorted(found, key=lambda one: (one.on, one.kind))


@dataclass(frozen=True)
class RoundShown:
    """What a round's page tells."""

    lines: list[StageLine]
    now: StageLine | None
    next: StageLine | None
    coming: list[Dated]
    own: list[tuple[RoundParty, date | None]]
    party_count: int


def round_shown(conduct: Conduct, own: Iterable[RoundParty]) -> RoundShown:
    """What the page of a round tells; `own` are the reader's own Parties in it."""
    lines, today, mine = stage_lines(conduct), timezone.localdate(), list(own)
    for party in mine:
        party.conduct = conduct
    return RoundShown(
        lines=lines,
        now=next((line for line in lines if line.is_now), None),
        next=stage_next(lines),
        coming=[one for one in calendar_of(conduct) if _is_coming(one, today)][:5],
        own=[(party, reply_due(party)) for party in mine],
        party_count=sum(one.left_on is None for one in conduct.parties.all()),
    )


def _is_coming(one: Dated, today: date) -> bool:
    return one.kind != "event" and one.on >= today and not one.is_over


def happenings_told(conduct: Conduct) -> list[tuple[Happening, Wording]]:
    """What was recorded and stands, newest first, each under its name."""
    names = {one.id: one.name for one in procedure_of(conduct).stages.events}
    rows = conduct.happenings.select_related("party__party", "recorded_by")
    standing = rows.filter(taken_back_at=None).order_by("-on", "-id")
    return [(one, names[one.event]) for one in standing]
