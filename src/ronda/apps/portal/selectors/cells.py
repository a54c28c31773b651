"""The cells of a round's matrix: what is published of each Party on each recommendation.

Two things to know. A recommendation is one row under its code, whatever Parties it is put to. And
where nothing is concluded, Parties that stand alike have one and the same cell of a row: a round of
200 Parties has thousands.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from ronda.apps.assessments.selectors.concluded import Concluded
from ronda.apps.compliance.selectors.sheets import Entry


class Situation(StrEnum):
    """What a cell shows where nothing is concluded; NO_BOX is asked, but no answer is asked for."""

    NOT_ASKED = "not-asked"
    NO_BOX = "no-box"
    ASKED = "asked"
    SAID = "said"


@dataclass(frozen=True, slots=True)
class Cell:
    """A Party on a recommendation; `concluded` is None where nothing is, or is not open."""

    situation: Situation
    code: str
    concluded: Concluded | None = None

    @property
    def is_said(self) -> bool:
        """Whether the Party said what it did."""
        return self.situation is Situation.SAID

    @property
    def shows(self) -> str:
        """The status, else the situation."""
        return self.concluded.status if self.concluded else self.situation.value


@dataclass(frozen=True)
class Row:
    """A recommendation with a cell for each Party, in their order; `entry` as one Party has it."""

    code: str
    entry: Entry
    cells: tuple[Cell, ...]
    text: str
    language: str

    @cached_property
    def counts(self) -> Counter[str]:
        """How many cells show what."""
        return Counter(one.shows for one in self.cells)

    @property
    def asked(self) -> int:
        """Of how many Parties it is asked."""
        return sum(one.situation is not Situation.NOT_ASKED for one in self.cells)

    @property
    def said(self) -> int:
        """How many of them said what they did."""
        return sum(one.is_said for one in self.cells)


def cells_of(
    code: str,
    parties: Iterable[int],
    asked: Mapping[tuple[int, str], Entry],
    known: Mapping[tuple[int, str], Concluded],
) -> Iterator[Cell]:
    """The cells of one row for these Parties, by their keys."""
    plain = {one: Cell(one, code) for one in Situation}
    for party in parties:
        found, situation = known.get((party, code)), _situation(asked.get((party, code)))
        yield plain[situation] if found is None else Cell(situation, code, found)


def _situation(entry: Entry | None) -> Situation:
    if entry is None:
        return Situation.NOT_ASKED
    if not entry.has_box:
        return Situation.NO_BOX
    return Situation.SAID if entry.is_answered else Situation.ASKED
