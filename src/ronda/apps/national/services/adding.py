"""Many new rows of one table, added by one statement.

Two things to know. A row is told by its columns, without a record being made of it: a spreadsheet
of a hundred thousand rows would make half a million. And it stays within the door: what the
database asks of a row that is added otherwise (its Party, its constraints, its history) it asks of
these.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import DataError, connection, models

from ronda.apps.national.desk import check_open

Row = Sequence[object]
_BETWEEN = "\0"
_LENGTH = re.compile(r"\(.*\)")


def rows_add(model: type[models.Model], names: Sequence[str], rows: Collection[Row]) -> list[int]:
    """Add rows that have these fields, named as "party_id" is; the keys of the rows, in order."""
    check_open()
    if not rows:
        return []
    told = {one.attname: one for one in model._meta.concrete_fields}
    varied, same = _sorted(dict(zip(names, zip(*rows, strict=True), strict=True)))
    fields = [told[name] for name in (*varied, *same)]
    columns = ", ".join(connection.ops.quote_name(str(one.column)) for one in fields)
    # A text that is too long is refused by its column: a cast with the length would cut it off.
    kinds = [_LENGTH.sub("", str(one.db_type(connection))) for one in fields]
    arrays = ", ".join(f"%s::{kind}[]" for kind in kinds[: len(varied)])
    others = "".join(f", %s::{kind}" for kind in kinds[len(varied) :])
    table = connection.ops.quote_name(model._meta.db_table)
    key = connection.ops.quote_name(str(model._meta.pk.column))
    # Names of tables and columns alone, as the models have them.
    add = (
        f"INSERT INTO {table} ({columns}) SELECT told.*{others} FROM unnest({arrays}) told"  # noqa: S608
        f" RETURNING {key}"
    )
    with connection.cursor() as cursor:
        cursor.execute(add, [*same.values(), *varied.values()])
        return [found for (found,) in cursor.fetchall()]


def _sorted(
    columns: Mapping[str, Sequence[object]],
) -> tuple[dict[str, str], dict[str, Any]]:
    """The columns that are sent row by row, of which there is one; what is the same in all rows."""
    varied: dict[str, str] = {}
    same: dict[str, Any] = {}
    for name, column in columns.items():
        if varied and column.count(column[0]) == len(column):
            same[name] = column[0]
        else:
            varied[name] = as_array(column)
    return varied, same


def as_array(column: Sequence[object]) -> str:
    """Values as PostgreSQL reads an array; raises TypeError for one that it would not take as text.

    All at once, which for a long column takes a tenth of what it takes value by value.
    """
    if all(type(one) is int for one in column):
        return "{" + ",".join(map(str, column)) + "}"
    told = [None if one is None else _as_text(one) for one in column]
    if any(one is not None and _BETWEEN in one for one in told):
        raise DataError("A text has the character 0x00, which PostgreSQL does not keep.")
    if None in told:
        return "{" + ",".join("NULL" if one is None else f'"{_escaped(one)}"' for one in told) + "}"
    joined = _escaped(_BETWEEN.join(one for one in told if one is not None))
    return '{"' + joined.replace(_BETWEEN, '","') + '"}'


def _as_text(value: object) -> str:
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, int | Decimal | date):
        return str(value)
    raise TypeError(f"{type(value).__name__} is not told as text in an array")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def told_add(model: type[models.Model], told: Sequence[Mapping[str, object]]) -> list[int]:
    """Add rows by what is told of each, and the same of all; what is not told is as it begins.

    Told by the fields, named as "party_id" is, and of each by the same; raises KeyError for one of
    which less is told. Returns the keys of the rows, in order.
    """
    if not told:
        return []
    names, new = list(told[0]), model()
    rest = [one for one in _fields(model) if one.attname not in told[0]]
    begins = tuple(one.pre_save(new, add=True) for one in rest)
    rows = [(*(row[name] for name in names), *begins) for row in told]
    return rows_add(model, [*names, *(one.attname for one in rest)], rows)


def records_add(records: Sequence[models.Model]) -> None:
    """Add new records of one kind, and give each its key."""
    fields = _fields(type(records[0]))
    rows = [[field.pre_save(one, add=True) for field in fields] for one in records]
    keys = rows_add(type(records[0]), [field.attname for field in fields], rows)
    for record, key in zip(records, keys, strict=True):
        record.pk = key


def _fields(model: type[models.Model]) -> "list[models.Field[Any, Any]]":
    """Those that a new row has, but for its key."""
    return [one for one in model._meta.concrete_fields if not one.primary_key]
