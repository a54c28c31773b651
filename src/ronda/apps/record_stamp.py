"""The state of the public record, as a stamp that every change of it changes.

Two things to know. Whatever is public is tracked: each change adds a row to an event table (`audit`
keeps them), so the newest keys of these tables say in which state the record is. And they say so
only where no transaction is under way that may have taken a smaller one: that is looked for after
they were read. Where the database's snapshot is the same as last time nothing at all was written
since, and neither is asked again (decision 0039).
"""

from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.db import connection, router
from pghistory.models import Event

from ronda.apps.treaties.models import Round

UNTOLD = {"accounts", "charges", "national", "notifications", "trainings"}
"""Apps of which no public page says anything."""
# Who may not see what another account does takes it for a change.
_UNDER_WAY = """
SELECT EXISTS (
  SELECT FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid()
    AND (backend_xid IS NOT NULL OR backend_type IS NULL)
)
"""
_SNAPSHOT = "SELECT pg_current_snapshot()::text, pg_is_in_recovery()"


@dataclass(frozen=True)
class Stamp:
    """A state of the record; `settled`: no change of it is under way."""

    value: str
    settled: bool


@dataclass(frozen=True)
class _Known:
    database: str
    snapshot: str
    stamp: Stamp


_last: _Known | None = None


def stamp() -> Stamp | None:
    """The state of the record now; None where it cannot be told.

    That is within a transaction, which sees what others do not, and where a request reads from a
    replica: it may be behind, and its snapshots do not name all that is under way.
    """
    if connection.in_atomic_block or router.db_for_read(Round) != connection.alias:
        return None
    with connection.cursor() as cursor:
        cursor.execute(_SNAPSHOT)
        snapshot, is_replica = cursor.fetchone()
    if is_replica:
        return None
    known, database = _last, str(connection.settings_dict["NAME"])
    if known is not None and (known.database, known.snapshot) == (database, snapshot):
        return known.stamp
    return _asked(database)


def _asked(database: str) -> Stamp:
    global _last  # noqa: PLW0603 — one for the process, replaced whole
    assert connection.connection is not None
    # Prepared: planning so many subqueries takes longer than answering them.
    value, snapshot = connection.connection.execute(_keys(), prepare=True).fetchone()
    # After the keys: whoever begins later takes greater ones.
    (under_way,) = connection.connection.execute(_UNDER_WAY, prepare=True).fetchone()
    found = Stamp(value, settled=not under_way)
    _last = _Known(database, snapshot, found)
    return found


@cache
def _keys() -> str:
    events = sorted(
        model._meta.db_table
        for model in apps.get_models()
        if issubclass(model, Event) and model._meta.managed and model._meta.app_label not in UNTOLD
    )
    # The names are our own tables'.
    newest = ", ".join(f'(SELECT max(pgh_id) FROM "{table}")' for table in events)  # noqa: S608
    return f"SELECT ARRAY[{newest}]::text, pg_current_snapshot()::text"
