"""Figures over what was decided: by Party, recommendation, chapter and strength.

Two things to know. Each figure is the body's own formula, counted on the statuses of what is
assessed there. And what is not decided yet is in no count; how many are, is told beside.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from ronda.procedure.aggregates import Aggregate, ShownAs
from ronda.procedure.formula_nodes import Undefined
from ronda.procedure.procedure import Procedure


class By(StrEnum):
    """What figures are told by."""

    PARTY = "party"
    RECOMMENDATION = "recommendation"
    CHAPTER = "chapter"
    STRENGTH = "strength"


@dataclass(frozen=True)
class Judged:
    """What is assessed in one cell, and the status decided there; None where none is yet."""

    party: str
    recommendation: str
    chapter: str
    strength: str
    status: str | None


@dataclass(frozen=True)
class Figure:
    """One figure of the body with its value."""

    rule: Aggregate
    value: Fraction | bool | Undefined

    @property
    def percent(self) -> int | None:
        """A share in hundredths, rounded to the nearest, half to even; None for what is none."""
        if self.rule.shown_as is not ShownAs.SHARE or not isinstance(self.value, Fraction):
            return None
        return round(self.value * 100)


@dataclass(frozen=True)
class Counted:
    """How many of each status, how many are still open, and the body's figures."""

    key: str
    counts: Mapping[str, int]
    open: int
    figures: tuple[Figure, ...]

    @property
    def decided(self) -> int:
        """How many have a status."""
        return sum(self.counts.values())


def counted(procedure: Procedure, judged: Iterable[Judged], key: str = "") -> Counted:
    """The figures over some cells; raises LookupError for a status that the round has not."""
    cells = list(judged)
    given = [one.status for one in cells if one.status is not None]
    values = procedure.figures(given)
    rules = procedure.aggregates.figures
    return Counted(
        key,
        {status.id: given.count(status.id) for status in procedure.statuses.values},
        len(cells) - len(given),
        tuple(Figure(rule, values[rule.id]) for rule in rules),
    )


def counted_by(procedure: Procedure, judged: Iterable[Judged], by: By) -> tuple[Counted, ...]:
    """The figures for each Party, recommendation, chapter or strength, in the order met."""
    groups: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        groups[str(getattr(one, by.value))].append(one)
    return tuple(counted(procedure, cells, key) for key, cells in groups.items())
