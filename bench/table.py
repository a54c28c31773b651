"""The table that is printed: each figure beside its aim and beside what others take."""

import os
import platform
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One figure. `aim` is the most it should be; `against` are others' figures by name."""

    what: str
    figure: float
    unit: str = "s"
    aim: float | None = None
    against: tuple[tuple[str, float], ...] = ()

    @property
    def missed(self) -> bool:
        """Whether the figure is over its aim."""
        return self.aim is not None and self.figure > self.aim

    def cells(self) -> tuple[str, str, str, str]:
        """What is measured, the figure, the aim, and the others with their ratio to ours."""
        aim = "" if self.aim is None else f"≤ {_shown(self.aim, self.unit)}"
        if aim:
            aim += " missed" if self.missed else " met"
        others = (
            f"{name} {_shown(figure, self.unit)} ({figure / self.figure:.1f} ×)"
            for name, figure in self.against
        )
        return self.what, _shown(self.figure, self.unit), aim, "; ".join(others)


def markdown(rows: Iterable[Row], left_out: Iterable[str]) -> str:
    """The rows as a Markdown table, with a sentence for each tool that was not there."""
    head = ("What", "Ronda", "Aim", "Others (their figure as a multiple of ours)")
    cells = [head, *(row.cells() for row in rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(head))]
    lines = [_line(row, widths) for row in cells]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join([*lines, "", _machine(), *(f"Left out: {said}." for said in left_out)])


def _machine() -> str:
    processors = os.cpu_count() or 1
    told = f"Measured with Python {platform.python_version()} on {processors} processors."
    busy = os.getloadavg()[2]
    if busy > processors * 1.5:
        told += (
            f" The machine did other work at the same time (load {busy:.0f}): the figures are too"
            " high, the multiples hold."
        )
    return told


def _line(row: Iterable[str], widths: Iterable[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
    return f"| {' | '.join(padded)} |"


def _shown(figure: float, unit: str) -> str:
    if unit == "s":
        return f"{figure * 1000:.0f} ms" if figure < 1 else f"{figure:.1f} s"
    return f"{figure:.0f} {unit}" if figure >= 10 else f"{figure:.2f} {unit}"
