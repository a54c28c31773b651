"""Dates: reckoned the same way on any calendar, whatever is asked; extensions need a reason."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.procedure.calendars import Calendar, NeverOpen, Period, Unit
from ronda.procedure.deadlines import (
    Awaited,
    DeadlineRule,
    Extension,
    ExtensionRule,
    NotExtended,
    OnDayOff,
)
from ronda.procedure.document_kinds import DocumentKind
from ronda.procedure.participants import Participant
from ronda.procedure.stated import Wording

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
PERIODS = st.builds(Period, count=st.integers(1, 60), unit=st.sampled_from(Unit))


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """Any weekend of up to three days, and holidays scattered or in a row of up to three weeks."""
    weekend = draw(st.frozensets(st.integers(0, 6), max_size=3))
    scattered = draw(st.frozensets(DAYS, max_size=20))
    first, length = draw(DAYS), draw(st.integers(0, 21))
    row = {first + timedelta(days=number) for number in range(length)}
    return Calendar(scattered | row, weekend)


def rule(
    *,
    on: date | None = None,
    within: Period | None = None,
    on_day_off: OnDayOff = OnDayOff.STAYS,
    extension: ExtensionRule | None = None,
) -> DeadlineRule:
    return DeadlineRule(
        id="reply",
        name=Wording.model_validate({"en": "Reply"}),
        document=DocumentKind.REPLY,
        due_from=Participant.PARTY,
        on=on,
        after=None if within is None else "launch",
        within=within,
        on_day_off=on_day_off,
        extension=extension,
    )


@given(DAYS, PERIODS, calendars())
def test_a_period_ends_after_it_begins(day: date, period: Period, calendar: Calendar) -> None:
    assert calendar.after(day, period) > day


@given(DAYS, DAYS, PERIODS, calendars())
def test_what_begins_later_ends_no_earlier(
    one: date, other: date, period: Period, calendar: Calendar
) -> None:
    first, second = sorted((one, other))
    assert calendar.after(first, period) <= calendar.after(second, period)


@given(DAYS, st.integers(1, 60), calendars())
def test_working_days_are_as_many_as_were_asked_for(
    day: date, count: int, calendar: Calendar
) -> None:
    end = calendar.after(day, Period(count=count, unit=Unit.WORKING_DAYS))
    assert calendar.is_working(end)
    assert calendar.working_days_between(day, end) == count


@given(DAYS, st.integers(1, 600), calendars())
def test_months_keep_the_day_or_take_the_months_last(
    day: date, count: int, calendar: Calendar
) -> None:
    end = calendar.after(day, Period(count=count, unit=Unit.MONTHS))
    assert (end.year - day.year) * 12 + end.month - day.month == count
    last_of_month = (end + timedelta(days=1)).month != end.month
    assert end.day == day.day or (last_of_month and end.day < day.day)


@given(DAYS, st.integers(1, 40), calendars())
def test_a_year_is_twelve_months_and_a_week_seven_days(
    day: date, count: int, calendar: Calendar
) -> None:
    def after(number: int, unit: Unit) -> date:
        return calendar.after(day, Period(count=number, unit=unit))

    assert after(count, Unit.YEARS) == after(12 * count, Unit.MONTHS)
    assert after(count, Unit.WEEKS) == after(7 * count, Unit.DAYS)


@given(DAYS, PERIODS, calendars(), st.sampled_from(OnDayOff))
def test_a_deadline_stands_on_the_day_the_rule_says(
    day: date, period: Period, calendar: Calendar, on_day_off: OnDayOff
) -> None:
    plain = rule(within=period).due({"launch": day}, calendar)
    moved = rule(within=period, on_day_off=on_day_off).due({"launch": day}, calendar)
    assert isinstance(plain, date) and isinstance(moved, date)
    if on_day_off is OnDayOff.STAYS or calendar.is_working(plain):
        assert moved == plain
    else:
        assert calendar.is_working(moved)
        assert (moved > plain) == (on_day_off is OnDayOff.NEXT)
        between = calendar.working_days_between(min(plain, moved), max(plain, moved))
        assert between == (1 if moved > plain else 0)


@pytest.mark.parametrize(
    ("day", "count", "unit", "end"),
    [
        (date(2024, 1, 31), 1, Unit.MONTHS, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, Unit.MONTHS, date(2023, 2, 28)),
        (date(2024, 2, 29), 1, Unit.YEARS, date(2025, 2, 28)),
        (date(2023, 12, 15), 1, Unit.MONTHS, date(2024, 1, 15)),
        (date(2024, 10, 2), 5, Unit.MONTHS, date(2025, 3, 2)),
        (date(2025, 12, 24), 2, Unit.WORKING_DAYS, date(2025, 12, 29)),
        (date(2025, 3, 1), 1, Unit.WORKING_DAYS, date(2025, 3, 3)),
    ],
)
def test_periods_end_on_the_days_people_expect(
    day: date, count: int, unit: Unit, end: date
) -> None:
    calendar = Calendar(frozenset({date(2025, 12, 25)}))
    assert calendar.after(day, Period(count=count, unit=unit)) == end


def test_a_deadline_waits_for_its_event_and_a_date_for_none() -> None:
    waiting = rule(within=Period(count=1, unit=Unit.DAYS))
    assert waiting.due({"closing": date(2031, 1, 1)}, Calendar()) == Awaited("launch")
    assert rule(on=date(2031, 1, 5)).due({}, Calendar()) == date(2031, 1, 5)


def test_a_calendar_without_working_days_is_refused_in_a_sentence() -> None:
    with pytest.raises(NeverOpen, match="no working day within 60 days of 2031-01-01: correct"):
        Calendar(weekend=frozenset(range(7))).nearest(date(2031, 1, 1), 1)


MONTH = Period(count=1, unit=Unit.MONTHS)
BY_SECRETARIAT = ExtensionRule(granted_by=Participant.SECRETARIAT, longest=MONTH)
DUE = date(2031, 1, 31)


@pytest.mark.parametrize(
    ("extension_rule", "until", "reason", "says"),
    [
        (None, date(2031, 2, 5), "elections", "cannot be extended"),
        (BY_SECRETARIAT, date(2031, 2, 5), " ", "needs a reason"),
        (BY_SECRETARIAT, DUE, "elections", "choose a later day"),
        (BY_SECRETARIAT, date(2031, 1, 2), "elections", "choose a later day"),
        (BY_SECRETARIAT, date(2031, 3, 1), "elections", "extended to 2031-02-28 at most"),
    ],
)
def test_an_extension_that_the_rules_do_not_allow_is_refused(
    extension_rule: ExtensionRule | None, until: date, reason: str, says: str
) -> None:
    with pytest.raises(NotExtended, match=says):
        rule(on=DUE, extension=extension_rule).extended(DUE, Extension(until, reason), Calendar())


def test_an_extension_gives_the_day_moved_as_the_rule_moves_it() -> None:
    saturday = Extension(date(2031, 2, 8), "elections")
    moving = rule(on=DUE, on_day_off=OnDayOff.NEXT, extension=BY_SECRETARIAT)
    assert moving.extended(DUE, saturday, Calendar()) == date(2031, 2, 10)
    staying = rule(on=DUE, extension=ExtensionRule(granted_by=Participant.COMMITTEE))
    assert staying.extended(DUE, saturday, Calendar()) == date(2031, 2, 8)
    last = Extension(date(2031, 2, 28), "elections")
    assert moving.extended(DUE, last, Calendar()) == date(2031, 2, 28)


@given(DAYS, st.integers(1, 400), calendars(), st.sampled_from(OnDayOff))
def test_an_extension_only_ever_moves_later(
    due: date, days: int, calendar: Calendar, on_day_off: OnDayOff
) -> None:
    extension = Extension(due + timedelta(days=days), "elections")
    extending = rule(on=due, on_day_off=on_day_off, extension=BY_SECRETARIAT)
    try:
        until = extending.extended(due, extension, calendar)
    except NotExtended:
        return
    assert until > due
