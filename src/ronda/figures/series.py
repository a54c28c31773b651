"""The values of an indicator in the order of time, with every break in them.

Two things to know. A series is a row of stretches; within one, values follow on each other, count
the same thing and are for times of the same length, and nothing is ever drawn from one stretch to
the next. And of two values for the same time neither is chosen: they break the series too.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ronda.figures.model import Value


class Why(StrEnum):
    """Why a value cannot be compared with the one before it; the weightiest reason first."""

    DEFINITION = "definition"
    OVERLAP = "overlap"
    LENGTH = "length"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Break:
    """Between two values that follow each other in time: all the reasons."""

    before: Value
    after: Value
    reasons: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """`breaks[n]` stands between `stretches[n]` and `stretches[n + 1]`."""

    stretches: tuple[tuple[Value, ...], ...]
    breaks: tuple[Break, ...]

    @property
    def values(self) -> tuple[Value, ...]:
        """All values in order."""
        return tuple(value for stretch in self.stretches for value in stretch)


def series(values: Iterable[Value]) -> Series:
    """The series that values of one indicator and one group make; withdrawn ones are left out."""
    stretches: list[list[Value]] = []
    breaks: list[Break] = []
    for value in sorted((one for one in values if not one.withdrawn), key=lambda one: one.period):
        before = stretches[-1][-1] if stretches else None
        reasons = reasons_between(before, value) if before else ()
        if before and not reasons:
            stretches[-1].append(value)
            continue
        if before:
            breaks.append(Break(before, value, reasons))
        stretches.append([value])
    return Series(tuple(map(tuple, stretches)), tuple(breaks))


def reasons_between(before: Value, after: Value) -> tuple[Why, ...]:
    """Why two values that follow each other cannot be compared; nothing where they can."""
    told = {
        Why.DEFINITION: before.definition != after.definition,
        Why.OVERLAP: before.period.overlaps(after.period),
        Why.LENGTH: before.period.length != after.period.length,
        Why.GAP: not before.period.overlaps(after.period)
        and not before.period.is_followed_by(after.period),
    }
    return tuple(why for why, holds in told.items() if holds)
