"""Steps of escalation open when what they wait for has come, and not a day before."""

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction

import pytest

from ronda.procedure.calendars import Calendar
from ronda.procedure.escalation import EscalationStep, Situation
from ronda.procedure.formula_nodes import Undefined
from ronda.procedure.loading import load_procedure

FRIDAY = date(2031, 1, 3)


def step(body: str, id: str) -> EscalationStep:
    [found] = [step for step in load_procedure(body).escalation.steps if step.id == id]
    return found


def situation(
    days: int,
    *,
    happened: Mapping[str, date] | None = None,
    overdue: Mapping[str, date] | None = None,
    figures: Mapping[str, int | Fraction] | None = None,
) -> Situation:
    """So many days after a Friday."""
    today = FRIDAY + timedelta(days=days)
    return Situation(today, Calendar(), happened or {}, overdue or {}, figures or {})


@pytest.mark.parametrize(("days", "is_open"), [(0, False), (1, False), (7, False), (8, True)])
def test_a_reminder_opens_when_its_working_days_have_passed(days: int, is_open: bool) -> None:
    reminder = step("lanzarote", "reminder")
    assert reminder.is_open(situation(days, overdue={"reply": FRIDAY})) is is_open
    assert reminder.is_open(situation(days, overdue={"follow_up": FRIDAY})) is False
    assert reminder.is_open(situation(days)) is False


def test_a_step_without_wait_opens_the_day_after_the_deadline() -> None:
    state_of_play = step("lanzarote", "state_of_play")
    assert state_of_play.is_open(situation(0, overdue={"reply": FRIDAY})) is False
    assert state_of_play.is_open(situation(1, overdue={"reply": FRIDAY})) is True


@pytest.mark.parametrize(("days", "procedure", "letter"), [(0, True, False), (365, True, True)])
def test_greco_goes_on_from_globally_unsatisfactory(
    days: int, procedure: bool, letter: bool
) -> None:
    happened = {"globally_unsatisfactory": FRIDAY}
    assert step("greco", "non_compliance").is_open(situation(days, happened=happened)) is procedure
    assert (
        step("greco", "letter_to_the_state").is_open(situation(days, happened=happened)) is letter
    )
    assert step("greco", "non_compliance").is_open(situation(days)) is False


@pytest.mark.parametrize(
    ("figures", "is_open"),
    [
        ({"d": 3, "total": 3}, True),
        ({"d": 2, "total": 3}, False),
        ({"d": 0, "total": 0}, False),
        ({"d": 0}, Undefined("needs total, which is not known")),
    ],
)
def test_a_condition_opens_a_step_where_it_holds(
    figures: Mapping[str, int], is_open: bool | Undefined
) -> None:
    assert step("un-hrctte", "non_cooperation").is_open(situation(0, figures=figures)) == is_open
