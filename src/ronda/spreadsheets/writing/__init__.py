"""Writes spreadsheets: a table as CSV or XLSX, and the template of a layout.

Two things to know. Whatever text goes out is text when it is opened: in CSV by an apostrophe, in
XLSX by its type. And a template reads back with the layout that made it.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from ronda.spreadsheets.layout import Column, Kind, Layout
from ronda.spreadsheets.neutral import neutral
from ronda.spreadsheets.writing.to_xlsx import workbook

__all__ = ["Written", "as_csv", "template", "workbook"]

Written = str | int | Decimal | date | None


def as_csv(rows: Iterable[Sequence[Written]]) -> bytes:
    """The rows as CSV, in UTF-8 with a mark, so that every program reads its letters."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    for row in rows:
        writer.writerow([neutral(cell) if isinstance(cell, str) else cell for cell in row])
    return text.getvalue().encode("utf-8-sig")


def template(layout: Layout, title: str, explained: str) -> bytes:
    """An XLSX with the headings, and a second sheet that says what stands in each column."""
    headings = [f"{one.heading} *" if one.required else one.heading for one in layout.columns]
    sheets = {
        title: [headings],
        explained: [[one.heading, _explained(one)] for one in layout.columns],
    }
    return workbook(sheets)


def _explained(column: Column) -> str:
    if column.choices:
        return "; ".join(column.choices)
    shown = {Kind.DAY: "31.12.2023", Kind.WHOLE: "25", Kind.NUMBER: "25", Kind.YES_NO: "yes; no"}
    return column.example or shown.get(column.kind, "")
