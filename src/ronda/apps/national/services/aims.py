"""Targets of indicators: set with the decision they come from, withdrawn, never changed.

Two things to know. A target is for a period and by the definition that holds on the day it is set
for, or the newest where that day is still to come. And a second one for the same time and group is
refused until the first was withdrawn.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import Aim, Direction, Indicator, Target
from ronda.apps.national.permissions import Can, verdict
from ronda.apps.national.standing import standing_of
from ronda.apps.policy import demand
from ronda.figures.periods import Period


@dataclass(frozen=True)
class Aimed:
    """A target as somebody sets it: for what, how much, decided where."""

    period: Period
    direction: Direction
    amount: Decimal
    decision: str
    group: str = ""
    dated: date | None = None
    recommendation: Target | None = None


def aim_set(*, actor: Actor, indicator: Indicator, aimed: Aimed) -> Aim:
    """Set a target; raises NotValid where it does not fit, or there is one already."""
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.AIM, indicator))
        with act(actor=actor, what=Can.AIM, about=(indicator,)) as done:
            locked = Indicator.objects.select_for_update().get(pk=indicator.pk)
            _check(locked, aimed)
            period = aimed.period
            definition = locked.definitions.filter(since__lte=period.first).last()
            if definition is None:
                raise NotValid(_("Nothing was defined for this time."), "period")
            aim = Aim.objects.create(
                party_id=who.party_id,
                indicator=locked,
                definition=definition,
                first=period.first,
                last=period.last,
                group=aimed.group,
                direction=aimed.direction,
                amount=aimed.amount,
                decision=aimed.decision,
                dated=aimed.dated,
                target=aimed.recommendation,
                set_by=who.person,
            )
            done.concerns(aim)
    return aim


def _check(indicator: Indicator, aimed: Aimed) -> None:
    if aimed.group and aimed.group not in indicator.groups:
        raise NotValid(_("This indicator has no such group."), "group")
    if aimed.amount != aimed.amount.to_integral_value() or aimed.amount < 0:
        raise NotValid(_("This is counted in whole numbers."), "amount")
    first, last = aimed.period.first, aimed.period.last
    there = indicator.aims.filter(first=first, last=last, group=aimed.group, withdrawn="")
    if there.exists():
        told = _("There is a target for this time and group: withdraw that one first.")
        raise NotValid(told, "period")


def aim_withdraw(*, actor: Actor, aim: Aim, reason: str) -> Aim:
    """Say that a target does not hold any more, and why; it stays on the page."""
    with at_desk(actor):
        demand(verdict(standing_of(actor), Can.AIM, aim.indicator))
        with act(actor=actor, what=Can.AIM, about=(aim.indicator, aim)):
            locked = Aim.objects.select_for_update().get(pk=aim.pk)
            if locked.withdrawn:
                raise NotNow(_("This target was withdrawn already."))
            locked.withdrawn = reason.strip()
            locked.save()
    return locked
