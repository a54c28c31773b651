"""What a body does when nothing comes, or too little: reminders, letters, other procedures.

Two things to know. A step is something that may be decided, never something done by itself; Ronda
says when it is open. And each step waits for one of three things: a deadline missed, an event, or
a condition on the figures.
"""

from pydantic import Field

from ronda.procedure.actors import Actor
from ronda.procedure.calendars import Period
from ronda.procedure.stated import Id, Named, Stated


class EscalationStep(Named):
    """One step, who decides on it, and what opens it: `missed`, `after` or `condition`.

    `wait` is the time that must pass after the deadline missed or the event.
    """

    decided_by: Actor
    missed: Id | None = None
    after: Id | None = None
    condition: str | None = Field(default=None, max_length=200)
    wait: Period | None = None


class Escalation(Stated):
    """The steps from mildest to gravest."""

    steps: tuple[EscalationStep, ...] = ()
