"""Who someone is, and what they may be asked to prove.

Two things to know. `roles_of` is where every permission begins: what memberships that run today
make of a person. And it is asked once for each actor: an actor lives no longer than a request.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import Membership, Organisation, OrganisationKind, Role, User
from ronda.apps.errors import NotAllowed, NotVisible
from ronda.apps.kept_queries import Blank, KeptQuery

Actor = User | AnonymousUser
MACHINE = "command@localhost"


@dataclass(frozen=True, slots=True)
class Roles:
    """What a person is today; every set holds the keys of bodies, Parties or organisations."""

    signed_in: bool = False
    bodies: frozenset[int] = frozenset()
    """Bodies in whose secretariat the person serves."""
    parties: frozenset[int] = frozenset()
    """Parties that the person coordinates."""
    contributes: frozenset[int] = frozenset()
    """Parties for which the person contributes."""
    validates: frozenset[int] = frozenset()
    """Parties for which the person validates."""
    member_of: frozenset[int] = frozenset()
    """Bodies of which the person is a member."""
    rapporteur_of: frozenset[int] = frozenset()
    """Bodies for which the person is a rapporteur."""
    observer_of: frozenset[int] = frozenset()
    """Bodies that the person observes."""
    sits_for: frozenset[int] = frozenset()
    """Parties whose delegation the person belongs to."""
    civil_society: frozenset[int] = frozenset()
    """Bodies to which the person speaks for civil society."""
    nhri: frozenset[int] = frozenset()
    """Bodies to which the person speaks for a national human rights institution."""
    facilitator: frozenset[int] = frozenset()
    """Bodies to which the person brings in what children said."""
    organisations: frozenset[int] = frozenset()
    """Organisations that the person serves, in whatever role."""

    @property
    def secretariat(self) -> bool:
        """Whether the person serves in the secretariat of some body."""
        return bool(self.bodies)

    @property
    def committee(self) -> frozenset[int]:
        """The bodies on whose Committee the person sits, as a member or as a rapporteur."""
        return self.member_of | self.rapporteur_of

    @property
    def keeps_records(self) -> bool:
        """Whether records of factsheets lie on the person's desk."""
        return bool(self.bodies or self.parties)

    @property
    def any(self) -> bool:
        """Whether the person has any role at all."""
        return bool(self.organisations)


def roles_of(actor: Actor) -> Roles:
    """The roles of `actor` today; none for one who is not signed in."""
    if not isinstance(actor, User):
        return Roles()
    known = actor.__dict__.get("_roles")
    if isinstance(known, Roles):
        return known
    roles = _roles(actor, timezone.localdate())
    actor.__dict__["_roles"] = roles
    return roles


def signed_in(actor: Actor) -> User:
    """The person; raises NotAllowed where nobody is signed in."""
    if not isinstance(actor, User):
        raise NotAllowed(_("Sign in first: what is done here is done by somebody."))
    return actor


def needs_second_factor(actor: Actor) -> bool:
    """Whether `actor` has a role and has not yet set up a second factor."""
    return isinstance(actor, User) and roles_of(actor).any and not has_second_factor(actor)


def has_second_factor(actor: Actor) -> bool:
    """Whether `actor` has set up a second factor."""
    found = Authenticator.objects.filter(user_id=actor.pk, type=Authenticator.Type.TOTP)
    return isinstance(actor, User) and found.exists()


def memberships_running(on: date | Blank) -> QuerySet[Membership]:
    """The memberships that run on a day."""
    return memberships_between(on, on)


def memberships_between(first: date | Blank, last: date | Blank) -> QuerySet[Membership]:
    """The memberships that run on some day of those from `first` to `last`."""
    return Membership.objects.filter(
        Q(until__isnull=True) | Q(until__gte=first), since__lte=last
    ).select_related("organisation__party", "organisation__body", "person")


def memberships_with(keys: Iterable[int]) -> QuerySet[Membership]:
    """The memberships with these keys, running or not; who may see them is asked before."""
    return Membership.objects.filter(pk__in=list(keys)).select_related(
        "organisation__party", "organisation__body", "person"
    )


def memberships_open(person: User, on: date) -> QuerySet[Membership]:
    """A person's memberships that run on a day or begin later."""
    return Membership.objects.filter(
        Q(until__isnull=True) | Q(until__gte=on), person=person
    ).select_related("organisation__party", "organisation__body", "person")


def others_like(membership: Membership, on: date) -> QuerySet[Membership]:
    """Who else has the same role in the same organisation on a day, without end."""
    return (
        Membership.objects.filter(
            organisation=membership.organisation_id,
            role=membership.role,
            since__lte=on,
            until__isnull=True,
            person__is_active=True,
        )
        .exclude(person=membership.person_id)
        .select_related("person")
        .order_by("since", "id")
    )


def people_visible_to(actor: Actor) -> QuerySet[User]:
    """Everybody, to a secretariat; to a coordinator those of the State, past and present.

    To anyone else only themselves.
    """
    roles = roles_of(actor)
    if roles.secretariat:
        return User.objects.filter(is_machine=False).order_by("full_name", "id")
    of_the_state = Membership.objects.filter(_of_states(roles)).values("person")
    seen = Q(pk=actor.pk or 0) | Q(pk__in=of_the_state, is_machine=False)
    return User.objects.filter(seen).order_by("full_name", "id")


