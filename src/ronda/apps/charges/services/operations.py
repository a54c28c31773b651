"""Keeping operations: put down, changed, what is counted of each, what they serve.

Two things to know. What is counted of an operation becomes an indicator for that unit alone, whose
values are given as all others are. And of two people who change one at once the second is told.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import act
from ronda.apps.charges.models import CountedIn, Operation, OperationServes
from ronda.apps.charges.permissions import Can, verdict
from ronda.apps.errors import NotValid, Stale
from ronda.apps.national.counting import unit_name
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import Indicator, Institution
from ronda.apps.national.services.figures import Defined, indicator_define
from ronda.apps.national.services.institutions import told_once
from ronda.apps.national.services.placing import targets_wanted
from ronda.apps.national.standing import standing_of
from ronda.apps.policy import demand, refused
from ronda.figures.model import Unit


@dataclass(frozen=True)
class Conducted:
    """An operation as somebody tells it."""

    name: str
    institution: Institution
    begins: date
    ends: date | None = None
    network: str = ""
    about: str = ""


def operation_add(*, actor: Actor, conducted: Conducted) -> Operation:
    """Put an operation down; a contributor for their own institution."""
    check(conducted)
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.KEEP))
        if not who.coordinator and conducted.institution.pk not in who.writes_for:
            demand(refused(only_coordinators()))
        with act(actor=actor, what=Can.KEEP, about=(conducted.institution,)) as done:
            operation = fitting(Operation(party_id=who.party_id), conducted)
            _save(operation)
            done.concerns(operation)
    return operation


def operation_change(
    *, actor: Actor, operation: Operation, conducted: Conducted, version: int
) -> Operation:
    """Change an operation; raises Stale where it was changed since `version`."""
    check(conducted)
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.KEEP, operation))
        if not who.coordinator and conducted.institution.pk not in who.writes_for:
            raise NotValid(_("Only the coordinator hands an operation to others."), "institution")
        with act(actor=actor, what=Can.KEEP, about=(operation,)):
            locked = Operation.objects.select_for_update().get(pk=operation.pk)
            if locked.version != version:
                told = _("Somebody changed this operation meanwhile: look at it and change it.")
                raise Stale(told, locked)
            locked.version += 1
            _save(fitting(locked, conducted))
    return locked


def only_coordinators() -> str:
    """What is said to whoever adds what others keep."""
    return _("Only the coordinator adds operations of other institutions.")


def there_already() -> str:
    """What is said of a name that an operation has."""
    return _("There is an operation of this name.")


def check(conducted: Conducted) -> None:
    """Raises NotValid for what cannot be."""
    if conducted.ends and conducted.ends < conducted.begins:
        raise NotValid(_("An operation cannot end before it begins."), "ends")


def fitting(operation: Operation, conducted: Conducted) -> Operation:
    """The operation, not yet saved, with what was told."""
    for name in ("name", "institution", "begins", "ends", "network", "about"):
        setattr(operation, name, getattr(conducted, name))
    return operation


def _save(operation: Operation) -> None:
    with told_once(there_already(), "name"):
        operation.save()


def operation_count(*, actor: Actor, operation: Operation, unit: Unit, words: str) -> Indicator:
    """Say that something is counted of an operation; raises NotValid for a unit that is already."""
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.COUNT, operation))
        with act(actor=actor, what=Can.COUNT, about=(operation,)) as done:
            locked = Operation.objects.select_for_update(of=("self",)).get(pk=operation.pk)
            if locked.counted.filter(indicator__unit=unit.value).exists():
                raise NotValid(_("This is counted of the operation already."), "unit")
            defined = Defined(
                name=f"{locked.name}: {unit_name(unit.value)}"[:200],
                unit=unit,
                words=words,
                since=date(locked.begins.year, 1, 1),
            )
            indicator = indicator_define(
                actor=actor, institution=locked.institution, defined=defined
            )
            CountedIn.objects.create(
                party_id=locked.party_id, operation=locked, indicator=indicator
            )
            done.concerns(indicator)
    return indicator


def operation_serve(*, actor: Actor, operation: Operation, keys: Collection[str]) -> None:
    """Say which recommendations an operation serves, by their keys; these and no others."""
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.SERVE, operation))
        with act(actor=actor, what=Can.SERVE, about=(operation,)) as done:
            wanted = set(targets_wanted(who, keys))
            operation.serves.exclude(target__in=wanted).delete()
            there = set(operation.serves.values_list("target", flat=True))
            for target in wanted:
                if target.pk not in there:
                    OperationServes.objects.create(
                        party_id=who.party_id, operation=operation, target=target
                    )
            done.concerns(*wanted)
