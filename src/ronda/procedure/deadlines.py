"""By when a document is due: on a date, or some time after an event; and how it is extended.

Two things to know. Everything is reckoned from what is given: the dates of events, a calendar of
holidays. And an extension needs a reason and only ever moves a date later, for one Party.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ronda.procedure.calendars import Calendar, Period
from ronda.procedure.document_kinds import DocumentKind
from ronda.procedure.participants import Participant
from ronda.procedure.stated import Id, Stated, Wording


class NotExtended(ValueError):
    """An extension that the rules do not allow."""


class OnDayOff(StrEnum):
    """What becomes of a deadline that ends on a day not worked."""

    STAYS = "stays"
    NEXT = "next"
    PREVIOUS = "previous"


class ExtensionRule(Stated):
    """Who may extend a deadline, and by how much at most, counted from the first due date."""

    granted_by: Participant
    longest: Period | None = None


@dataclass(frozen=True)
class Extension:
    """A later date for one Party, and why."""

    until: date
    reason: str


@dataclass(frozen=True)
class Awaited:
    """No date yet, because this event has not happened; "" where only the round can set one."""

    event: str


class DeadlineRule(Stated):
    """When a kind of document is due, and from whom.

    Either `on` a date, or `within` a period `after` an event. Without `extension` it cannot move.
    One that `closes` takes nothing in after its day; any other takes it in, marked as late.
    """

    id: Id
    name: Wording
    document: DocumentKind
    due_from: Participant
    on: date | None = None
    after: Id | None = None
    within: Period | None = None
    on_day_off: OnDayOff = OnDayOff.STAYS
    extension: ExtensionRule | None = None
    closes: bool = False

    def due(self, happened: Mapping[str, date], calendar: Calendar) -> date | Awaited:
        """The day on which it is due, given when events happened; Awaited while one has not."""
        if self.on is not None:
            return self._settled(self.on, calendar)
        assert self.after is not None and self.within is not None
        if self.after not in happened:
            return Awaited(self.after)
        return self._settled(calendar.after(happened[self.after], self.within), calendar)

    def extended(self, due: date, extension: Extension, calendar: Calendar) -> date:
        """The later day that `extension` gives a Party whose day was `due`.

        Raises NotExtended where the rule, the reason or the date does not allow it.
        """
        if self.extension is None:
            raise NotExtended(f"The deadline “{self.id}” cannot be extended by the body's rules.")
        if not extension.reason.strip():
            raise NotExtended(f"An extension of “{self.id}” needs a reason: say why it is given.")
        until = self._settled(extension.until, calendar)
        if until <= due:
            raise NotExtended(f"“{self.id}” is due on {due}: choose a later day than {until}.")
        longest = self.extension.longest
        if longest is not None and extension.until > (last := calendar.after(due, longest)):
            raise NotExtended(
                f"“{self.id}” can be extended to {last} at most: choose that day or an earlier one."
            )
        return until

    def _settled(self, day: date, calendar: Calendar) -> date:
        if self.on_day_off is OnDayOff.STAYS:
            return day
        return calendar.nearest(day, 1 if self.on_day_off is OnDayOff.NEXT else -1)


class Deadlines(Stated):
    """A round's deadlines."""

    rules: tuple[DeadlineRule, ...] = ()

    def rule(self, id: str) -> DeadlineRule | None:
        """The deadline called `id`, if the round has one."""
        return next((rule for rule in self.rules if rule.id == id), None)
