"""Scanning on a Ray cluster: each part is a task, and the tasks of a lost machine are done again.

Two things to know. Every machine must have Ronda with the extras `hashes` and `ray`, and see the
index under the same path: one folder that all share, or copies of it. And a machine whose copy is
another than that of the start says so, and nothing is then claimed of the whole.
"""

import logging
import os
import socket
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from ronda.hashes.errors import HashError, NotInstalled, Unfinished
from ronda.hashes.index.journal import Position
from ronda.hashes.index.matcher import Matcher
from ronda.hashes.scanning.lists import Layout, Part
from ronda.hashes.scanning.parts import Scanned, scan_part

# Nothing is told to Ray's makers of who scans.
os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
try:
    import ray
except ModuleNotFoundError as error:
    raise NotInstalled(
        "Scanning on a cluster needs “ray”, which is not installed: pip install"
        ' "ronda[hashes,ray]".'
    ) from error

_TRIES = 10
_LOOK = 10.0
_PATIENCE = 120.0


def scan_on_cluster(
    address: str,
    folder: Path,
    parts: Iterable[tuple[Layout, Part]],
    threshold: int | None,
) -> Iterator[Scanned]:
    """What comes of each part, in their order, worked out by the cluster at `address`.

    Raises Unfinished where the cluster cannot be reached, is lost, or answers from another index.
    """
    with Matcher.open(folder, at="now") as matcher:
        at = matcher.position
    with _connected(address):
        task = ray.remote(num_cpus=1, max_retries=_TRIES)(_scan)
        waiting: deque[Any] = deque()
        for layout, part in parts:
            waiting.append(task.remote(str(folder.absolute()), at, layout, part, threshold))
            if len(waiting) > 4 * _processors():
                yield _result(waiting.popleft())
        while waiting:
            yield _result(waiting.popleft())


def _scan(
    folder: str, at: Position, layout: Layout, part: Part, threshold: int | None
) -> Scanned | str:
    """One part, on whichever machine; a sentence where it could not be done."""
    try:
        return scan_part(_matcher(folder, at), layout, part, threshold, 1)
    except HashError as error:
        return str(error)


@cache
def _matcher(folder: str, at: Position) -> Matcher:
    """Opened once by each process that works."""
    return Matcher.open(Path(folder), at=at)


@contextmanager
def _connected(address: str) -> Iterator[None]:
    try:
        _knock(address)
        ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR)
    except (ConnectionError, ValueError, RuntimeError, OSError) as error:
        raise Unfinished(f"There is no Ray cluster at “{address}”: see “ray start”.") from error
    try:
        yield
    finally:
        ray.shutdown()


def _knock(address: str) -> None:
    """Raise OSError where nobody answers: Ray itself would try for minutes."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if host and port.isdecimal():
        with socket.create_connection((host, int(port)), timeout=_LOOK):
            pass


def _result(task: Any) -> Scanned:
    """What came of a task; waits for a cluster that lost machines to do it again."""
    idle = 0.0
    while True:
        began = time.monotonic()
        try:
            told = ray.get(task, timeout=_LOOK)
        except ray.exceptions.GetTimeoutError:
            idle = 0.0 if _processors() else idle + time.monotonic() - began
            if idle < _PATIENCE:
                continue
            raise Unfinished(
                "The cluster has had no machine to work on for two minutes: start one and scan"
                " again."
            ) from None
        except ray.exceptions.RayError as error:
            raise Unfinished(
                f"The cluster lost a part of the work {_TRIES} times: look after its machines and"
                " scan again."
            ) from error
        if isinstance(told, Scanned):
            return told
        raise Unfinished(f"A machine of the cluster could not do its part. {told}")


def _processors() -> int:
    resources: dict[str, float] = ray.cluster_resources()  # type: ignore[no-untyped-call]
    return int(resources.get("CPU", 0))
