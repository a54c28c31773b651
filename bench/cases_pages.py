"""Asks the public pages across Parties and prints what each took, as JSON.

Two things to know. It is a program of its own, on a database of its own in the folder RONDA_DATA.
And beside the clock it tells what was worked, on a machine that others use too.
"""

import json
import os
import sys
import time
from collections.abc import Iterator

from bench.assessing_pages import _taken
from bench.round_pages import ASKED, UNSAFE, Counted, _client
from ronda.cli.records import prepare

ROUND = "/rounds/lanzarote/33/"
PAGES = {
    "recommendation": f"{ROUND}recommendations/IV-7/",
    "chapter": f"{ROUND}chapters/IV/",
    "chapter of a Party": f"{ROUND}chapters/IV/?party=ALB",
    "article": "/articles/cets-201/23/",
    "practices": "/practices/",
    "BibTeX": f"/citation.bib?page={ROUND}recommendations/IV-7/",
    "card": f"/card/en.png?page={ROUND}recommendations/IV-7/",
}


def main() -> int:
    """Fill the database, ask the pages, print the figures."""
    os.environ |= {"RONDA_DEMO": "1", "RONDA_SECOND_FACTOR": "off"}
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ronda.config.settings")
    from django.conf import settings

    from ronda import postgres

    postgres.start(settings.RONDA.data, options=UNSAFE)
    prepare()
    from django.db import transaction

    from bench.cases_content import filled

    settings.ALLOWED_HOSTS = ["testserver"]
    begun = time.perf_counter()
    with transaction.atomic():
        filled()
    print(f"filled in {time.perf_counter() - begun:.0f} s", file=sys.stderr, flush=True)
    print(json.dumps(dict(_measured())))
    return 0


def _measured() -> Iterator[tuple[str, dict[str, float]]]:
    from django.db import connection

    client = _client("")
    for name, address in PAGES.items():
        begun = time.perf_counter()
        answer = client.get(address)
        if answer.status_code != 200:
            raise SystemExit(f"{address}: {answer.status_code}")
        first, asked = time.perf_counter() - begun, Counted()
        with connection.execute_wrapper(asked):
            client.get(address)
        taken = [_taken(client, address) for _turn in range(ASKED)]
        times, worked = (sorted(one) for one in zip(*taken, strict=True))
        at_95 = round(0.95 * ASKED) - 1
        told = {"p95": times[at_95], "worked": worked[at_95], "first": first}
        yield name, told | {"queries": asked.queries, "bytes": len(answer.content)}


if __name__ == "__main__":
    raise SystemExit(main())
