"""Asks every page of an assessment, has all its reports made, and prints what each took, as JSON.

Two things to know. It is a program of its own, on a database of its own in the folder RONDA_DATA.
And beside the clock it tells what was worked, on a machine that others use too: the seconds of this
process's processor and those in which it waited for PostgreSQL. The first paint of the grid is what
Chromium says, on a server of this process, where Chromium is found.
"""

import gc
import json
import os
import shutil
import sys
import threading
import time
from collections.abc import Iterator

from bench.round_pages import ASKED, UNSAFE, Counted, _client
from ronda.cli.records import prepare

ROUND = ("lanzarote", 33)
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
PAINTED = 10
PATIENCE = 200


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
    # What filling left behind is none of what a server holds, nor looked through again and again.
    gc.collect()
    gc.freeze()
    print(f"filled in {time.perf_counter() - begun:.0f} s", file=sys.stderr, flush=True)
    print(json.dumps(dict([*_measured(), *_reports(), *_paint(), *_decided()])))
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
        taken = [_taken(client, address) for _turn in range(ASKED)]
        times, worked = (sorted(one) for one in zip(*taken, strict=True))
        at_95 = round(0.95 * ASKED) - 1
        told = {"p95": times[at_95], "worked": worked[at_95], "queries": asked.queries}
        yield f"{name}, {who.partition('-')[0] or 'public'}", told


class Waited:
    """Adds up the seconds in which the database was waited for."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self, execute, *given):  # type: ignore[no-untyped-def]
        """Let one query through."""
        begun = time.perf_counter()
        try:
            return execute(*given)
        finally:
            self.seconds += time.perf_counter() - begun


def _taken(client, address: str) -> tuple[float, float]:  # type: ignore[no-untyped-def]
    """What a page took by the clock, and what was worked for it."""
    from django.db import connection

    waited = Waited()
    begun, worked = time.perf_counter(), time.process_time()
    with connection.execute_wrapper(waited):
        client.get(address)
    return time.perf_counter() - begun, time.process_time() - worked + waited.seconds


def _reports() -> Iterator[tuple[str, dict[str, float]]]:
    """All reports of the round, as Word and PDF, in both languages."""
    from ronda.apps.accounts.models import User
    from ronda.apps.assessments.making import order_make
    from ronda.apps.assessments.models import ReportOrder
    from ronda.apps.treaties.selectors import round_by_number

    who = User.objects.get(email="secretary@example.org")
    order = ReportOrder.objects.create(
        round=round_by_number(*ROUND), form="decided", languages="en fr", asked_by=who
    )
    begun, worked = time.perf_counter(), sum(os.times()[:4])
    order_make(order.pk)
    taken, worked = time.perf_counter() - begun, sum(os.times()[:4]) - worked
    order.refresh_from_db()
    if order.state != "done" or order.archive is None:
        raise SystemExit(f"the reports: {order.state} {order.refusal}")
    yield (
        "all-reports",
        {"s": taken, "worked": worked, "files": order.total, "megabytes": len(order.archive) / 1e6},
    )


def _decided() -> Iterator[tuple[str, dict[str, float]]]:
    """A block the size of one recommendation in all Parties is decided, then all the rest."""
    from ronda.apps.accounts.models import User
    from ronda.apps.assessments.models import Assessment, AssessmentState
    from ronda.apps.assessments.services.deciding import Seen, assessments_decide
    from ronda.apps.meetings.models import Meeting
    from ronda.apps.treaties.selectors import round_by_number

    who, at = User.objects.get(email="secretary@example.org"), round_by_number(*ROUND)
    meeting = Meeting.objects.get(body=at.body, number=ROUND[1])
    proposed = Assessment.objects.filter(round=at, state=AssessmentState.PROPOSED).order_by("code")
    seen = [Seen(*one) for one in proposed.values_list("pk", "version")]
    for block in (seen[:48], seen[48:]):
        begun, worked = time.perf_counter(), time.process_time()
        assessments_decide(
            actor=who, round=at, meeting=meeting, seen=block, texts={"en": "x", "fr": "x"}
        )
        taken, worked = time.perf_counter() - begun, time.process_time() - worked
        yield f"block-{len(block)}", {"s": taken, "worked": worked}


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
            times.append(_painted(page))
        browser.close()
    yield "first-paint", {"median": sorted(times)[PAINTED // 2], "best": min(times)}


def _painted(page) -> float:  # type: ignore[no-untyped-def]
    """Seconds to the first paint; a page may be loaded whole before Chromium tells when it was.

    It is asked again and again from here, because the page's policy lets nothing wait in it.
    """
    for _turn in range(PATIENCE):
        told = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime")
        if told is not None:
            return float(told) / 1_000
        page.wait_for_timeout(50)
    raise SystemExit(f"Chromium did not tell when it painted {page.url}.")


if __name__ == "__main__":
    sys.exit(main())
