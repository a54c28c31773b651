"""Figures over a whole assessment: how many recommendations are dealt with, what share.

Two things to know. A formula counts on the ids of the statuses, on `total` (all that is followed
up), and on figures that stand before it. And figures are exact: showing them is the page's affair.
"""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction

from pydantic import Field

from ronda.procedure.formula_nodes import Undefined
from ronda.procedure.formulas import parse_formula
from ronda.procedure.stated import Named, Stated

TOTAL = "total"
"""The name of the count of everything that is followed up."""


class ShownAs(StrEnum):
    """How a figure is shown."""

    COUNT = "count"
    SHARE = "share"
    YES_NO = "yes_no"


class Aggregate(Named):
    """One figure: its formula, and how it is shown."""

    formula: str = Field(min_length=1, max_length=200)
    shown_as: ShownAs


class Aggregates(Stated):
    """The figures in order; a later one may count on an earlier one."""

    figures: tuple[Aggregate, ...] = ()

    def values(self, counts: Mapping[str, int]) -> Mapping[str, Fraction | bool | Undefined]:
        """Every figure by its id, from how many have each status; `total` is added up.

        A figure is Undefined where it divides by nought or needs one that is undefined.
        """
        known: dict[str, int | Fraction] = {**counts, TOTAL: sum(counts.values())}
        found: dict[str, Fraction | bool | Undefined] = {}
        for figure in self.figures:
            formula = parse_formula(figure.formula)
            lacking = [name for name in sorted(formula.names) if name not in known]
            if lacking:
                found[figure.id] = Undefined(f"needs {lacking[0]}, which is not known")
                continue
            value = found[figure.id] = formula.value(known)
            if isinstance(value, Fraction):
                known[figure.id] = value
        return found
