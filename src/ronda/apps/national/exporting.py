"""Packs tables into one ZIP: each as CSV and as JSON Lines, with dictionary, licence and checksums.

Two things to know. It is made row by row into a file, so that memory does not grow with the record.
And `datapackage.json` describes it as a Data Package, an open standard, with types and keys; the
format is told in docs/national-export.md.
"""

import csv
import hashlib
import io
import json
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import IO, TYPE_CHECKING, BinaryIO

from ronda.apps.national.selectors.registers import Cell, Field, Holds, Row, Table
from ronda.spreadsheets.neutral import neutral

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

FORMAT = "ronda-national-record/1"
ID = Field("id", "The key of this row", Holds.WHOLE)
_CHUNK = 1 << 20


@dataclass(frozen=True)
class About:
    """What a package says of itself: of whom, of which moments, under what licence."""

    party: str
    code: str
    begun: datetime
    licence: str


@dataclass
class _Packed:
    """What was put into the package: checksum, size and rows of each file by its path."""

    package: zipfile.ZipFile
    sums: dict[str, str] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)


Rows = Callable[[Table], Iterable[tuple[int, Row]]]


def pack(
    out: BinaryIO, about: About, tables: Sequence[Table], rows: Rows, now: Callable[[], datetime]
) -> None:
    """Write the package to `out`; `rows` gives the key and the cells of each row of a table."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as package:
        packed = _Packed(package)
        for table in tables:
            _put_table(packed, table, rows(table))
        _put_text(packed, "README.txt", _readme(about, tables))
        _put_text(packed, "LICENCE.txt", _licence(about))
        _put_text(packed, "dictionary.csv", _dictionary(tables))
        _put_text(packed, "datapackage.json", _described(packed, about, tables, now()))
        sums = "".join(f"{told}  {path}\n" for path, told in sorted(packed.sums.items()))
        _put_text(packed, "SHA256SUMS", sums)


def _put_table(packed: _Packed, table: Table, rows: Iterable[tuple[int, Row]]) -> None:
    """The table twice: CSV goes straight into the package, lines of JSON by way of a file."""
    names = [ID.name, *(one.name for one in table.fields)]
    count = 0
    with tempfile.TemporaryFile("w+b") as lines:
        with _entry(packed, f"csv/{table.name}.csv") as put, _text(put) as text:
            writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
            writer.writerow(names)
            for key, cells in rows:
                whole = (key, *cells)
                writer.writerow([_in_csv(one) for one in whole])
                lines.write(_in_json(dict(zip(names, whole, strict=True))))
                count += 1
        lines.seek(0)
        with _entry(packed, f"jsonl/{table.name}.jsonl") as put:
            while chunk := lines.read(_CHUNK):
                put(chunk)
    packed.rows[table.name] = count


def _put_text(packed: _Packed, path: str, text: str) -> None:
    with _entry(packed, path) as put:
        put(text.encode())


@contextmanager
def _entry(packed: _Packed, path: str) -> Iterator[Callable[[bytes], None]]:
    """A file of the package, its checksum and size noted while it is written."""
    told, size = hashlib.sha256(), 0
    with packed.package.open(path, "w", force_zip64=True) as entry:

        def put(data: bytes) -> None:
            nonlocal size
            told.update(data)
            size += len(data)
            entry.write(data)

        yield put
    packed.sums[path], packed.sizes[path] = told.hexdigest(), size


@contextmanager
def _text(put: Callable[[bytes], None]) -> Iterator[IO[str]]:
    """Text with the mark by which every program reads its letters."""
    raw = _Raw(put)
    with io.TextIOWrapper(io.BufferedWriter(raw, _CHUNK), "utf-8-sig", newline="") as text:
        yield text


class _Raw(io.RawIOBase):
    """Hands on what is written."""

    def __init__(self, put: Callable[[bytes], None]) -> None:
        super().__init__()
        self._put = put

    def writable(self) -> bool:
        """That it can be written to."""
        return True

    def write(self, data: "ReadableBuffer", /) -> int:
        """Hand on what is written; its length."""
        told = bytes(data)
        self._put(told)
        return len(told)


def _in_csv(cell: Cell) -> str:
    """A cell as CSV has it; text that would be run as a formula is guarded."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str):
        return neutral(cell)
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell) if isinstance(cell, int) else neutral(json.dumps(cell, ensure_ascii=False))


