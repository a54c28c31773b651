"""How far an indicator has come to what is aimed at, or why that cannot be told.

Two things to know. Only values counted as the aim counts, for times as long, are held against it.
And progress is told within one stretch of the series: over a break nothing is compared, so what
stood before one is not where it began.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ronda.figures.model import Value
from ronda.figures.periods import Period
from ronda.figures.series import series


class WhyNot(StrEnum):
    """Why an aim and the values cannot be held together."""

    NOTHING = "nothing"
    DEFINITION = "definition"
    LENGTH = "length"


@dataclass(frozen=True, slots=True)
class AimedAt:
    """A value by a definition for a period; `at_least`, or at most."""

    period: Period
    definition: int
    amount: Decimal
    at_least: bool = True


@dataclass(frozen=True, slots=True)
class Progress:
    """The first and the latest value of the stretch that reaches furthest, and how that stands.

    `reached` says whether the latest is on the right side; `is_final` that it is for the period
    that the aim is for. `hundredths` is how much of an aim of at least so much is there.
    """

    began: Value
    latest: Value
    reached: bool
    is_final: bool
    hundredths: int | None


def progress(values: Iterable[Value], aim: AimedAt) -> Progress | WhyNot:
    """How values of one indicator and group stand to an aim, up to the end of its period."""
    running = series(one for one in values if one.period.last <= aim.period.last)
    if not running.values:
        return WhyNot.NOTHING
    stretch = running.stretches[-1]
    latest = stretch[-1]
    if latest.definition != aim.definition:
        return WhyNot.DEFINITION
    if latest.period.length != aim.period.length:
        return WhyNot.LENGTH
    reached = latest.amount >= aim.amount if aim.at_least else latest.amount <= aim.amount
    return Progress(
        began=stretch[0],
        latest=latest,
        reached=reached,
        is_final=latest.period == aim.period,
        hundredths=int(100 * latest.amount / aim.amount) if aim.at_least and aim.amount else None,
    )
