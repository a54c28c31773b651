"""Asks pages through everything that a request passes, and tells what each took.

Two things to know. A program that does so is one of its own, on a database of its own in the folder
RONDA_DATA. And pages are asked by Django's test client: what is left out is the wire; beside the
clock it is told what was worked, on a machine that others use too.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ASKED = 30
UNSAFE = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
"""What lays down rounds waits for no disk; pages only read."""

Figures = dict[str, float]


def told_by(module: str, folder: Path) -> dict[str, Figures]:
    """What a program tells that was measured on a database in this folder, shown as it is."""
    environment = os.environ | {"RONDA_DATA": str(folder)}
    command = [sys.executable, "-m", module]
    ran = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    told: dict[str, Figures] = json.loads(ran.stdout.splitlines()[-1])
    for name, figures in told.items():
        print(f"{name}: {figures}", file=sys.stderr, flush=True)
    return told


def begin(find_content: Callable[[], Callable[[], object]]) -> None:
    """Start the database and lay down in it what the content, found once Django is there, does."""
    os.environ |= {"RONDA_DEMO": "1", "RONDA_SECOND_FACTOR": "off"}
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ronda.config.settings")
    from django.conf import settings

    from ronda import postgres
    from ronda.cli.collecting import collect_seldom
    from ronda.cli.records import prepare

    postgres.start(settings.RONDA.data, options=UNSAFE)
    prepare()
    from django.db import transaction

    settings.ALLOWED_HOSTS = ["testserver", "127.0.0.1"]
    # Each page is made anew: how fast a kept one is given stands in `portal`.
    settings.KEPT_PAGES_BYTES = 0
    fill, begun = find_content(), time.perf_counter()
    with transaction.atomic():
        fill()
    # What filling left behind is none of what a server holds, and this one collects as it does.
    collect_seldom()
    print(f"filled in {time.perf_counter() - begun:.0f} s", file=sys.stderr, flush=True)


def begin_desk(folder: Path) -> None:
    """Start a database of its own in this folder, as new, for the desk of a State."""
    os.environ |= {
        "RONDA_DATA": str(folder / "data"),
        "RONDA_DEMO": "1",
        "RONDA_SECOND_FACTOR": "off",
        "DJANGO_SETTINGS_MODULE": "ronda.config.settings",
    }
    from ronda import postgres

    postgres.start(folder / "data", options="-c fsync=off")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def client_of(who: str) -> Any:
    """A browser of whoever has this name before `@example.org`; of nobody without one."""
    from django.test import Client

    from ronda.apps.accounts.models import User

    client = Client()
    if who:
        client.force_login(User.objects.get(email=f"{who}@example.org"))
    return client


def measured(client: Any, address: str) -> Figures:
    """Of a page: its first answer, 95 of 100 by the clock and by work, the best, and its queries.

    Raises SystemExit where it does not answer with 200.
    """
    from django.db import connection

    begun = time.perf_counter()
    answer = client.get(address)
    first, asked = time.perf_counter() - begun, Counted()
    if answer.status_code != 200:
        raise SystemExit(f"{address}: {answer.status_code}")
    with connection.execute_wrapper(asked):
        client.get(address)
    taken = [_taken(client, address) for _turn in range(ASKED)]
    times, worked = (sorted(one) for one in zip(*taken, strict=True))
    at_95 = round(0.95 * ASKED) - 1
    return {
        "p95": times[at_95],
        "worked": worked[at_95],
        "best": times[0],
        "first": first,
        "queries": asked.queries,
    }


class Counted:
    """Counts the queries that go through it, and adds up the seconds they were waited for."""

    def __init__(self) -> None:
        self.queries = 0
        self.seconds = 0.0

    def __call__(self, execute: Callable[..., object], *given: object) -> object:
        """Let one through."""
        self.queries += 1
        begun = time.perf_counter()
        try:
            return execute(*given)
        finally:
            self.seconds += time.perf_counter() - begun


def _taken(client: Any, address: str) -> tuple[float, float]:
    """What a page took by the clock, and what was worked for it, here and in the database."""
    from django.db import connection

    waited = Counted()
    begun, worked = time.perf_counter(), time.process_time()
    with connection.execute_wrapper(waited):
        client.get(address)
    return time.perf_counter() - begun, time.process_time() - worked + waited.seconds
