"""Merged cells: a value that was written once for several rows holds for each of them.

Two things to know. A sheet tells of its merged cells after its rows, so they are looked for first.
And a value is spread down its own column only; who merges across columns has written one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ronda.factsheets.errors import TooLarge
from ronda.spreadsheets.cells import EMPTY, Cell

MOST = 100_000
_MERGED = re.compile(rb'mergeCell\s[^<>]*?ref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"')
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Spread:
    """A column, and the rows over which a cell of it is merged."""

    column: int
    first: int
    last: int


def merged_in(pieces: Iterable[bytes]) -> list[Spread]:
    """The cells of a sheet that are merged over several rows; the sheet comes piece by piece."""
    found: dict[tuple[bytes, int], Spread] = {}
    rest = b""
    for piece in pieces:
        whole = rest + piece
        for column, first, last in _MERGED.findall(whole):
            if int(last) > int(first):
                found[column, int(first)] = Spread(_number(column), int(first), int(last))
        if len(found) > MOST:
            raise TooLarge(f"The sheet has more than {MOST:,} merged cells: undo the merging.")
        rest = whole[-_LONGEST:]
    return list(found.values())


def _number(letters: bytes) -> int:
    at = 0
    for letter in letters:
        at = at * 26 + letter - 64
    return at - 1


class Merged:
    """Fills rows, asked for one after the other, with what merged cells above them hold."""

    def __init__(self, spreads: Iterable[Spread]) -> None:
        self._begin: dict[int, list[Spread]] = defaultdict(list)
        for one in spreads:
            self._begin[one.first].append(one)
        self._open: dict[int, tuple[int, Cell]] = {}

    def filled(self, number: int, cells: Sequence[Cell]) -> list[Cell]:
        """The row with what is spread over it."""
        row = list(cells)
        for column, (last, cell) in list(self._open.items()):
            if number > last:
                del self._open[column]
            elif cell is not EMPTY:
                row += [EMPTY] * (column + 1 - len(row))
                row[column] = Cell(cell.held, cell.formula, spread=True, error=cell.error)
        for one in self._begin.pop(number, ()):
            held = row[one.column] if one.column < len(row) else EMPTY
            self._open[one.column] = (one.last, held)
        return row
