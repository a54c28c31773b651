"""Keeping measures: added, changed, their steps done, and which recommendations they serve.

Two things to know. Who leads a measure keeps it, and so does the coordinator. And of two people who
change one at once the second is told, with what the first left.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid, Stale
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import (
    Institution,
    Measure,
    MeasureKind,
    MeasurePartner,
    MeasureServes,
    MeasureStatus,
    MeasureStep,
)
from ronda.apps.national.permissions import Can, verdict
from ronda.apps.national.services.placing import targets_wanted
from ronda.apps.national.standing import standing_of
from ronda.apps.policy import demand, refused


@dataclass(frozen=True)
class Planned:
    """A measure as somebody tells it."""

    name: str
    kind: MeasureKind
    institution: Institution
    begins: date
    ends: date | None = None
    about: str = ""
    budget: Decimal | None = None
    currency: str = ""
    status: MeasureStatus = MeasureStatus.PLANNED
    obstacles: str = ""
    partners: Sequence[Institution] = ()


def measure_add(*, actor: Actor, planned: Planned) -> Measure:
    """Put a measure down; a contributor for their own institution."""
    _check(planned)
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.PLAN))
        if not who.coordinator and planned.institution.pk not in who.writes_for:
            demand(refused(_("Only the coordinator adds measures of other institutions.")))
        with act(actor=actor, what=Can.PLAN, about=(planned.institution,)) as done:
            measure = Measure(party_id=who.party_id)
            _fill(measure, planned)
            done.concerns(measure)
    return measure


def measure_change(*, actor: Actor, measure: Measure, planned: Planned, version: int) -> Measure:
    """Change a measure; raises Stale where it was changed since `version`."""
    _check(planned)
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.PLAN, measure))
        if not who.coordinator and planned.institution.pk not in who.writes_for:
            raise NotValid(_("Only the coordinator hands a measure to others."), "institution")
        with act(actor=actor, what=Can.PLAN, about=(measure,)) as done:
            locked = Measure.objects.select_for_update().get(pk=measure.pk)
            if locked.version != version:
                told = _("Somebody changed this measure meanwhile: look at it and change it again.")
                raise Stale(told, locked)
            done.before = {"status": locked.status}
            locked.version += 1
            _fill(locked, planned)
            done.after = {"status": locked.status}
    return locked


def _check(planned: Planned) -> None:
    if planned.ends and planned.ends < planned.begins:
        raise NotValid(_("A measure cannot end before it begins."), "ends")
    if planned.budget is not None and not planned.currency:
        raise NotValid(_("Say in which currency."), "currency")
    if planned.institution in planned.partners:
        raise NotValid(_("The institution that leads it is no partner besides."), "partners")


def _fill(measure: Measure, planned: Planned) -> None:
    for name in ("name", "kind", "institution", "begins", "ends", "about", "budget", "currency"):
        setattr(measure, name, getattr(planned, name))
    measure.status, measure.obstacles = planned.status, planned.obstacles
    measure.save()
    wanted = {one.pk for one in planned.partners}
    measure.partners.exclude(institution__in=wanted).delete()
    there = set(measure.partners.values_list("institution", flat=True))
    for institution in planned.partners:
        if institution.pk not in there:
            MeasurePartner.objects.create(
                party_id=measure.party_id, measure=measure, institution=institution
            )


def step_add(*, actor: Actor, measure: Measure, name: str, due: date) -> MeasureStep:
    """Add a step."""
    with at_desk(actor):
        demand(verdict(standing_of(actor), Can.PLAN, measure))
        with act(actor=actor, what=Can.PLAN, about=(measure,)):
            return MeasureStep.objects.create(
                party_id=measure.party_id, measure=measure, name=name, due=due
            )


def step_done(*, actor: Actor, step: MeasureStep) -> MeasureStep:
    """Say that a step was done today; raises NotNow where it was done already."""
    with at_desk(actor):
        demand(verdict(standing_of(actor), Can.PLAN, step.measure))
        with act(actor=actor, what=Can.PLAN, about=(step.measure, step)):
            locked = MeasureStep.objects.select_for_update().get(pk=step.pk)
            if locked.done_on is not None:
                raise NotNow(_("This step was done already."))
            locked.done_on = timezone.localdate()
            locked.save()
    return locked


def measure_serve(*, actor: Actor, measure: Measure, keys: Collection[str]) -> None:
    """Say which recommendations a measure serves, by their keys; these and no others."""
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.SERVE, measure))
        with act(actor=actor, what=Can.SERVE, about=(measure,)) as done:
            wanted = set(targets_wanted(who, keys))
            measure.serves.exclude(target__in=wanted).delete()
            there = set(measure.serves.values_list("target", flat=True))
            for target in wanted:
                if target.pk not in there:
                    MeasureServes.objects.create(
                        party_id=who.party_id, measure=measure, target=target
                    )
            done.concerns(*wanted)
