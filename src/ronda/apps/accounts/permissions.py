"""Who may invite people and give or end memberships.

Two things to know. The secretariat of a body staffs what serves its body, and names coordinators of
Parties; a coordinator names who contributes and validates for the Party. And a policy says only
whose it is to do: that no secretariat becomes empty is looked at while it is done, in `ending`.
Commands, which run on the server itself, may staff every body.
"""

from enum import StrEnum

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.apps.accounts.models import (
    ROLES_IN,
    Membership,
    Organisation,
    OrganisationKind,
    Role,
    User,
)
from ronda.apps.accounts.selectors import Actor, Roles, memberships_running, roles_of
from ronda.apps.policy import ALLOWED, Verdict, hidden, refused

OF_COORDINATORS = (Role.CONTRIBUTOR, Role.VALIDATOR)
"""What a coordinator may make of people."""


class Can(StrEnum):
    """What can be done with people; each value is its audit code."""

    INVITE = "person.invite"
    SEND_LINK = "person.send-link"
    CHANGE_LANGUAGE = "person.language"
    DEACTIVATE = "person.deactivate"
    ADD_ORGANISATION = "organisation.add"
    BEGIN = "membership.begin"
    END = "membership.end"
    HAND_OVER = "membership.hand-over"


DEEDS: dict[str, Promise] = {
    Can.INVITE: gettext_lazy("Invited the person"),
    Can.SEND_LINK: gettext_lazy("Sent the link to choose a password again"),
    Can.CHANGE_LANGUAGE: gettext_lazy("Changed the person’s language"),
    Can.DEACTIVATE: gettext_lazy("Closed the account"),
    Can.ADD_ORGANISATION: gettext_lazy("Added the organisation"),
    Can.BEGIN: gettext_lazy("Gave the role"),
    Can.END: gettext_lazy("Ended the role"),
    Can.HAND_OVER: gettext_lazy("Handed the role over"),
}
"""What was done under each code, as a sentence of the story."""


def verdict(actor: Actor, can: Can, person: User | None = None) -> Verdict:
    """Whether `actor` may, and if not, why; for a membership ask `may_give` and `may_end`."""
    roles = roles_of(actor)
    if not roles.signed_in:
        return hidden(_("Sign in first."))
    if can in {Can.INVITE, Can.ADD_ORGANISATION} and roles.keeps_records:
        return ALLOWED
    if person is None:
        return refused(_("Only the secretariat and the coordinators of Parties may do this."))
    return _verdict_on(roles, can, person, own=person.pk == actor.pk)


def _verdict_on(roles: Roles, can: Can, person: User, *, own: bool) -> Verdict:
    if can is Can.CHANGE_LANGUAGE and (own or roles.secretariat):
        return ALLOWED
    if can is Can.SEND_LINK and (roles.secretariat or _staffs(roles, person)):
        return ALLOWED
    if can is Can.DEACTIVATE and roles.secretariat:
        return _may_close(roles, person)
    return refused(_("Only the secretariat may do this."))


def may_give(actor: Actor, organisation: Organisation, role: Role) -> Verdict:
    """Whether `actor` may give people this role in this organisation, and if not, why."""
    roles = roles_of(actor)
    if not roles.signed_in:
        return hidden(_("Sign in first."))
    if isinstance(actor, User) and actor.is_machine:
        return ALLOWED
    if organisation.kind == OrganisationKind.STATE and role in OF_COORDINATORS:
        if organisation.party_id in roles.parties:
            return ALLOWED
        return refused(_("Only the coordinator of this Party may do this."))
    if organisation.kind == OrganisationKind.STATE and roles.secretariat:
        return ALLOWED
    if organisation.body_id in roles.bodies:
        return ALLOWED
    return refused(_("Only the secretariat of this body may do this."))


def may_end(actor: Actor, membership: Membership) -> Verdict:
    """Whether `actor` may end this membership or hand it over: who may give it may take it."""
    return may_give(actor, membership.organisation, Role(membership.role))


def roles_to_give(actor: Actor, organisation: Organisation) -> tuple[Role, ...]:
    """The roles that `actor` may give in an organisation."""
    there = ROLES_IN[OrganisationKind(organisation.kind)]
    return tuple(role for role in there if may_give(actor, organisation, role))


def kinds_to_add(actor: Actor) -> tuple[OrganisationKind, ...]:
    """The kinds of organisation that `actor` may add."""
    roles = roles_of(actor)
    if roles.secretariat:
        return tuple(kind for kind in OrganisationKind if kind != OrganisationKind.SECRETARIAT)
    return (OrganisationKind.STATE,) if roles.parties else ()


def _may_close(roles: Roles, person: User) -> Verdict:
    """A secretariat closes no account of those who serve another body."""
    for one in memberships_running(timezone.localdate()).filter(person=person):
        where = one.organisation
        if where.kind != OrganisationKind.STATE and where.body_id not in roles.bodies:
            return refused(
                _("This person serves another body: its secretariat ends that role first.")
            )
    return ALLOWED


def _staffs(roles: Roles, person: User) -> bool:
    """Whether the person contributes or validates for a Party that the actor coordinates."""
    return (
        memberships_running(timezone.localdate())
        .filter(person=person, role__in=OF_COORDINATORS, organisation__party__in=roles.parties)
        .exists()
    )
