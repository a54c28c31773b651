"""Pages of records, written as JSON and as CSV.

Two things to know. In CSV a list or a table stands as JSON in its field. And a field that a
spreadsheet would take for a formula begins with an apostrophe.
"""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import BaseModel

from ronda.api.records import Record

JSON, CSV = "application/json", "text/csv; charset=utf-8"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def json_text(value: object) -> str:
    """A value as JSON."""
    if isinstance(value, BaseModel):
        value = value.model_dump(mode="json", by_alias=True)
    return json.dumps(value, ensure_ascii=False)


def plain(record: Record) -> dict[str, Any]:
    """A record as plain values."""
    return record.model_dump(mode="json")


def columns(kind: type[Record]) -> list[str]:
    """The names of a record's fields, in order."""
    return list(kind.model_fields)


def csv_text(kind: type[Record], records: Iterable[Record], *, headed: bool = True) -> str:
    """Records as CSV (RFC 4180), with or without the line of names."""
    head = csv_lines([columns(kind)]) if headed else ""
    return head + csv_lines(plain(one).values() for one in records)


def csv_lines(rows: Iterable[Iterable[object]]) -> str:
    """Rows of plain values as lines of CSV."""
    text = io.StringIO()
    csv.writer(text).writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue()


def csv_of(kind: type[Record], records: Sequence[Record]) -> bytes:
    """Records as a CSV file, with the mark by which spreadsheets know UTF-8."""
    return b"\xef\xbb\xbf" + csv_text(kind, records).encode()


def _cell(value: object) -> object:
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
