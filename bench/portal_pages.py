"""Asks every public page that shows a whole round, and prints what each took, as JSON.

Two things to know. It is a program of its own, on a database of its own in the folder RONDA_DATA:
the assessed rounds, with the factsheets of the last one published. And beside the clock it tells
what was worked, on a machine that others use too.
"""

import json
import os
import sys
import time
from collections.abc import Iterator

from bench.assessing_pages import _taken
from bench.round_pages import ASKED, UNSAFE, Counted
from ronda.cli.records import prepare

ROUND = "/rounds/lanzarote/33/"
SIX = "&".join(f"party={code}" for code in ("alb", "and", "arm", "aut", "aze", "bel"))
PAGES = {
    "home": "/",
    "party": "/parties/alb/",
    "round": ROUND,
    "matrix": f"{ROUND}matrix/",
    "matrix of a chapter": f"{ROUND}matrix/?chapter=III",
    "matrix in another order": f"{ROUND}matrix/?rows=most&parties=least",
    "matrix as CSV": f"{ROUND}matrix.csv",
    "six Parties": f"/compare/?{SIX}",
}


def main() -> int:
    """Fill the database, publish, ask the pages, print the figures."""
    os.environ |= {"RONDA_DEMO": "1", "RONDA_SECOND_FACTOR": "off"}
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ronda.config.settings")
    from django.conf import settings

    from ronda import postgres

    postgres.start(settings.RONDA.data, options=UNSAFE)
    prepare()
    from django.db import transaction
    from django.utils import timezone

    from bench.assessing_content import filled
    from ronda.apps.compliance.models import Edition, Status

    settings.ALLOWED_HOSTS = ["testserver"]
    begun = time.perf_counter()
    with transaction.atomic():
        filled()
        Edition.objects.update(status=Status.PUBLISHED, published_at=timezone.now())
    print(f"filled in {time.perf_counter() - begun:.0f} s", file=sys.stderr, flush=True)
    print(json.dumps(dict(_measured())))
    return 0


def _measured() -> Iterator[tuple[str, dict[str, float]]]:
    from django.db import connection
    from django.test import Client

    client = Client()
    for name, address in PAGES.items():
        client.get(address)
        asked = Counted()
        with connection.execute_wrapper(asked):
            status = client.get(address).status_code
        if status != 200:
            raise SystemExit(f"{address}: {status}")
        taken = [_taken(client, address) for _turn in range(ASKED)]
        times, worked = (sorted(one) for one in zip(*taken, strict=True))
        at_95 = round(0.95 * ASKED) - 1
        yield name, {"p95": times[at_95], "worked": worked[at_95], "queries": asked.queries}


if __name__ == "__main__":
    sys.exit(main())