def people_found(actor: Actor, asked: str) -> QuerySet[User]:
    """The people one may see whose name, address or organisation has what is asked for in it.

    Each with the memberships that one may see.
    """
    shown = memberships_visible_to(actor)
    found = people_visible_to(actor)
    if asked:
        there = shown.filter(organisation__name__icontains=asked).values("person")
        named = (
            Q(full_name__icontains=asked) | Q(email__icontains=asked) | Q(pk__in=there.order_by())
        )
        found = found.filter(named)
    return found.prefetch_related(Prefetch("memberships", shown.filter(until__isnull=True)))


def person_visible(actor: Actor, id: int | None) -> User:
    """The person with this key; raises NotVisible."""
    found = people_visible_to(actor).filter(pk=id or 0).first()
    if found is None:
        raise NotVisible(_("There is no such person."))
    return found


def memberships_visible_to(actor: Actor) -> QuerySet[Membership]:
    """Every membership, to a secretariat; to others their own and those of their State."""
    roles = roles_of(actor)
    every = Membership.objects.filter(person__is_machine=False)
    if not roles.secretariat:
        every = every.filter(Q(person=actor.pk or 0) | _of_states(roles))
    return every.select_related(
        "organisation__party", "organisation__body", "person", "handed_over_to__person"
    ).order_by("-since", "-id")


def records_of(actor: Actor, person: User) -> list[User | Membership]:
    """What the story of a person is told of: to a secretariat all, to others what they may see."""
    own = list(memberships_visible_to(actor).filter(person=person))
    return [person, *own] if roles_of(actor).secretariat else [*own]


def membership_visible(actor: Actor, id: int) -> Membership:
    """The membership with this key; raises NotVisible."""
    found = memberships_visible_to(actor).filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such role."))
    return found


def organisations_visible_to(actor: Actor) -> QuerySet[Organisation]:
    """Every organisation, to a secretariat; to others those of their State and their own."""
    roles = roles_of(actor)
    every = Organisation.objects.select_related("party", "body").order_by("name", "id")
    if roles.secretariat:
        return every
    state = Q(kind=OrganisationKind.STATE, party__in=roles.parties)
    return every.filter(state | Q(pk__in=roles.organisations))


def people_with(keys: QuerySet[Any] | Iterable[int]) -> QuerySet[User]:
    """The people with these keys, by name; who may see them is decided by whoever asks."""
    return User.objects.filter(pk__in=keys).order_by("full_name", "id")


def machine() -> User:
    """The account in whose name commands run; it serves the secretariat and cannot sign in."""
    return User.objects.get(email=MACHINE)


def person_by_email(email: str) -> User:
    """The person with this address; raises NotVisible with a sentence for the command line."""
    found = User.objects.filter(email__iexact=email, is_active=True).first()
    if found is None:
        raise NotVisible(_("There is no account with the address %(email)s.") % {"email": email})
    return found


def heir_of(membership: Membership) -> Membership | None:
    """Who answers today for what was this membership's; None where nobody is left.

    The membership itself while it runs, or before it begins; then whoever it was handed over to,
    and so on; then who else has the same role in the same organisation, the longest-serving first.
    """
    one, known = membership, {membership.pk}
    while _is_over(one):
        successor = one.handed_over_to
        if successor is None or successor.pk in known:
            same = memberships_running(timezone.localdate()).filter(
                organisation=one.organisation_id, role=one.role, person__is_active=True
            )
            return same.order_by("since", "id").first()
        one, known = successor, known | {successor.pk}
    return one


def _is_over(membership: Membership) -> bool:
    """Whether a membership has ended, or its owner's account is closed."""
    ended = membership.until is not None and membership.until < timezone.localdate()
    return ended or not membership.person.is_active


def _of_states(roles: Roles) -> Q:
    """Of memberships, those in authorities of Parties that one coordinates."""
    return Q(organisation__kind=OrganisationKind.STATE, organisation__party__in=roles.parties)


# Asked for each page of everybody who is signed in: nothing but the keys is read.
_RUNNING = KeptQuery(
    lambda: (
        memberships_running(Blank("today"))
        .filter(person=Blank("person"))
        .values_list("role", "organisation_id", "organisation__body_id", "organisation__party_id")
    )
)


def _roles(person: User, today: date) -> Roles:
    running = _RUNNING(person=person.pk, today=today)

    def bodies(role: Role) -> frozenset[int]:
        return frozenset(body for one, _at, body, _party in running if one == role and body)

    def parties(role: Role) -> frozenset[int]:
        return frozenset(party for one, _at, _body, party in running if one == role and party)

    return Roles(
        signed_in=True,
        bodies=bodies(Role.SECRETARIAT),
        parties=parties(Role.COORDINATOR),
        contributes=parties(Role.CONTRIBUTOR),
        validates=parties(Role.VALIDATOR),
        member_of=bodies(Role.MEMBER),
        rapporteur_of=bodies(Role.RAPPORTEUR),
        observer_of=bodies(Role.OBSERVER),
        sits_for=parties(Role.MEMBER) | parties(Role.RAPPORTEUR),
        civil_society=bodies(Role.CIVIL_SOCIETY),
        nhri=bodies(Role.NHRI),
        facilitator=bodies(Role.FACILITATOR),
        organisations=frozenset(at for _role, at, _body, _party in running),
    )
