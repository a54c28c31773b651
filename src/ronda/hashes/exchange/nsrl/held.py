"""A SQLite database from outside, held so that it can do nothing but give the cells of a table."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO
from urllib.parse import quote

from ronda.hashes.exchange.errors import DamagedFile, HostileFile

MAGIC = b"SQLite format 3\0"
LARGEST_COPY = 4 * 2**30
LONGEST_VALUE = 100_000
STEPS = 100_000
MOST_STEPS = 500
"""The engine may take STEPS × MOST_STEPS steps before it gives a row; ten are honest."""
ALLOWED = {
    sqlite3.SQLITE_SELECT: None,
    sqlite3.SQLITE_READ: None,
    sqlite3.SQLITE_PRAGMA: {"table_xinfo", "trusted_schema", "cell_size_check", "query_only"},
}


class Held:
    """One database, read-only. Raises DamagedFile where it is none."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            if file.read(len(MAGIC)) != MAGIC:
                raise DamagedFile("The file is no SQLite database.")
        uri = f"file:{quote(str(path))}?mode=ro&immutable=1"
        self.connection = sqlite3.connect(uri, uri=True, isolation_level=None)
        self.connection.text_factory = bytes
        self.exhausted = False
        self._left = MOST_STEPS
        self._hold()

    def _hold(self) -> None:
        for limit, most in (
            (sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE),
            (sqlite3.SQLITE_LIMIT_COLUMN, 200),
            (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
            (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1),
            (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 20),
        ):
            self.connection.setlimit(limit, most)
        self.connection.set_authorizer(self._may)
        self.connection.set_progress_handler(self._step, STEPS)
        for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON"):
            self.connection.execute(f"PRAGMA {pragma}")

    def plain_columns(self, table: str) -> set[str]:
        """The stored columns of a plain table, in lower case; none where there is no such table."""
        plain = self.connection.execute(
            "SELECT 1 FROM sqlite_master"
            " WHERE type = 'table' AND name = ? AND sql >= 'CREATE TABLE' AND sql < 'CREATE TABLF'",
            (table,),
        )
        if plain.fetchone() is None:
            return set()
        found = self.connection.execute(f"PRAGMA table_xinfo({table})")
        return {bytes(row[1]).decode("utf-8", "replace").lower() for row in found if row[6] == 0}

    def rows(self, table: str, columns: tuple[str, ...]) -> Iterator[tuple[object, ...]]:
        """These columns of each row; both names are ours, never the file's."""
        for row in self.connection.execute(f"SELECT {', '.join(columns)} FROM {table}"):  # noqa: S608
            self._left = MOST_STEPS
            yield row

    def _may(self, action: int, first: str | None, *_: str | None) -> int:
        allowed = ALLOWED.get(action, set())
        may = allowed is None or first in allowed
        return sqlite3.SQLITE_OK if may else sqlite3.SQLITE_DENY

    def _step(self) -> int:
        self._left -= 1
        self.exhausted = self._left <= 0
        return int(self.exhausted)


@contextmanager
def path_of(stream: BinaryIO) -> Iterator[Path]:
    """The stream's own file where it is one on disk; else a copy, removed afterwards."""
    own = _own_path(stream)
    if own is not None:
        yield own
        return
    with NamedTemporaryFile(suffix=".db") as copy:
        start = stream.read(100)
        size, pages = int.from_bytes(start[16:18]), int.from_bytes(start[28:32])
        whole = (65536 if size == 1 else size) * pages
        if not start.startswith(MAGIC) or not whole:
            raise DamagedFile("The file is no SQLite database, or does not say its own size.")
        if whole > LARGEST_COPY:
            raise HostileFile(
                f"The database is larger than {LARGEST_COPY >> 30} GB: give it as a file on disk."
            )
        copy.write(start)
        left = whole - len(start)
        while left and (part := stream.read(min(left, 2**20))):
            copy.write(part)
            left -= len(part)
        copy.flush()
        yield Path(copy.name)


def _own_path(stream: BinaryIO) -> Path | None:
    try:
        path = Path(os.fsdecode(stream.name))
        return path if path.samefile(f"/proc/self/fd/{stream.fileno()}") else None
    except (AttributeError, OSError, TypeError, ValueError):
        return None