def _in_json(row: Mapping[str, Cell]) -> bytes:
    return json.dumps(row, ensure_ascii=False, default=_plain).encode() + b"\n"


def _plain(cell: object) -> object:
    """A number or day as JSON has it; amounts are kept to the last digit, so they are text."""
    if isinstance(cell, date):
        return cell.isoformat()
    return f"{cell:f}" if isinstance(cell, Decimal) else list(cell)  # type: ignore[call-overload]


def _described(packed: _Packed, about: About, tables: Sequence[Table], ended: datetime) -> str:
    told = {
        "profile": "tabular-data-package",
        "name": f"national-record-{about.code.lower()}",
        "title": f"The national record of {about.party}",
        "version": FORMAT,
        "created": ended.isoformat(),
        "read_from": about.begun.isoformat(),
        "licenses": [{"name": "see-licence", "path": "LICENCE.txt"}],
        "resources": [one for table in tables for one in _resources(packed, table)],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _resources(packed: _Packed, table: Table) -> Iterator[dict[str, object]]:
    schema: dict[str, object] = {
        "fields": [
            {"name": one.name, "type": one.holds.value, "description": one.about}
            for one in (ID, *table.fields)
        ],
        "primaryKey": "id",
        "foreignKeys": [
            {
                "fields": one.name,
                "reference": {"resource": "" if one.of == table.name else one.of, "fields": "id"},
            }
            for one in table.fields
            if one.of
        ],
    }
    for folder, how in (("csv", {"delimiter": ";"}), ("jsonl", None)):
        path = f"{folder}/{table.name}.{folder}"
        told: dict[str, object] = {
            "name": table.name if how else f"{table.name}-jsonl",
            "path": path,
            "title": table.about,
            "format": folder,
            "encoding": "utf-8",
            "bytes": packed.sizes[path],
            "hash": f"sha256:{packed.sums[path]}",
            "rows": packed.rows[table.name],
            "schema": schema,
        }
        yield told | ({"dialect": how} if how else {})


def _dictionary(tables: Sequence[Table]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(("table", "about the table", "field", "type", "key of", "meaning"))
    for table in tables:
        for one in (ID, *table.fields):
            row = (table.name, table.about, one.name, one.holds.value, one.of, one.about)
            writer.writerow([neutral(cell) for cell in row])
    return "\N{ZERO WIDTH NO-BREAK SPACE}" + text.getvalue()


def _readme(about: About, tables: Sequence[Table]) -> str:
    lines = [
        f"The national record of {about.party} ({about.code}), format {FORMAT}.",
        f"Read from {about.begun:%Y-%m-%d %H:%M} UTC on; when it was done is told by 'created' in",
        "datapackage.json.",
        "",
        "NOT FOR PUBLICATION. It is the State's own copy of its desk: drafts, withdrawn figures",
        "and small counts of persons stand in it as they are; suppress them before you publish.",
        "",
        "csv/    one file a table: UTF-8 with a mark, semicolons, days as YYYY-MM-DD, a point for",
        "        decimals. An apostrophe stands before text that a program would run as a formula.",
        "jsonl/  the same rows, one JSON object a line, text unchanged, amounts as text.",
        "dictionary.csv, datapackage.json   what each field means; keys between tables.",
        "SHA256SUMS   to be checked with: sha256sum -c SHA256SUMS",
        "",
        *(f"{table.name}: {table.about}." for table in tables),
    ]
    return "\n".join(lines) + "\n"


def _licence(about: About) -> str:
    told = about.licence or "No licence is given: the State keeps all rights in these data."
    return (
        f"{told}\n\nThe data are those of {about.party}. Ronda, which packed them, claims no rights"
        " in them.\nThe names and descriptions of fields may be used by anybody for any purpose"
        " (CC0 1.0).\n"
    )
