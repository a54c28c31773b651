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
from ronda.apps.treaties.models import Body, Convention, Party
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
    where = organisation(OrganisationKind.SECRETARIAT, body=body)
    return serving(where, Role.SECRETARIAT, "Sekretar Sekretarović")


def coordinator(code: str = "XAR") -> User:
    """The coordinator of a Party."""
    return serving(ministry(code), Role.COORDINATOR, f"Coordinator of {state(code)}")


def contributor(code: str = "XAR") -> User:
    """Somebody who writes a part of a Party's reply."""
    return serving(ministry(code), Role.CONTRIBUTOR, f"Contributor of {state(code)}")


def validator(code: str = "XAR") -> User:
    """Somebody who signs an institution's part of a Party's reply."""
    return serving(ministry(code), Role.VALIDATOR, f"Validator of {state(code)}")


def member(code: str | None = "XAR", body: str = "lanzarote") -> User:
    """A member of the Committee: for a Party, or without `code` for another committee."""
    return serving(_on_committee(code, body), Role.MEMBER, f"Member for {code or 'others'}")


def rapporteur(code: str | None = "XAR", body: str = "lanzarote") -> User:
    """A rapporteur of the Committee, who sits for a Party or, without `code`, for others."""
    return serving(_on_committee(code, body), Role.RAPPORTEUR, f"Rapporteur for {code or 'others'}")


def observer(body: str = "lanzarote") -> User:
    """An observer to a body."""
    return serving(organisation(OrganisationKind.OBSERVER, body=body), Role.OBSERVER)


def ngo(name: str = "Harbour Lights", code: str | None = None, body: str = "lanzarote") -> User:
    """Somebody of an association of this name; with `code`, one that works in a Party."""
    where = organisation(OrganisationKind.CIVIL_SOCIETY, name, body=body, code=code)
    return serving(where, Role.CIVIL_SOCIETY, f"Spokesperson of {name}")


def nhri(code: str = "XAR", body: str = "lanzarote") -> User:
    """Somebody of a Party's national human rights institution."""
    return serving(organisation(OrganisationKind.NHRI, body=body, code=code), Role.NHRI)


def facilitator(code: str = "XAR", body: str = "lanzarote") -> User:
    """Somebody who brings in what children of a Party said."""
    where = organisation(OrganisationKind.FACILITATOR, body=body, code=code)
    return serving(where, Role.FACILITATOR)


def organisation(
    kind: OrganisationKind, name: str = "", *, body: str | None = None, code: str | None = None
) -> Organisation:
    """An organisation of this kind, the one there is of this name for the body and the Party."""
    at = monitoring_body(body) if body else None
    party = state(code) if code else None
    known = Organisation.objects.filter(kind=kind, body=at, party=party)
    called = name or " ".join(filter(None, (str(kind.label), code, body)))
    found = known.filter(name=name).first() if name else known.first()
    return found or Organisation.objects.create(name=called, kind=kind, body=at, party=party)


def ministry(code: str = "XAR") -> Organisation:
    """The authority of a Party in which its coordinator serves."""
    return organisation(OrganisationKind.STATE, f"Ministry of {state(code)}", code=code)


def monitoring_body(slug: str = "lanzarote") -> Body:
    """A body; any but the Lanzarote Committee is added when first asked for, with a secretariat."""
    found = Body.objects.filter(slug=slug).first()
    if found is None:
        convention, _new = Convention.objects.get_or_create(number=f"Convention of {slug}")
        found = Body.objects.create(slug=slug, name=slug.upper(), convention=convention)
        organisation(OrganisationKind.SECRETARIAT, f"Secretariat of {found}", body=slug)
    return found


def serving(where: Organisation, role: Role, name: str = "") -> User:
    """A person with this role in an organisation since long ago."""
    who = person(name or f"{role.label.capitalize()} of {where}")
    Membership.objects.create(person=who, organisation=where, role=role, since=date(2020, 1, 1))
    return User.objects.get(pk=who.pk)


def _on_committee(code: str | None, body: str) -> Organisation:
    kind = OrganisationKind.DELEGATION if code else OrganisationKind.PARTICIPANT
    return organisation(kind, body=body, code=code)


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
