"""What an indicator counts, and one value of it with where it is from.

Two things to know. A unit is more than a word: charges and persons charged are different things,
and some, such as countries, cannot be added even to themselves. And what is counted may be defined
anew in time: each value says by which definition it was counted, and two definitions never meet.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ronda.figures.errors import Straddles, Undefined
from ronda.figures.periods import Period


class Unit(StrEnum):
    """What is counted. No two of them are ever added."""

    CHARGES = "charges"
    PERSONS_CHARGED = "persons-charged"
    PERSONS_CONVICTED = "persons-convicted"
    SUSPECTS = "suspects"
    VICTIMS_IDENTIFIED = "victims-identified"
    CHILDREN_SUPPORTED = "children-supported"
    SEARCHES = "searches"
    OPERATIONS = "operations"
    COUNTRIES = "countries"
    INSTITUTIONS = "institutions"
    TRAININGS = "trainings"
    PROFESSIONALS_TRAINED = "professionals-trained"
    LECTURES = "lectures"
    PUPILS_REACHED = "pupils-reached"
    CALLS = "calls"
    REPORTS_RECEIVED = "reports-received"

    @property
    def is_of_persons(self) -> bool:
        """Whether a small count may point at somebody: of persons, or of what is done to one."""
        return self in _OF_PERSONS

    @property
    def adds_up(self) -> bool:
        """Whether counts of two periods or groups may be added: a country is in both of them."""
        return self not in _SAME_AGAIN


_OF_PERSONS = frozenset(
    {
        Unit.CHARGES,
        Unit.PERSONS_CHARGED,
        Unit.PERSONS_CONVICTED,
        Unit.SUSPECTS,
        Unit.VICTIMS_IDENTIFIED,
        Unit.CHILDREN_SUPPORTED,
        Unit.PROFESSIONALS_TRAINED,
        Unit.PUPILS_REACHED,
    }
)
_SAME_AGAIN = frozenset({Unit.COUNTRIES, Unit.INSTITUTIONS})


@dataclass(frozen=True, slots=True)
class Definition:
    """What is counted, in words, from a day on; numbered from 1."""

    number: int
    words: str
    since: date


@dataclass(frozen=True, slots=True)
class Indicator:
    """A defined figure: its unit, its definitions in time, and by what it is broken down.

    `breakdowns` has, by name, the groups of each: {"sex": ("girls", "boys")}.
    """

    name: str
    unit: Unit
    definitions: tuple[Definition, ...]
    breakdowns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def definition_for(self, period: Period) -> Definition:
        """The definition by which a period is counted.

        Raises Undefined for a period before the first, Straddles for one in which it changed.
        """
        running = [one for one in self.definitions if one.since <= period.last]
        if not running or self._first.since > period.first:
            raise Undefined(self.name, period)
        newest = max(running, key=lambda one: one.since)
        if newest.since > period.first:
            raise Straddles(self.name, period, newest.since)
        return newest

    @property
    def _first(self) -> Definition:
        return min(self.definitions, key=lambda one: one.since)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value is from: who counted, in which document, of which day, where in it."""

    institution: str
    document: str = ""
    dated: date | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """One figure for one period, by one definition, for all or for one group.

    `breakdown` and `group` are empty where it counts all. A `withdrawn` value has the reason.
    """

    indicator: str
    unit: Unit
    definition: int
    period: Period
    amount: Decimal
    source: Source
    breakdown: str = ""
    group: str = ""
    withdrawn: str = ""

    @property
    def counts_all(self) -> bool:
        """Whether it counts everything, and not one group of a breakdown."""
        return not self.breakdown
