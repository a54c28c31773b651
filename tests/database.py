"""The PostgreSQL that tests run on: the embedded one, or the server DATABASE_URL names.

Two things to know. Migrations run once, into a template named for what they say; each run of the
tests gets a database of its own copied from it, so that two runs never meet. And a test that
commits (`transactional_db`) may empty tables that otherwise only grow.
"""

import hashlib
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

import psycopg
import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from psycopg import sql
from pytest_django.plugin import DjangoDbBlocker, blocking_manager_key

from ronda import postgres

FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60"
PACKAGES = ("django", "django-allauth", "django-pghistory", "django-pgtrigger", "procrastinate")


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A database of this run's own, dropped at its end."""
    _point_at_tests()
    name, template = f"ronda_test_{os.getpid()}", f"ronda_template_{_fingerprint()}"
    with django_db_blocker.unblock():
        with _server() as server:
            _sweep(server, template)
            _build(server, template)
            _copy(server, template, name)
        connection.settings_dict["NAME"] = name
        yield
        connection.close()
        with _server() as server:
            _drop(server, name)
            if not postgres.is_embedded():
                _drop(server, template)


@contextmanager
def separate(purpose: str, *, empty: bool = False) -> Iterator[None]:
    """Have what runs inside, in whatever thread, work on a fresh database of its own.

    It is as the migrations leave it, or has no table yet.
    """
    before = connection.settings_dict["NAME"]
    connection.close()
    with database_of_its_own(purpose, empty=empty) as own:
        connection.settings_dict["NAME"] = own
        try:
            yield
        finally:
            connection.close()
            connection.settings_dict["NAME"] = before


@contextmanager
def database_of_its_own(purpose: str, *, empty: bool = False) -> Iterator[str]:
    """A fresh database, gone at the end of the block; its name."""
    own = f"ronda_test_{purpose}_{os.getpid()}"
    with _server() as server:
        _copy(server, "template1" if empty else f"ronda_template_{_fingerprint()}", own)
    try:
        yield own
    finally:
        with _server() as server:
            _drop(server, own)


@contextmanager
def laid_down(blocker: DjangoDbBlocker) -> Iterator[None]:
    """Have what is made inside last for the tests of a module, and be gone after them.

    For a fixture with `scope="module"` that makes a scene; each test takes back what it did itself.
    Not beside tests that commit (`transaction=True`).
    """
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Let the clearing up after a test that commits empty what otherwise only grows."""
    marker = item.get_closest_marker("django_db")
    commits = marker is not None and marker.kwargs.get("transaction", False)
    names = set(getattr(item, "fixturenames", ()))
    if not commits and not names & {"transactional_db", "live_server"}:
        yield
        return
    with django_db_blocker_of(item).unblock():
        _emptying("DISABLE")
    yield
    if nextitem is None:
        return  # The database is gone by now.
    with django_db_blocker_of(item).unblock():
        _emptying("ENABLE")
        _forget_jobs()
        _load_again()
        connection.close()


def django_db_blocker_of(item: pytest.Item) -> DjangoDbBlocker:
    """What lets code reach the database outside a test."""
    return item.config.stash[blocking_manager_key]


def _point_at_tests() -> None:
    if postgres.is_embedded():
        folder = settings.RONDA.data / "tests"
        postgres.start(folder, options=FAST)
        connection.settings_dict.update(postgres.database(folder))
    # Threads that serve a test end with it, and must leave no connection to its database.
    connection.settings_dict["CONN_MAX_AGE"] = 0


def _server() -> psycopg.Connection:
    given = connection.get_connection_params()
    chosen = {key: given[key] for key in ("host", "port", "user", "password") if key in given}
    return psycopg.connect(**chosen, dbname="postgres", autocommit=True)


def _fingerprint() -> str:
    """What the migrations say, in a few letters."""
    digest = hashlib.sha256(" ".join(map(version, PACKAGES)).encode())
    root = Path(settings.ROOM)
    for path in sorted([*root.glob("apps/*/migrations/*.py"), root / "procedure/parties.toml"]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _build(server: psycopg.Connection, template: str) -> None:
    server.execute("SELECT pg_advisory_lock(7201)")
    if not _exists(server, template):
        building = f"{template}_building"
        _drop(server, building)
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(building)))
        connection.settings_dict["NAME"] = building
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            call_command("migrate", verbosity=0)
        connection.close()
        rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
        server.execute(rename.format(sql.Identifier(building), sql.Identifier(template)))
    server.execute("SELECT pg_advisory_unlock(7201)")


def _copy(server: psycopg.Connection, template: str, name: str) -> None:
    _drop(server, name)
    copy = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
    server.execute(copy.format(sql.Identifier(name), sql.Identifier(template)))


def _exists(server: psycopg.Connection, name: str) -> bool:
    found = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
    return found.fetchone() is not None


def _drop(server: psycopg.Connection, name: str) -> None:
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
    server.execute(drop.format(sql.Identifier(name)))


def _sweep(server: psycopg.Connection, template: str) -> None:
    """Drop what runs that were killed left behind, on the server that is ours alone."""
    if not postgres.is_embedded():
        return
    names = server.execute("SELECT datname FROM pg_database WHERE datname LIKE 'ronda\\_te%'")
    for (name,) in names.fetchall():
        process = name.rpartition("_")[2]
        left = name.startswith("ronda_test_") and not Path(f"/proc/{process}").exists()
        old = name.startswith("ronda_template_") and not name.startswith(template)
        if left or old:
            _drop(server, name)


def _emptying(what: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text FROM pg_trigger "
            "WHERE tgname = 'only_added_never_emptied'"
        )
        for (table,) in cursor.fetchall():
            cursor.execute(f"ALTER TABLE {table} {what} TRIGGER only_added_never_emptied")


def _forget_jobs() -> None:
    """Jobs lie in tables that Django's clearing up does not know."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs CASCADE")


def _load_again() -> None:
    """What migrations loaded and the clearing up took away."""
    if apps.get_model("treaties", "Body").objects.exists():
        return
    for name in (
        "treaties.migrations.0003_lanzarote",
        "accounts.migrations.0003_secretariat",
        "library.migrations.0003_cets_201",
    ):
        import_module(f"ronda.apps.{name}").load(apps, None)
