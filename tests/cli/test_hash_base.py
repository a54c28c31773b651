"""`ronda hashes appoint` and `figures` on a database of the base alone; what each service knows."""

import json
import os
from importlib import import_module
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from psycopg import sql
from psycopg.conninfo import make_conninfo

from ronda.config import hash_base
from tests.cli.command import ronda


@pytest.mark.django_db
def test_the_base_begins_with_nothing_but_a_custodian(tmp_path: Path) -> None:
    given = connection.get_connection_params()
    chosen = {k: str(given[k]) for k in ("host", "port", "user", "password") if given.get(k)}
    name = f"ronda_test_alone_{os.getpid()}"
    server = psycopg.connect(make_conninfo(dbname="postgres", **chosen), autocommit=True)
    server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    env = {
        "DATABASE_URL": make_conninfo(dbname=name, **chosen),
        "RONDA_DATA": str(tmp_path),
        "PYTHONWARNINGS": "",
    }
    try:
        given_post = ("hashes", "appoint", "ada@unit.example", "custodian", "--name", "Ada Lind")
        told = ronda(*given_post, env=env)
        assert (told.code, told.out) == (0, "ada@unit.example: custodian.\n")
        again = ronda(*given_post, env=env)
        assert (again.code, again.err.strip()) == (43, "This person already holds this post.")
        figures = json.loads(ronda("hashes", "figures", env=env).out)
        assert figures["format"] == "ronda-hash-figures/1"
        with psycopg.connect(env["DATABASE_URL"]) as own:
            found = own.execute(
                "SELECT tablename FROM pg_tables WHERE tablename LIKE '%factsheet%'"
            )
            assert found.fetchall() == []
    finally:
        server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
        server.close()


def test_neither_service_knows_the_apps_of_the_other() -> None:
    ronda_itself = import_module("ronda.config.settings")
    assert "ronda.apps.hashes" not in ronda_itself.INSTALLED_APPS
    own = set(hash_base.INSTALLED_APPS)
    assert "ronda.apps.hashes" in own and "ronda.apps.hashes" in settings.INSTALLED_APPS
    of_factsheets = {f"ronda.apps.{name}" for name in ("sources", "compliance", "portal")}
    assert not own & {*of_factsheets, "ronda.demo", "ronda.web"}
    assert hash_base.SESSION_COOKIE_NAME != settings.SESSION_COOKIE_NAME
    assert "SecondFactorOfEverybody" in " ".join(hash_base.MIDDLEWARE)
