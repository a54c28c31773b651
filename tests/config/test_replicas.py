"""A primary and a replica that follows it: what is read from where, and one of them stopped.

Two things to know. Both are real servers, and Ronda is a process of its own before them. And what
a replica says is told apart from what the primary says by holding the replica back.
"""

import re
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import override_settings
from psycopg import sql
from pytest_django.plugin import DjangoDbBlocker

from ronda.apps.accounts.models import User
from ronda.apps.compliance.models import Edition
from ronda.apps.national.models import Institution
from ronda.apps.rounds.models import CalendarKey
from ronda.config.replicas import Lag
from ronda.config.routing import PRIMARY, Reading, ReplicaRouter, _reading
from ronda.demo.loading import SECRETARIAT, load
from tests.config.servers import Ronda, Server, address_of, filled, replica_of, ronda, until
from tests.database import separate

SHEET = "/factsheets/xar/2/"
PAGES = ("/", "/factsheets/", SHEET, "/search/?q=police", "/about/")
NEW_WORDS = "to count the lighthouses once more"
READ = "replica-1 is read from"
LAG = 3


@pytest.fixture(scope="module")
def primary(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Server]:
    """A server with Arcadia in it."""
    # Not in pytest's own folder: whoever runs pytest next shuts that one to others again.
    with TemporaryDirectory() as folder:
        with django_db_blocker.unblock(), separate("spread"), override_settings(DEMO=True):
            load()
            given = connection.get_connection_params()
            like = address_of(given, str(connection.settings_dict["NAME"]))
            server = filled(Path(folder) / "primary", like)
        yield server
        server.stop()


@pytest.fixture(scope="module")
def replica(primary: Server) -> Iterator[Server]:
    """The server that follows it."""
    server = replica_of(primary, primary.data.with_name("replica"))
    yield server
    server.stop()


@pytest.fixture
def site(primary: Server, replica: Server, tmp_path: Path) -> Iterator[Ronda]:
    """Ronda, once it reads from the replica."""
    with ronda(primary, replica, tmp_path, RONDA_REPLICA_LAG=str(LAG)) as served:
        served.get("/")
        until(lambda: READ in served.told())
        yield served


@pytest.fixture
def reading() -> Iterator[Reading]:
    """A request that reads from a replica which answers."""
    now = Reading("replica-1", tried=True)
    token = _reading.set(now)
    yield now
    _reading.reset(token)


@contextmanager
def held_back(replica: Server) -> Iterator[None]:
    """Have the replica take in what the primary writes, and not show it."""
    replica.ask("SELECT 1 FROM pg_wal_replay_pause()")
    until(lambda: replica.ask("SELECT pg_get_wal_replay_pause_state()") == "paused")
    try:
        yield
    finally:
        replica.ask("SELECT 1 FROM pg_wal_replay_resume()")


def worded(primary: Server, words: str) -> None:
    """Have the primary say so in the first recommendation that Arcadia was given."""
    with psycopg.connect(primary.url, autocommit=True) as link:
        link.execute(
            "UPDATE compliance_recommendation SET text = %s WHERE 'III-1' = ANY (codes)", [words]
        )


def scans(server: Server) -> int:
    """How often anybody read in the tables of factsheets there."""
    found = server.ask(
        "SELECT sum(seq_scan + coalesce(idx_scan, 0)) FROM pg_stat_user_tables"
        " WHERE relname LIKE 'compliance%'"
    )
    return int(str(found))


def test_anybody_reads_from_the_replica_while_it_keeps_up(
    site: Ronda, primary: Server, replica: Server
) -> None:
    status, cookie = site.sign_in(SECRETARIAT)
    assert status == 302 and cookie
    with held_back(replica):
        worded(primary, NEW_WORDS)
        assert NEW_WORDS not in site.get(SHEET)[1]
        assert NEW_WORDS in site.get(SHEET, cookie)[1]
        # Nobody is shown what is older than the setting allows.
        time.sleep(LAG + 3)
        assert NEW_WORDS in site.get(SHEET)[1]
        assert "replica-1 is left out" in site.told()
    until(lambda: site.told().count(READ) == 2)
    before = scans(primary)
    assert NEW_WORDS in site.get(SHEET)[1]
    time.sleep(2)
    assert scans(primary) == before


