"""XLSX as rows of cells: the first sheet that is not hidden.

Two things to know. A sheet is parsed as it is unpacked, and unpacked within bounds (`package`), so
neither a long sheet nor a bomb is ever in memory whole. And of a formula the result that the file
keeps is taken, and marked; nothing is reckoned.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import BinaryIO

from ronda.factsheets.errors import TooLarge
from ronda.spreadsheets.cells import EMPTY, Cell, Held
from ronda.spreadsheets.reading.from_csv import MOST_COLUMNS
from ronda.spreadsheets.reading.merged import Merged, merged_in
from ronda.spreadsheets.reading.package import Element, Package, local, whole

_EPOCHS = {False: date(1899, 12, 30), True: date(1904, 1, 1)}


@dataclass(frozen=True)
class _Book:
    """What the cells of a sheet refer to."""

    strings: list[str]
    days: frozenset[str]
    epoch: date


def rows(file: BinaryIO) -> Iterator[tuple[int, list[Cell]]]:
    """Every row of the first sheet that is not hidden, with its number; empty ones are left out."""
    package = Package(file)
    name, is_1904 = package.first_sheet()
    book = _Book(package.strings(), package.day_styles(), _EPOCHS[is_1904])
    merged = Merged(merged_in(package.pieces(name)))
    number = 0
    for element in package.elements(name, "row"):
        number = whole(element.get("r"), number + 1)
        yield number, merged.filled(number, _cells(element, book))


def _cells(row: Element, book: _Book) -> list[Cell]:
    cells: list[Cell] = []
    for element in row:
        if local(element) != "c":
            continue
        place = _place(element.get("r") or "", len(cells))
        if place >= MOST_COLUMNS:
            if element.find("{*}v") is None:
                continue
            raise TooLarge(f"A row has more than {MOST_COLUMNS} columns.")
        cells += [EMPTY] * (place - len(cells))
        cells.append(_cell(element, book))
    return cells


def _place(told: str, otherwise: int) -> int:
    """The column of "BC12", from 0."""
    at = 0
    for letter in told:
        if not letter.isalpha():
            break
        at = at * 26 + ord(letter.upper()) - 64
    return max(at - 1, otherwise) if at else otherwise


def _cell(element: Element, book: _Book) -> Cell:
    value: str | None = None
    text, formula = "", False
    for part in element:
        match local(part):
            case "v":
                value = part.text
            case "f":
                formula = True
            case "is":
                text = "".join(t.text or "" for t in part.iter("{*}t"))
    kind = element.get("t", "n")
    if kind == "inlineStr":
        return Cell(text)
    if value is None:
        return Cell(formula=formula) if formula else EMPTY
    held = _held(kind, value, element.get("s", "0") in book.days, book)
    return Cell(held, formula=formula, error=kind == "e")


def _held(kind: str, value: str, is_day: bool, book: _Book) -> Held:
    if kind == "s":
        at = int(value) if value.isdecimal() else len(book.strings)
        return book.strings[at] if at < len(book.strings) else ""
    if kind in ("str", "e"):
        return value
    if kind == "b":
        return value.strip() == "1"
    if kind == "d":
        return value
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    return _day(number, book.epoch) if is_day else _tidy(number)


def _day(number: Decimal, epoch: date) -> Held:
    try:
        return epoch + timedelta(days=int(number))
    except (OverflowError, ValueError):
        return number


def _tidy(number: Decimal) -> Decimal:
    """Without the dust that binary numbers leave: 0.30000000000000004 is 0.3."""
    if not number.is_finite() or number.adjusted() > 30:
        return number
    return round(number, 10).normalize() if number.as_tuple().exponent < -10 else number  # type: ignore[operator]
