"""A State's record of ten years, filled and measured; a program of its own.

Two things to know. It is called with a folder for the database; figures go to the standard output
as JSON. And rows are put in by the thousand, without history, which is not what is measured.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from bench.pages import Counted, begin_desk

RECOMMENDATIONS, MEASURES, INDICATORS, INSTITUTIONS = 3_000, 20_000, 400, 60
YEARS, GROUPS, ASKED = 10, ("girls", "boys", "unknown"), 20
TABLES = ("measure", "measurestep", "measureserves", "indicatorvalue", "outside", "target")


def main(folder: Path) -> dict[str, Any]:
    """Set it up, measure it."""
    begin_desk(folder)
    from ronda.cli.collecting import collect_seldom

    who, at = _filled()
    # What was put in is no part of a server's memory, and this one collects as it does.
    collect_seldom()
    return {
        "pages": _pages(who, at),
        "export": _exported(who),
        **_taken_in(who),
    }


def _filled() -> tuple[Any, dict[str, int]]:
    """The coordinator, and the keys of what the pages show."""
    from ronda.apps.national.desk import at_desk
    from ronda.apps.national.services.institutions import institution_add
    from tests.apps.people import coordinator, state

    who, party = coordinator("XAR"), state("XAR").pk
    institutions = [
        institution_add(actor=who, name=f"Institution {n}", language="en").pk
        for n in range(INSTITUTIONS)
    ]
    _run(*(f"ALTER TABLE national_{name} DISABLE TRIGGER USER" for name in TABLES))
    with at_desk(who):
        targets = _recommendations(who, party)
        measures = _measures(party, institutions, targets)
        indicators = _values(who, party, institutions, targets)
    _run(*(f"ALTER TABLE national_{name} ENABLE TRIGGER USER" for name in TABLES))
    _run("ANALYZE")
    return who, {"measure": measures[0], "indicator": indicators[0]}


def _recommendations(who: Any, party: int) -> list[int]:
    from ronda.apps.national.models import Outside, Target, Upload

    upload = Upload.objects.create(
        party_id=party, kind="outside", file_name="uhri.json", size=1, data=b"x", handed_in_by=who
    )
    bodies = ("CRC", "CEDAW", "CCPR", "CAT", "UPR")
    kept = Outside.objects.bulk_create(
        [
            Outside(
                party_id=party,
                identity=f"a-{n}",
                symbol=f"X/C/XAR/CO/{n % 90}",
                body=bodies[n % 5],
                upload=upload,
                row=n + 1,
            )
            for n in range(RECOMMENDATIONS)
        ]
    )
    words = "Strengthen training, funding and data on the protection of children online. "
    return [
        one.pk
        for one in Target.objects.bulk_create(
            [
                Target(
                    party_id=party,
                    outside=one,
                    kind="recommendation",
                    code=one.symbol,
                    wording=f"{n}. {words * 4}",
                )
                for n, one in enumerate(kept)
            ]
        )
    ]


def _measures(party: int, institutions: list[int], targets: list[int]) -> list[int]:
    from ronda.apps.national.models import Measure, MeasureServes, MeasureStep

    statuses, kinds = ("planned", "under-way", "done", "stopped"), ("law", "training", "service")
    first = date(2015, 1, 1)
    kept = Measure.objects.bulk_create(
        [
            Measure(
                party_id=party,
                name=f"Measure {n} for children online",
                kind=kinds[n % 3],
                institution_id=institutions[n % len(institutions)],
                about="What it is, in a sentence of some length. " * 3,
                begins=first + timedelta(days=n % 3_600),
                ends=first + timedelta(days=n % 3_600 + 300),
                status=statuses[n % 4],
            )
            for n in range(MEASURES)
        ],
        batch_size=2_000,
    )
    MeasureStep.objects.bulk_create(
        [
            MeasureStep(party_id=party, measure=one, name=f"Step {k}", due=one.begins)
            for one in kept
            for k in range(2)
        ],
        batch_size=2_000,
    )
    MeasureServes.objects.bulk_create(
        [
            MeasureServes(
                party_id=party, measure=one, target_id=targets[(n * 7 + k) % (len(targets) - 99)]
            )
            for n, one in enumerate(kept)
            for k in range(2)
        ],
        batch_size=2_000,
    )
    return [one.pk for one in kept]


def _values(who: Any, party: int, institutions: list[int], targets: list[int]) -> list[int]:
    from ronda.apps.national.models import (
        Indicator,
        IndicatorDefinition,
        IndicatorServes,
    )
    from ronda.figures.periods import Period

    kept = Indicator.objects.bulk_create(
        [
            Indicator(
                party_id=party,
                name=f"Indicator {n}",
                unit="suspects" if n % 2 else "searches",
                institution_id=institutions[n % len(institutions)],
                breakdown="sex",
                groups=list(GROUPS),
            )
            for n in range(INDICATORS)
        ]
    )
    defined = IndicatorDefinition.objects.bulk_create(
        [
            IndicatorDefinition(
                party_id=party, indicator=one, number=1, words="Counted.", since=date(2010, 1, 1)
            )
            for one in kept
        ]
    )
    IndicatorServes.objects.bulk_create(
        [
            IndicatorServes(party_id=party, indicator=one, target_id=targets[n])
            for n, one in enumerate(kept)
        ]
    )
    periods = [Period.of(f"{2015 + n // 12}-{n % 12 + 1:02}") for n in range(12 * YEARS)]
    _series(who, kept[0], defined[0], periods)
    _copied(kept[0].pk)
    return [one.pk for one in kept]


def _series(who: Any, one: Any, definition: Any, periods: list[Any]) -> None:
    from ronda.apps.national.models import IndicatorValue

    IndicatorValue.objects.bulk_create(
        [
            IndicatorValue(
                party_id=one.party_id,
                indicator=one,
                definition=definition,
                first=period.first,
                last=period.last,
                group=group,
                amount=Decimal(20 + (n * 13 + k * 7) % 90 + (400 if not group else 0)),
                document="Yearbook",
                given_by=who,
            )
            for n, period in enumerate(periods)
            for k, group in enumerate(("", *GROUPS))
        ]
    )


def _copied(indicator: int) -> None:
    """Give every other indicator the values of this one, within the database."""
    from ronda.apps.national.models import IndicatorValue

    anew = {"id", "indicator_id", "definition_id"}
    columns = [one.column for one in IndicatorValue._meta.concrete_fields]
    same = [f'"{column}"' for column in columns if column not in anew]
    _run(
        f"INSERT INTO national_indicatorvalue (indicator_id, definition_id, {', '.join(same)})"
        f" SELECT d.indicator_id, d.id, {', '.join(f'v.{one}' for one in same)}"
        " FROM national_indicatorvalue v CROSS JOIN national_indicatordefinition d"
        f" WHERE v.indicator_id = {indicator:d} AND d.indicator_id <> {indicator:d}"
    )


def _pages(who: Any, at: dict[str, int]) -> dict[str, dict[str, float]]:
    from django.db import connection
    from django.test import Client
    from django.urls import reverse

    client = Client(SERVER_NAME="localhost")
    client.force_login(who)
    pages: dict[str, tuple[str, list[int], dict[str, str]]] = {
        "home of the desk": ("home", [], {}),
        "board": ("measures", [], {}),
        "board, one status": ("measures", [], {"status": "done", "page": "40"}),
        "timeline": ("measures-timeline", [], {"page": "200"}),
        "by recommendation": ("measures-served", [], {"page": "20"}),
        "by recommendation, a word": ("measures-served", [], {"q": "funding"}),
        "a measure": ("measure", [at["measure"]], {}),
        "what a measure serves": ("measure-serves", [at["measure"]], {}),
        "figures": ("figures", [], {"page": "4"}),
        "an indicator": ("figure", [at["indicator"]], {}),
        "an indicator of persons": ("figure", [at["indicator"] + 1], {}),
        "national exports": ("exports", [], {}),
    }
    found = {}
    for name, (address, keys, query) in pages.items():
        path = reverse(f"national:{address}", args=keys)
        asked = Counted()
        with connection.execute_wrapper(asked):
            answer = client.get(path, query)
        assert answer.status_code == 200, (name, answer.status_code)
        times = []
        for _turn in range(ASKED):
            clock, cpu = time.perf_counter(), time.process_time()
            client.get(path, query)
            times.append((time.perf_counter() - clock, time.process_time() - cpu))
        at_95 = round(0.95 * ASKED) - 1
        found[name] = {
            "p95": sorted(clock for clock, _cpu in times)[at_95],
            "cpu": sorted(cpu for _clock, cpu in times)[at_95],
            "queries": asked.queries,
        }
        print(name, found[name], file=sys.stderr, flush=True)
    return found


def _exported(who: Any) -> dict[str, Any]:
    from ronda.apps.national.services.exports import export_ask, export_make

    export = export_ask(actor=who)
    told = _measured(lambda: export_make(actor=who, export=export))
    return {"what": "the national export"} | told


def _taken_in(who: Any) -> dict[str, dict[str, Any]]:
    """Long spreadsheets, looked through and taken in."""
    from bench import record_imports as imports

    works = {
        "values": imports.values(who),
        "trainings": imports.trainings(who),
        "operations": imports.operations(who),
        "articles": imports.articles(who),
    }
    return {
        name: {"what": f"a spreadsheet of {imports.ROWS:,} {name}"} | _measured(work)
        for name, work in works.items()
    }


def _measured(work: Callable[[], None]) -> dict[str, float]:
    """Seconds by the clock and by the processor, here and there, and how much memory grew."""
    there = _of_database()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    clock, cpu = time.perf_counter(), time.process_time()
    work()
    seconds, used = time.perf_counter() - clock, time.process_time() - cpu
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    database = _of_database() - there
    told = {"seconds": seconds, "cpu": used, "database": database, "megabytes": grown / 1024}
    print(told, file=sys.stderr, flush=True)
    return told


def _of_database() -> float:
    """The processor's time of the database's process that serves this one; 0 where none is told."""
    from django.db import connection

    connection.ensure_connection()
    told = Path(f"/proc/{connection.connection.info.backend_pid}/stat")
    if not told.exists():
        return 0.0
    fields = told.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _run(*statements: str) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
