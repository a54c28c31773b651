"""Targets of indicators: shown with how far they have come, never over a break."""

from datetime import date
from decimal import Decimal

import pytest

from ronda.apps.errors import NotAllowed, NotNow, NotValid, NotVisible
from ronda.apps.national.counting import value_of
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import Aim, Direction, Indicator
from ronda.apps.national.selectors.aims import Course, aim_visible, aims_of
from ronda.apps.national.selectors.figures import values_visible
from ronda.apps.national.services.aims import Aimed, aim_set, aim_withdraw
from ronda.apps.national.services.figures import definition_add, value_give
from ronda.apps.national.standing import standing_of
from ronda.figures.periods import Period
from tests.apps.national.scene import Desk, desk
from tests.apps.national.services.test_figures import defined, given
from tests.apps.people import coordinator

pytestmark = pytest.mark.django_db


def aimed(period: str = "2027", amount: str = "60") -> Aimed:
    return Aimed(Period.of(period), Direction.AT_LEAST, Decimal(amount), "Strategy 2024–2027")


def course(there: Desk, indicator: Indicator) -> Course:
    with at_desk(there.coordinator):
        values = values_visible(standing_of(there.coordinator)).filter(indicator=indicator)
        (found,) = aims_of(indicator, [value_of(one) for one in values])
        return found


def test_progress_is_told_with_where_it_began() -> None:
    there = desk()
    indicator = defined(there)
    for year, amount in (("2022", 20), ("2023", 45)):
        value_give(actor=there.writer, indicator=indicator, given=given(year, amount))
    aim_set(actor=there.coordinator, indicator=indicator, aimed=aimed())
    found = course(there, indicator).progress
    assert found is not None and found.hundredths == 75
    assert (found.began.amount, found.latest.amount) == (Decimal(20), Decimal(45))


def test_a_new_definition_is_not_bridged() -> None:
    there = desk()
    indicator = defined(there)
    value_give(actor=there.writer, indicator=indicator, given=given("2023", 45))
    aim_set(actor=there.coordinator, indicator=indicator, aimed=aimed("2024"))
    definition_add(
        actor=there.coordinator, indicator=indicator, words="Also abroad.", since=date(2025, 1, 1)
    )
    aim_set(actor=there.coordinator, indicator=indicator, aimed=aimed("2027"))
    with at_desk(there.coordinator):
        values = values_visible(standing_of(there.coordinator)).filter(indicator=indicator)
        old, new = aims_of(indicator, [value_of(one) for one in values])
    assert old.progress is not None
    assert new.progress is None and "defined anew" in new.why_not


def test_one_target_for_one_time_until_it_is_withdrawn() -> None:
    there = desk()
    indicator = defined(there)
    first = aim_set(actor=there.coordinator, indicator=indicator, aimed=aimed())
    with pytest.raises(NotValid):
        aim_set(actor=there.coordinator, indicator=indicator, aimed=aimed(amount="70"))
    aim_withdraw(actor=there.coordinator, aim=first, reason="The strategy was changed.")
    with pytest.raises(NotNow):
        aim_withdraw(actor=there.coordinator, aim=first, reason="Again.")
    aim_set(actor=there.coordinator, indicator=indicator, aimed=aimed(amount="70"))
    assert course(there, indicator).aim.amount == 70


@pytest.mark.parametrize("wrong", [aimed("2010"), aimed(amount="1.5")])
def test_what_does_not_fit_is_refused(wrong: Aimed) -> None:
    there = desk()
    with pytest.raises(NotValid):
        aim_set(actor=there.coordinator, indicator=defined(there), aimed=wrong)


def test_only_the_coordinator_sets_targets_and_no_other_state_sees_them() -> None:
    there = desk()
    indicator = defined(there)
    with pytest.raises(NotAllowed):
        aim_set(actor=there.writer, indicator=indicator, aimed=aimed())
    aim = aim_set(actor=there.coordinator, indicator=indicator, aimed=aimed())
    other = coordinator("SRB")
    with at_desk(other):
        assert not Aim.objects.exists()
        with pytest.raises(NotVisible):
            aim_visible(standing_of(other), aim.pk)
