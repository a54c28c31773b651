"""`ronda import`, `export`, `manage` and `serve`, on a real PostgreSQL."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest
from django.db import connection
from psycopg.conninfo import make_conninfo

from ronda.apps.accounts.selectors import machine
from ronda.apps.compliance.models import Edition
from ronda.apps.compliance.services.editions import edition_approve, edition_publish
from ronda.apps.sources.models import Reading, Source
from ronda.cli.exit_codes import CANNOT_WRITE
from ronda.factsheets.reading import read
from tests.cli.command import arcadia, environment, ronda

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def database(transactional_db: None, tmp_path: Path) -> dict[str, str]:
    """The environment of a command that works on the test's own database."""
    given = connection.get_connection_params()
    chosen = {k: str(given[k]) for k in ("host", "port", "user", "password") if given.get(k)}
    named = make_conninfo(dbname=connection.settings_dict["NAME"], **chosen)
    return {"DATABASE_URL": named, "RONDA_DATA": str(tmp_path / "data")}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A factsheet of a Party that everybody knows, in our own words."""
    text = arcadia().replace("ARCADIA", "MONACO").replace("Arcadia", "Monaco")
    path = tmp_path / "monaco.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_import_takes_in_once_and_export_gives_back(
    path: Path, tmp_path: Path, database: dict[str, str]
) -> None:
    first = ronda("import", path, env=database)
    assert (first.code, first.err) == (0, "")
    assert first.out == f"{path}: taken in: Monaco, round 2, 22 recommendations\n"
    again = ronda("import", path, env=database)
    assert (again.code, again.err) == (0, "")
    assert "was received before, on " in again.out and "nothing was changed" in again.out
    assert (Source.objects.count(), Edition.objects.count()) == (1, 1)

    out = tmp_path / "out.json"
    export = ("export", "MCO", "--round", "2", "--to", out)
    ran = ronda(*export, env=database)
    assert (ran.code, ran.out) == (0, f"Monaco, round 2, edition 1 (read) → {out}\n")
    assert read(out) == read(path)

    assert ronda(*export, "--published", env=database).code == 42
    edition = edition_approve(actor=machine(), edition=Edition.objects.get())
    edition_publish(actor=machine(), edition=edition)
    assert "(published)" in ronda(*export, "--published", env=database).out


def test_dump_writes_a_new_folder_and_leaves_another_alone(
    tmp_path: Path, database: dict[str, str]
) -> None:
    folder = tmp_path / "open-data"
    ran = ronda("dump", folder, env=database)
    assert (ran.code, ran.err) == (0, "")
    assert "recommendations: 0\n" in ran.out and f" → {folder}\n" in ran.out
    assert (folder / "ronda.sqlite").is_file() and (folder / "SHA256SUMS").is_file()
    again = ronda("dump", folder, env=database)
    assert again.code == CANNOT_WRITE
    assert again.err == f"There is something at {folder} already: name another folder.\n"
    kept = ronda("dump", env=database)
    assert kept.code == 0
    (offered,) = (tmp_path / "data" / "dumps").iterdir()
    assert (offered / "manifest.json").is_file()


def test_import_keeps_nothing_of_what_is_refused_or_broken(
    path: Path, tmp_path: Path, database: dict[str, str]
) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_text(path.read_text("utf-8").replace("\n⁵ Para. 40.\n", ""), encoding="utf-8")
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear colleagues,", encoding="utf-8")
    invented = tmp_path / "invented.txt"
    invented.write_text(arcadia(), encoding="utf-8")
    for file, code, words in (
        (broken, 31, "mark 5"),
        (letter, 19, "not a factsheet"),
        (invented, 42, "XAR"),
    ):
        ran = ronda("import", file, env=database)
        assert (ran.code, ran.out) == (code, ""), ran.err
        assert ran.err.startswith(f"{file}: ") and ran.err.count("\n") == 1 and words in ran.err
    assert not Source.objects.exists() and not Reading.objects.exists()


def test_import_in_the_name_of_nobody_is_refused(path: Path, database: dict[str, str]) -> None:
    ran = ronda("import", path, "--by", "nobody@example.org", env=database)
    assert ran.code == 42 and "nobody@example.org" in ran.err
    assert not Source.objects.exists()


def test_export_of_what_is_not_there_is_told(tmp_path: Path, database: dict[str, str]) -> None:
    out = tmp_path / "out.docx"
    for code, number, words in (
        ("MCO", "2", "no factsheet of Monaco in round 2"),
        ("QQQ", "2", "not the code of a Party"),
        ("MCO", "9", "no round 9"),
    ):
        ran = ronda("export", code, "--round", number, "--to", out, env=database)
        assert (ran.code, ran.out) == (42, "") and words in ran.err
    assert not out.exists()


def test_database_or_setting_that_does_not_work_is_one_sentence(tmp_path: Path) -> None:
    for env, words in (
        ({"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"}, "PostgreSQL on 127.0.0.1"),
        ({"RONDA_MAIL": "not a server"}, "RONDA_MAIL"),
    ):
        ran = ronda("import", tmp_path / "a.txt", env={"RONDA_DATA": str(tmp_path / "data"), **env})
        assert (ran.code, ran.out) == (40, "")
        assert words in ran.err and ran.err.count("\n") == 1


def test_manage_runs_djangos_commands(database: dict[str, str]) -> None:
    ran = ronda("manage", "check", env=database)
    assert ran.code == 0 and "no issues" in ran.out
    assert "load_demo" in ronda("manage", "help", env=database).out
    wrong = ronda("manage", "raed", env=database)
    assert wrong.code == 1 and "Traceback" not in wrong.err


def test_serve_answers_reads_in_the_background_and_stops(database: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        refused = ronda("serve", "--port", port, env=database)
        assert (refused.code, refused.out) == (44, "") and port in refused.err
    process = subprocess.Popen(
        [sys.executable, "-m", "ronda.cli", "serve", "--port", port],
        # The connection that a browser keeps open is not closed, but ends with the process.
        env=environment({**database, "PYTHONWARNINGS": "error,ignore::ResourceWarning"}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == f"Ronda: http://localhost:{port}/ (Ctrl+C stops it)\n"
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30) as answer:
        assert answer.status == 200
    worker = _child(process.pid)
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 0 and "Traceback" not in err
    assert not Path(f"/proc/{worker}").exists()


def test_serve_answers_without_a_worker_where_it_is_told_so(database: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    process = subprocess.Popen(
        [sys.executable, "-m", "ronda.cli", "serve", "--port", port, "--no-worker"],
        env=environment(database),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None and process.stdout.readline()
    assert _asked(int(port)) == 200
    assert not any(_runs(child, b"procrastinate") for child in _children(process.pid))
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 0 and "Traceback" not in err


def test_one_of_its_processes_is_killed_and_the_others_go_on(database: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "ronda.cli", "serve", "--port", str(port), "--processes", "3"],
        env=environment(database),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdout is not None and process.stdout.readline()
        first = _answering(process.pid, 3)
        assert _asked(port) == 200
        for victim in sorted(first)[:2]:
            os.kill(victim, signal.SIGKILL)
            assert {_asked(port) for _ in range(10)} == {200}
        again = _answering(process.pid, 3, other_than=first)
        assert len(again & first) == 1
        for victim in again:
            os.kill(victim, signal.SIGKILL)
        # Nobody is left: who comes now waits on the socket until somebody is there again.
        assert _asked(port) == 200
    finally:
        process.terminate()
        process.communicate(timeout=60)
    left = _answering(process.pid, 0) | again
    assert not any(Path(f"/proc/{one}").exists() for one in left)


def _asked(port: int) -> int:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=60) as answer:
        return int(answer.status)


def _answering(parent: int, count: int, other_than: set[int] | None = None) -> set[int]:
    """The processes that answer, once there are so many, and not only those of before."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        found = {int(one) for one in _children(parent) if _runs(one, b"serve")}
        if len(found) == count and found != other_than:
            return found
        time.sleep(0.05)
    raise AssertionError(f"there are never {count} processes that answer")


def _child(parent: int) -> str:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        for child in _children(parent):
            if _runs(child, b"procrastinate"):
                return child
        time.sleep(0.05)
    raise AssertionError("no worker was started")


def _children(parent: int) -> list[str]:
    every: list[str] = []
    for task in Path(f"/proc/{parent}").glob("task/*"):
        with suppress(FileNotFoundError, ProcessLookupError):
            every += (task / "children").read_text().split()
    return every


def _runs(process: str, words: bytes) -> bool:
    with suppress(FileNotFoundError, ProcessLookupError):
        return words in Path(f"/proc/{process}/cmdline").read_bytes()
    return False
