"""Asks every page of an assessment, has all its reports made, and prints what each took, as JSON.

Two things to know. It is a program of its own, on a database of its own in the folder RONDA_DATA.
And the first paint of the grid is what Chromium says, on a server of this process, where Chromium
is found.
"""

import json
import os
import shutil
import sys
import threading
import time
from collections.abc import Iterator

from bench.round_pages import ASKED, UNSAFE, Counted, _client, _seconds
from ronda.cli.records import prepare

ROUND = ("lanzarote", 33)
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
PAINTED = 10


def main() -> int:
    """Fill the database, ask the pages, make the reports, print the figures."""
    os.environ |= {"RONDA_DEMO": "1", "RONDA_SECOND_FACTOR": "off"}
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ronda.config.settings")
    from django.conf import settings

    from ronda import postgres

    postgres.start(settings.RONDA.data, options=UNSAFE)
    prepare()
    from django.db import transaction

    from bench.assessing_content import filled

    settings.ALLOWED_HOSTS = ["testserver", "127.0.0.1"]
    begun = time.perf_counter()
    with transaction.atomic():
        filled()
    print(f"filled in {time.perf_counter() - begun:.0f} s", file=sys.stderr, flush=True)
    print(json.dumps(dict([*_measured(), *_reports(), *_paint()])))
    return 0


def pages() -> Iterator[tuple[str, str, tuple[object, ...]]]:
    """Who asks for which address."""
    for who in ("secretary", "member", "coordinator-alb", ""):
        yield who, "grid", ROUND
        yield who, "figures", ROUND
        yield who, "party", (*ROUND, "alb")
        yield who, "recommendation", (*ROUND, "r-3-7")
        yield who, "cell", (*ROUND, "alb", "r-3-7")
        yield who, "reports", ROUND
    for who in ("secretary", "member"):
        yield who, "decide", ROUND
        yield who, "overdue", ROUND
    yield "secretary", "propose", (*ROUND, "alb", "r-3-7")


def _measured() -> Iterator[tuple[str, dict[str, float]]]:
    from django.db import connection
    from django.urls import reverse

    for who, name, at in pages():
        address = reverse(f"assessments:{name}", args=at)
        client = _client(who)
        client.get(address)
        asked = Counted()
        with connection.execute_wrapper(asked):
            status = client.get(address).status_code
        if status != 200:
            raise SystemExit(f"{who or 'public'}, {address}: {status}")
        times = sorted(_seconds(client, address) for _turn in range(ASKED))
        told = {"p95": times[round(0.95 * ASKED) - 1], "best": times[0], "queries": asked.queries}
        yield f"{name}, {who.partition('-')[0] or 'public'}", told


def _reports() -> Iterator[tuple[str, dict[str, float]]]:
    """All reports of the round, as Word and PDF, in one language."""
    from ronda.apps.accounts.models import User
    from ronda.apps.assessments.making import order_make
    from ronda.apps.assessments.models import ReportOrder
    from ronda.apps.treaties.selectors import round_by_number

    who = User.objects.get(email="secretary@example.org")
    order = ReportOrder.objects.create(
        round=round_by_number(*ROUND), form="decided", language="en", asked_by=who
    )
    begun = time.perf_counter()
    order_make(order.pk)
    taken = time.perf_counter() - begun
    order.refresh_from_db()
    if order.state != "done" or order.archive is None:
        raise SystemExit(f"the reports: {order.state} {order.refusal}")
    yield "all-reports", {"s": taken, "files": order.total, "megabytes": len(order.archive) / 1e6}


def _paint() -> Iterator[tuple[str, dict[str, float]]]:
    """The first paint of the grid in Chromium; nothing where it is not found."""
    from django.core.wsgi import get_wsgi_application
    from django.urls import reverse
    from waitress.server import create_server

    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        return
    from playwright.sync_api import sync_playwright

    server = create_server(get_wsgi_application(), host="127.0.0.1", port=0, threads=2)
    threading.Thread(target=server.run, daemon=True).start()
    key = _client("member").cookies["sessionid"].value
    origin = f"http://127.0.0.1:{server.effective_port}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        context = browser.new_context()
        context.add_cookies([{"name": "sessionid", "value": key, "url": origin}])
        page, times = context.new_page(), []
        for _turn in range(PAINTED):
            page.goto(origin + reverse("assessments:grid", args=ROUND))
            told = page.evaluate(
                "performance.getEntriesByName('first-contentful-paint')[0].startTime"
            )
            times.append(told / 1_000)
        browser.close()
    yield "first-paint", {"median": sorted(times)[PAINTED // 2], "best": min(times)}


if __name__ == "__main__":
    sys.exit(main())
