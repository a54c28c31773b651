"""A worker killed in the middle of a triage leaves nothing, and the next one begins anew."""

import io
import os
import signal
import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.db import connection
from psycopg.conninfo import make_conninfo

from ronda.apps.hashes import progress
from ronda.apps.hashes.models import Collection, CollectionPart, CollectionRow, Group, Post
from ronda.apps.hashes.services.collections import collection_hand_in, collection_triage
from tests.apps.hashes.lists import line, table
from tests.apps.hashes.people import holder

ROWS = 40_000
TRIAGING = """
import django, sys
django.setup()
from ronda.apps.hashes.models import Collection
from ronda.apps.hashes.services.collections import collection_triage
collection_triage(collection=Collection.objects.get(pk=int(sys.argv[1])))
"""


def worker(collection: Collection) -> "subprocess.Popen[bytes]":
    """A process that triages, on the database of this test."""
    given = connection.get_connection_params()
    chosen = {key: given[key] for key in ("host", "port", "user", "password") if key in given}
    url = make_conninfo(**chosen, dbname=connection.settings_dict["NAME"])
    told = {
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "ronda.config.hash_base",
        "RONDA_DATA": str(settings.RONDA.data),
    }
    command = [sys.executable, "-c", TRIAGING, str(collection.pk)]
    return subprocess.Popen(command, env=os.environ | told)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("step", [progress.READING, progress.KEEPING])
def test_a_killed_worker_leaves_nothing_and_the_next_begins_anew(step: str) -> None:
    data = table(*(line(f"{step} {turn}") for turn in range(ROWS)))
    collection = collection_hand_in(
        actor=holder(Post.INVESTIGATOR), file=io.BytesIO(data), name="l.csv", reference="ARC-1"
    ).collection
    process = worker(collection)
    until = time.monotonic() + 120
    while collection.step != step and process.poll() is None and time.monotonic() < until:
        collection.refresh_from_db()
    process.send_signal(signal.SIGKILL)
    process.wait()
    collection.refresh_from_db()
    assert (collection.state, collection.step) == ("running", step)
    assert not CollectionRow.objects.exists() and not Group.objects.exists()
    assert CollectionPart.objects.exists()
    progress.wait_again(collection.pk)
    collection_triage(collection=collection)
    assert (collection.state, collection.new) == ("done", ROWS)
    assert CollectionRow.objects.count() == ROWS
    assert not CollectionPart.objects.exists()
