"""Reads a spreadsheet row by row: what each means, what is wrong with it, or why it is left out.

Two things to know. Rows come one at a time, so that a long file is never in memory whole; who takes
them in keeps nothing before the last has come. And what is uploaded is hostile: nothing in it is
reckoned, resolved or fetched, and everything has a bound.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b
from itertools import islice
from typing import BinaryIO

from ronda.factsheets.errors import Empty, TooLarge, UnknownFormat
from ronda.spreadsheets.cells import EMPTY, Cell, Held, NotMeant, meaning, shown
from ronda.spreadsheets.faults import Fault, Wrong
from ronda.spreadsheets.layout import Column, Layout, Meaning, plain
from ronda.spreadsheets.reading import from_csv, from_json, from_xlsx

__all__ = ["Cell", "Held", "LeftOut", "Taken", "Why", "lines"]

MOST_ROWS, LAST_ROW = 200_000, 1_048_576
_LOOKED_FOR_HEADINGS = 20
_TOTALS = frozenset(
    [
        *("total", "totals", "sum", "subtotal", "grand total", "total général", "sous-total"),
        *("totaux", "somme", "ukupno", "zbir", "svega", "укупно", "збир", "свега"),
    ]
)


class Why(StrEnum):
    """Why a row is left out, without being wrong."""

    BLANK = "blank"
    TOTALS = "totals"


@dataclass(frozen=True, slots=True)
class Taken:
    """A row that can be taken: what its columns mean, and which of them are results of formulas."""

    row: int
    values: dict[str, Meaning]
    formulas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that says nothing of its own."""

    row: int
    why: Why


Line = Taken | Wrong | LeftOut
Row = tuple[int, Sequence[Cell]]


def lines(file: BinaryIO, layout: Layout, *, most: int = MOST_ROWS) -> Iterator[Line]:
    """Every row below the headings, in order.

    Raises the errors of `ronda.factsheets.errors` for a file that is no spreadsheet or has no row
    with the headings, also after some rows where what comes later is broken or too much.
    """
    rows = _rows(file)
    found = _headings(rows, layout)
    places = [(column, found[column.key]) for column in layout.columns if column.key in found]
    seen: dict[bytes, tuple[int, bytes]] = {}
    filled = 0
    for number, cells in rows:
        line = _line(number, cells, places, layout, seen)
        filled += not (isinstance(line, LeftOut) and line.why is Why.BLANK)
        if filled > most or number > LAST_ROW:
            raise TooLarge(f"The spreadsheet has more than {most:,} rows: divide it.")
        yield line


def _rows(file: BinaryIO) -> Iterator[Row]:
    file.seek(0)
    start = file.read(8)
    file.seek(0)
    if not start:
        raise Empty("The file is empty.")
    if start.startswith(b"PK"):
        return from_xlsx.rows(file)
    if start.startswith((b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf")):
        raise UnknownFormat(
            "The file is no CSV or XLSX: save it as “Excel workbook (.xlsx)” and send that."
        )
    if start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"[", b"{")):
        return from_json.rows(file)
    return from_csv.rows(file)


def _headings(rows: Iterator[Row], layout: Layout) -> dict[str, int]:
    """The place of each column by its key; raises UnknownFormat where one is missing."""
    best: dict[str, int] = {}
    for _number, cells in islice(rows, _LOOKED_FOR_HEADINGS):
        told = [plain(cell.text) for cell in cells]
        found = {
            column.key: place
            for column in layout.columns
            if (place := _place(column, told)) is not None
        }
        if len(found) > len(best):
            best = found
        if all(column.key in found for column in layout.columns if column.required):
            return found
    missing = [c.heading for c in layout.columns if c.required and c.key not in best]
    raise UnknownFormat(
        f"There is no row with the headings; missing: {', '.join(missing)}. Use the template."
    )


def _place(column: Column, told: Sequence[str]) -> int | None:
    return next((at for at, heading in enumerate(told) if heading in column.headings), None)


def _line(
    number: int,
    cells: Sequence[Cell],
    places: Sequence[tuple[Column, int]],
    layout: Layout,
    seen: dict[bytes, tuple[int, bytes]],
) -> Line:
    if not any(cell.text and not cell.spread for cell in cells):
        return LeftOut(number, Why.BLANK)
    many = len(cells)
    here = [(column, cells[at] if at < many else EMPTY) for column, at in places]
    if _is_totals((cell for _column, cell in here), layout):
        return LeftOut(number, Why.TOTALS)
    values: dict[str, Meaning] = dict.fromkeys(layout.keys)
    for column, cell in here:
        # Most cells of a wide spreadsheet are empty: they are done with first.
        if cell is EMPTY and not column.required:
            continue
        try:
            values[column.key] = meaning(cell, column)
        except NotMeant as refusal:
            return Wrong(number, refusal.fault, column.heading, shown(cell), refusal.other)
    formulas = tuple(column.key for column, cell in here if cell.formula)
    return _once(Taken(number, values, formulas), layout, seen)


def _is_totals(cells: Iterable[Cell], layout: Layout) -> bool:
    """A row that is named for its sum and lacks what each row of its own must have."""
    texts = (text for cell in cells if (text := cell.text))
    if plain(next(texts, "")) not in _TOTALS:
        return False
    return 1 + sum(1 for _text in texts) <= sum(1 for one in layout.columns if one.required)


def _once(taken: Taken, layout: Layout, seen: dict[bytes, tuple[int, bytes]]) -> Line:
    """The row, or that one before it says the same, or otherwise of the same thing."""
    told = {key: _said(value) for key, value in taken.values.items()}
    whole = _digest(told.values())
    same = _digest(told[key] for key in layout.same_by) if layout.same_by else whole
    row, before = seen.setdefault(same, (taken.row, whole))
    if row == taken.row:
        return taken
    fault = Fault.TWICE if before == whole else Fault.OTHERWISE
    return Wrong(taken.row, fault, other=str(row))


def _said(value: Meaning) -> str:
    """What tells one meaning from another, whatever the capitals and gaps of a text."""
    if value is None:
        return ""
    return f"“{plain(value)}" if isinstance(value, str) else repr(value)


def _digest(told: Iterable[str]) -> bytes:
    return blake2b("\x1f".join(told).encode(), digest_size=16).digest()
