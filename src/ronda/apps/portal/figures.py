"""How many recommendations of each strength a factsheet has, and how many boxes are filled in.

Two things to know. Everything is counted from the Factsheet value, so that page, table and
picture cannot disagree. And a recommendation whose strength is not known is counted in the totals
alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ronda.factsheets.model import Box, Factsheet, Recommendation, Scope, Strength


@dataclass(frozen=True, slots=True)
class Boxes:
    """How many boxes there are and how many of them are filled in."""

    total: int
    filled: int

    @property
    def empty(self) -> int:
        """How many nobody has written in."""
        return self.total - self.filled


@dataclass(frozen=True, slots=True)
class Row:
    """The recommendations of one strength (None: of all)."""

    strength: Strength | None
    specific: int
    generic: int
    boxes: Boxes

    @property
    def total(self) -> int:
        """Specific and generic ones together."""
        return self.specific + self.generic


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one factsheet."""

    rows: tuple[Row, ...]
    total: Row
    follow_up: Boxes
    practices: Boxes
    codes: int


def figures(factsheet: Factsheet) -> Figures:
    """The figures of `factsheet`."""
    every = factsheet.recommendations
    total = _row(None, every)
    return Figures(
        rows=tuple(_row(s, [r for r in every if r.strength is s]) for s in Strength),
        total=total,
        follow_up=total.boxes,
        practices=_boxes(chapter.practice_box for chapter in factsheet.chapters),
        codes=len({code for recommendation in every for code in recommendation.codes}),
    )


def _row(strength: Strength | None, chosen: Sequence[Recommendation]) -> Row:
    return Row(
        strength,
        specific=sum(r.scope is Scope.SPECIFIC for r in chosen),
        generic=sum(r.scope is Scope.GENERIC for r in chosen),
        boxes=_boxes(r.follow_up for r in chosen),
    )


def _boxes(boxes: Iterable[Box | None]) -> Boxes:
    there = [box for box in boxes if box is not None]
    return Boxes(len(there), sum(bool(box.text) for box in there))
