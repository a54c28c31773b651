"""`ronda serve` and `ronda demo`: Ronda in the browser, with what reads files in the background.

Two things to know. Pages and the worker have processes of their own, started again if they should
end, and ended with this one. And it stops cleanly on Ctrl+C and when it is told to end, so that an
embedded PostgreSQL stops with the last that uses it.
"""

import errno
import multiprocessing
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Self

from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from ronda.cli.answering import Answering, answer, die_with_parent, one_for_each_core
from ronda.cli.exit_codes import NO_ADDRESS, NOT_READY
from ronda.cli.records import prepare
from ronda.cli.reporting import Stop, Told, attempt, tell
from ronda.demo.forgetting import Kept, forget

DEMONSTRATION = {
    "RONDA_DATA": ".data/demo",
    "RONDA_DEMO": "1",
    "RONDA_SECOND_FACTOR": "off",
}
_WORKER = (
    *(sys.executable, "-P", "-m", "ronda.cli", "manage", "procrastinate", "worker"),
    # Letters go out while a long document is read; and what was done is not kept in the queue.
    *("--concurrency", "2", "--delete-jobs", "successful"),
)
_BREATH = 5.0


def serve(*, host: str, port: int, processes: int | None = None, worker: bool = True) -> int:
    """Serve until told to stop; the exit code. Without a number, one process for each core.

    `worker`: what is handed in is read by a process of this machine.
    """
    told = attempt(lambda: _served(host, port, processes or one_for_each_core(), worker=worker))
    tell(told)
    return told.code


@dataclass(frozen=True)
class Demonstration:
    """What a demonstration is to have: factsheets beside Arcadia's, rounds; whether it is new."""

    files: tuple[Path, ...] = ()
    rounds: bool = False
    fresh: bool = False


def demo(wanted: Demonstration, *, host: str, port: int) -> int:
    """Serve the demonstration; the exit code."""
    told = attempt(lambda: _loaded(wanted, os.environ, address=(host, port)))
    tell(told)
    return told.code or serve(host=host, port=port)


def _loaded(
    wanted: Demonstration, variables: Mapping[str, str], *, address: tuple[str, int]
) -> Told:
    # Before anything is read: whoever must choose another port loses no time.
    _check_free(*address)
    for name, value in DEMONSTRATION.items():
        os.environ.setdefault(name, value)
    try:
        if wanted.fresh:
            forget(variables)
        prepare()
    except Kept as error:
        raise Stop(str(error), NOT_READY) from error
    connection.close()
    return apart(lambda: _load(wanted))


def _load(wanted: Demonstration) -> Told:
    try:
        call_command("load_demo", *map(str, wanted.files), round=wanted.rounds)
    except CommandError as error:
        raise Stop(str(error), NOT_READY) from error
    return Told()


def apart(work: Callable[[], Told]) -> Told:
    """What `work` tells, done in a copy of this process that ends with it.

    Whoever loads makes PDFs, and the processes that answer browsers must not begin as copies of one
    that did. Raises EOFError where the copy was ended.
    """
    fork = multiprocessing.get_context("fork")
    here, there = fork.Pipe(duplex=False)
    process = fork.Process(target=_told_there, args=(work, there))
    process.start()
    there.close()
    try:
        told: Told = here.recv()
        return told
    finally:
        process.join()


def _told_there(work: Callable[[], Told], there: Connection) -> None:
    die_with_parent()
    # Ctrl+C reaches this one too, and whoever waits for it says so.
    with suppress(KeyboardInterrupt):
        there.send(attempt(work))


def _served(host: str, port: int, processes: int, *, worker: bool) -> Told:
    _check_free(host, port)
    prepare()
    # Whoever answers has connections of its own; this process needs none any more.
    connection.close()
    address = _address(host, port)
    # Pages that show a letter give its links as the worker will.
    settings.RONDA = replace(settings.RONDA, origin=address.rstrip("/"))

    def told() -> None:
        sys.stdout.write(f"Ronda: {address} (Ctrl+C stops it)\n")
        sys.stdout.flush()

    wanted = Answering(host, port, processes, secure=settings.RONDA.secure)
    if not worker:
        answer(wanted, told=told)
        return Told()
    with _Worker(address) as beside:
        answer(wanted, told=told, meanwhile=beside.keep)
    return Told()


def _check_free(host: str, port: int) -> None:
    """Raise Stop where nothing can be served there."""
    try:
        with socket.create_server((host, port)):
            return
    except (OSError, OverflowError) as error:
        taken = isinstance(error, OSError) and error.errno == errno.EADDRINUSE
        reason = "another program is there already" if taken else "it cannot be used"
        raise Stop(
            f"Ronda cannot be served at {host}:{port}, {reason}: choose another address with"
            " --host and --port (make demo PORT=8001).",
            NO_ADDRESS,
        ) from error


def _address(host: str, port: int) -> str:
    shown = "localhost" if host in {"127.0.0.1", "0.0.0.0", "::"} else host  # noqa: S104 (no binding)
    return settings.RONDA.origin or f"http://{shown}:{port}/"


class _Worker:
    """The process that reads in the background, kept running while the server does."""

    def __init__(self, address: str) -> None:
        # Letters say where Ronda is; the worker has no request to take that from.
        self.environment = {**os.environ, "RONDA_ORIGIN": address}
        self.process = self._start()
        self.started = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        try:
            self.process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()

    def keep(self) -> None:
        """Start it again if it has ended; not too often."""
        if self.process.poll() is not None and time.monotonic() > self.started + _BREATH:
            self.process, self.started = self._start(), time.monotonic()

    def _start(self) -> subprocess.Popen[bytes]:
        # A session of its own, so that Ctrl+C reaches the server first, which then ends it.
        return subprocess.Popen(  # noqa: S603 (our own interpreter and module)
            _WORKER,
            start_new_session=True,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            preexec_fn=die_with_parent,  # noqa: PLW1509 (it makes one system call)
        )
