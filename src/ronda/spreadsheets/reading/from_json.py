"""JSON as rows of cells: an array of flat objects, or one object a line.

Two things to know. The first row told is that of the headings: every name that the first objects
have. And an array of texts or numbers is one cell, its parts divided by semicolons.
"""

import json
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain, islice
from typing import BinaryIO, NoReturn

from ronda.factsheets.errors import Damaged, TooLarge
from ronda.spreadsheets.cells import EMPTY, Cell
from ronda.spreadsheets.reading.from_csv import LONGEST_FIELD, MOST_COLUMNS

_LOOKED_AT = 200
_BLANK = " \t\r\n,"


def rows(file: BinaryIO) -> Iterator[tuple[int, list[Cell]]]:
    """The headings, then a row for each object, counted from 1 with the headings."""
    objects = _objects(_text(file))
    first = list(islice(objects, _LOOKED_AT))
    names = list(dict.fromkeys(name for one in first for name in one))
    if len(names) > MOST_COLUMNS:
        raise TooLarge(f"The objects have more than {MOST_COLUMNS} names.")
    yield 1, [Cell(name) for name in names]
    for number, one in enumerate(chain(first, objects), start=2):
        yield number, [_cell(one.get(name), number) for name in names]


def _text(file: BinaryIO) -> str:
    file.seek(0)
    try:
        return file.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Damaged("The file has bytes that are no text: save it as UTF-8.") from error


def _objects(text: str) -> Iterator[dict[str, object]]:
    """The objects one after the other; only one of them is there at a time."""
    decoder = json.JSONDecoder(parse_float=Decimal, parse_int=Decimal, parse_constant=_refused)
    at = _skipped(text, 0)
    is_array = text[at : at + 1] == "["
    at = _skipped(text, at + is_array)
    count = 0
    while at < len(text) and not (is_array and text[at] == "]"):
        count += 1
        try:
            found, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            raise Damaged(f"The file is not well-formed JSON, from row {count} on.") from error
        if not isinstance(found, dict):
            raise Damaged(f"Row {count} is no object: each has its names and values.")
        yield found
        at = _skipped(text, at)
    if is_array and at >= len(text):
        raise Damaged("The file ends in the middle: its array is not closed.")
    if is_array and text[at + 1 :].strip():
        raise Damaged("Something stands behind the array.")


def _skipped(text: str, at: int) -> int:
    while at < len(text) and text[at] in _BLANK:
        at += 1
    return at


def _refused(told: str) -> NoReturn:
    raise ValueError(told)


def _cell(held: object, number: int) -> Cell:
    if held is None or held in ("", []):
        return EMPTY
    if isinstance(held, list):
        if not all(isinstance(part, str | Decimal) for part in held):
            raise Damaged(f"Row {number} has an array of something other than texts.")
        held = "; ".join(str(part).replace(";", ",") for part in held)
    if isinstance(held, dict):
        raise Damaged(f"Row {number} has an object in a field: give texts, numbers and arrays.")
    if isinstance(held, str) and len(held) > LONGEST_FIELD:
        raise TooLarge(f"Row {number} has a field with more than {LONGEST_FIELD} letters.")
    return Cell(held) if isinstance(held, str | Decimal | bool) else EMPTY
