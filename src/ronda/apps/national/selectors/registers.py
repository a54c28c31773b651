"""What a State's record holds beside measures and figures: the registers that other apps keep.

Two things to know. An app says in its AppConfig what it offers: `record_tables` is the dotted path
of a function that gives a `Table` for each table of its register, `record_year` of one that takes a
year and gives what was done in it. And both are asked inside the door, for the coordinator.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet
from django.utils.module_loading import import_string

Cell = str | int | Decimal | bool | date | datetime | Sequence[str] | Sequence[int] | None
Row = Sequence[Cell]


class Holds(StrEnum):
    """What stands in a field; each value is a type of Table Schema, which the export is told in."""

    TEXT = "string"
    WHOLE = "integer"
    NUMBER = "number"
    YES_NO = "boolean"
    DAY = "date"
    MOMENT = "datetime"
    LIST = "array"


@dataclass(frozen=True)
class Field:
    """A field: its name in files, what it means in English, the table whose key it holds if any.

    Every table begins with the field `id`, its key, which is not told here.
    """

    name: str
    about: str
    holds: Holds = Holds.TEXT
    of: str = ""


@dataclass(frozen=True)
class Table:
    """A table of the record: a name in files, what it holds, and how a record becomes a row.

    `records` is asked inside the door and may bring along what `row` needs; the export pages
    through it by key. `row` gives a cell for each of `fields`.
    """

    name: str
    about: str
    fields: Sequence[Field]
    records: Callable[[], QuerySet[Any]]
    row: Callable[[Any], Row]


@dataclass(frozen=True)
class DoneInYear:
    """One thing of a register that was done in a year, as the annual report tells it.

    `words` are the register's own, in the language that is asked for; `source` says where it is
    known from, `link` is the page of the record. `targets` are keys of what it serves.
    """

    heading: str
    words: str
    source: str
    link: str
    institution: int | None = None
    targets: Sequence[int] = ()


def tables_of_registers() -> Iterator[Table]:
    """The tables that other apps offer."""
    for path in _told("record_tables"):
        yield from import_string(path)()


def done_in_year(year: int) -> Iterator[DoneInYear]:
    """What the registers of other apps say was done in a year, in the language that is active."""
    for path in _told("record_year"):
        yield from import_string(path)(year)


def _told(hook: str) -> Iterator[str]:
    for config in apps.get_app_configs():
        path = getattr(config, hook, "")
        if path:
            yield path


def key_of(record: Model) -> int:
    """The key of a record, as the field `id` has it."""
    key: int = record.pk
    return key
