"""Sets of known files: only known files go in, and a database from outside runs nothing."""

import io
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import ClassVar

import pytest

from ronda.hashes.exchange.contract import BrokenRow, Report
from ronda.hashes.exchange.errors import DamagedFile, ExchangeError, HostileFile, UnknownFile
from ronda.hashes.exchange.nsrl import NsrlDatabase, NsrlText
from ronda.hashes.exchange.nsrl import held as held_database
from ronda.hashes.exchange.nsrl.held import Held, path_of
from ronda.hashes.exchange.report import Why
from ronda.hashes.model import Classification, Entry
from tests.hashes.exchange.format_contract import ORIGIN, FormatContract, plain

KNOWN = Classification(scheme="nsrl", version="3", code="known", original="known")
TEXT = (
    '"SHA-1","MD5","CRC32","FileName","FileSize","ProductCode","OpSystemCode","SpecialCode"\r\n'
    f'"{"0A" * 20}","{"0B" * 16}","DEADBEEF","a, b.txt",12,1,"358",""\r\n'
    f'"{"1A" * 20}","{"1B" * 16}","DEADBEEF","c.exe",13,1,"358","M"\r\n'
    f'"{"2A" * 20}","no hash","DEADBEEF","d.exe",14,1,"358",""\r\n'
)


class TestNsrlText(FormatContract):
    format = NsrlText()
    hostile = b"sha-1,md5\n", b"a"
    said: ClassVar[dict[str, object]] = {"classifications": (KNOWN,)}

    def test_real_columns_are_read_and_names_left_out(self) -> None:
        (good, special, broken), report = self.read(TEXT.encode())
        assert isinstance(good, Entry) and isinstance(special, Entry)
        assert good.size == 12 and good.key == "md5:" + "0b" * 16
        assert [one.code for one in good.classifications] == ["known"]
        assert [(one.code, one.original) for one in special.classifications] == [("special M", "M")]
        assert isinstance(broken, BrokenRow) and (broken.where, broken.code) == (4, "bad-hash")
        assert report.dropped["FileName", Why.PRIVATE] == 3
        assert report.dropped["CRC32", Why.UNKNOWN_KIND] == 3

    def test_what_is_not_a_known_file_is_never_called_one(self) -> None:
        worst = Classification(scheme="icse", code="baseline", original="true")
        for said in ((), (worst,), (worst, KNOWN)):
            data, report = self.written([plain(1, classifications=said)])
            assert self.read(data)[0] == []
            assert report.withheld == {Why.MEANING: 1}


class TestNsrlDatabase(FormatContract):
    format = NsrlDatabase()
    hostile = b"SQLite format 3\0", b"\0"
    said: ClassVar[dict[str, object]] = {"classifications": (KNOWN,)}

    def test_reader_does_not_run_ahead_of_its_rows(self, tmp_path: Path) -> None:  # type: ignore[override]
        """A file on disk is read where it is, however large; only other streams are copied."""
        path = tmp_path / "a set #1.db"
        path.write_bytes(self.written([self.plain(1)])[0])
        with path.open("rb") as stream, path_of(stream) as own:
            assert own == path
            assert len(list(self.format.read(stream, ORIGIN, Report()))) == 1
        with path_of(io.BytesIO(path.read_bytes())) as copy:
            assert copy != path and copy.read_bytes() == path.read_bytes()
        assert not copy.exists()

    def test_view_that_other_tools_ask_is_there(self, tmp_path: Path) -> None:
        path = tmp_path / "set.db"
        path.write_bytes(self.written([self.plain(1), self.plain(2)])[0])
        with sqlite3.connect(path) as connection:
            found = connection.execute("SELECT md5, file_size FROM FILE ORDER BY md5").fetchall()
        connection.close()
        assert [len(md5) for md5, _ in found] == [32, 32]


