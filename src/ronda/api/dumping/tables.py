"""The forms of one collection, written side by side as its records come by.

Two things to know. A collection is read once for all of them; the writer of Parquet is what asks
for the next records. And in SQLite a list stands as JSON, as it does in CSV, so that the two agree
field by field.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from ronda.api.dumping import parquet
from ronda.api.records import Collection, Record
from ronda.api.v1.written import columns, csv_lines, csv_text, plain

_AT_ONCE = 500


def write_forms(
    collection: Collection, records: Iterable[Record], folder: Path, base: sqlite3.Connection
) -> int:
    """Write a collection's records as CSV, JSON Lines, Parquet and a table; how many there were."""
    table = collection.name.replace("-", "_")
    _create(base, table, collection)
    with (
        (folder / f"{collection.name}.csv").open("w", encoding="utf-8", newline="") as sheet,
        (folder / f"{collection.name}.jsonl").open("w", encoding="utf-8") as lines,
    ):
        sheet.write(csv_text(collection.record, ()))
        forms = _Forms(table, sheet, lines, base)
        parquet.write(
            collection.record, forms.passed(records), folder / f"{collection.name}.parquet"
        )
    return forms.count


@dataclass
class _Forms:
    """Where the records go on their way to Parquet; `count` says how many went by."""

    table: str
    sheet: TextIO
    lines: TextIO
    base: sqlite3.Connection
    count: int = 0

    def passed(self, records: Iterable[Record]) -> Iterator[list[Record]]:
        """The records, some at a time, each written in the other forms."""
        for some in _some(records):
            told = [plain(one) for one in some]
            self.sheet.write(csv_lines(one.values() for one in told))
            self.lines.writelines(f"{json.dumps(one, ensure_ascii=False)}\n" for one in told)
            _insert(self.base, self.table, told)
            self.count += len(some)
            yield some


def _some(records: Iterable[Record]) -> Iterator[list[Record]]:
    coming = iter(records)
    while some := list(islice(coming, _AT_ONCE)):
        yield some


def _create(base: sqlite3.Connection, table: str, collection: Collection) -> None:
    names = columns(collection.record)
    kinds = (f'"{name}" {_kind(collection.record, name)}' for name in names)
    base.execute(f'CREATE TABLE "{table}" ({", ".join(kinds)})')
    for name in ("id", "party", "recommendation"):
        if name in names:
            base.execute(f'CREATE INDEX "{table}_{name}" ON "{table}" ("{name}")')


def _kind(record: type[Record], name: str) -> str:
    return "INTEGER" if record.model_fields[name].annotation in {int, bool} else "TEXT"


def _insert(base: sqlite3.Connection, table: str, told: list[dict[str, Any]]) -> None:
    rows = [[_value(value) for value in one.values()] for one in told]
    places = ", ".join("?" * len(rows[0]))
    # The name is one of our own collections'.
    base.executemany(f'INSERT INTO "{table}" VALUES ({places})', rows)  # noqa: S608


def _value(value: object) -> object:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value
