"""The read replicas of the database: which there are, and which of them can be relied on now.

Two things to know. How far a replica is behind is told by places in the log of the database: the
primary is asked every second how far it is, and a replica counts as behind since the last of these
places that it has reached; no clocks are compared. And watching is done in a thread of its own, so
that a machine that does not answer keeps nobody waiting.
"""

import logging
import random
import threading
import time
from collections import deque
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

import psycopg
from django.conf import settings
from django.db import connections

from ronda import postgres

EVERY = 1.0
"""Seconds between two looks at each server."""
PATIENCE = 2
"""Seconds after which a server that does not answer counts as gone."""
_PATIENT: dict[str, object] = {
    "connect_timeout": PATIENCE,
    "tcp_user_timeout": PATIENCE * 1000,
    "keepalives_idle": PATIENCE,
    "keepalives_interval": 1,
    "keepalives_count": PATIENCE,
}
_KEPT = 4_000
_logger = logging.getLogger(__name__)

Place = int
"""A place in the log of the database, in bytes from its beginning."""


def entries(urls: Sequence[str]) -> dict[str, dict[str, object]]:
    """Entries for Django's DATABASES, "replica-1" and so on, for the servers named."""
    return {f"replica-{number}": _entry(url) for number, url in enumerate(urls, start=1)}


def _entry(url: str) -> dict[str, object]:
    entry = postgres.at(url)
    given = entry["OPTIONS"]
    assert isinstance(given, dict)
    entry["OPTIONS"] = _PATIENT | given
    return entry


@dataclass
class Lag:
    """How far the primary was, and when; what that says of a replica. Seconds count from anywhere.

    >>> lag = Lag()
    >>> lag.primary(10.0, 500)
    >>> lag.primary(11.0, 700)
    >>> lag.of(700), lag.of(600), lag.of(400)
    (0.0, 1.0, None)
    """

    seen: deque[tuple[float, Place]] = field(default_factory=lambda: deque(maxlen=_KEPT))

    def primary(self, now: float, place: Place) -> None:
        """Take note of how far the primary is."""
        if self.seen and place < self.seen[-1][1]:
            # Another server has taken its part: what was seen of the one before says nothing.
            self.seen.clear()
        self.seen.append((now, place))

    def of(self, reached: Place) -> float | None:
        """Seconds that a replica which got so far is behind; None: nothing tells, or too long."""
        newest = self.seen[-1][0] if self.seen else 0.0
        return next((newest - at for at, place in reversed(self.seen) if place <= reached), None)


class Watch:
    """Looks after the servers, as long as the process lives."""

    def __init__(self, aliases: Sequence[str], most: float) -> None:
        self.aliases = tuple(aliases)
        self.most = most
        self.good: frozenset[str] = frozenset()
        self._lag = Lag()
        self._links: dict[str, psycopg.Connection] = {}
        self._guard = threading.Lock()
        self._left_out: dict[str, int] = {}
        self._looks = 0

    def start(self) -> None:
        """Have a thread look every second."""
        threading.Thread(target=self._watch, name="replicas", daemon=True).start()

    def choose(self) -> str | None:
        """The alias of a replica that can be relied on; None where there is none."""
        good = tuple(self.good)
        return random.choice(good) if good else None  # noqa: S311 — nobody must not guess it

    def leave_out(self, alias: str) -> None:
        """It failed somebody: nobody is sent there before it was looked at twice more."""
        with self._guard:
            self._left_out[alias] = self._looks
            self._set(self.good - {alias})

    def look(self) -> None:
        """Ask every server once how far it is."""
        place = self._asked("default", "SELECT pg_current_wal_lsn() - '0/0'::pg_lsn")
        if place is not None:
            self._lag.primary(time.monotonic(), place)
        found = frozenset(alias for alias in self.aliases if self._can_be_read(alias))
        with self._guard:
            self._looks += 1
            failed = {name for name, at in self._left_out.items() if at > self._looks - 2}
            self._set(found - failed)

    def _watch(self) -> None:
        while True:
            self.look()
            time.sleep(EVERY)

    def _can_be_read(self, alias: str) -> bool:
        # Null where the server is no replica (any more): what it says may be its own.
        reached = self._asked(
            alias,
            "SELECT CASE WHEN pg_is_in_recovery()"
            " THEN pg_last_wal_replay_lsn() - '0/0'::pg_lsn END",
        )
        lag = None if reached is None else self._lag.of(reached)
        return lag is not None and lag <= self.most

    def _asked(self, alias: str, query: str) -> Place | None:
        try:
            link = self._links.get(alias)
            if link is None:
                link = self._links[alias] = _link(alias)
            row = link.execute(query).fetchone()
        except psycopg.Error:
            if (gone := self._links.pop(alias, None)) is not None:
                with suppress(psycopg.Error):
                    gone.close()
            return None
        return None if row is None or row[0] is None else int(row[0])

    def _set(self, good: Iterable[str]) -> None:
        now = frozenset(good)
        for alias in sorted(now ^ self.good):
            told = "%s is read from" if alias in now else "%s is left out: it is gone or behind"
            _logger.warning(told, alias)
        self.good = now


def _link(alias: str) -> psycopg.Connection:
    given = connections[alias].get_connection_params()
    chosen: dict[str, object] = {
        name: value
        for name, value in given.items()
        if isinstance(value, str | int) and name not in {"context", "cursor_factory"}
    }
    own: dict[str, object] = {"options": f"-c statement_timeout={PATIENCE}s", "autocommit": True}
    return psycopg.connect(**(chosen | _PATIENT | own))  # type: ignore[arg-type]


_watching: Watch | None = None
_beginning = threading.Lock()


def watch() -> Watch | None:
    """What watches in this process, started now if it was not; None where there is no replica."""
    global _watching  # noqa: PLW0603 — one for each process
    aliases = [alias for alias in settings.DATABASES if alias.startswith("replica-")]
    if not aliases:
        return None
    with _beginning:
        if _watching is None:
            _watching = Watch(aliases, settings.RONDA.replica_lag)
            _watching.start()
    return _watching
