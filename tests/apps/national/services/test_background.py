"""Long spreadsheets, worked on in the background: seen from outside, killed, begun again."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django import app
from psycopg.conninfo import make_conninfo

from ronda.apps.accounts.models import Membership
from ronda.apps.errors import NotNow, NotVisible
from ronda.apps.national.desk import at_desk
from ronda.apps.national.jobs import read_spreadsheet, take_spreadsheet_in
from ronda.apps.national.models import ExportState, IndicatorValue, Upload, UploadState
from ronda.apps.national.services import spreadsheets
from ronda.apps.national.services.background import BEGIN_AGAIN
from ronda.apps.national.services.exports import export_ask
from ronda.apps.national.services.spreadsheets import spreadsheet_drop, spreadsheet_keep
from ronda.apps.national.services.uploads import (
    INTO_FIGURES,
    IntoFigures,
    upload_receive,
    upload_take_in,
)
from ronda.spreadsheets.writing import as_csv
from tests.apps.compliance.worker import working
from tests.apps.national.scene import Desk, desk
from tests.apps.national.services.test_figures import NAME, defined, stored

pytestmark = pytest.mark.django_db(transaction=True)
ROWS = 3_000
TAKING = """
import sys, django
django.setup()
from ronda.apps.national.jobs import take_spreadsheet_in
from ronda.apps.national.services import spreadsheets
spreadsheets.AT_ONCE, spreadsheets.A_BATCH = 100, 20
take_spreadsheet_in(upload_id=int(sys.argv[1]), person_id=int(sys.argv[2]))
"""


@pytest.fixture(autouse=True)
def _long_from_a_few_bytes_on(monkeypatch: pytest.MonkeyPatch, settings: object) -> None:
    monkeypatch.setattr(spreadsheets, "AT_ONCE", 100)
    monkeypatch.setattr(spreadsheets, "A_BATCH", 20)
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]


def being_taken(there: Desk, rows: int = ROWS) -> Upload:
    """A long spreadsheet that was looked through and waits for the worker to take it in."""
    defined(there)
    first = date(2018, 1, 1)
    days = ((first + timedelta(days=n)).isoformat() for n in range(rows))
    told = [(NAME, f"{day}/{day}", "40", "Diary") for day in days]
    data = as_csv([("Indicator", "Period", "Value", "Document"), *told])
    upload = upload_receive(actor=there.writer, data=data, name="v.csv")
    read_spreadsheet(upload_id=upload.pk, person_id=there.writer.pk)
    return upload_take_in(actor=there.writer, upload=upload)


def now(there: Desk) -> Upload:
    with at_desk(there.writer):
        return Upload.objects.get()


def until(holds: Callable[[], bool], seconds: float = 90) -> bool:
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


def page(there: Desk) -> str:
    client = Client()
    client.force_login(there.writer)
    return client.get(reverse("national:upload", args=[now(there).pk])).content.decode()


def killed_in_the_middle(there: Desk, upload: Upload) -> None:
    """Have a process of its own take it in, and kill that by SIGKILL once it has told of rows."""
    given = connection.get_connection_params()
    chosen = {key: given[key] for key in ("host", "port", "user", "password") if key in given}
    told = {
        "DATABASE_URL": make_conninfo(**chosen, dbname=connection.settings_dict["NAME"]),
        "DJANGO_SETTINGS_MODULE": "ronda.config.settings",
        "RONDA_DATA": str(settings.RONDA.data),
        "RONDA_SECRET_KEY": settings.SECRET_KEY,
    }
    keys = (str(upload.pk), str(there.writer.pk))
    with subprocess.Popen([sys.executable, "-c", TAKING, *keys], env=os.environ | told) as taking:
        assert until(lambda: now(there).rows_read > 0 or taking.poll() is not None)
        os.kill(taking.pid, signal.SIGKILL)
    assert taking.returncode == -signal.SIGKILL


def test_killed_in_the_middle_nothing_is_kept_and_it_begins_again() -> None:
    there = desk()
    upload = being_taken(there)
    killed_in_the_middle(there, upload)
    assert now(there).state == UploadState.TAKING and 0 < now(there).rows_read < ROWS
    assert stored(there) == 0
    assert "of 3,000 rows" in page(there) and 'http-equiv="refresh"' in page(there)
    take_spreadsheet_in(upload_id=upload.pk, person_id=there.writer.pk)
    assert (now(there).state, now(there).begun_again) == (UploadState.TAKEN, 1)
    assert stored(there) == ROWS
    assert "interrupted and begun again" in page(there)


def test_how_far_it_has_come_is_seen_from_outside() -> None:
    there = desk()
    seen: list[tuple[int, int]] = []
    upload = being_taken(there, 60)

    class Watched(IntoFigures):
        def keep(self, rows: Sequence[IndicatorValue]) -> None:
            super().keep(rows)
            with ThreadPoolExecutor(1) as outside:
                done = 20 * len(seen)
                assert outside.submit(until, lambda: now(there).rows_read == done, 20).result()
                seen.append((outside.submit(stored, there).result(), done))
                outside.submit(lambda: connection.close()).result()  # noqa: PLW0108 — its own

    spreadsheet_keep(intake=Watched(), actor=there.writer, upload=upload)
    assert seen[:3] == [(0, 0), (0, 20), (0, 40)]
    assert stored(there) == 60


def left_by_a_killed_worker() -> None:
    """Say of every job that a worker has it which gives no sign of life."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat)"
            " VALUES (now() - interval '1 hour') RETURNING id"
        )
        (worker,) = cursor.fetchone()
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s", [worker])
    app.configure_task(BEGIN_AGAIN).defer(timestamp=0)


