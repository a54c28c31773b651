"""Whose it is to give a role and to end it, for every role of everybody."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser

from ronda.apps.accounts.models import ROLES_IN, Organisation, OrganisationKind, Role, User
from ronda.apps.accounts.permissions import (
    Can,
    kinds_to_add,
    may_end,
    may_give,
    roles_to_give,
    verdict,
)
from ronda.apps.accounts.selectors import machine
from tests.apps import people

pytestmark = pytest.mark.django_db
WHERE: dict[str, Callable[[], Organisation]] = {
    "secretariat": lambda: people.organisation(OrganisationKind.SECRETARIAT, body="lanzarote"),
    "other secretariat": lambda: people.organisation(
        OrganisationKind.SECRETARIAT, "Secretariat of GREVIO", body="grevio"
    ),
    "ministry": people.ministry,
    "other ministry": lambda: people.ministry("SRB"),
    "delegation": lambda: people.organisation(
        OrganisationKind.DELEGATION, body="lanzarote", code="XAR"
    ),
    "association": lambda: people.organisation(
        OrganisationKind.CIVIL_SOCIETY, "Harbour Lights", body="lanzarote"
    ),
    "other association": lambda: people.organisation(
        OrganisationKind.CIVIL_SOCIETY, "Open Windows", body="grevio"
    ),
}
GIVES = {
    "secretariat": {
        ("secretariat", Role.SECRETARIAT),
        ("ministry", Role.COORDINATOR),
        ("other ministry", Role.COORDINATOR),
        ("delegation", Role.MEMBER),
        ("delegation", Role.RAPPORTEUR),
        ("association", Role.CIVIL_SOCIETY),
    },
    "coordinator": {("ministry", Role.CONTRIBUTOR), ("ministry", Role.VALIDATOR)},
}
WHO: dict[str, Callable[[], User]] = {
    "secretariat": people.secretary,
    "coordinator": people.coordinator,
    "contributor": people.contributor,
    "validator": people.validator,
    "member": people.member,
    "rapporteur": people.rapporteur,
    "observer": people.observer,
    "association": people.ngo,
    "nhri": people.nhri,
    "facilitator": people.facilitator,
    "nobody": people.person,
}


@pytest.mark.parametrize("name", WHO)
def test_a_role_is_given_by_whoever_it_is_to_give(name: str) -> None:
    people.monitoring_body("grevio")
    actor = WHO[name]()
    given = {
        (place, role) for place, where in WHERE.items() for role in roles_to_give(actor, where())
    }
    assert given == GIVES.get(name, set())


def test_who_is_not_signed_in_gives_nothing() -> None:
    for where in (people.ministry(), WHERE["association"]()):
        for role in ROLES_IN[OrganisationKind(where.kind)]:
            assert not may_give(AnonymousUser(), where, role)
    assert not any(verdict(AnonymousUser(), can, people.person()) for can in Can)


def test_commands_staff_every_body() -> None:
    people.monitoring_body("grevio")
    where = WHERE["other secretariat"]()
    assert may_give(machine(), where, Role.SECRETARIAT)
    assert not may_give(people.secretary(), where, Role.SECRETARIAT)


def test_who_may_give_a_role_may_end_it() -> None:
    contributor = people.contributor().memberships.get()
    coordinator = people.coordinator().memberships.get()
    assert may_end(people.coordinator(), contributor)
    assert not may_end(people.coordinator("SRB"), contributor)
    assert not may_end(people.secretary(), contributor)
    assert may_end(people.secretary(), coordinator)
    assert not may_end(people.coordinator(), coordinator)


def test_a_secretariat_closes_no_account_of_another_body() -> None:
    theirs = people.secretary("grevio")
    assert not verdict(people.secretary(), Can.DEACTIVATE, theirs)
    assert verdict(people.secretary(), Can.DEACTIVATE, people.contributor())
    assert not verdict(people.coordinator(), Can.DEACTIVATE, people.contributor())


def test_a_coordinator_sends_links_to_those_of_the_desk_only() -> None:
    actor = people.coordinator()
    assert verdict(actor, Can.SEND_LINK, people.contributor())
    assert not verdict(actor, Can.SEND_LINK, people.contributor("SRB"))
    assert not verdict(actor, Can.SEND_LINK, people.coordinator())


def test_no_secretariat_is_added_in_the_browser() -> None:
    assert OrganisationKind.SECRETARIAT not in kinds_to_add(people.secretary())
    assert kinds_to_add(people.coordinator()) == (OrganisationKind.STATE,)
    assert kinds_to_add(people.member()) == ()
