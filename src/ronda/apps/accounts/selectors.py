"""Who someone is, and what they may be asked to prove.

Two things to know. `roles_of` is where every permission begins: what memberships that run today
make of a person. And it is asked once for each request: an actor lives no longer than that.
"""

from dataclasses import dataclass
from datetime import date

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils import timezone

from ronda.apps.accounts.models import Membership, Role, User

Actor = User | AnonymousUser


@dataclass(frozen=True, slots=True)
class Roles:
    """What a person is today: in the secretariat, coordinator of the Parties with these keys."""

    signed_in: bool = False
    secretariat: bool = False
    coordinates: frozenset[int] = frozenset()

    @property
    def any(self) -> bool:
        """Whether the person has any role at all."""
        return self.secretariat or bool(self.coordinates)


def roles_of(actor: Actor) -> Roles:
    """The roles of `actor` today; none for whom is not signed in."""
    if not isinstance(actor, User):
        return Roles()
    known = actor.__dict__.get("_roles")
    if isinstance(known, Roles):
        return known
    roles = _roles(actor, timezone.localdate())
    actor.__dict__["_roles"] = roles
    return roles


def needs_second_factor(actor: Actor) -> bool:
    """Whether `actor` has a role and has not yet set up a second factor."""
    if not isinstance(actor, User) or not roles_of(actor).any:
        return False
    return not Authenticator.objects.filter(user=actor).exists()


def memberships_running(on: date) -> QuerySet[Membership]:
    """The memberships that run on a day."""
    return Membership.objects.filter(
        Q(until__isnull=True) | Q(until__gte=on), since__lte=on
    ).select_related("organisation__party", "organisation__body", "person")


def _roles(person: User, today: date) -> Roles:
    running = memberships_running(today).filter(person=person)
    pairs = [(one.role, one.organisation) for one in running]
    return Roles(
        signed_in=True,
        secretariat=any(
            role == Role.SECRETARIAT and organisation.body_id for role, organisation in pairs
        ),
        coordinates=frozenset(
            organisation.party_id
            for role, organisation in pairs
            if role == Role.COORDINATOR and organisation.party_id
        ),
    )
