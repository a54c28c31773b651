"""A worker killed in the middle of sending: nothing is lost, and what is twice can be told."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable

import pytest
from django.conf import settings
from django.db import connection
from procrastinate.contrib.django import app
from psycopg.conninfo import make_conninfo

from ronda.apps.notifications.adding import SEND
from ronda.apps.notifications.models import Notification
from tests.apps.notifications.test_sending import tell
from tests.apps.people import coordinator
from tests.mailing import Mailbox

pytestmark = pytest.mark.django_db(transaction=True)
WORKER = (sys.executable, "-P", "-m", "ronda.cli", "manage", "procrastinate", "worker")
PEOPLE = 12


def worker() -> "subprocess.Popen[bytes]":
    """The worker that `ronda serve` runs, on the database and the mail server of this test."""
    given = connection.get_connection_params()
    chosen = {key: given[key] for key in ("host", "port", "user", "password") if key in given}
    told = {
        "DATABASE_URL": make_conninfo(**chosen, dbname=connection.settings_dict["NAME"]),
        "DJANGO_SETTINGS_MODULE": "ronda.config.settings",
        "RONDA_DATA": str(settings.RONDA.data),
        "RONDA_MAIL": f"smtp://127.0.0.1:{settings.EMAIL_PORT}",
    }
    return subprocess.Popen(WORKER, env=os.environ | told, stdout=subprocess.DEVNULL)


def until(holds: Callable[[], bool], seconds: float = 60) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("at", [1, 5, PEOPLE])
def test_a_killed_worker_loses_no_letter_and_repeats_at_most_the_one_in_hand(
    mailbox: Mailbox, at: int
) -> None:
    people = [coordinator() for _ in range(PEOPLE)]
    rows = tell(*people)
    first = worker()

    def kill(number: int) -> None:
        if number == at:
            first.send_signal(signal.SIGKILL)
            first.wait()

    mailbox.when_taken = kill
    try:
        assert until(lambda: first.poll() is not None)
    finally:
        first.kill()
    assert len(mailbox.letters) == at
    assert Notification.objects.filter(state="sent").count() == at - 1
    app.configure_task(SEND).defer()
    second = worker()
    try:
        assert until(lambda: Notification.objects.filter(state="sent").count() == PEOPLE)
    finally:
        second.terminate()
        second.wait(30)
    ids = Counter(str(letter["Message-ID"]).partition("@")[0][1:] for letter in mailbox.letters)
    assert set(ids) == {str(row.message_id) for row in rows}
    assert sorted(ids.values()) == [1] * (PEOPLE - 1) + [2]
    assert set(mailbox.to) == {person.email for person in people}
