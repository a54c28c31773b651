"""The days that a round does not count as worked, beside Saturdays and Sundays.

Two things to know. They move what is reckoned in working days, and what would end on one of them;
a date that the secretariat set by hand stays. And so many days at once that no working day would be
found are refused.
"""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.policy import demand
from ronda.apps.rounds.happening import conduct_locked
from ronda.apps.rounds.models import Conduct
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.rounds import verdict

MOST = 100
"""Days off of one round."""
IN_A_ROW = 31


def days_off_add(
    *, actor: Actor, conduct: Conduct, first: date, last: date | None = None
) -> Conduct:
    """Count the days from `first` to `last` as not worked; raises NotValid for too many."""
    demand(verdict(actor, Can.CHANGE, conduct))
    until = last or first
    if until < first:
        raise NotValid(_("The last day is before the first."), "last")
    if (until - first).days >= IN_A_ROW:
        raise _too_many_in_a_row()
    added = {first + timedelta(days=turn) for turn in range((until - first).days + 1)}
    with act(actor=actor, what=Can.CHANGE, about=(conduct,)) as done:
        locked = conduct_locked(conduct)
        every = {*map(date.fromisoformat, locked.days_off), *added}
        _check(every)
        _keep(locked, every)
        done.after = {"days_off": [day.isoformat() for day in sorted(added)]}
    return locked


def day_off_remove(*, actor: Actor, conduct: Conduct, on: date) -> Conduct:
    """Count a day as worked again; raises NotNow where it is."""
    demand(verdict(actor, Can.CHANGE, conduct))
    with act(actor=actor, what=Can.CHANGE, about=(conduct,)) as done:
        locked = conduct_locked(conduct)
        every = set(map(date.fromisoformat, locked.days_off))
        if on not in every:
            raise NotNow(_("This day is worked already."))
        _keep(locked, every - {on})
        done.before = {"days_off": [on.isoformat()]}
    return locked


def _check(every: set[date]) -> None:
    if len(every) > MOST:
        raise NotValid(_("A round has %(most)d days off at most.") % {"most": MOST}, "last")
    for day in every:
        row = {day + timedelta(days=turn) for turn in range(IN_A_ROW + 1)}
        if row <= every:
            raise _too_many_in_a_row()


def _too_many_in_a_row() -> NotValid:
    return NotValid(_("At most %(most)d days can be off in a row.") % {"most": IN_A_ROW}, "last")


def _keep(conduct: Conduct, days: set[date]) -> None:
    conduct.days_off = [day.isoformat() for day in sorted(days)]
    conduct.version += 1
    conduct.save(update_fields=["days_off", "version"])
