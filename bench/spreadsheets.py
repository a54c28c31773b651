"""Reading a spreadsheet of 100,000 rows beside the libraries that people would use.

Two things to know. Each reads in a process of its own, whose most memory is taken. And the others
give cells; Ronda says what each means, finds what is wrong and which rows come twice.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from bench.measuring import Run, python
from bench.table import Row
from ronda.spreadsheets.writing import as_csv, workbook

_AIM, _MEGABYTES = 30, 256
_HEADINGS = ("Training", "Day", "Organiser", "Profession", "Department", "Trained", "Joint")
_OURS = """
import sys
from ronda.spreadsheets.layout import Column, Kind, Layout
from ronda.spreadsheets.reading import Taken, lines
kinds = [Kind.TEXT, Kind.DAY, Kind.TEXT, Kind.TEXT, Kind.TEXT, Kind.WHOLE, Kind.YES_NO]
names = ("Training", "Day", "Organiser", "Profession", "Department", "Trained", "Joint")
layout = Layout(tuple(Column(n, n, k, required=True) for n, k in zip(names, kinds)))
with open(sys.argv[1], "rb") as file:
    assert sum(isinstance(one, Taken) for one in lines(file, layout)) == int(sys.argv[2])
"""
_OPENPYXL = """
import sys
from openpyxl import load_workbook
sheet = load_workbook(sys.argv[1], read_only=True, data_only=True).active
assert sum(1 for _ in sheet.iter_rows(values_only=True)) == int(sys.argv[2]) + 1
"""
_PANDAS = """
import sys
import pandas
read = pandas.read_csv if sys.argv[1].endswith(".csv") else pandas.read_excel
more = {"sep": ";"} if sys.argv[1].endswith(".csv") else {}
assert len(read(sys.argv[1], **more)) == int(sys.argv[2])
"""


def rows(folder: Path, count: int = 100_000) -> Iterator[Row]:
    """Seconds and megabytes for each format."""
    folder.mkdir(parents=True, exist_ok=True)
    table = [_HEADINGS, *(_row(number) for number in range(count))]
    xlsx, csv = folder / "trainings.xlsx", folder / "trainings.csv"
    xlsx.write_bytes(workbook({"Trainings": table}))
    csv.write_bytes(as_csv(table))
    others = {xlsx: {"openpyxl": _OPENPYXL, "pandas": _PANDAS}, csv: {"pandas": _PANDAS}}
    for file, against in others.items():
        ours = python(_OURS, file, str(count))
        theirs = {name: python(code, file, str(count)) for name, code in against.items()}
        what = f"A spreadsheet of {count:,} rows, {file.suffix[1:].upper()}"
        yield from _told(what, ours, theirs)


def _told(what: str, ours: Run, theirs: dict[str, Run]) -> Iterator[Row]:
    seconds = tuple((name, run.seconds) for name, run in theirs.items())
    memory = tuple((name, run.megabytes) for name, run in theirs.items())
    yield Row(what, ours.seconds, aim=_AIM, against=seconds)
    yield Row(f"{what}, memory", ours.megabytes, unit="MB", aim=_MEGABYTES, against=memory)


def _row(number: int) -> tuple[str | int | date, ...]:
    day = date(2016, 1, 1) + timedelta(days=number % 3000)
    return (
        f"Training {number}",
        day,
        f"Institution {number % 40}",
        ("judges", "prosecutors", "police", "teachers")[number % 4],
        f"Department {number % 27 + 1}",
        number % 60 + 1,
        "yes" if number % 3 else "no",
    )
