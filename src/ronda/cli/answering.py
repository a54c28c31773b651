"""The processes that answer browsers: as many as asked for, on one socket.

Two things to know. They share nothing but the database: one that dies is started again, and the
others answer meanwhile. And the first process answers nothing itself; when it is told to end, each
of them ends what it has begun.
"""

import ctypes
import multiprocessing
import os
import signal
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from types import FrameType

from django.core.checks.urls import check_url_config

from ronda.cli.collecting import collect_seldom
from ronda.factsheets.writing.pdf_compiler import has_run

BREATH = 1.0
"""Seconds before a process that died is started again."""
THREADS = 2
"""Requests that one process answers at once; each holds a connection to the database.

More would only take turns: nearly all of a request is work of the process itself.
"""
MOST = 8
"""The processes there are at most unless somebody asks for more."""
_DIES_WITH_PARENT = 1  # PR_SET_PDEATHSIG
_WAITING = 1_024


@dataclass(frozen=True)
class Answering:
    """Where browsers are answered, by how many processes; `secure`: they come by https."""

    host: str
    port: int
    processes: int
    secure: bool


def one_for_each_core() -> int:
    """How many processes there are unless somebody says so."""
    return min(len(os.sched_getaffinity(0)), MOST)


def answer(
    wanted: Answering, *, told: Callable[[], None], meanwhile: Callable[[], None] = lambda: None
) -> None:
    """Answer until told to end (SIGTERM, Ctrl+C); raises OSError where the address is taken.

    `told` is called once the address is there, `meanwhile` every second. Django must be set up, no
    connection open and no other thread running: each process begins as a copy of this one. Raises
    RuntimeError where this one has made PDFs, since its copies could make none.
    """
    if has_run():
        raise RuntimeError("a process that has run typst cannot be copied")
    ending = threading.Event()

    def end(_signal: int, _frame: FrameType | None) -> None:
        ending.set()

    with socket.create_server((wanted.host, wanted.port), backlog=_WAITING) as listening:
        _load()
        started = [_start(wanted, listening) for _ in range(wanted.processes)]
        for one in (signal.SIGTERM, signal.SIGINT):
            signal.signal(one, end)
        told()
        while not ending.wait(BREATH):
            meanwhile()
            for place, process in enumerate(started):
                if not process.is_alive():
                    started[place] = _start(wanted, listening)
        _end(started)


def die_with_parent() -> None:
    """Should the first process be killed, this one is not to stay behind."""
    ctypes.CDLL(None).prctl(_DIES_WITH_PARENT, signal.SIGTERM)


def _load() -> None:
    """Have every page's code loaded once, so that all have it in common and begin at once."""
    from ronda.config import wsgi  # noqa: F401, PLC0415

    check_url_config(None)
    collect_seldom()


def _start(wanted: Answering, listening: socket.socket) -> BaseProcess:
    process = multiprocessing.get_context("fork").Process(
        target=_answer, args=(wanted, listening), name="answers", daemon=True
    )
    process.start()
    return process


def _end(started: list[BaseProcess]) -> None:
    for process in started:
        process.terminate()
    for process in started:
        process.join(30)
        if process.is_alive():
            process.kill()


def _answer(wanted: Answering, listening: socket.socket) -> None:
    die_with_parent()
    # Ctrl+C reaches every process of a terminal: the first one tells when to end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _interrupt)
    # Loaded only here: they need Django to be set up.
    from ronda.cli.waiting import Pages  # noqa: PLC0415
    from ronda.config.wsgi import application  # noqa: PLC0415

    server = Pages(application, listening, threads=THREADS, secure=wanted.secure)
    server.run()
    server.close()


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    """End as Ctrl+C does: what was begun is ended first."""
    raise KeyboardInterrupt
