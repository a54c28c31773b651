"""A server whose account may not make roles: an administrator makes the one that desks need.

Two things to know. It is a PostgreSQL of its own, since roles belong to a whole server. And what
the account is told is what the page on settings says.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from ronda import postgres
from tests.cli.command import environment

ROOT = Path(__file__).parents[3]
SETTINGS = ROOT / "docs" / "settings.md"
MIGRATE = ("manage", "migrate", "--verbosity", "0")
ASKED = """
import django
django.setup()
from django.db import transaction
from tests.apps.national.test_elsewhere import Desk
with transaction.atomic():
    one, other = Desk("XAR"), Desk("SRB")
    one.ask("II-1", "to train police officers")
    print(one.codes("police"), other.codes("police"))
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[dict[str, str]]:
    """How to reach a fresh server as its administrator, named `ronda`."""
    data = tmp_path / "server"
    postgres.start(data, options="-c fsync=off")
    told = postgres.database(data, {})
    try:
        yield {"host": str(told["HOST"]), "port": str(told["PORT"]), "user": "ronda"}
    finally:
        postgres.stop(data)


def administer(server: dict[str, str], *statements: str, database: str = "postgres") -> None:
    """Have the server's administrator run something."""
    with psycopg.connect(make_conninfo(dbname=database, **server), autocommit=True) as link:
        for statement in statements:
            link.execute(statement.encode())


def command(env: dict[str, str], *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run Python on that server; a whole upgrade takes its time."""
    told = environment(env) | {"DJANGO_SETTINGS_MODULE": "ronda.config.settings"}
    return subprocess.run(
        [sys.executable, *arguments],
        env=told,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )


def test_the_upgrade_says_what_an_administrator_runs_and_the_desk_is_closed(
    server: dict[str, str], tmp_path: Path
) -> None:
    administer(server, "CREATE ROLE plain LOGIN", "CREATE DATABASE plainly OWNER plain")
    url = make_conninfo(**{**server, "user": "plain"}, dbname="plainly")
    env = {"DATABASE_URL": url, "RONDA_DATA": str(tmp_path / "data"), "PYTHONWARNINGS": ""}
    run = ("CREATE ROLE ronda_desk NOLOGIN", "GRANT ronda_desk TO {account}")
    assert "; ".join(run).format(account="ronda") in SETTINGS.read_text("utf-8")

    told = command(env, "-m", "ronda.cli", *MIGRATE)
    assert told.returncode == 40 and told.stderr.count("\n") == 1
    assert "; ".join(run).format(account='"plain"') in told.stderr
    administer(server, run[0])
    told = command(env, "-m", "ronda.cli", *MIGRATE)
    assert told.returncode == 40 and '"plain" may not take it on' in told.stderr
    administer(server, run[1].format(account="plain"))
    told = command(env, "-m", "ronda.cli", *MIGRATE)
    assert (told.returncode, told.stderr) == (0, "")

    told = command(env, "-c", ASKED)
    assert told.stdout.split() == ["['II-1']", "[]"], told.stderr
    with psycopg.connect(url) as owner:
        assert owner.execute("SELECT count(*) FROM national_gathered").fetchone() == (0,)
    with psycopg.connect(make_conninfo(dbname="plainly", **server)) as administrator:
        assert administrator.execute("SELECT count(*) FROM national_gathered").fetchone() == (1,)
