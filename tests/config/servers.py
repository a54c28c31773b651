"""Two real PostgreSQL servers, a primary and its replica, and Ronda before them.

Two things to know. Both are embedded ones, started by their own programs on sockets in the folder
of the test, so that either can be stopped at once and started again. And Ronda is a process of its
own, set up by the variables that an operator would set.
"""

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookies import SimpleCookie
from pathlib import Path
from typing import IO
from urllib.parse import urlencode

import psycopg
from psycopg.conninfo import make_conninfo

from ronda import postgres
from ronda.demo.sign_ins import SignIn

SERVING = """
import threading
import django
django.setup()
from django.core.wsgi import get_wsgi_application
from waitress.server import create_server
server = create_server(get_wsgi_application(), host="127.0.0.1", port=0, threads=4)
print(server.effective_port, flush=True)
server.run()
"""


@dataclass
class Server:
    """One PostgreSQL server with its files in a folder."""

    data: Path

    def start(self) -> None:
        postgres.start(self.data, options="-c fsync=off -c max_connections=40 -c hot_standby=on")

    def stop(self) -> None:
        """Stop it as a power cut would."""
        of = postgres._Server(self.data)
        of._must("pg_ctl", "stop", "-w", "-m", "immediate", "-D", str(of.files))
        postgres._held.pop(self.data.resolve()).close()

    @property
    def url(self) -> str:
        """Its address, as an operator writes it."""
        sockets = str(postgres._socket_folder(self.data)).replace("/", "%2F")
        return f"postgresql://ronda@{sockets}:5432/ronda"

    def ask(self, query: str) -> object:
        """The one value that a query finds."""
        with psycopg.connect(self.url, autocommit=True) as link:
            row = link.execute(query).fetchone()
        return row and row[0]


def filled(data: Path, like: str) -> Server:
    """A new primary with the tables and rows of another database."""
    server = Server(data)
    server.start()
    with psycopg.connect(server.url, autocommit=True) as link:
        link.execute("CREATE ROLE ronda_desk NOLOGIN")
    programs = postgres._programs()
    kept = data / "rows.dump"
    _run([str(programs / "pg_dump"), "-Fc", "-f", str(kept), like])
    _run([str(programs / "pg_restore"), "--no-owner", "-d", server.url, str(kept)])
    return server


def replica_of(primary: Server, data: Path) -> Server:
    """A replica that follows the primary by streaming."""
    replica = Server(data)
    data.mkdir(parents=True)
    of = postgres._Server(data)
    for folder in (of.files, of.sockets):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    of.log.touch()
    of._hand_over()
    sockets = str(postgres._socket_folder(primary.data))
    where = ("-h", sockets, "-p", "5432", "-U", "ronda", "-D", str(of.files))
    of._must("pg_basebackup", *where, "-R", "-X", "stream", "-c", "fast")
    # Where the primary listens is no business of its copy.
    for left in of.files.glob(".s.PGSQL.*"):
        left.unlink()
    replica.start()
    return replica


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@dataclass
class Ronda:
    """A process that answers browsers."""

    port: int
    log: Path

    def get(self, path: str, cookie: str = "") -> tuple[int, str]:
        """The status and the text of an answer."""
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Host": "localhost"} | ({"Cookie": cookie} if cookie else {})
        try:
            link.request("GET", path, headers=headers)
            answer = link.getresponse()
            return answer.status, answer.read().decode()
        finally:
            link.close()

    def sign_in(self, who: SignIn) -> tuple[int, str]:
        """The status of signing in by the form, and the cookie of the session."""
        token = "c" * 32
        fields = {"login": who.email, "password": who.password, "csrfmiddlewaretoken": token}
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {
            "Host": "localhost",
            "Cookie": f"csrftoken={token}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        try:
            link.request("POST", "/accounts/login/", urlencode(fields), headers)
            answer = link.getresponse()
            answer.read()
            told = SimpleCookie("; ".join(answer.headers.get_all("Set-Cookie") or []))
            session = told.get("sessionid")
            return answer.status, f"sessionid={session.value}" if session else ""
        finally:
            link.close()

    def told(self) -> str:
        """What it has logged."""
        return self.log.read_text(encoding="utf-8")


@contextmanager
def ronda(primary: Server, replica: Server, folder: Path, **more: str) -> Iterator[Ronda]:
    """Ronda on the two servers."""
    told = {
        "DATABASE_URL": primary.url,
        "RONDA_REPLICA_URLS": replica.url,
        "DJANGO_SETTINGS_MODULE": "ronda.config.settings",
        "RONDA_DATA": str(folder),
        "RONDA_SECRET_KEY": "known-to-the-tests-only-" * 3,
        "RONDA_SECOND_FACTOR": "off",
        "RONDA_DEMO": "1",
    }
    log = folder / "ronda.log"
    with log.open("w") as out, _served(os.environ | told | more, out) as process:
        assert process.stdout is not None
        yield Ronda(int(process.stdout.readline()), log)


@contextmanager
def _served(variables: dict[str, str], log: IO[str]) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-c", SERVING]
    with subprocess.Popen(
        command, env=variables, stdout=subprocess.PIPE, stderr=log, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def until(holds: Callable[[], object], seconds: float = 20.0) -> None:
    """Wait until something holds; fail where it does not."""
    ending = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < ending, "it never came to hold"
        time.sleep(0.1)


def address_of(given: dict[str, object], name: str) -> str:
    """The address of a database that Django's parameters lead to."""
    chosen = {key: given[key] for key in ("host", "port", "user", "password") if key in given}
    return make_conninfo(**chosen, dbname=name)  # type: ignore[arg-type]
