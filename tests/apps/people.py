"""People for tests, each with what their role needs."""

from datetime import date
from itertools import count

from ronda.apps.accounts.models import (
    Membership,
    Organisation,
    OrganisationKind,
    Role,
    User,
)
from ronda.apps.treaties.models import Body, Party
from ronda.procedure.parties import party_by_code

_number = count(1)


def person(name: str = "Somebody") -> User:
    """A person with an account and no role."""
    made = User(email=f"person{next(_number)}@example.org", full_name=name)
    made.set_unusable_password()
    made.save()
    return made


def secretary(body: str = "lanzarote") -> User:
    """A member of a body's secretariat."""
    organisation = Organisation.objects.get(
        kind=OrganisationKind.SECRETARIAT, body=Body.objects.get(slug=body)
    )
    return _member(person("Sekretar Sekretarović"), organisation, Role.SECRETARIAT)


def coordinator(code: str = "XAR") -> User:
    """The coordinator of a Party."""
    party = state(code)
    organisation, _new = Organisation.objects.get_or_create(
        name=f"Ministry of {party.name}", kind=OrganisationKind.STATE, party=party
    )
    return _member(person(f"Coordinator of {party.name}"), organisation, Role.COORDINATOR)


def state(code: str = "XAR") -> Party:
    """A Party; an invented one is added when first asked for."""
    known = party_by_code(code)
    assert known is not None
    found, _new = Party.objects.get_or_create(
        code=known.code,
        defaults={
            "alpha2": known.alpha2,
            "name": known.names["en"],
            "names": dict(known.names),
            "invented": known.invented,
        },
    )
    return found


def _member(who: User, organisation: Organisation, role: Role) -> User:
    Membership.objects.create(
        person=who, organisation=organisation, role=role, since=date(2020, 1, 1)
    )
    return User.objects.get(pk=who.pk)
