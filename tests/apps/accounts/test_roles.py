"""What memberships make of a person, and who stands in for whom; both fail closed."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date, timedelta
from functools import partial

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from ronda.apps.accounts.models import (
    ROLES_IN,
    Membership,
    Organisation,
    OrganisationKind,
    Role,
    User,
)
from ronda.apps.accounts.selectors import (
    Roles,
    heir_of,
    memberships_running,
    needs_second_factor,
    roles_of,
)
from tests.apps import people

pytestmark = pytest.mark.django_db
EVERYBODY: dict[str, Callable[[], User]] = {
    "bodies": people.secretary,
    "parties": people.coordinator,
    "contributes": people.contributor,
    "validates": people.validator,
    "member_of": people.member,
    "rapporteur_of": people.rapporteur,
    "observer_of": people.observer,
    "civil_society": people.ngo,
    "nhri": people.nhri,
    "facilitator": people.facilitator,
}
OF_PARTIES = {"parties", "contributes", "validates"}
YESTERDAY = timezone.localdate() - timedelta(days=1)


def given(roles: Roles) -> dict[str, object]:
    """The fields that are not empty."""
    told = {field.name: getattr(roles, field.name) for field in fields(roles)}
    return {name: value for name, value in told.items() if value}


@pytest.mark.parametrize("name", EVERYBODY)
def test_a_role_gives_what_it_is_and_nothing_else(name: str) -> None:
    who = EVERYBODY[name]()
    where = who.memberships.get().organisation
    wanted = {
        "signed_in": True,
        "organisations": {where.pk},
        name: {where.party_id if name in OF_PARTIES else where.body_id},
    }
    if name in {"member_of", "rapporteur_of"}:
        wanted["sits_for"] = {where.party_id}
    assert given(roles_of(who)) == wanted


@pytest.mark.parametrize("name", EVERYBODY)
def test_every_role_is_asked_for_a_second_factor(name: str) -> None:
    who = EVERYBODY[name]()
    assert roles_of(who).any and needs_second_factor(who)


@pytest.mark.parametrize("name", EVERYBODY)
def test_a_role_that_is_over_gives_nothing(name: str) -> None:
    who = EVERYBODY[name]()
    Membership.objects.filter(person=who).update(until=YESTERDAY)
    assert given(roles_of(User.objects.get(pk=who.pk))) == {"signed_in": True}


def test_every_role_is_tried_here() -> None:
    assert {who().memberships.get().role for who in EVERYBODY.values()} == set(Role.values)


def test_records_are_kept_by_secretariats_and_coordinators_only() -> None:
    keeping = {name for name, who in EVERYBODY.items() if roles_of(who()).keeps_records}
    assert keeping == {"bodies", "parties"}


def test_the_committee_is_members_and_rapporteurs() -> None:
    for who in (people.member(None), people.rapporteur("SRB")):
        assert roles_of(who).committee == {people.monitoring_body().pk}
    assert not roles_of(people.observer()).committee


def test_a_member_of_another_committee_sits_for_no_party() -> None:
    assert given(roles_of(people.member(None)))["member_of"]
    assert not roles_of(people.member(None)).sits_for


def test_the_database_knows_which_role_there_is_where() -> None:
    """As the code does: each role in each kind of organisation, allowed or refused."""
    where = [
        people.organisation(kind, "There", body=body, code=code) for kind, body, code in SERVED
    ]
    for organisation in where:
        for role in Role:
            allowed = role in ROLES_IN[OrganisationKind(organisation.kind)]
            assert _refused(partial(people.serving, organisation, role)) is not allowed


SERVED = [
    (OrganisationKind.SECRETARIAT, "lanzarote", None),
    (OrganisationKind.STATE, None, "XAR"),
    (OrganisationKind.DELEGATION, "lanzarote", "XAR"),
    (OrganisationKind.PARTICIPANT, "lanzarote", None),
    (OrganisationKind.OBSERVER, "lanzarote", None),
    (OrganisationKind.CIVIL_SOCIETY, "lanzarote", None),
    (OrganisationKind.CIVIL_SOCIETY, "lanzarote", "XAR"),
    (OrganisationKind.NHRI, "lanzarote", "XAR"),
    (OrganisationKind.FACILITATOR, "lanzarote", "XAR"),
]


@pytest.mark.parametrize("kind", OrganisationKind)
@pytest.mark.parametrize("body", [None, "lanzarote"])
@pytest.mark.parametrize("code", [None, "XAR"])
def test_an_organisation_serves_what_its_kind_serves(
    kind: OrganisationKind, body: str | None, code: str | None
) -> None:
    def made() -> object:
        return people.organisation(kind, "A new one", body=body, code=code)

    assert _refused(made) is not ((kind, body, code) in SERVED)


def test_an_organisation_never_becomes_another() -> None:
    where = people.ministry()
    change = Organisation.objects.filter(pk=where.pk)
    assert _refused(lambda: change.update(party=people.state("SRB")))
    assert not _refused(lambda: change.update(name="Ministry of Harbours"))


def test_ministries_of_two_parties_may_have_one_name() -> None:
    for code in ("XAR", "SRB"):
        people.organisation(OrganisationKind.STATE, "Ministry of Justice", code=code)
    assert Organisation.objects.filter(name="Ministry of Justice").count() == 2


def test_a_handing_over_ends_the_membership_and_goes_to_another() -> None:
    one, other = _serving(people.coordinator()), _serving(people.coordinator())
    found = Membership.objects.filter(pk=one.pk)
    assert _refused(lambda: found.update(handed_over_to=other))
    assert _refused(lambda: found.update(handed_over_to=one, until=YESTERDAY))


def test_while_a_membership_runs_it_has_no_heir_but_itself() -> None:
    one = _serving(people.coordinator())
    assert heir_of(one) == one
    Membership.objects.filter(pk=one.pk).update(until=timezone.localdate())
    assert heir_of(_again(one)) == one


def test_work_follows_from_successor_to_successor() -> None:
    first, second, third = (_serving(people.coordinator()) for _ in range(3))
    for one, successor in ((first, second), (second, third)):
        Membership.objects.filter(pk=one.pk).update(until=YESTERDAY, handed_over_to=successor)
    assert heir_of(_again(first)) == third


def test_without_a_successor_work_is_with_who_has_the_same_role_there() -> None:
    gone = _serving(people.contributor())
    Membership.objects.filter(pk=gone.pk).update(until=YESTERDAY)
    _serving(people.validator()), _serving(people.contributor("SRB"))
    assert heir_of(_again(gone)) is None
    other = _serving(people.contributor())
    Membership.objects.filter(pk=other.pk).update(since=date(2021, 1, 1))
    assert heir_of(_again(gone)) == other
    other.person.is_active = False
    other.person.save()
    assert heir_of(_again(gone)) is None


def _serving(who: User) -> Membership:
    return memberships_running(timezone.localdate()).get(person=who)


def _again(membership: Membership) -> Membership:
    return Membership.objects.get(pk=membership.pk)


def _refused(doing: Callable[[], object]) -> bool:
    """Whether the database refuses."""
    try:
        with transaction.atomic():
            doing()
    except IntegrityError:
        return True
    return False
