"""What a cell holds as its file has it, and what it means in its column.

Two things to know. A day is understood as 2023-12-31, 31.12.2023 or 31/12/2023, the day always
before the month. And a number that can be read in two ways ("1.234") is not read at all.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from ronda.spreadsheets.faults import Fault
from ronda.spreadsheets.layout import Column, Kind, Meaning, plain

Held = str | Decimal | date | bool | None
MOST = 1_000_000_000_000
_SHOWN = 60
_DAYS = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:[T ][\d:.]+Z?)?"),
    re.compile(r"(?P<d>\d{1,2})\. ?(?P<m>\d{1,2})\. ?(?P<y>\d{4})\.?"),
    re.compile(r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})"),
)
_BLANKS = re.compile(r"[\s\u00a0\u202f'’]")
_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*(?:(?!\1)[.,]\d+)?")
_YES = frozenset(("yes", "y", "true", "1", "x", "oui", "vrai", "da", "да", "tačno", "тачно"))
_NO = frozenset(("no", "n", "false", "0", "non", "faux", "ne", "не", "netačno", "нетачно"))


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell holds. Of a formula it is the result that the file keeps: nothing is reckoned.

    `spread` is said of one that has its value from the merged cell above it.
    """

    held: Held = None
    formula: bool = False
    spread: bool = False
    error: bool = False

    @property
    def text(self) -> str:
        """What it holds, as text."""
        if isinstance(self.held, Decimal):
            return f"{self.held:f}"
        if isinstance(self.held, bool):
            return "yes" if self.held else "no"
        return self.held.isoformat() if isinstance(self.held, date) else (self.held or "").strip()


EMPTY = Cell()


class NotMeant(Exception):
    """That a cell cannot stand in its column, and why."""

    def __init__(self, fault: Fault, other: str = "") -> None:
        super().__init__(fault)
        self.fault = fault
        self.other = other


def meaning(cell: Cell, column: Column) -> Meaning:
    """What a cell means in its column, None where it is empty; raises NotMeant."""
    text = "" if cell is EMPTY else _checked(cell, column)
    if not text:
        if column.required:
            raise NotMeant(Fault.MISSING)
        return None
    return _MEANINGS[column.kind](cell, text, column)


def shown(cell: Cell) -> str:
    """What a cell holds, short enough for a sentence."""
    text = cell.text
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _checked(cell: Cell, column: Column) -> str:
    """The text of a cell that may stand in its column."""
    text = cell.text
    if cell.error:
        raise NotMeant(Fault.FAILED)
    if cell.formula and not text:
        raise NotMeant(Fault.NO_RESULT)
    if cell.spread and column.kind in (Kind.NUMBER, Kind.WHOLE):
        raise NotMeant(Fault.MERGED)
    if isinstance(cell.held, str) and len(cell.held) > column.longest:
        raise NotMeant(Fault.TOO_LONG, str(column.longest))
    return text


def _day(cell: Cell, text: str, _column: Column) -> date:
    if isinstance(cell.held, date):
        return cell.held
    for style in _DAYS:
        if found := style.fullmatch(text):
            try:
                return date(int(found["y"]), int(found["m"]), int(found["d"]))
            except ValueError:
                break
    raise NotMeant(Fault.NO_DAY)


def _number(cell: Cell, text: str, _column: Column) -> Decimal:
    number = cell.held if isinstance(cell.held, Decimal) else _read_number(text)
    if number < 0:
        raise NotMeant(Fault.NEGATIVE)
    if number > MOST:
        raise NotMeant(Fault.TOO_LARGE)
    return number


def _read_number(text: str) -> Decimal:
    """A number as people write it; raises NotMeant."""
    told = _BLANKS.sub("", text)
    if found := _THOUSANDS.fullmatch(told):
        whole = told.replace(found[1], "")
        if told.count(found[1]) == 1 and whole.lstrip("-").isdigit():
            raise NotMeant(Fault.TWO_WAYS)
        told = whole
    try:
        number = Decimal(told.replace(",", "."))
    except InvalidOperation as error:
        raise NotMeant(Fault.NO_NUMBER) from error
    if not number.is_finite() or "e" in told.casefold():
        raise NotMeant(Fault.NO_NUMBER)
    return number


def _whole(cell: Cell, text: str, column: Column) -> Decimal:
    number = _number(cell, text, column)
    if number != number.to_integral_value():
        raise NotMeant(Fault.NOT_WHOLE)
    return number


def _choice(_cell: Cell, text: str, column: Column) -> str:
    found = column.chosen.get(plain(text))
    if found is None:
        raise NotMeant(Fault.NO_CHOICE, ", ".join(list(column.choices)[:30]))
    return found


def _several(cell: Cell, text: str, column: Column) -> tuple[str, ...]:
    parts = [part for part in re.split(r"[;\n]", text) if part.strip()]
    return tuple(dict.fromkeys(_choice(cell, part, column) for part in parts))


def _list(_cell: Cell, text: str, _column: Column) -> tuple[str, ...]:
    parts = (part.strip() for part in re.split(r"[;\n]", text))
    return tuple(dict.fromkeys(part for part in parts if part))


def _yes_no(cell: Cell, text: str, _column: Column) -> bool:
    if isinstance(cell.held, bool):
        return cell.held
    told = text.casefold()
    if told not in _YES | _NO:
        raise NotMeant(Fault.NOT_YES_NO)
    return told in _YES


def _other(_cell: Cell, text: str, column: Column) -> object:
    assert column.parse is not None
    try:
        return column.parse(text)
    except ValueError as error:
        raise NotMeant(Fault.NOT_UNDERSTOOD, str(error)) from error


def _text(_cell: Cell, text: str, _column: Column) -> str:
    return text


_MEANINGS: Mapping[Kind, Callable[[Cell, str, Column], Meaning]] = {
    Kind.TEXT: _text,
    Kind.DAY: _day,
    Kind.NUMBER: _number,
    Kind.WHOLE: _whole,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _several,
    Kind.LIST: _list,
    Kind.YES_NO: _yes_no,
    Kind.OTHER: _other,
}
