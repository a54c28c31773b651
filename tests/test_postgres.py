"""The embedded PostgreSQL: started once, shared, stopped by the last, and never on the network."""

import os
import signal
import stat
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from ronda import postgres

pytestmark = pytest.mark.database
USER = """
    import sys
    from pathlib import Path
    from ronda import postgres
    postgres.start(Path(sys.argv[1]))
    print("started", flush=True)
    sys.stdin.readline()
    print(postgres.stop(Path(sys.argv[1])), flush=True)
"""


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """A data folder of one's own, with no server left behind."""
    folder = tmp_path / "data"
    yield folder
    postgres.start(folder)
    postgres.stop(folder)


def another(data: Path) -> "subprocess.Popen[str]":
    """Another process that uses the server until told to end."""
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(USER), str(data)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None and process.stdout.readline() == "started\n"
    return process


def ended(process: "subprocess.Popen[str]") -> str:
    """What it said when it left: whether it stopped the server."""
    told, _errors = process.communicate("\n", timeout=60)
    return told.strip()


def connect(data: Path) -> psycopg.Connection:
    entry = postgres.database(data, {})
    return psycopg.connect(
        host=str(entry["HOST"]), port=str(entry["PORT"]), user="ronda", dbname="ronda"
    )


def runs(data: Path) -> bool:
    try:
        connect(data).close()
    except psycopg.OperationalError:
        return False
    return True


def test_the_server_is_what_ronda_needs(data: Path) -> None:
    postgres.start(data)
    with connect(data) as found:
        row = found.execute(
            "SELECT current_setting('server_version_num')::int, current_setting('server_encoding'),"
            " current_setting('listen_addresses'), lower('ŠĐЉ'),"
            " to_tsvector('serbian', 'препоруке')::text"
        ).fetchone()
    assert row is not None
    version, encoding, addresses, lowered, words = row
    assert version >= 140000
    assert (encoding, addresses, lowered, words) == ("UTF8", "", "šđљ", "'preporuk':1")
    assert postgres.stop(data)
    assert not runs(data)


def test_two_processes_share_one_server_and_the_last_stops_it(data: Path) -> None:
    first, second = another(data), another(data)
    assert ended(first) == "False"
    assert runs(data)
    assert ended(second) == "True"
    assert not runs(data)


def test_a_killed_process_is_no_user_any_more(data: Path) -> None:
    killed = another(data)
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    assert runs(data)
    postgres.start(data)
    assert postgres.stop(data)


def test_what_is_written_is_there_after_a_restart(data: Path) -> None:
    postgres.start(data)
    with connect(data) as found:
        found.execute("CREATE TABLE kept AS SELECT 'ћ' AS letter")
    postgres.stop(data)
    postgres.start(data)
    with connect(data) as found:
        assert found.execute("SELECT letter FROM kept").fetchone() == ("ћ",)


def test_starting_twice_in_one_process_is_once(data: Path) -> None:
    postgres.start(data)
    postgres.start(data)
    assert postgres.stop(data)
    assert not postgres.stop(data)


def test_nobody_else_reads_the_files(data: Path) -> None:
    postgres.start(data)
    assert stat.S_IMODE((data / "postgres").stat().st_mode) & 0o077 == 0


def test_a_path_too_long_for_a_socket_is_no_hindrance(tmp_path: Path) -> None:
    data = tmp_path / ("long" * 20) / "data"
    postgres.start(data)
    try:
        assert len(str(postgres.database(data, {})["HOST"])) < 100
        assert runs(data)
    finally:
        postgres.stop(data)


def test_damaged_files_are_told_in_a_sentence(data: Path) -> None:
    postgres.start(data)
    postgres.stop(data)
    settings = data / "postgres" / "postgresql.conf"
    kept = settings.read_text()
    settings.write_text("what = is this\n")
    with pytest.raises(postgres.CannotStart, match=r"postgres\.log"):
        postgres.start(data)
    settings.write_text(kept)


def test_removing_leaves_nothing(data: Path) -> None:
    postgres.start(data)
    postgres.stop(data)
    postgres.remove(data)
    assert not (data / "postgres").exists()


def test_a_named_server_is_taken_as_named(tmp_path: Path) -> None:
    variables = {
        "DATABASE_URL": "postgresql://ana:secret@db.example.org:5433/ronda?sslmode=require"
    }
    assert not postgres.is_embedded(variables)
    assert postgres.database(tmp_path, variables) == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "ronda",
        "USER": "ana",
        "PASSWORD": "secret",
        "HOST": "db.example.org",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
        "CONN_MAX_AGE": 300,
        "CONN_HEALTH_CHECKS": True,
    }


@pytest.mark.skipif(os.geteuid() != 0, reason="only root hands the files to another account")
def test_root_does_not_run_the_server(data: Path) -> None:
    postgres.start(data)
    assert (data / "postgres").stat().st_uid != 0
