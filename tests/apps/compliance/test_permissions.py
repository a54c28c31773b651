"""Who sees and may do what: every role, every status, told the same way twice."""

from itertools import product

import pytest
from django.contrib.auth.models import AnonymousUser

from ronda.apps.accounts.models import Membership, User
from ronda.apps.compliance.models import Edition, Returned, Status
from ronda.apps.compliance.permissions import Can, verdict
from ronda.apps.compliance.selectors import visible_to
from ronda.apps.compliance.services.factsheets import edition_record
from ronda.apps.compliance.services.returned import returned_preview, returned_take_in
from ronda.apps.treaties.models import Body, Convention, Round
from tests.apps.compliance.arcadia import PLAIN, published, value
from tests.apps.people import coordinator, person, secretary, state

pytestmark = pytest.mark.django_db


@pytest.fixture
def editions() -> dict[str, Edition]:
    """One in each status, one that came back from the Party, one discarded before approval."""
    first = published(PLAIN)
    came = returned_preview(
        actor=coordinator(), edition=first, data=PLAIN.encode(), name="back.txt"
    )
    returned = returned_take_in(actor=coordinator(), returned=came)
    found = {"published": first, "returned": returned}
    kinds = {
        "read": (Status.READ, None),
        "approved": (Status.APPROVED, "2025-01-01T00:00Z"),
        "withdrawn": (Status.WITHDRAWN, "2025-01-01T00:00Z"),
        "discarded": (Status.WITHDRAWN, None),
    }
    for name, (status, approved_at) in kinds.items():
        one = edition_record(
            actor=secretary(), value=value(), party=state(), round=Round.objects.get()
        )
        Edition.objects.filter(pk=one.pk).update(
            status=status,
            approved_at=approved_at,
            withdrawn_at="2025-02-01T00:00Z",
            withdrawn_reason="Because",
        )
        found[name] = Edition.objects.get(pk=one.pk)
    return found


def roles() -> dict[str, User | AnonymousUser]:
    other_body = Body.objects.create(
        slug="other", name="Another body", convention=Convention.objects.get()
    )
    stranger = secretary()
    organisation = stranger.memberships.get().organisation
    organisation.pk, organisation.name, organisation.body = None, "Another", other_body
    organisation.save()
    stranger.memberships.update(organisation=organisation)
    former = coordinator()
    Membership.objects.filter(person=former).update(until="2021-01-01")
    return {
        "public": AnonymousUser(),
        "person": person(),
        "secretariat": secretary(),
        "secretariat of another body": stranger,
        "coordinator": coordinator(),
        "coordinator of another Party": coordinator("SRB"),
        "former coordinator": former,
    }


SEES = {
    "public": {"published"},
    "person": {"published"},
    "secretariat": {"published", "returned", "read", "approved", "withdrawn", "discarded"},
    "secretariat of another body": {"published"},
    "coordinator": {"published", "returned", "approved", "withdrawn"},
    "coordinator of another Party": {"published"},
    "former coordinator": {"published"},
}


def test_each_role_sees_what_it_should(editions: dict[str, Edition]) -> None:
    for name, actor in roles().items():
        seen = set(visible_to(actor).values_list("pk", flat=True))
        assert {status for status, one in editions.items() if one.pk in seen} == SEES[name], name


def test_query_and_verdict_agree(editions: dict[str, Edition]) -> None:
    for (name, actor), (status, edition) in product(roles().items(), editions.items()):
        seen = visible_to(actor).filter(pk=edition.pk).exists()
        fresh = Edition.objects.get(pk=edition.pk)
        for can in Can:
            if can is not Can.IMPORT:
                assert verdict(actor, can, fresh).visible == seen, (name, status, can)
        assert bool(verdict(actor, Can.SEE, fresh)) == seen, (name, status)


def test_only_the_secretariat_changes_anything(editions: dict[str, Edition]) -> None:
    changing = set(Can) - {Can.SEE, Can.RETURN, Can.HAND_IN, Can.IMPORT}
    for (name, actor), edition, can in product(roles().items(), editions.values(), changing):
        assert bool(verdict(actor, can, edition)) == (name == "secretariat"), (name, can)


def test_the_coordinator_of_that_party_returns_what_is_approved(
    editions: dict[str, Edition],
) -> None:
    for (name, actor), (status, edition) in product(roles().items(), editions.items()):
        allowed = name == "secretariat" or (
            name == "coordinator" and status in {"approved", "published"}
        )
        assert bool(verdict(actor, Can.RETURN, edition)) == allowed, (name, status)
        assert bool(verdict(actor, Can.HAND_IN, edition)) == allowed, (name, status)


def test_importing_is_a_secretariats() -> None:
    for name, actor in roles().items():
        assert bool(verdict(actor, Can.IMPORT)) == name.startswith("secretariat"), name


def test_a_verdict_without_an_edition_fails_closed() -> None:
    for can in set(Can) - {Can.IMPORT}:
        assert not verdict(secretary(), can)


def test_every_refusal_gives_its_reason(editions: dict[str, Edition]) -> None:
    for actor, edition, can in product(roles().values(), editions.values(), Can):
        told = verdict(actor, can, edition)
        assert told.allowed or told.reason.endswith(".")


def test_every_permission_has_a_sentence() -> None:
    assert all(str(can.sentence) for can in Can)


def test_a_returned_file_is_not_in_the_way_of_a_verdict(editions: dict[str, Edition]) -> None:
    assert Returned.objects.get().resulted_in == editions["returned"]
