"""Giving people roles, ending them, handing them over."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts import ending
from ronda.apps.accounts.models import (
    ROLES_IN,
    Membership,
    Organisation,
    OrganisationKind,
    Role,
    User,
)
from ronda.apps.accounts.permissions import Can, may_end, may_give
from ronda.apps.accounts.saving import membership_told, saved
from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import act
from ronda.apps.errors import NotValid
from ronda.apps.policy import demand


def membership_begin(
    *,
    actor: Actor,
    person: User,
    organisation: Organisation,
    role: Role,
    since: date | None = None,
) -> Membership:
    """Give a person a role in an organisation; raises NotValid where the role is not one there."""
    demand(may_give(actor, organisation, role))
    if role not in ROLES_IN[OrganisationKind(organisation.kind)]:
        sentence = _("%(role)s is not a role in %(organisation)s.")
        raise NotValid(sentence % {"role": role.label, "organisation": organisation}, "role")
    if not (person.is_active or person.is_machine):
        raise NotValid(_("The account of this person is closed."), "role")
    with act(actor=actor, what=Can.BEGIN, about=(person, organisation)) as done:
        first = since or timezone.localdate()
        membership = saved(
            Membership(person=person, organisation=organisation, role=role, since=first)
        )
        done.concerns(membership)
        done.after = membership_told(membership)
    return membership


def membership_end(
    *,
    actor: Actor,
    membership: Membership,
    until: date | None = None,
    reason: str = "",
    vacant: bool = False,
) -> Membership:
    """End a membership, today or on `until`, without a successor.

    Raises NotNow for the last of a secretariat, and where nobody else has the role there, unless
    the place is to stay empty (`vacant`): then NotValid without a reason.
    """
    demand(may_end(actor, membership))
    if vacant and not reason.strip():
        raise NotValid(_("Say why the place stays empty."), "reason")
    about = (membership, membership.person, membership.organisation)
    with act(actor=actor, what=Can.END, about=about, reason=reason) as done:
        ending.lock([membership.organisation_id])
        found = ending.running(membership)
        done.before = membership_told(found)
        ended = ending.end(found, until or timezone.localdate(), vacant=vacant)
        done.after = membership_told(ended)
    return ended


def membership_hand_over(
    *,
    actor: Actor,
    membership: Membership,
    to: User | Membership,
    on: date | None = None,
    reason: str = "",
) -> Membership:
    """End a membership, today or `on` a day, and begin the successor's there on the same day.

    `to` is a person, or what somebody already is in an organisation that may follow. Gives the
    successor's membership; raises NotValid where they cannot follow.
    """
    demand(may_end(actor, membership))
    about = (membership, membership.person, membership.organisation)
    with act(actor=actor, what=Can.HAND_OVER, about=about, reason=reason) as done:
        ending.lock(
            {one.organisation_id for one in (membership, to) if isinstance(one, Membership)}
        )
        found = ending.running(membership)
        done.before = membership_told(found)
        successor = ending.hand_over(found, to, on or timezone.localdate())
        done.concerns(successor, successor.person)
        done.after = membership_told(found) | {"successor": str(successor.person)}
    return successor
