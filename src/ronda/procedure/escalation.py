"""What a body does when nothing comes, or too little: reminders, letters, other procedures.

Two things to know. A step is something that may be decided, never something done by itself; Ronda
says when it is open. And each step waits for one of three things: a deadline missed, an event, or
a condition on the figures.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from pydantic import Field

from ronda.procedure.calendars import Calendar, Period
from ronda.procedure.formula_nodes import Undefined
from ronda.procedure.formulas import parse_formula
from ronda.procedure.participants import Participant
from ronda.procedure.stated import Id, Named, Stated


@dataclass(frozen=True)
class Situation:
    """How things stand with one Party: what happened when, what is overdue since when, figures.

    `overdue` has the day each deadline not kept was due; `figures` those of the last assessment,
    with its counts by status and the total; empty where there was none.
    """

    today: date
    calendar: Calendar
    happened: Mapping[str, date]
    overdue: Mapping[str, date]
    figures: Mapping[str, int | Fraction]


class EscalationStep(Named):
    """One step, who decides on it, and what opens it: `missed`, `after` or `condition`.

    `wait` is the time that must pass after the deadline missed or the event.
    """

    decided_by: Participant
    missed: Id | None = None
    after: Id | None = None
    condition: str | None = Field(default=None, max_length=200)
    wait: Period | None = None

    def is_open(self, situation: Situation) -> bool | Undefined:
        """Whether the step may be decided now; Undefined where its figures are not known."""
        if self.condition is not None:
            return self._condition_holds(situation.figures)
        if self.missed is not None:
            due = situation.overdue.get(self.missed)
            return due is not None and situation.today > self._waited(due, situation.calendar)
        event = situation.happened.get(self.after or "")
        return event is not None and situation.today >= self._waited(event, situation.calendar)

    def _waited(self, day: date, calendar: Calendar) -> date:
        return day if self.wait is None else calendar.after(day, self.wait)

    def _condition_holds(self, figures: Mapping[str, int | Fraction]) -> bool | Undefined:
        formula = parse_formula(self.condition or "")
        lacking = sorted(formula.names - figures.keys())
        if lacking:
            return Undefined(f"needs {lacking[0]}, which is not known")
        value = formula.value(figures)
        return value if isinstance(value, Undefined) else bool(value)


class Escalation(Stated):
    """The steps from mildest to gravest."""

    steps: tuple[EscalationStep, ...] = ()
