"""A hundred people save answers at once: none is lost, and 95 in 100 wait half a second at most.

Two things to know. Ronda runs as it is served, with `ronda serve`, a process for each core, on its
own PostgreSQL; people send what the page's script sends, on a connection each, from threads of this
process, which takes its part of the processors. And there are two figures: each types for a while
between two saves, as people do; or all press the button in the same instant, the median of some.
"""

import http.client
import json
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from bench.table import Row

PEOPLE, SAVES = 100, 10
BURSTS = 5
AIM = 500
"""Milliseconds."""
PAUSE = (2.0, 6.0)
"""Seconds that somebody types between two saves."""
TEXT = "A line that is free of charge, day and night, for every child. " * 6
_ENVIRONMENT = {"RONDA_DEMO": "1", "RONDA_SECOND_FACTOR": "off"}


@dataclass
class Told:
    """What the people met."""

    taken: list[float] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def within(self, share: float) -> float:
        """The milliseconds that this share of the saves stayed below."""
        return 1000 * sorted(self.taken)[int(share * len(self.taken)) - 1]


def rows(folder: Path) -> Iterator[Row]:
    """The time that a save takes, and how many were lost."""
    environment = os.environ | _ENVIRONMENT | {"RONDA_DATA": str(folder / "saving")}
    places = _prepared(environment)
    with _serving(environment) as (port, service):
        _warm(port, places)
        before = _processor_seconds(service)
        told = _all(port, places, SAVES, PAUSE)
        spent = (_processor_seconds(service) - before) / (PEOPLE * SAVES)
        bursts = [_all(port, places, 1, (0.0, 0.0), first=11 + turn) for turn in range(BURSTS)]
        lost = PEOPLE * (SAVES + BURSTS) - _kept(environment)
        refused = sum(len(one.refused) for one in (told, *bursts))
        name = f"{PEOPLE} people saving answers, {SAVES} each every few seconds"
        yield Row(f"{name}: 95 in 100 within", told.within(0.95), unit="ms", aim=AIM)
        yield Row(f"{PEOPLE} people saving: lost or refused", lost + refused, unit="", aim=0)
        # Told beside it, since it hardly depends on what else the machine does.
        yield Row(f"{name}: processor time of one", 1000 * spent, unit="ms")
        what = f"{PEOPLE} people saving in the same instant: 95 in 100 within"
        yield Row(what, median(one.within(0.95) for one in bursts), unit="ms", aim=AIM)


def _warm(port: int, places: list[dict[str, str]]) -> None:
    """Have every process met what all requests use, and its connections open."""
    for _ in range(2):
        _all(port, places[:24], 1, (0.0, 0.0), first=60)


def _prepared(environment: Mapping[str, str]) -> list[dict[str, str]]:
    manage = [sys.executable, "-m", "ronda.cli", "manage", "migrate", "--verbosity", "0"]
    subprocess.run(manage, env=environment, check=True)
    scene = [sys.executable, "-m", "bench.saving_scene", str(PEOPLE)]
    settings = dict(environment) | {"DJANGO_SETTINGS_MODULE": "ronda.config.settings"}
    done = subprocess.run(
        [sys.executable, "-c", _WITH_DATABASE, *scene[2:]],
        env=settings,
        check=True,
        stdout=subprocess.PIPE,
    )
    return list(json.loads(done.stdout))


_WITH_DATABASE = """
import runpy, sys
from django.conf import settings
from ronda import postgres
if postgres.is_embedded():
    postgres.start(settings.RONDA.data)
sys.argv = sys.argv[1:]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=False)
"""
_COUNT = """
import django
from django.conf import settings
from ronda import postgres
if postgres.is_embedded():
    postgres.start(settings.RONDA.data)
django.setup()
from ronda.apps.rounds.models import Answer, Rival
print(Answer.objects.exclude(question__in=("q-60",)).count() + Rival.objects.count())
"""


def _kept(environment: Mapping[str, str]) -> int:
    """How many of the texts that were saved are there."""
    settings = dict(environment) | {"DJANGO_SETTINGS_MODULE": "ronda.config.settings"}
    told = subprocess.run(
        [sys.executable, "-c", _COUNT], env=settings, check=True, stdout=subprocess.PIPE
    )
    return int(told.stdout)


@contextmanager
def _serving(environment: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    port = random.randrange(20_000, 50_000)
    command = [sys.executable, "-m", "ronda.cli", "serve", "--port", str(port)]
    # It warns of every request that waits for its turn, which is what is measured here.
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as service:
        try:
            _wait_for(port)
            yield port, service.pid
        finally:
            service.terminate()
            service.wait(60)


def _processor_seconds(process: int) -> float:
    """What the server's processes have used, the database's own work left out."""
    stat = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    tasks = Path(f"/proc/{process}/task").glob("*/children")
    below = sum(_processor_seconds(int(one)) for task in tasks for one in task.read_text().split())
    return (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK") + below


def _wait_for(port: int) -> None:
    for _ in range(240):
        try:
            link = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            link.request("GET", "/", headers={"Host": "localhost"})
            link.getresponse().read()
            link.close()
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise RuntimeError("Ronda did not begin to serve within two minutes")


def _all(
    port: int,
    places: list[dict[str, str]],
    saves: int,
    pause: tuple[float, float],
    first: int = 1,
) -> Told:
    """Everybody saves, each in a thread."""
    told = Told()
    gate = threading.Barrier(len(places))

    def person(turn: int) -> None:
        chance = random.Random(turn)
        gate.wait()
        for save in range(saves):
            time.sleep(chance.uniform(*pause))
            # The people of a Party write in different thirds of the questionnaire.
            question = first + save + (20 if turn >= 48 else 0) + (20 if turn >= 96 else 0)
            _one(port, places[turn], question, told)

    threads = [threading.Thread(target=person, args=(turn,)) for turn in range(len(places))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


def _one(port: int, place: Mapping[str, str], question: int, told: Told) -> None:
    id = f"q-{question}"
    fields = {f"seen-{id}": "0", f"text-{id}": TEXT, "csrfmiddlewaretoken": "c" * 32}
    headers = {
        "Host": "localhost",
        "Cookie": place["cookie"],
        "Content-Type": "application/x-www-form-urlencoded",
    }
    begun = time.perf_counter()
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    link.request("POST", f"{place['at']}answers/{id}", urlencode(fields), headers)
    answer = link.getresponse()
    body = answer.read()
    link.close()
    told.taken.append(time.perf_counter() - begun)
    if answer.status != 200:
        told.refused.append(body[:200].decode(errors="replace"))
