"""A factsheet is read in the background by a real worker, and its progress shows."""

import time
from collections.abc import Callable

import pytest
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from ronda.apps.compliance.jobs import BEGIN_AGAIN
from ronda.apps.compliance.models import Edition
from ronda.apps.compliance.services.imports import factsheet_import
from ronda.apps.sources import progress
from ronda.apps.sources.models import Reading
from tests.apps.compliance.arcadia import PLAIN
from tests.apps.compliance.worker import working
from tests.apps.people import secretary, state

pytestmark = pytest.mark.django_db(transaction=True)


def until(holds: Callable[[], bool], seconds: float = 30) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.05)
    return False


def test_a_worker_reads_what_was_imported() -> None:
    state("XAR")
    done = factsheet_import(actor=secretary(), data=PLAIN.encode(), name="arcadia.txt")
    assert (done.reading.state, done.reading.percent) == ("waiting", 0)
    seen: set[tuple[str, int]] = set()

    def finished() -> bool:
        now = Reading.objects.get(pk=done.reading.pk)
        seen.add((now.step, now.percent))
        return now.state == "read"

    with working():
        assert until(finished)
    assert ("reading", 40) in seen and ("done", 100) in seen
    assert Edition.objects.get().reading_id == done.reading.pk


def test_a_failure_is_told_and_the_worker_goes_on() -> None:
    state("XAR")
    actor = secretary()
    bad = factsheet_import(actor=actor, data=b"nothing of the kind", name="a.txt")
    good = factsheet_import(actor=actor, data=PLAIN.encode(), name="b.txt")
    with working():
        assert until(lambda: Reading.objects.filter(state="read").count() == 1)
        assert until(lambda: Reading.objects.filter(state="failed").count() == 1)
    assert Reading.objects.get(pk=bad.reading.pk).error_sentence
    assert Reading.objects.get(pk=good.reading.pk).percent == 100


def test_the_job_is_there_only_if_the_reading_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**_given: object) -> None:
        raise RuntimeError("the audit trail is full")

    monkeypatch.setattr("ronda.apps.audit.services.Event.objects.create", broken)
    with pytest.raises(RuntimeError):
        factsheet_import(actor=secretary(), data=PLAIN.encode(), name="arcadia.txt")
    assert not Reading.objects.exists() and not ProcrastinateJob.objects.exists()


def test_what_a_killed_worker_left_is_begun_again() -> None:
    state("XAR")
    done = factsheet_import(actor=secretary(), data=PLAIN.encode(), name="arcadia.txt")
    progress.begin(done.reading)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) "
            "VALUES (now() - interval '1 hour') RETURNING id"
        )
        (worker,) = cursor.fetchone()
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s", [worker])
    app.configure_task(BEGIN_AGAIN).defer(timestamp=0)
    with working():
        assert until(lambda: Reading.objects.get().state == "read")


def test_a_reading_is_taken_up_once() -> None:
    done = factsheet_import(actor=secretary(), data=PLAIN.encode(), name="arcadia.txt")
    assert progress.begin(done.reading)
    assert not progress.begin(done.reading)
