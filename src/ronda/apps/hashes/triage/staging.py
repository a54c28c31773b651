"""The temporary tables in which a list lies while it is triaged, and bulk ways in and out.

Two things to know. The tables belong to the connection and end with it, so that a killed worker
leaves nothing behind. And rows go in and out by COPY, a million in seconds.
"""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
from django.db import connection

TABLES = {
    "triage_row": (
        "line integer, type text, md5 bytea, sha1 bytea, sha256 bytea, pdq bytea,"
        " quality smallint, reason text"
    ),
    "triage_known": "line integer, item_id bigint, kind text",
    "triage_near": "line integer, item_id bigint, distance smallint",
    "triage_member": "line integer, number integer",
    "triage_group": "number integer, size integer, spread smallint",
}
_HEADER = 19
"""Bytes before the first row of a binary COPY without extras."""


def begin() -> None:
    """Make the tables, empty."""
    end()
    with connection.cursor() as cursor:
        for name, columns in TABLES.items():
            cursor.execute(f"CREATE TEMPORARY TABLE {name} ({columns})")


def end() -> None:
    """Drop the tables."""
    with connection.cursor() as cursor:
        for name in TABLES:
            cursor.execute(f"DROP TABLE IF EXISTS pg_temp.{name}")


def put_in(table: str, rows: Iterable[Sequence[object]]) -> None:
    """Copy rows into a table, in the order of its columns."""
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def put_in_columns(table: str, *columns: npt.NDArray[np.int64]) -> None:
    """Copy arrays of equal length into a table, one for each of its columns."""
    put_in(table, zip(*(column.tolist() for column in columns), strict=True))


def run(statement: str, parameters: Sequence[int] = ()) -> None:
    """Run a statement on the tables."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)


def take_out(query: str, **columns: str) -> dict[str, npt.NDArray[np.void]]:
    """What a query gives, as arrays; `columns` are its columns and numpy's types for them.

    Every column has one width ("i4", "i8", "V32") and is never null, so that the rows of a binary
    COPY can be read as they lie.
    """
    fields: list[tuple[str, str]] = [("columns_", ">i2")]
    for name, kind in columns.items():
        fields += [(f"{name}_length_", ">i4"), (name, kind if kind[0] == "V" else f">{kind}")]
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY ({query}) TO STDOUT (FORMAT binary)") as copy,
    ):
        data = b"".join(copy)
    whole = np.frombuffer(data[_HEADER:-2], dtype=np.dtype(fields))
    return {name: np.ascontiguousarray(whole[name]) for name in columns}
