"""Who leaves is followed by somebody: nothing stays with them, and nobody is locked out."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ronda.apps.accounts import services
from ronda.apps.accounts.models import Membership, OrganisationKind, Role, User
from ronda.apps.accounts.selectors import heir_of, roles_of
from ronda.apps.audit.selectors import story_of
from ronda.apps.errors import NotAllowed, NotNow, NotValid
from tests.apps import people

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def of(who: User) -> Membership:
    """What somebody of the tests is."""
    return who.memberships.get()


def again(membership: Membership) -> Membership:
    return Membership.objects.get(pk=membership.pk)


def test_a_role_is_handed_over_on_a_day() -> None:
    before, after = of(people.coordinator()), people.person()
    made = services.membership_hand_over(
        actor=people.secretary(), membership=before, to=after, on=TOMORROW, reason="Elections"
    )
    left = again(before)
    assert (left.until, left.handed_over_to) == (TOMORROW, made)
    assert (made.since, made.until, made.organisation) == (TOMORROW, None, left.organisation)
    assert heir_of(left) == left and not roles_of(after).any
    event = story_of(left).first()
    assert event is not None and event.reason == "Elections"
    assert story_of(made).first() == event


def test_the_day_after_all_work_is_the_successors() -> None:
    gone, after = people.coordinator(), people.person()
    made = services.membership_hand_over(
        actor=people.secretary(), membership=of(gone), to=after, on=YESTERDAY
    )
    assert heir_of(again(of(gone))) == made
    assert not roles_of(User.objects.get(pk=gone.pk)).any
    assert roles_of(after).parties == {made.organisation.party_id}


def test_the_successor_may_have_the_role_already() -> None:
    before, deputy = of(people.coordinator()), people.coordinator()
    made = services.membership_hand_over(actor=people.secretary(), membership=before, to=deputy)
    assert made == of(deputy)


def test_a_role_is_not_handed_over_to_oneself_nor_to_who_left() -> None:
    actor, before, closed = people.secretary(), of(people.coordinator()), people.person()
    closed.is_active = False
    closed.save()
    for to in (before.person, closed):
        with pytest.raises(NotValid):
            services.membership_hand_over(actor=actor, membership=before, to=to)
    assert again(before).until is None


def test_a_rapporteur_is_followed_by_one_of_another_delegation() -> None:
    before, after = of(people.rapporteur("XAR")), of(people.rapporteur("SRB"))
    made = services.membership_hand_over(actor=people.secretary(), membership=before, to=after)
    assert made == after


@pytest.mark.parametrize(
    "after",
    [
        lambda: people.coordinator("SRB"),
        people.contributor,
        lambda: people.rapporteur("XAR", "grevio"),
    ],
)
def test_work_goes_to_no_other_role_party_or_body(after) -> None:  # type: ignore[no-untyped-def]
    before = of(people.coordinator())
    with pytest.raises(NotValid):
        services.membership_hand_over(actor=people.secretary(), membership=before, to=of(after()))


def test_a_role_that_is_over_is_not_ended_again() -> None:
    actor, before = people.secretary(), of(people.coordinator())
    people.coordinator()
    services.membership_end(actor=actor, membership=before, until=YESTERDAY, reason="Left")
    with pytest.raises(NotNow):
        services.membership_end(actor=actor, membership=before, reason="Left")
    with pytest.raises(NotNow):
        services.membership_hand_over(actor=actor, membership=before, to=people.person())


def test_where_nobody_else_has_the_role_a_successor_or_a_reason_is_asked_for() -> None:
    actor, only = people.secretary(), of(people.coordinator())
    with pytest.raises(NotNow):
        services.membership_end(actor=actor, membership=only, reason="Left")
    with pytest.raises(NotValid):
        services.membership_end(actor=actor, membership=only, vacant=True)
    ended = services.membership_end(actor=actor, membership=only, vacant=True, reason="Dissolved")
    assert ended.until == TODAY


def test_who_leaves_soon_keeps_no_place() -> None:
    actor, one, other = people.secretary(), people.coordinator(), people.coordinator()
    services.membership_end(actor=actor, membership=of(one), until=TOMORROW, reason="Leaves")
    with pytest.raises(NotNow):
        services.membership_end(actor=actor, membership=of(other), reason="Left")


def test_a_coordinator_ends_roles_of_the_desk_and_no_others() -> None:
    actor = people.coordinator()
    services.membership_end(
        actor=actor, membership=of(people.contributor()), vacant=True, reason="Moved"
    )
    for other in (people.contributor("SRB"), people.coordinator(), people.ngo()):
        with pytest.raises(NotAllowed):
            services.membership_end(actor=actor, membership=of(other), vacant=True, reason="No")
        with pytest.raises(NotAllowed):
            services.membership_hand_over(actor=actor, membership=of(other), to=people.person())


def test_a_coordinator_invites_into_the_desk_and_nowhere_else() -> None:
    actor = people.coordinator()
    invited = services.member_invite(
        actor=actor,
        email="New@example.org",
        full_name="New",
        organisation=people.ministry(),
        role=Role.CONTRIBUTOR,
    )
    assert roles_of(invited).contributes == {people.state("XAR").pk}
    for organisation, role in (
        (people.ministry(), Role.COORDINATOR),
        (people.ministry("SRB"), Role.CONTRIBUTOR),
    ):
        with pytest.raises(NotAllowed):
            services.member_invite(
                actor=actor,
                email="other@example.org",
                full_name="Other",
                organisation=organisation,
                role=role,
            )
    with pytest.raises(NotAllowed):
        services.person_invite(actor=actor, email="third@example.org", full_name="Third")
    assert not User.objects.filter(email__in=["other@example.org", "third@example.org"]).exists()


def test_who_has_an_account_is_given_the_role_under_their_own_name() -> None:
    known = people.person("Ana")
    invited = services.member_invite(
        actor=people.coordinator(),
        email=known.email.upper(),
        full_name="Somebody else",
        organisation=people.ministry(),
        role=Role.VALIDATOR,
    )
    assert invited == known and User.objects.get(pk=known.pk).full_name == "Ana"


def test_closing_an_account_hands_over_all_that_its_owner_was() -> None:
    actor, gone, deputy = people.secretary(), people.coordinator(), people.coordinator()
    seat = people.organisation(OrganisationKind.DELEGATION, body="lanzarote", code="XAR")
    sits = Membership.objects.create(
        person=gone, organisation=seat, role=Role.MEMBER, since=YESTERDAY
    )
    coordinates = gone.memberships.get(role=Role.COORDINATOR)
    with pytest.raises(NotNow):
        services.person_deactivate(actor=actor, person=gone, reason="Left")
    assert User.objects.get(pk=gone.pk).is_active and again(coordinates).until is None
    after = people.person()
    services.person_deactivate(actor=actor, person=gone, reason="Left", successors={sits.pk: after})
    assert not User.objects.get(pk=gone.pk).is_active
    assert not Membership.objects.filter(person=gone, until__isnull=True).exists()
    assert heir_of(again(coordinates)) == of(deputy)
    assert heir_of(again(sits)) == of(after)
    with pytest.raises(NotNow):
        services.person_deactivate(actor=actor, person=gone, reason="Left")


def test_a_role_that_has_not_begun_ends_with_the_account_too() -> None:
    who = people.coordinator()
    people.coordinator()
    Membership.objects.filter(person=who).update(since=TOMORROW)
    services.person_deactivate(actor=people.secretary(), person=who, reason="Never came")
    assert of(who).until == TOMORROW


def test_the_last_of_a_secretariat_neither_leaves_nor_is_closed() -> None:
    last = people.secretary()
    for act in (
        lambda: services.membership_end(
            actor=last, membership=of(last), vacant=True, reason="Leaves"
        ),
        lambda: services.person_deactivate(
            actor=last, person=last, reason="Leaves", successors={of(last).pk: None}
        ),
    ):
        with pytest.raises(NotNow):
            act()
    assert User.objects.get(pk=last.pk).is_active
    services.membership_hand_over(actor=last, membership=of(last), to=people.person())
