"""The newer sets: RDS 3, a SQLite database, read as data and never as a program.

Two things to know. Only the columns of a plain table are read: a view, a virtual table or a
generated column of the file would run what the file says, so they are refused. And the engine
itself is held: no writing, no functions, short values, a bound on the work between two rows.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from ronda.hashes.exchange.carrying import Carries
from ronda.hashes.exchange.contract import BrokenRow, Origin, Report
from ronda.hashes.exchange.drafting import Draft, RowFault
from ronda.hashes.exchange.errors import DamagedFile, HostileFile, UnknownFile
from ronda.hashes.exchange.nsrl.held import Held, path_of
from ronda.hashes.exchange.nsrl.known import carried, known
from ronda.hashes.model import Entry

VERSION = "3"
TABLES = (("METADATA", "bytes"), ("FILE", "file_size"))
"""The full sets have the table METADATA, the minimal ones FILE; each with its column of sizes."""
COPIED = 2**20
SCHEMA = """
CREATE TABLE PACKAGE_OBJECT (package_id INTEGER NOT NULL, object_id INTEGER UNIQUE NOT NULL);
CREATE TABLE METADATA (
    metadata_id INTEGER PRIMARY KEY, object_id INTEGER NOT NULL, file_name VARCHAR NOT NULL,
    extension VARCHAR NOT NULL, bytes INTEGER, md5 VARCHAR NOT NULL, sha1 VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL);
CREATE TABLE VERSION (version VARCHAR NOT NULL, description VARCHAR NOT NULL);
CREATE VIEW FILE AS
    SELECT md.sha256, md.sha1, md.md5, md.file_name, md.bytes AS file_size, po.package_id
    FROM METADATA AS md, PACKAGE_OBJECT AS po WHERE md.object_id = po.object_id;
INSERT INTO PACKAGE_OBJECT VALUES (1, 1);
INSERT INTO VERSION VALUES ('1', 'Known files, by Ronda');
"""
INSERT = (
    "INSERT INTO METADATA (object_id, file_name, extension, bytes, md5, sha1, sha256)"
    " VALUES (1, '', '', ?, ?, ?, ?)"
)


class NsrlDatabase:
    """RDS 3 as SQLite, full or minimal."""

    name = "nsrl-database"
    version = VERSION
    suffix = ".db"
    carries: Carries = carried(VERSION)

    def read(self, stream: BinaryIO, origin: Origin, report: Report) -> Iterator[Entry | BrokenRow]:
        """Each row of the set. A stream that is no file on disk is first copied to one."""
        with path_of(stream) as path:
            held = Held(path)
            with closing(held.connection):
                for where, row in enumerate(rows_of(held), 1):
                    try:
                        entry = entry_of(row, Draft(origin, report))
                    except RowFault as fault:
                        yield report.refuse(fault.at(where))
                    else:
                        report.take()
                        yield entry

    def write(self, entries: Iterable[Entry], stream: BinaryIO, report: Report) -> None:
        """Known files only, with the view FILE that other tools ask."""
        with TemporaryDirectory() as folder:
            path = Path(folder) / "rds.db"
            with closing(sqlite3.connect(path)) as connection:
                connection.executescript(SCHEMA)
                connection.executemany(INSERT, self._rows(entries, report))
                connection.commit()
            with path.open("rb") as made:
                while part := made.read(COPIED):
                    stream.write(part)

    def _rows(self, entries: Iterable[Entry], report: Report) -> Iterator[tuple[object, ...]]:
        for entry in entries:
            reduced = self.carries.reduced(entry, report)
            if reduced is not None:
                told = {value.kind: value.value.hex().upper() for value in reduced.hashes}
                hashes = (told.get(kind, "") for kind in ("md5", "sha1", "sha256"))
                report.take()
                yield (reduced.size, *hashes)


def rows_of(held: Held) -> Iterator[tuple[object, ...]]:
    """Size, MD5, SHA-1 and SHA-256 of each row of the first table that has them."""
    try:
        for table, size in TABLES:
            columns = held.plain_columns(table)
            if {size, "md5", "sha1", "sha256"} <= columns:
                yield from held.rows(table, (size, "md5", "sha1", "sha256"))
                return
    except sqlite3.DatabaseError as error:
        if held.exhausted or "too big" in str(error):
            raise HostileFile(
                "The database has a value or a table that takes more work than any honest one:"
                " it is not read further."
            ) from None
        raise DamagedFile(
            "The database is damaged or was cut short: it is not read further. Have it sent again."
        ) from None
    raise UnknownFile(
        "The database has no plain table METADATA or FILE with md5, sha1, sha256 and a size: it is"
        " no reference data set of NSRL's third version."
    )


def entry_of(row: tuple[object, ...], draft: Draft) -> Entry:
    """The entry of a row. Raises RowFault."""
    size, *hashes = (plain(value) for value in row)
    for kind, text in zip(("md5", "sha1", "sha256"), hashes, strict=True):
        draft.hash(kind, text)
    draft.size("size", size)
    draft.classifications.append(known(VERSION))
    return draft.entry()


def plain(value: object) -> str:
    """A value of the database as text; none as nothing."""
    if isinstance(value, bytes):
        return value.decode("ascii", "replace")
    return "" if value is None else str(value)
