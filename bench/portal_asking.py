"""Asking a server as browsers do: connections that stay open, many at once, each answer timed.

Two things to know. The time of the processors is that of the server's whole family of processes, as
the kernel counts it, so that a busy machine hardly changes it. And an answer that is not 200 ends
the measuring.
"""

import os
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection
from itertools import cycle, islice
from pathlib import Path
from typing import Self

_TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Served:
    """A server: its port, and the processes that begin its families."""

    port: int
    pids: Sequence[int]

    def processors(self) -> float:
        """The seconds that its processes, those that ended included, have taken so far."""
        return sum(_seconds(pid) for pid in _family(self.pids))


class Asker:
    """One connection that stays open."""

    def __init__(self, port: int) -> None:
        self.connection = HTTPConnection("127.0.0.1", port, timeout=120)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def ask(self, path: str) -> float:
        """The seconds until the whole answer is there."""
        begun = time.perf_counter()
        self.connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = self.connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status}")
        return time.perf_counter() - begun


def one_by_one(served: Served, paths: Iterable[str], times: int) -> dict[str, float]:
    """Within how many seconds 95 in 100 answers are there, and what each takes of processors."""
    every = list(islice(iter(paths) if isinstance(paths, Iterator) else cycle(paths), times))
    with Asker(served.port) as asker:
        for path in every[:3]:
            asker.ask(path)
        before = served.processors()
        took = sorted(asker.ask(path) for path in every)
        cpu = (served.processors() - before) / times
    return {"p95": took[round(0.95 * times) - 1], "cpu": cpu}


def at_once(served: Served, paths: Sequence[str], askers: int, seconds: float) -> dict[str, float]:
    """How many answers a second there are when many ask at once."""
    ends = time.perf_counter() + seconds
    counts = [0] * askers

    def asks(turn: int) -> None:
        with Asker(served.port) as asker:
            for path in islice(cycle(paths), turn, None, askers):
                if time.perf_counter() > ends:
                    return
                asker.ask(path)
                counts[turn] += 1

    threads = [threading.Thread(target=asks, args=(turn,)) for turn in range(askers)]
    before, begun = served.processors(), time.perf_counter()
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    passed, number = time.perf_counter() - begun, sum(counts)
    cpu = (served.processors() - before) / number
    return {"a second": number / passed, "each": passed / number, "cpu": cpu}


def _family(pids: Iterable[int]) -> set[int]:
    parents: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*"):
        try:
            fields = (path / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents.setdefault(int(fields[1]), []).append(int(path.name))
    found, todo = set[int](), list(pids)
    while todo:
        pid = todo.pop()
        found.add(pid)
        todo += parents.get(pid, [])
    return found


def _seconds(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    # Its own, in the program and in the kernel, and of children that ended.
    return sum(int(fields[at]) for at in (11, 12, 13, 14)) / _TICK
