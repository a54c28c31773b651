"""Asks every page of a round, as whoever may see it, and prints what each took, as JSON.

Two things to know. It is a program of its own, on a database of its own in the folder RONDA_DATA.
And a page is asked through everything that a request passes, by Django's test client: what is left
out is the wire.
"""

import json
import os
import sys
import time
from collections.abc import Iterator

from ronda.cli.records import prepare

ASKED = 30
ROUND = ("lanzarote", 13)
COMMENT = "comment"
UNSAFE = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
"""Laying down three rounds waits for no disk; pages only read."""


def main() -> int:
    """Fill the database, ask the pages, print the figures."""
    os.environ |= {"RONDA_DEMO": "1", "RONDA_SECOND_FACTOR": "off"}
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ronda.config.settings")
    from django.conf import settings

    from ronda import postgres

    postgres.start(settings.RONDA.data, options=UNSAFE)
    prepare()
    from django.db import transaction

    from bench.round_content import filled

    settings.ALLOWED_HOSTS = ["testserver"]
    begun = time.perf_counter()
    with transaction.atomic():
        filled()
    print(f"filled in {time.perf_counter() - begun:.0f} s", file=sys.stderr, flush=True)
    print(json.dumps(dict(_measured())))
    return 0


def pages() -> Iterator[tuple[str, str, tuple[object, ...]]]:
    """Who asks for which address."""
    for who in ("secretary", "member", "ngo", "coordinator-alb", ""):
        for name in ("round", "round-replies", "comments", "board", "by-question"):
            yield who, name, ROUND
        yield who, "compiled", (*ROUND, "q-3-7")
        yield who, "submission", (*ROUND, "alb", 1)
        for name in ("questionnaire", "parties", "calendar"):
            yield who, name, ROUND
    for who in ("secretary", "ngo"):
        yield who, COMMENT, ()
    for name in ("board-csv", "remind", "sent", "comments-transmit"):
        yield "secretary", name, ROUND
    yield "ngo", "comment-begin", ROUND
    yield "", "submission-data", (*ROUND, "alb", 1)


class Counted:
    """Counts the queries that go through it."""

    def __init__(self) -> None:
        self.queries = 0

    def __call__(self, execute, *given):  # type: ignore[no-untyped-def]
        """Let one through."""
        self.queries += 1
        return execute(*given)


def _measured() -> Iterator[tuple[str, dict[str, float]]]:
    from django.db import connection
    from django.urls import reverse

    from ronda.apps.rounds.models import Comment

    for who, name, at in pages():
        last = Comment.objects.filter(state="admitted").latest("pk").pk
        address = reverse(f"rounds:{name}", args=at or (last,))
        client = _client(who)
        asked = Counted()
        with connection.execute_wrapper(asked):
            status = client.get(address).status_code
        if status != 200:
            raise SystemExit(f"{who or 'public'}, {address}: {status}")
        times = sorted(_seconds(client, address) for _turn in range(ASKED))
        yield (
            f"{name}, {who.partition('-')[0] or 'public'}",
            {
                "p95": times[round(0.95 * ASKED) - 1],
                "best": times[0],
                "queries": asked.queries,
            },
        )


def _client(who: str):  # type: ignore[no-untyped-def]
    from django.test import Client

    from ronda.apps.accounts.models import User

    client = Client()
    if who:
        client.force_login(User.objects.get(email=f"{who}@example.org"))
    return client


def _seconds(client, address: str) -> float:  # type: ignore[no-untyped-def]
    begun = time.perf_counter()
    client.get(address)
    return time.perf_counter() - begun


if __name__ == "__main__":
    sys.exit(main())
