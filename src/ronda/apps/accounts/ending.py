"""How memberships end and are handed over: the steps that services take in one transaction.

Two things to know. The organisation is locked first, so that of two who end its last memberships at
once the second one sees what the first did. And what was promised to last counts: somebody whose
own membership has a last day keeps no secretariat staffed.
"""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import (
    ROLES_IN,
    Membership,
    Organisation,
    OrganisationKind,
    Role,
    User,
)
from ronda.apps.accounts.saving import saved
from ronda.apps.accounts.selectors import others_like
from ronda.apps.errors import NotNow, NotValid


def lock(organisations: Iterable[int]) -> None:
    """Have nobody else end memberships in these organisations until this transaction is over."""
    locked = Organisation.objects.select_for_update().filter(pk__in=organisations).order_by("pk")
    list(locked.values_list("pk"))


def running(membership: Membership) -> Membership:
    """The membership as it stands now; its organisation is locked. NotNow where it is over."""
    found = Membership.objects.select_related("organisation", "person").get(pk=membership.pk)
    if found.until is not None and found.until < timezone.localdate():
        raise NotNow(_("This role has ended already."))
    if found.handed_over_to_id is not None:
        raise NotNow(_("This role is handed over already."))
    return found


def end(membership: Membership, until: date, *, vacant: bool) -> Membership:
    """End a membership that was locked; raises NotNow where nobody is left, but for `vacant`."""
    if membership.role == Role.SECRETARIAT:
        _keep_staffed(membership, until)
    elif not vacant and not others_like(membership, until).exists():
        raise NotNow(
            _(
                "Nobody else has this role there: hand it over to a successor, "
                "or say that the place stays empty."
            )
        )
    return _ended(membership, until)


def hand_over(membership: Membership, to: User | Membership, on: date) -> Membership:
    """End a membership that was locked and begin the successor's, which is given back."""
    successor = _begun(membership, to, on) if isinstance(to, User) else running(to)
    _fits(membership, successor, on)
    if successor.until is not None and membership.role == Role.SECRETARIAT:
        _keep_staffed(membership, on)
    membership.handed_over_to = successor
    _ended(membership, on)
    return successor


def may_follow(membership: Membership, organisation: Organisation) -> bool:
    """Whether work can be handed over into an organisation: of the same body and Party.

    A rapporteur drafts for the Committee, so another delegation's may follow.
    """
    before = membership.organisation
    if membership.role not in ROLES_IN[OrganisationKind(organisation.kind)]:
        return False
    same_party = before.party_id == organisation.party_id or membership.role == Role.RAPPORTEUR
    return before.body_id == organisation.body_id and same_party


def _keep_staffed(membership: Membership, on: date) -> None:
    if not others_like(membership, on).exists():
        raise NotNow(_("This is the last member of the secretariat: add another one first."))


def _ended(membership: Membership, until: date) -> Membership:
    membership.until = until
    saved(membership)
    return membership


def _begun(membership: Membership, person: User, on: date) -> Membership:
    if not person.is_active:
        raise NotValid(_("The account of this person is closed."), "to")
    already = Membership.objects.filter(
        person=person,
        organisation=membership.organisation_id,
        role=membership.role,
        until__isnull=True,
    ).first()
    if already is not None:
        return already
    return saved(
        Membership(
            person=person,
            organisation=membership.organisation,
            role=membership.role,
            since=on,
        )
    )


def _fits(membership: Membership, successor: Membership, on: date) -> None:
    if successor.person_id == membership.person_id:
        raise NotValid(_("Choose somebody else: a role is handed over to another person."), "to")
    fits = successor.role == membership.role and may_follow(membership, successor.organisation)
    if not fits or not successor.person.is_active:
        raise NotValid(_("This person cannot follow in this role."), "to")
    if successor.since > on or (successor.until is not None and successor.until <= on):
        raise NotValid(_("The successor has no role on that day: choose another day."), "on")
