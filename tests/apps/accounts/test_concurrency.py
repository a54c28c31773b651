"""Two who act at once do not lock everybody out, and a role is handed over once."""

import pytest

from ronda.apps.accounts import services
from ronda.apps.accounts.models import Membership, Role, User
from ronda.apps.errors import NotNow
from tests.apps import people
from tests.apps.at_once import at_once, refusals

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 5


def staff() -> int:
    """How many serve the secretariat without end and may sign in."""
    return Membership.objects.filter(
        role=Role.SECRETARIAT, until__isnull=True, person__is_active=True
    ).count()


@pytest.mark.parametrize("time", range(TIMES))
def test_two_who_end_each_others_role_leave_one(time: int) -> None:
    one, other = people.secretary(), people.secretary()
    outcomes = at_once(
        *(
            lambda actor=actor, whose=whose: services.membership_end(
                actor=actor, membership=whose.memberships.get(), reason="At once"
            )
            for actor, whose in ((one, other), (other, one))
        )
    )
    assert refusals(outcomes) == [NotNow] and staff() == 1


@pytest.mark.parametrize("time", range(TIMES))
def test_two_who_close_each_others_account_leave_one(time: int) -> None:
    one, other = people.secretary(), people.secretary()
    outcomes = at_once(
        *(
            lambda actor=actor, whose=whose: services.person_deactivate(
                actor=actor, person=whose, reason="At once"
            )
            for actor, whose in ((one, other), (other, one))
        )
    )
    assert refusals(outcomes) == [NotNow] and staff() == 1


def test_a_role_is_handed_over_to_one_of_two() -> None:
    actor, leaving = people.secretary(), people.coordinator().memberships.get()
    after = [people.person(), people.person()]

    def hand_over(to: User) -> Membership:
        return services.membership_hand_over(actor=actor, membership=leaving, to=to)

    outcomes = at_once(*(lambda to=to: hand_over(to) for to in after))
    assert refusals(outcomes) == [NotNow]
    assert Membership.objects.filter(taken_over_from=leaving).count() == 1
