"""By when things are due in a round: by the body's rules, milestones and extensions.

Two things to know. A milestone that names a rule sets its day in place of the rule, and the latest
extension moves it for one Party. And a day that is due ends at midnight by the clock of Ronda.
"""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from ronda.apps.rounds.models import Conduct, Extension, RoundParty
from ronda.apps.rounds.selectors.procedures import happened, launched_on, procedure_of
from ronda.procedure.calendars import Calendar
from ronda.procedure.deadlines import Awaited, DeadlineRule
from ronda.procedure.document_kinds import DocumentKind
from ronda.procedure.participants import Participant


def worked_in(conduct: Conduct) -> Calendar:
    """Which days are worked in a round: all but Saturdays, Sundays and its own days off."""
    return Calendar(frozenset(date.fromisoformat(day) for day in conduct.days_off))


def rule_for(
    conduct: Conduct, document: DocumentKind, due_from: Participant | None = None
) -> DeadlineRule | None:
    """The first deadline of the round for a kind of document; None where it has none."""
    return next(
        (
            rule
            for rule in procedure_of(conduct).deadlines.rules
            if rule.document is document and due_from in {None, rule.due_from}
        ),
        None,
    )


def due_in(conduct: Conduct, rule: DeadlineRule, party: RoundParty | None = None) -> date | Awaited:
    """The day before any extension: the milestone's, else the rule's; Awaited while there is none.

    With `party` the events of that Party count as well. A date that the body's file names for
    another round, or that was over when this one was launched, is none of this round's.
    """
    for milestone in conduct.milestones.all():
        if milestone.rule == rule.id and milestone.removed_at is None:
            return milestone.on
    if rule.on is not None and not _is_of_round(conduct, rule.on):
        return Awaited("")
    return rule.due(happened(conduct, party), worked_in(conduct))


def _is_of_round(conduct: Conduct, on: date) -> bool:
    """Whether a date of the body's file can be meant for this round."""
    of_round = procedure_of(conduct).round
    if of_round is not None and of_round != conduct.round.number:
        return False
    return (launched_on(conduct) or timezone.localdate()) <= on


def due_of(party: RoundParty, rule: DeadlineRule) -> date | Awaited:
    """The day by which a Party owes something: with its extension, where it has one."""
    first = due_in(party.conduct, rule, party)
    extension = extension_of(party, rule)
    if extension is None or isinstance(first, Awaited):
        return first
    return max(first, extension.until)


def extension_of(party: RoundParty, rule: DeadlineRule) -> Extension | None:
    """The extension that holds for a Party and a deadline: the latest one."""
    found = [one for one in party.extensions.all() if one.rule == rule.id]
    return max(found, key=lambda one: one.pk, default=None)


def reply_due(party: RoundParty) -> date | None:
    """The day by which a Party's reply is due; None where no rule sets one, or not yet."""
    rule = rule_for(party.conduct, DocumentKind.REPLY)
    due = due_of(party, rule) if rule is not None else None
    return due if isinstance(due, date) else None


def end_of(day: date) -> datetime:
    """The last second of a day by the clock of Ronda."""
    return timezone.make_aware(datetime.combine(day, time.max.replace(microsecond=0)))


def is_over(day: date, moment: datetime | None = None) -> bool:
    """Whether a day that was due has ended at `moment`, or now."""
    return (moment or timezone.now()) >= end_of(day) + timedelta(seconds=1)
