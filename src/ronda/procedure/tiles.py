"""The tile map of the Parties: the column and the row of each one's tile.

Two things to know. The map is data, drawn in `tiles.txt` as it looks. And a Party without a tile,
an invented one or a later one, has no place on it: who draws the map puts it after.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ronda.procedure.parties import party_by_code


@dataclass(frozen=True, slots=True)
class Tile:
    """A place on the map; the first column and the first row are 1."""

    column: int
    row: int


@cache
def tiles() -> Mapping[str, Tile]:
    """The tile of each Party by its three-letter code.

    >>> tiles()["ISL"], tiles().get("XAR")
    (Tile(column=1, row=1), None)
    """
    text = (files("ronda.procedure") / "tiles.txt").read_text("utf-8")
    lines = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    found: dict[str, Tile] = {}
    for row, line in enumerate(lines, start=1):
        for column, code in enumerate(line, start=1):
            if code != ".":
                _place(found, code, Tile(column, row))
    return found


def _place(found: dict[str, Tile], code: str, tile: Tile) -> None:
    if code in found or party_by_code(code) is None:
        raise ValueError(f"tiles.txt: “{code}” in row {tile.row} is twice, or no Party’s code.")
    found[code] = tile
