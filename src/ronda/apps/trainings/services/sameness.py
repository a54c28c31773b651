"""Saying whether two records are one training, and taking that back.

Two things to know. Where they are, one of them counts; both stay as they were told, and what the
one that counts leaves open is taken from the other. And only one level: a record that does not
count joins no other, and none joins it.
"""

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.national.desk import at_desk
from ronda.apps.national.standing import standing_of
from ronda.apps.policy import demand
from ronda.apps.trainings.models import Judgement, Sameness, Training
from ronda.apps.trainings.permissions import Can, verdict


def sameness_say(
    *, actor: Actor, training: Training, other: Training, judgement: Judgement, reason: str
) -> Sameness:
    """Say what two trainings are; where they are the same, `training` counts.

    Raises NotNow where something was said that bars it, NotValid for one training twice.
    """
    if training.pk == other.pk:
        raise NotValid(_("It takes two records."), "reason")
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.JUDGE, training))
        demand(verdict(who, Can.JUDGE, other))
        with act(actor=actor, what=Can.JUDGE, about=(training, other), reason=reason) as done:
            keys = sorted((training.pk, other.pk))
            locked = Training.objects.select_for_update().filter(pk__in=keys).order_by("pk")
            if any(one.withdrawn for one in locked):
                raise NotNow(_("One of them was withdrawn: there is nothing to decide."))
            _check(training, other, judgement)
            said = Sameness.objects.create(
                party_id=who.party_id,
                training=training,
                other=other,
                judgement=judgement,
                reason=reason.strip(),
                by=who.person,
            )
            done.concerns(said)
            done.after = {"judgement": judgement}
    return said


def _check(training: Training, other: Training, judgement: Judgement) -> None:
    standing = Sameness.objects.filter(back_at=None)
    pair = standing.filter(training__in=(training, other), other__in=(training, other))
    if pair.exists():
        raise NotNow(_("It was decided already what these two are: take that back first."))
    same = standing.filter(judgement=Judgement.SAME)
    if judgement == Judgement.SAME and (
        same.filter(other__in=(training, other)).exists() or same.filter(training=other).exists()
    ):
        told = _("One of them was joined with another record already: take that back first.")
        raise NotNow(told)


def sameness_take_back(*, actor: Actor, said: Sameness, reason: str) -> Sameness:
    """Take back what was said of two trainings; both stand again as they were told."""
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.JUDGE))
        about = (said, said.training, said.other)
        with act(actor=actor, what=Can.JUDGE, about=about, reason=reason):
            locked = Sameness.objects.select_for_update().get(pk=said.pk)
            if locked.back_at is not None:
                raise NotNow(_("This was taken back already."))
            locked.back_at, locked.back_by = timezone.now(), who.person
            locked.back_reason = reason.strip()
            locked.save()
    return locked
