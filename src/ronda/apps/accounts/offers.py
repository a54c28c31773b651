"""What pages about people offer to whoever looks: roles to give, successors, what may be ended.

Two things to know. Every offer asks the policy that the service asks again. And names are shown of
those people only whom the reader may see.
"""

from dataclasses import dataclass
from typing import TypedDict

from django.http import HttpRequest
from django.utils import timezone

from ronda.apps.accounts import ending, selectors, services
from ronda.apps.accounts.forms import Choice, InviteForm, RoleForm
from ronda.apps.accounts.models import Membership, Organisation, OrganisationKind, Role, User
from ronda.apps.accounts.permissions import (
    Can,
    kinds_to_add,
    may_end,
    roles_to_give,
    verdict,
)
from ronda.apps.accounts.selectors import Actor, roles_of

Offered = list[tuple[Organisation, Role]]


@dataclass(frozen=True, slots=True)
class Held:
    """A membership of a person, whether it is over, and whether one may end it."""

    membership: Membership
    over: bool
    may_end: bool


class ToInvite(TypedDict):
    """What the form that invites offers."""

    offered: Offered
    needed: bool


class ToClose(TypedDict):
    """What the form that closes an account offers."""

    roles: list[tuple[Membership, list[User]]]
    people: list[User]


class ToAdd(TypedDict):
    """What the form that adds an organisation offers."""

    kinds: tuple[OrganisationKind, ...]
    bodies: list[Choice]
    parties: list[Choice]


def held(actor: Actor, person: User) -> list[Held]:
    """The memberships of a person that one may see, newest first."""
    today = timezone.localdate()
    found = selectors.memberships_visible_to(actor).filter(person=person)
    over = {one.pk for one in found if one.until is not None and one.until < today}
    return [
        Held(one, one.pk in over, one.pk not in over and bool(may_end(actor, one))) for one in found
    ]


def roles_offered(actor: Actor) -> Offered:
    """Every role that one may give, by organisation."""
    return [
        (where, role)
        for where in selectors.organisations_visible_to(actor)
        for role in roles_to_give(actor, where)
    ]


def to_invite(actor: Actor) -> ToInvite:
    """The roles to invite into; a secretariat need not choose one yet."""
    return {"offered": roles_offered(actor), "needed": not roles_of(actor).secretariat}


def invited(request: HttpRequest, form: InviteForm) -> User:
    """The person, invited as the form says."""
    told = {name: form.cleaned_data[name] for name in ("full_name", "email", "language")}
    if form.cleaned_data["role"] is None:
        return services.person_invite(actor=request.user, request=request, **told)
    organisation, role = form.cleaned_data["role"]
    return services.member_invite(
        actor=request.user, request=request, organisation=organisation, role=role, **told
    )


def person_page(actor: Actor, person: User, form: RoleForm) -> dict[str, object]:
    """What the page of a person shows."""
    return {
        "person": person,
        "form": form,
        "held": held(actor, person),
        "may_send_link": verdict(actor, Can.SEND_LINK, person),
        "may_close": verdict(actor, Can.DEACTIVATE, person),
    }


def successors(actor: Actor, membership: Membership) -> list[User | Membership]:
    """Who may follow: people, and those who have this role where its work may go."""
    elsewhere = [
        one
        for one in selectors.memberships_visible_to(actor).filter(
            role=membership.role, until__isnull=True, person__is_active=True
        )
        if one.organisation_id != membership.organisation_id
        and one.person_id != membership.person_id
        and ending.may_follow(membership, one.organisation)
    ]
    return [*_others(actor, membership.person), *elsewhere]


def to_close(actor: Actor, person: User) -> ToClose:
    """The roles that somebody leaves, each with those who have it too; and who might follow."""
    today = timezone.localdate()
    return {
        "roles": [
            (one, [other.person for other in selectors.others_like(one, today)])
            for one in selectors.memberships_open(person, today)
        ],
        "people": _others(actor, person),
    }


def to_add(actor: Actor) -> ToAdd:
    """The kinds of organisation that one may add, for which bodies and Parties."""
    roles = roles_of(actor)
    return {
        "kinds": kinds_to_add(actor),
        "bodies": _served("body", roles.bodies),
        "parties": _served("party", None if roles.secretariat else roles.parties),
    }


def _served(name: str, keys: frozenset[int] | None) -> list[Choice]:
    """The bodies or Parties that organisations may serve, all or those with these keys."""
    # Reached by the foreign key: people know of them only what an organisation says.
    known = Organisation._meta.get_field(name).related_model
    assert known is not None and not isinstance(known, str)
    every = known._default_manager.order_by("name")
    return [(str(one.pk), str(one)) for one in every if keys is None or one.pk in keys]


def _others(actor: Actor, person: User) -> list[User]:
    return list(selectors.people_visible_to(actor).filter(is_active=True).exclude(pk=person.pk))