def test_a_job_whose_worker_was_killed_is_begun_again() -> None:
    there = desk()
    being_taken(there, 30)
    left_by_a_killed_worker()
    with working():
        assert until(lambda: now(there).state == UploadState.TAKEN, 60)
    assert stored(there) == 30


def test_an_export_whose_worker_was_killed_is_made_all_the_same() -> None:
    there = desk()
    export = export_ask(actor=there.coordinator)
    left_by_a_killed_worker()

    def is_ready() -> bool:
        with at_desk(there.coordinator):
            export.refresh_from_db()
            return export.state == ExportState.READY

    with working():
        assert until(is_ready, 60)
    with at_desk(there.coordinator):
        parts = export.parts.order_by("number").values_list("data", flat=True)
        packed = b"".join(bytes(one) for one in parts)
    assert hashlib.sha256(packed).hexdigest() == export.sha256


def test_what_somebody_left_undone_at_the_desk_is_set_aside_by_the_coordinator() -> None:
    there = desk()
    upload = being_taken(there, 30)
    with pytest.raises(NotNow), at_desk(there.coordinator):
        spreadsheet_drop(intake=INTO_FIGURES, actor=there.coordinator, upload=upload)
    Membership.objects.filter(person=there.writer).update(until=date(2021, 1, 1))
    with pytest.raises(NotVisible):
        take_spreadsheet_in(upload_id=upload.pk, person_id=there.writer.pk)
    browser = Client()
    browser.force_login(there.coordinator)
    told = browser.get(reverse("national:upload", args=[upload.pk])).content.decode()
    assert "no work at this desk any more" in told and "Look how far" not in told
    browser.post(reverse("national:upload-drop", args=[upload.pk]))
    with at_desk(there.coordinator):
        assert Upload.objects.get(pk=upload.pk).state == UploadState.DROPPED
        assert not IndicatorValue.objects.exists()


def test_what_was_given_at_the_same_moment_leaves_nothing_and_is_told() -> None:
    there = desk()
    upload = being_taken(there, 30)

    class Late(IntoFigures):
        def keep(self, rows: Sequence[IndicatorValue]) -> None:
            super().keep(rows)
            super().keep([_again(one) for one in rows[:1]])

    spreadsheet_keep(intake=Late(), actor=there.writer, upload=upload)
    assert (now(there).state, stored(there)) == (UploadState.READ, 0)
    assert "at the same time" in page(there)


def _again(one: IndicatorValue) -> IndicatorValue:
    return IndicatorValue(
        **{
            field.attname: getattr(one, field.attname)
            for field in one._meta.fields
            if not field.primary_key
        }
    )


def test_it_is_looked_through_once() -> None:
    there = desk()
    upload = being_taken(there, 30)
    read_spreadsheet(upload_id=upload.pk, person_id=there.writer.pk)
    assert now(there).state == UploadState.TAKING
