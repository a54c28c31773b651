"""The time that a value counts: from one day to another, both within.

Two things to know. A period is written as people do: 2023, 2023-H1, 2023-Q2, 2023-05, and any
other as two days with a slash. And two periods of the same length are comparable, others are not.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

_PARTS = {"H": 6, "Q": 3}
_WRITTEN = re.compile(r"(\d{4})(?:-(?:([HQ])([1-4])|(\d{2})))?")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From `first` to `last`, both within."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"A period cannot end ({self.last}) before it begins ({self.first}).")

    @classmethod
    def of(cls, written: str) -> "Period":
        """The period that is written so; raises ValueError with a sentence.

        >>> Period.of("2023-H2")
        Period(first=datetime.date(2023, 7, 1), last=datetime.date(2023, 12, 31))
        >>> str(Period.of("2023-01-01/2023-03-31"))
        '2023-Q1'
        """
        told = written.strip().upper()
        if "/" in told:
            first, _, last = told.partition("/")
            return cls(_day(first, written), _day(last, written))
        found = _WRITTEN.fullmatch(told)
        if found is None:
            raise ValueError(_cannot(written))
        year, kind, turn, month = found.groups()
        length = _PARTS.get(kind, 1 if month else 12)
        begins = (int(turn) - 1) * length + 1 if kind else int(month or 1)
        if not 1 <= begins <= 12 or not int(year):
            raise ValueError(_cannot(written))
        return _months(int(year), begins, length)

    @property
    def months(self) -> int | None:
        """How many whole months it has; None where it is not made of whole ones."""
        if self.first.day != 1 or (self.last + _DAY).day != 1:
            return None
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1

    @property
    def length(self) -> int:
        """What makes two periods comparable: their months, or their days told below zero."""
        return self.months or -((self.last - self.first).days + 1)

    def overlaps(self, other: "Period") -> bool:
        """Whether a day is in both."""
        return self.first <= other.last and other.first <= self.last

    def is_followed_by(self, other: "Period") -> bool:
        """Whether the other begins on the day after."""
        return self.last + _DAY == other.first

    def __str__(self) -> str:
        year, month, months = self.first.year, self.first.month, self.months
        if months == 12 and month == 1:
            return f"{year:04}"
        for kind, length in _PARTS.items():
            if months == length and month % length == 1:
                return f"{year:04}-{kind}{month // length + 1}"
        if months == 1:
            return f"{year:04}-{month:02}"
        return f"{self.first.isoformat()}/{self.last.isoformat()}"


def _months(year: int, begins: int, length: int) -> Period:
    ends = begins + length
    after = date(year + (ends > 12), (ends - 1) % 12 + 1, 1) if year < 9999 else None
    last = after - _DAY if after else date(9999, 12, 31)
    return Period(date(year, begins, 1), last)


def _day(told: str, written: str) -> date:
    try:
        return date.fromisoformat(told.strip())
    except ValueError as error:
        raise ValueError(_cannot(written)) from error


def _cannot(written: str) -> str:
    return (
        f"“{written}” is no period: write 2023, 2023-H1, 2023-Q2, 2023-05 or 2023-01-01/2023-05-31."
    )