ROW = f"'{'AB' * 16}', '{'AB' * 20}', '{'AB' * 32}'"
MINIMAL = f"""
CREATE TABLE FILE (sha256 VARCHAR, sha1 VARCHAR, md5 VARCHAR, file_name VARCHAR, file_size INTEGER);
INSERT INTO FILE (md5, sha1, sha256, file_size) VALUES ({ROW}, 7);
"""
HOSTILE = {
    "a view": (
        (
            f"CREATE VIEW METADATA AS SELECT {ROW.split(',', maxsplit=1)[0]} AS md5, 1 AS sha1,"
            " 1 AS sha256, 1 AS bytes"
        ),
        UnknownFile,
    ),
    "an endless view": (
        (
            "CREATE VIEW METADATA AS"
            " WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
            " SELECT x AS md5, x AS sha1, x AS sha256, x AS bytes FROM n"
        ),
        UnknownFile,
    ),
    "a generated column": (
        "CREATE TABLE METADATA (md5, sha1, sha256, bytes AS (length(hex(zeroblob(9000000)))))",
        UnknownFile,
    ),
    "a virtual table": (
        "CREATE VIRTUAL TABLE METADATA USING fts5(md5, sha1, sha256, bytes)",
        UnknownFile,
    ),
    "no table of this kind": ("CREATE TABLE OTHER (a)", UnknownFile),
    "a huge value": (
        (
            "CREATE TABLE METADATA (md5, sha1, sha256, bytes);"
            " INSERT INTO METADATA VALUES (zeroblob(9000000), 1, 1, 1)"
        ),
        HostileFile,
    ),
}


def database(folder: Path, script: str) -> Path:
    path = folder / "set.db"
    with sqlite3.connect(path) as connection:
        connection.executescript(script)
    connection.close()
    return path


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_database_is_refused(what: str, tmp_path: Path) -> None:
    script, error = HOSTILE[what]
    path = database(tmp_path, script)
    with path.open("rb") as stream, pytest.raises(error):
        list(NsrlDatabase().read(stream, ORIGIN, Report()))


def test_minimal_set_is_read(tmp_path: Path) -> None:
    with database(tmp_path, MINIMAL).open("rb") as stream:
        (found,) = NsrlDatabase().read(stream, ORIGIN, Report())
    assert isinstance(found, Entry) and found.size == 7 and len(found.hashes) == 3


def test_reading_changes_nothing_on_disk(tmp_path: Path) -> None:
    path = database(tmp_path, MINIMAL)
    before = path.read_bytes()
    with path.open("rb") as stream:
        list(NsrlDatabase().read(stream, ORIGIN, Report()))
    assert path.read_bytes() == before and list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT upper(md5) FROM FILE",
        "SELECT load_extension('x')",
        "ATTACH ':memory:' AS other",
        "PRAGMA journal_mode = WAL",
        "PRAGMA query_only = OFF; DELETE FROM FILE",
        "DELETE FROM FILE",
        "CREATE TABLE x (a)",
    ],
)
def test_engine_is_held_to_giving_cells(statement: str, tmp_path: Path) -> None:
    path = database(tmp_path, MINIMAL)
    held = Held(path)
    with closing(held.connection), pytest.raises((sqlite3.Error, sqlite3.Warning)):
        held.connection.execute(statement).fetchall()


def test_work_between_two_rows_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held_database, "MOST_STEPS", 1)
    monkeypatch.setattr(held_database, "STEPS", 10)
    with database(tmp_path, MINIMAL).open("rb") as stream, pytest.raises(HostileFile):
        list(NsrlDatabase().read(stream, ORIGIN, Report()))


def test_cells_of_any_type_are_rows_or_broken_rows(tmp_path: Path) -> None:
    script = MINIMAL + "INSERT INTO FILE (md5, file_size) VALUES (12, 'x'), (x'ff', NULL), (1.5, 2)"
    with database(tmp_path, script).open("rb") as stream:
        found = list(NsrlDatabase().read(stream, ORIGIN, Report()))
    assert [isinstance(row, BrokenRow) for row in found] == [False, True, True, True]


def test_torn_database_is_refused_in_a_sentence(tmp_path: Path) -> None:
    rows = "".join(f"INSERT INTO FILE (md5) VALUES ('{n:032x}');" for n in range(1, 3000))
    path = database(tmp_path, MINIMAL + f"BEGIN; {rows} COMMIT;")
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    with path.open("rb") as stream, pytest.raises(ExchangeError) as caught:
        list(NsrlDatabase().read(stream, ORIGIN, Report()))
    assert isinstance(caught.value, DamagedFile)