def shown(page: str) -> str:
    """A page without the tokens of its forms, which differ each time."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page)


@contextmanager
def asked_all_the_time(site: Ronda, *, at_once: int = 3) -> Iterator[Counter[str]]:
    """Have pages asked for, over and over, and every answer compared with what it must be."""
    right = {path: shown(site.get(path)[1]) for path in PAGES}
    seen: Counter[str] = Counter()
    ending = threading.Event()

    def ask() -> None:
        while not ending.is_set():
            for path in PAGES:
                status, page = site.get(path)
                same = status == 200 and shown(page) == right[path]
                seen["right" if same else f"{path}: {status}"] += 1

    threads = [threading.Thread(target=ask) for _ in range(at_once)]
    for one in threads:
        one.start()
    try:
        yield seen
    finally:
        ending.set()
        for one in threads:
            one.join()


def test_a_replica_stopped_in_the_middle_costs_nobody_an_answer(
    site: Ronda, replica: Server
) -> None:
    with asked_all_the_time(site) as seen:
        until(lambda: seen["right"] > 30)
        replica.stop()
        until(lambda: "replica-1 is left out" in site.told())
        some = seen["right"]
        until(lambda: seen["right"] > some + 30)
        replica.start()
        until(lambda: site.told().count(READ) == 2)
        before, some = scans(replica), seen["right"]
        until(lambda: seen["right"] > some + 30)
        until(lambda: scans(replica) > before)
    assert set(seen) == {"right"}


def test_connections_cut_in_the_middle_of_requests_cost_nobody_an_answer(
    site: Ronda, replica: Server
) -> None:
    """A replica cuts off who reads what it must throw away; here it does so all the time."""
    with asked_all_the_time(site) as seen:
        for _ in range(100):
            replica.ask(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
            )
            time.sleep(0.05)
        until(lambda: seen["right"] > 30)
    assert set(seen) == {"right"}
    assert "replica-1 failed; the primary is asked instead" in site.told()


def test_public_pages_go_on_while_the_primary_is_gone(site: Ronda, primary: Server) -> None:
    with asked_all_the_time(site, at_once=2) as seen:
        primary.stop()
        some = seen["right"]
        until(lambda: seen["right"] > some + 30)
        # The API counts in the primary; that it cannot is no fault of the replica.
        told = len(site.told())
        assert {site.get("/api/v1/")[0] for _ in range(10)} == {500}
        assert "replica-1" not in site.told()[told:]
        assert site.get("/health/ready/") == (200, "ready\n")
        assert site.sign_in(SECRETARIAT)[0] >= 500
        primary.start()
    assert set(seen) == {"right"}
    until(lambda: site.sign_in(SECRETARIAT)[0] == 302)


def test_who_asks_after_the_process_is_told_in_a_word(site: Ronda) -> None:
    assert site.get("/health/live/") == (200, "alive\n")
    assert site.get("/health/ready/") == (200, "ready\n")


def test_the_replica_shows_a_desk_to_nobody_who_is_not_at_it(replica: Server) -> None:
    counting = sql.SQL("SELECT count(*) FROM national_institution")
    with psycopg.connect(replica.url) as link:
        assert link.execute("SELECT pg_is_in_recovery()").fetchone() == (True,)
        party = link.execute("SELECT id FROM treaties_party WHERE code = 'XAR'").fetchone()
        assert party is not None
        link.execute("SET LOCAL role ronda_desk")
        assert link.execute(counting).fetchone() == (0,)
        link.execute("SELECT set_config('ronda.parties', %s, true)", [str(party[0])])
        there = link.execute(counting).fetchone()
        assert there is not None and there[0] > 0


def test_outside_requests_everything_is_read_from_the_primary() -> None:
    assert ReplicaRouter().db_for_read(Edition) == PRIMARY


def test_what_is_read_after_a_write_is_read_from_the_primary(reading: Reading) -> None:
    router = ReplicaRouter()
    assert router.db_for_read(Edition) == "replica-1"
    assert router.db_for_write(Edition) == PRIMARY
    assert router.db_for_read(Edition) == PRIMARY


@pytest.mark.parametrize("of_people", [User, Session, Institution, CalendarKey])
def test_whoever_turns_out_to_be_somebody_reads_from_the_primary(
    reading: Reading, of_people: type[User]
) -> None:
    router = ReplicaRouter()
    assert router.db_for_read(of_people) == PRIMARY
    assert router.db_for_read(Edition) == PRIMARY


@pytest.mark.django_db
def test_what_stands_in_a_transaction_is_read_from_the_primary(reading: Reading) -> None:
    assert connection.in_atomic_block
    assert ReplicaRouter().db_for_read(Edition) == PRIMARY


def test_only_the_primary_is_migrated() -> None:
    assert ReplicaRouter().allow_migrate(PRIMARY, "compliance")
    assert not ReplicaRouter().allow_migrate("replica-1", "compliance")


def test_a_replica_is_behind_since_the_last_place_that_it_has_reached() -> None:
    lag = Lag()
    assert lag.of(1_000) is None
    for now, place in ((10.0, 500), (11.0, 500), (12.0, 700), (13.0, 900)):
        lag.primary(now, place)
    assert [lag.of(reached) for reached in (900, 899, 700, 500, 499)] == [0, 1, 1, 2, None]


def test_what_was_seen_of_another_primary_says_nothing() -> None:
    lag = Lag()
    lag.primary(10.0, 500)
    lag.primary(11.0, 300)
    assert (lag.of(299), lag.of(400)) == (None, 0.0)
