"""Workers on several machines: what is due at a time is put into the queue once, and done once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from asgiref.sync import async_to_sync
from django.db import connection, connections
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.periodic import PeriodicDeferrer

AT = datetime(2026, 11, 26, 2, 17, 30, tzinfo=UTC).timestamp()


def put_in_the_queue(at: float) -> None:
    """What the worker of one machine does every minute.

    On a thread and a connection of its own: a browser test before it leaves a loop running on
    this one.
    """
    with ThreadPoolExecutor(1) as threads:
        threads.submit(_deferred, at).result()


def _deferred(at: float) -> None:
    deferrer = PeriodicDeferrer(app.periodic_registry)
    due = list(deferrer.get_previous_tasks(at=at))
    try:
        async_to_sync(deferrer.defer_jobs)(due)
    finally:
        connections.close_all()


@pytest.mark.django_db(transaction=True)
def test_what_is_due_is_done_once_whoever_puts_it_in_the_queue() -> None:
    put_in_the_queue(AT)
    names = list(ProcrastinateJob.objects.values_list("task_name", flat=True))
    assert {"api.dump", "notifications.send"} & set(names), names
    assert len(names) == len(set(names)) > 4
    # The first machine has done them by the time the second one looks at its clock.
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    put_in_the_queue(AT)
    put_in_the_queue(AT + 20)
    assert not ProcrastinateJob.objects.exists()
    put_in_the_queue(AT + 60)
    assert ProcrastinateJob.objects.exists()
