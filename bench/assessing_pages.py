"""Asks every page of an assessment, has all its reports made, and prints what each took, as JSON.

Two things to know. How pages are asked stands in `pages`. And the first paint of the grid is what
Chromium says, on a server of this process, where Chromium is found.
"""

import json
import os
import shutil
import threading
import time
from collections.abc import Iterator

from bench.pages import Figures, begin, client_of, measured

ROUND = ("lanzarote", 33)
PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
PAINTED = 10
PATIENCE = 200


def main() -> None:
    """Fill the database, ask the pages, make the reports, print the figures."""

    def content():  # type: ignore[no-untyped-def]
        from bench.assessing_content import filled

        return filled

    begin(content)
    print(json.dumps(dict([*_measured(), *_reports(), *_paint(), *_decided()])))


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


def _measured() -> Iterator[tuple[str, Figures]]:
    from django.urls import reverse

    for who, name, at in pages():
        address = reverse(f"assessments:{name}", args=at)
        yield f"{name}, {who.partition('-')[0] or 'public'}", measured(client_of(who), address)


def _reports() -> Iterator[tuple[str, Figures]]:
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


def _decided() -> Iterator[tuple[str, Figures]]:
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


def _paint() -> Iterator[tuple[str, Figures]]:
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
    key = client_of("member").cookies["sessionid"].value
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
    main()
