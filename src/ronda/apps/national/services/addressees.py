"""What an institution does with a request: see it, forward it to a unit, decline it.

Two things to know. What was forwarded counts as answered when every unit has answered. And who
declines says why, and whose it is where they know.
"""

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import Addressee, AddresseeState, Institution
from ronda.apps.national.notices import told
from ronda.apps.national.permissions import Can, verdict
from ronda.apps.national.standing import standing_of, with_units
from ronda.apps.national.workflow import OPEN, Way, go, may_go
from ronda.apps.policy import demand


def addressee_see(*, actor: Actor, addressee: Addressee) -> None:
    """Take note that the institution has opened the request; the coordinator's look is none."""
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.SEE, addressee))
        if addressee.institution_id in who.writes_for and may_go(addressee, Way.SEE):
            with act(actor=actor, what=Can.SEE, about=(addressee,)):
                go(addressee, Way.SEE)
                addressee.seen_on = timezone.localdate()
                addressee.save()


def addressee_forward(*, actor: Actor, addressee: Addressee, unit: Institution) -> Addressee:
    """Pass a request on to a unit of the institution."""
    with at_desk(actor):
        demand(verdict(standing_of(actor), Can.FORWARD, addressee))
        if unit.pk not in with_units([addressee.institution_id]) - {addressee.institution_id}:
            raise NotValid(_("This is no unit of the institution that is asked."), "unit")
        if addressee.request.addressees.filter(institution=unit).exists():
            raise NotValid(_("This unit is asked already."), "unit")
        with act(actor=actor, what=Can.FORWARD, about=(addressee, addressee.request)) as done:
            locked = _locked(addressee)
            go(locked, Way.FORWARD)
            locked.save()
            passed = Addressee.objects.create(
                party_id=addressee.party_id,
                request=addressee.request,
                institution=unit,
                state=AddresseeState.SENT,
                forwarded_from=addressee,
            )
            told(actor, passed, "asked")
            done.concerns(passed)
    return passed


def addressee_decline(
    *, actor: Actor, addressee: Addressee, reason: str, whose: Institution | None = None
) -> Addressee:
    """Say that this is not for the institution, why, and whose it is if that is known."""
    with at_desk(actor):
        demand(verdict(standing_of(actor), Can.DECLINE, addressee))
        if not reason.strip():
            raise NotValid(_("Say why, in a sentence."), "reason")
        if whose is not None and whose.pk == addressee.institution_id:
            raise NotValid(_("Name another institution than your own."), "whose")
        with act(actor=actor, what=Can.DECLINE, about=(addressee, addressee.request)):
            locked = _locked(addressee)
            go(locked, Way.DECLINE)
            locked.reason, locked.whose = reason.strip(), whose
            locked.settled_on = timezone.localdate()
            locked.save()
    return locked


def answered(addressee: Addressee | None) -> None:
    """Note that the institution has answered, and those that forwarded to it; a step of an act."""
    if addressee is None:
        return
    if addressee.state in OPEN:
        if addressee.state == AddresseeState.WAITING:
            raise NotNow(_("This request was not sent yet."))
        go(addressee, Way.ANSWER)
        addressee.settled_on = timezone.localdate()
        addressee.save()
    above = addressee.forwarded_from
    if above is not None and not above.forwarded_to.filter(state__in=OPEN).exists():
        answered(above)


def _locked(addressee: Addressee) -> Addressee:
    return Addressee.objects.select_for_update().get(pk=addressee.pk)
