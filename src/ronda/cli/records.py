"""Makes ready what the commands that work with records need: settings, PostgreSQL, Django.

Two things to know. The embedded PostgreSQL is started and brought up to date without being asked;
of a server that somebody named only an empty database is, the rest is theirs to decide. And what
cannot be made ready, and what a service refuses, ends as one sentence with an exit code.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import OperationalError, ProgrammingError, connection
from django.db.migrations.executor import MigrationExecutor
from psycopg.errors import RaiseException

from ronda import postgres
from ronda.cli.exit_codes import NOT_ALLOWED, NOT_KNOWN, NOT_READY, REFUSED
from ronda.cli.reporting import Stop
from ronda.config.environment import Misconfigured


def prepare(*, migrated: bool = True) -> None:
    """Settings read, PostgreSQL running, Django set up; raises Stop.

    `migrated`: the database is to be up to date as well.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ronda.config.settings")
    with _sentences(), sentences_of_migrations():
        if postgres.is_embedded():
            postgres.start(settings.RONDA.data)
        django.setup()
        if migrated:
            _bring_up_to_date()


@contextmanager
def refusals() -> Iterator[None]:
    """What a service refuses, as Stop."""
    # Loaded only now: it needs Django to be set up.
    from ronda.apps.errors import NotAllowed, NotVisible, Refusal  # noqa: PLC0415

    try:
        yield
    except NotAllowed as error:
        raise Stop(str(error), NOT_ALLOWED) from error
    except NotVisible as error:
        raise Stop(str(error), NOT_KNOWN) from error
    except Refusal as error:
        raise Stop(str(error), REFUSED) from error


@contextmanager
def _sentences() -> Iterator[None]:
    try:
        yield
    except (Misconfigured, ImproperlyConfigured, postgres.CannotStart) as error:
        raise Stop(str(error), NOT_READY) from error
    except OperationalError as error:
        where = connection.settings_dict.get("HOST") or "this machine"
        reason = str(error).strip().partition("\n")[0]
        raise Stop(
            f"PostgreSQL on {where} does not answer ({reason}): start it, or correct DATABASE_URL.",
            NOT_READY,
        ) from error


@contextmanager
def sentences_of_migrations() -> Iterator[None]:
    """What a migration says somebody must do first, as Stop."""
    try:
        yield
    except ProgrammingError as error:
        raise (_raised(error) or error) from error


def _raised(error: ProgrammingError) -> Stop | None:
    """The sentence that the database was told to raise; None for any other error."""
    if not isinstance(error.__cause__, RaiseException):
        return None
    return Stop(str(error).strip().partition("\n")[0], NOT_READY)


def _bring_up_to_date() -> None:
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    if not postgres.is_embedded() and executor.loader.applied_migrations:
        raise Stop(
            "The database is from another version of Ronda: keep a copy of it, then type"
            " “ronda manage migrate”.",
            NOT_READY,
        )
    sys.stderr.write("Preparing the database …\n")
    call_command("migrate", verbosity=0)
