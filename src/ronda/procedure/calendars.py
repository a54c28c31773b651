"""Date arithmetic: calendar days, working days, months; on a calendar of holidays that is given.

Two things to know. Nothing here knows today's date or any country's holidays: both are arguments.
And a month after 31 January is the last day of February, as is usual for legal time limits.
"""

import calendar
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from pydantic import Field

from ronda.procedure.stated import Part

_ONE_DAY = timedelta(days=1)
_LONGEST_CLOSURE = 60


class Unit(StrEnum):
    """What a period is counted in."""

    DAYS = "days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


class Period(Part):
    """A length of time: `{ count = 5, unit = "months" }`."""

    count: int = Field(ge=1, le=5000)
    unit: Unit


class NeverOpen(ValueError):
    """A calendar has no working day for so long that no date can be found."""


@dataclass(frozen=True)
class Calendar:
    """Which days are worked: all but `weekend` (Monday is 0) and `holidays`."""

    holidays: frozenset[date] = field(default_factory=frozenset)
    weekend: frozenset[int] = frozenset({5, 6})

    def is_working(self, day: date) -> bool:
        """Whether `day` is worked."""
        return day.weekday() not in self.weekend and day not in self.holidays

    def nearest(self, day: date, step: int) -> date:
        """`day` if it is worked, else the next (`step` 1) or previous (-1) worked day.

        >>> Calendar().nearest(date(2025, 3, 1), 1)
        datetime.date(2025, 3, 3)
        """
        for number in range(_LONGEST_CLOSURE):
            found = day + number * step * _ONE_DAY
            if self.is_working(found):
                return found
        raise NeverOpen(
            f"The calendar has no working day within {_LONGEST_CLOSURE} days of {day}: correct its"
            " weekend or holidays."
        )

    def after(self, day: date, period: Period) -> date:
        """The last day of `period` when it begins to run on the day after `day`.

        >>> Calendar().after(date(2024, 1, 31), Period(count=1, unit=Unit.MONTHS))
        datetime.date(2024, 2, 29)
        >>> Calendar().after(date(2025, 2, 28), Period(count=2, unit=Unit.WORKING_DAYS))
        datetime.date(2025, 3, 4)
        """
        match period.unit:
            case Unit.DAYS:
                return day + period.count * _ONE_DAY
            case Unit.WEEKS:
                return day + 7 * period.count * _ONE_DAY
            case Unit.MONTHS:
                return _months_after(day, period.count)
            case Unit.YEARS:
                return _months_after(day, 12 * period.count)
            case Unit.WORKING_DAYS:
                for _ in range(period.count):
                    day = self.nearest(day + _ONE_DAY, 1)
                return day

    def working_days_between(self, start: date, end: date) -> int:
        """How many worked days follow `start` up to and with `end`; 0 where end is not later."""
        days = range(1, (end - start).days + 1)
        return sum(self.is_working(start + number * _ONE_DAY) for number in days)


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
