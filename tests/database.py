"""The PostgreSQL that tests run on: the embedded one, or the server DATABASE_URL names.

Two things to know. Migrations run once, into a template named for what they say; each run of the
tests gets a database of its own copied from it, so that two runs never meet. And a test that
commits (`transactional_db`) may empty tables that otherwise only grow.
"""

import hashlib
import os
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
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
    name, template = f"ronda_test_{os.getpid()}", _migrated()
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
                for scene in _scenes(server):
                    _drop(server, scene)


@dataclass(frozen=True)
class Scene:
    """What several modules of tests begin with: played once in a run, then copied."""

    name: str
    play: Callable[[], None]


@contextmanager
def separate(purpose: str, *, empty: bool = False, scene: Scene | None = None) -> Iterator[None]:
    """Have what runs inside, in whatever thread, work on a fresh database of its own.

    It is as the migrations leave it, has no table yet, or is as the scene leaves it.
    """
    template = _played(scene) if scene is not None else "template1" if empty else _migrated()
    with database_of_its_own(purpose, template=template) as own, _within(own):
        yield


@contextmanager
def _within(name: str) -> Iterator[None]:
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


@contextmanager
def database_of_its_own(purpose: str, *, template: str = "") -> Iterator[str]:
    """A fresh database, gone at the end of the block; its name."""
    own = f"ronda_test_{purpose}_{os.getpid()}"
    with _server() as server:
        _copy(server, template or _migrated(), own)
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


def _migrated() -> str:
    """The database that others are copied from."""
    return f"ronda_template_{_fingerprint()}"


def _fingerprint() -> str:
    """What the migrations say, in a few letters."""
    digest = hashlib.sha256(" ".join(map(version, PACKAGES)).encode())
    root = Path(settings.ROOM)
    for path in sorted([*root.glob("apps/*/migrations/*.py"), root / "procedure/parties.toml"]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _build(server: psycopg.Connection, template: str) -> None:
    def migrate() -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            call_command("migrate", verbosity=0)

    _once(server, template, "template1", migrate)


def _played(scene: Scene) -> str:
    """The database in which the scene was played, by this process or another one of its run."""
    # Processes that share the work are begun by one, which outlives them.
    run = os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()
    name = f"ronda_test_scene_{scene.name}_{run}"
    with _server() as server:
        _once(server, name, _migrated(), scene.play)
    return name


def _scenes(server: psycopg.Connection) -> list[str]:
    found = server.execute(
        "SELECT datname FROM pg_database WHERE datname LIKE 'ronda\\_test\\_scene%'"
    )
    return [name for (name,) in found.fetchall()]


def _once(server: psycopg.Connection, name: str, template: str, fill: Callable[[], None]) -> None:
    """Have a database made and filled, unless that was done; one process at a time does it."""
    server.execute("SELECT pg_advisory_lock(7201)")
    if not _exists(server, name):
        building = f"{name}_building"
        _copy(server, template, building)
        with _within(building):
            fill()
        rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
        server.execute(rename.format(sql.Identifier(building), sql.Identifier(name)))
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
