"""Many new rows of one table, added by one statement.

Two things to know. A row is told by its columns, without a record being made of it: a spreadsheet
of a hundred thousand rows would make half a million. And it stays within the door: what the
database asks of a row that is added otherwise (its Party, its constraints, its history) it asks of
these.
"""

import re
from collections.abc import Collection, Sequence

from django.db import connection, models

from ronda.apps.national.desk import check_open

Row = Sequence[object]
_LENGTH = re.compile(r"\(.*\)")


def rows_add(model: type[models.Model], names: Sequence[str], rows: Collection[Row]) -> list[int]:
    """Add rows that have these fields, named as "party_id" is; the keys of the rows, in order."""
    check_open()
    if not rows:
        return []
    told = {one.attname: one for one in model._meta.concrete_fields}
    fields = [told[name] for name in names]
    columns = ", ".join(connection.ops.quote_name(str(one.column)) for one in fields)
    # A text that is too long is refused by its column: a cast with the length would cut it off.
    kinds = (_LENGTH.sub("", str(one.db_type(connection))) for one in fields)
    arrays = ", ".join(f"%s::{kind}[]" for kind in kinds)
    table = connection.ops.quote_name(model._meta.db_table)
    key = connection.ops.quote_name(str(model._meta.pk.column))
    # Names of tables and columns alone, as the models have them.
    add = f"INSERT INTO {table} ({columns}) SELECT * FROM unnest({arrays}) RETURNING {key}"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(add, [list(column) for column in zip(*rows, strict=True)])
        return [found for (found,) in cursor.fetchall()]


def records_add(records: Sequence[models.Model]) -> None:
    """Add new records of one kind, and give each its key."""
    meta = type(records[0])._meta
    fields = [one for one in meta.concrete_fields if not one.primary_key]
    rows = [[field.pre_save(one, add=True) for field in fields] for one in records]
    keys = rows_add(type(records[0]), [field.attname for field in fields], rows)
    for record, key in zip(records, keys, strict=True):
        record.pk = key
