"""The people of the rounds: a coordinator for each Party, and somebody in every role to sign in as.

Two things to know. Those with a printed sign-in are in `SIGN_INS`; the other coordinators are there
to be asked and cannot sign in. And a person who is there already is taken as they are.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from ronda.apps.accounts.models import Organisation, OrganisationKind, Role, User
from ronda.apps.accounts.selectors import machine
from ronda.apps.accounts.services import membership_begin, person_invite
from ronda.apps.treaties.models import Body, Party
from ronda.apps.treaties.services import party_add
from ronda.demo.rounds.parties import invented_parties
from ronda.demo.sign_ins import SignIn

CONTRIBUTOR = SignIn(
    "lea.brandt@arcadia.example", "ferry-timetable-4", "Lea Brandt, contributor of Arcadia"
)
VALIDATOR = SignIn(
    "otto.ferens@arcadia.example", "granite-quarry-5", "Otto Ferens, validator of Arcadia"
)
MEMBER = SignIn(
    "mira.sand@committee.example", "morning-train-6", "Mira Sand, Committee member for Talvia"
)
RAPPORTEUR = SignIn(
    "paul.rives@committee.example", "orchard-ladder-7", "Paul Rives, rapporteur, for Velmora"
)
OBSERVER = SignIn(
    "ana.keller@observer.example", "river-delta-map-8", "Ana Keller, observer to the Committee"
)
CIVIL_SOCIETY = SignIn(
    "tom.hale@harbour-lights.example",
    "lantern-festival-9",
    "Tom Hale, Harbour Lights, an association",
)
NHRI = SignIn(
    "vera.noll@ombudsperson.example",
    "winter-garden-10",
    "Vera Noll, Ombudsperson for Children of Arcadia",
)
FACILITATOR = SignIn(
    "nils.aro@facilitator.example",
    "paper-kites-club-11",
    "Nils Aro, facilitator of children’s participation in Arcadia",
)
SIGN_INS = (
    CONTRIBUTOR,
    VALIDATOR,
    MEMBER,
    RAPPORTEUR,
    OBSERVER,
    CIVIL_SOCIETY,
    NHRI,
    FACILITATOR,
)

SERVING = timedelta(days=400)
"""So long they have served: they were there when the meeting adopted the report."""


@dataclass(frozen=True)
class Cast:
    """Who plays: the Parties with their coordinators, and those who speak from outside."""

    parties: tuple[Party, ...]
    coordinators: dict[str, User]
    contributor: User
    association: Organisation
    institution: Organisation
    facilitators: Organisation
    speaker: User
    ombudsperson: User
    facilitator: User


def cast(body: Body, how_many: int) -> Cast:
    """Everybody, for the first `how_many` Parties; to be called in one transaction."""
    parties = tuple(party_add(actor=machine(), known=one) for one in invented_parties()[:how_many])
    by_code = {party.code: party for party in parties}
    ministries = {code: _ministry(party) for code, party in by_code.items()}
    arcadia, talvia, velmora = (by_code[code] for code in ("XAR", "XTA", "XVE"))
    kinds = OrganisationKind
    association = _organisation("Harbour Lights", kinds.CIVIL_SOCIETY, body, None)
    institution = _organisation("Ombudsperson for Children", kinds.NHRI, body, arcadia)
    facilitators = _organisation("Paper Kites", kinds.FACILITATOR, body, arcadia)
    _serving(MEMBER, _organisation("Delegation of Talvia", kinds.DELEGATION, body, talvia))
    rapporteurs = _organisation("Delegation of Velmora", kinds.DELEGATION, body, velmora)
    _serving(RAPPORTEUR, rapporteurs, Role.RAPPORTEUR)
    _serving(OBSERVER, _organisation("Network of Helplines", kinds.OBSERVER, body, None))
    _delegates(body, parties)
    _serving(VALIDATOR, ministries["XAR"], Role.VALIDATOR)
    return Cast(
        parties=parties,
        coordinators={code: _coordinator(at, by_code[code]) for code, at in ministries.items()},
        contributor=_serving(CONTRIBUTOR, ministries["XAR"], Role.CONTRIBUTOR),
        association=association,
        institution=institution,
        facilitators=facilitators,
        speaker=_serving(CIVIL_SOCIETY, association),
        ombudsperson=_serving(NHRI, institution),
        facilitator=_serving(FACILITATOR, facilitators),
    )


_ROLES = {
    OrganisationKind.DELEGATION: Role.MEMBER,
    OrganisationKind.OBSERVER: Role.OBSERVER,
    OrganisationKind.CIVIL_SOCIETY: Role.CIVIL_SOCIETY,
    OrganisationKind.NHRI: Role.NHRI,
    OrganisationKind.FACILITATOR: Role.FACILITATOR,
}


def _ministry(party: Party) -> Organisation:
    found = Organisation.objects.filter(kind=OrganisationKind.STATE, party=party).first()
    name = f"Ministry of Social Affairs of {party}"
    return found or Organisation.objects.create(name=name, kind=OrganisationKind.STATE, party=party)


def _organisation(
    name: str, kind: OrganisationKind, body: Body, party: Party | None
) -> Organisation:
    return Organisation.objects.create(name=name, kind=kind, body=body, party=party)


def _delegates(body: Body, parties: tuple[Party, ...]) -> None:
    """Somebody who sits on the Committee for each Party that has nobody there yet."""
    kind = OrganisationKind.DELEGATION
    seated = set(Organisation.objects.filter(kind=kind, body=body).values_list("party", flat=True))
    for party in parties:
        if party.pk not in seated:
            at = _organisation(f"Delegation of {party}", kind, body, party)
            email = f"delegate@{party.name.lower()}.example"
            who = person_invite(actor=machine(), email=email, full_name=f"Delegate of {party}")
            _begin(who, at, Role.MEMBER)


def _coordinator(at: Organisation, party: Party) -> User:
    known = at.memberships.filter(role=Role.COORDINATOR, until=None).first()
    if known is not None:
        return known.person
    email = f"coordinator@{party.name.lower()}.example"
    who = person_invite(actor=machine(), email=email, full_name=f"Coordinator of {party}")
    membership_begin(actor=machine(), person=who, organisation=at, role=Role.COORDINATOR)
    return User.objects.get(pk=who.pk)


def _serving(one: SignIn, at: Organisation, role: Role | None = None) -> User:
    name = one.who.partition(",")[0]
    who = person_invite(actor=machine(), email=one.email, full_name=name)
    role = role or _ROLES[OrganisationKind(at.kind)]
    _begin(who, at, role)
    # Nobody opens a letter here: the password is set, not chosen by following a link.
    who.set_password(one.password)
    who.save(update_fields=["password"])
    return User.objects.get(pk=who.pk)


def _begin(who: User, at: Organisation, role: Role) -> None:
    since = timezone.localdate() - SERVING
    membership_begin(actor=machine(), person=who, organisation=at, role=role, since=since)
