"""Telling trainings: added, changed, withdrawn with the reason.

Two things to know. The institution that tells a training keeps it; others that organised it with
them see it. And the page, a spreadsheet and other programs tell it through the same functions.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import Institution
from ronda.apps.national.services.institutions import told_once
from ronda.apps.national.standing import standing_of
from ronda.apps.policy import demand
from ronda.apps.trainings.models import CurriculumItem, Training
from ronda.apps.trainings.permissions import Can, verdict
from ronda.apps.trainings.services import holding as shared


@dataclass(frozen=True, kw_only=True)
class TrainingHeld(shared.Holding):
    """A training as it is told; `reached` has by key of a profession how many, None if unknown."""

    items: Collection[CurriculumItem] = ()
    organisers: Collection[Institution] = ()
    reached: Mapping[int, int | None] = field(default_factory=dict)
    joint: bool = False


def training_add(*, actor: Actor, held: TrainingHeld) -> Training:
    """Tell a training; a contributor one of their own institution. Raises NotValid."""
    check(held)
    with at_desk(actor):
        who = standing_of(actor)
        told = _("Only the coordinator tells trainings of other institutions.")
        shared.check_whose(who, held, told)
        with act(actor=actor, what=Can.TELL, about=(held.institution,)) as done:
            training = Training(party_id=who.party_id, told_by=who.person)
            shared.filled(training, told_in(held))
            with told_once(shared.told_already(), "title"):
                training.save()
            shared.put_beside(training, beside(held))
            done.concerns(training)
    return training


def training_change(
    *, actor: Actor, training: Training, held: TrainingHeld, version: int
) -> Training:
    """Change a training; raises Stale where it was changed since `version`, NotNow if withdrawn."""
    check(held)
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.TELL, training))
        if not who.coordinator and held.institution.pk not in who.writes_for:
            raise NotValid(_("Only the coordinator hands it to others."), "institution")
        with act(actor=actor, what=Can.TELL, about=(training,)) as done:
            locked = shared.locked_at(training, version)
            if locked.withdrawn:
                raise NotNow(_("It was withdrawn already."))
            shared.filled(locked, told_in(held))
            with told_once(shared.told_already(), "title"):
                locked.save()
            shared.put_beside(locked, beside(held))
            done.after = {"version": locked.version}
    return locked


def training_withdraw(*, actor: Actor, training: Training, reason: str) -> Training:
    """Say that a training does not stand, and why; it stays, and counts no more."""
    with at_desk(actor):
        demand(verdict(standing_of(actor), Can.TELL, training))
        with act(actor=actor, what=Can.TELL, about=(training,)):
            locked = Training.objects.select_for_update().get(pk=training.pk)
            if locked.withdrawn:
                raise NotNow(_("It was withdrawn already."))
            locked.withdrawn = reason.strip()
            locked.save()
    return locked


def check(held: TrainingHeld) -> None:
    """Raises NotValid for what cannot be."""
    shared.check(held)
    if held.institution in held.organisers:
        raise NotValid(_("The institution that tells it is no further organiser."), "organisers")


def told_in(held: TrainingHeld) -> dict[str, object]:
    """What was told of a training, by the fields of its record."""
    return shared.told_in(held) | {"joint": held.joint}


def beside(held: TrainingHeld) -> shared.Beside:
    """The rows beside a training."""
    return {
        "organisers": ("institution_id", {one.pk: {} for one in held.organisers}),
        "items": ("item_id", {one.pk: {} for one in held.items}),
        "regions": shared.regions_of(held),
        "reached": ("profession_id", {key: {"number": n} for key, n in held.reached.items()}),
    }
