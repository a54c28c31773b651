"""Whole hash bases for tests: each a process of its own at a port, with a database of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.test import override_settings
from psycopg.conninfo import make_conninfo

from tests.database import database_of_its_own

SERVING = """
import sys
from django.core.wsgi import get_wsgi_application
from waitress import serve
serve(get_wsgi_application(), host="127.0.0.1", port=int(sys.argv[1]), threads=4)
"""


@dataclass(frozen=True)
class Base:
    """One base: its code, its port, its database and its folder."""

    code: str
    port: int
    database: str
    folder: Path

    @property
    def address(self) -> str:
        """Where partners reach it."""
        return f"http://127.0.0.1:{self.port}"

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Have the test itself work in this base's database and folder."""
        before = connection.settings_dict["NAME"]
        connection.close()
        connection.settings_dict["NAME"] = self.database
        own = replace(settings.RONDA, data=self.folder, base=self.code)
        try:
            with override_settings(RONDA=own):
                yield
        finally:
            connection.close()
            connection.settings_dict["NAME"] = before

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run `ronda hashes …` in this base, as a process."""
        # The command chooses the settings by itself.
        environment = self._environment() | {"DJANGO_SETTINGS_MODULE": "ronda.config.settings"}
        return subprocess.run(
            [sys.executable, "-m", "ronda.cli", "hashes", *arguments],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    def _environment(self) -> dict[str, str]:
        given = connection.get_connection_params()
        names = ("host", "port", "user", "password")
        chosen = {name: given[name] for name in names if given.get(name)}
        return os.environ | {
            "DJANGO_SETTINGS_MODULE": "ronda.config.hash_base",
            "DATABASE_URL": make_conninfo(dbname=self.database, **chosen),
            "RONDA_DATA": str(self.folder),
            "RONDA_BASE": self.code,
        }


@contextmanager
def served(code: str, folder: Path) -> Iterator[Base]:
    """A base that answers until the end of the block."""
    with ExitStack() as stack:
        name = stack.enter_context(database_of_its_own(code))
        own = folder / code
        own.mkdir()
        base = Base(code, _free_port(), name, own)
        process = stack.enter_context(
            subprocess.Popen(
                [sys.executable, "-c", SERVING, str(base.port)], env=base._environment()
            )
        )
        stack.callback(process.terminate)
        _wait_for(base.port)
        yield base


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def _wait_for(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"nothing answers at port {port}")
