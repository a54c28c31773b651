"""Runs the matching service: as many processes as asked for, on one socket.

Two things to know. The processes share nothing but the folder: one that dies is started again, and
the others go on meanwhile. And the first process answers nothing itself; when it is told to end it
lets the others answer what they have begun.
"""

import asyncio
import logging
import multiprocessing
import signal
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import FrameType

import uvicorn

from ronda.matching.finding import IndexFinder
from ronda.matching.service import Proxy, Service

BREATH = 1.0
"""Seconds before a process that died is started again."""
MOST_AT_ONCE = 2_000
"""Requests that one process holds; beyond that it answers 503 at once."""


@dataclass(frozen=True)
class Options:
    """How the service runs. `name` is what tokens call it; `index` the folder of the snapshot."""

    folder: Path
    index: Path
    name: str
    host: str = "127.0.0.1"
    port: int = 8400
    processes: int = 1
    proxy: Proxy | None = None


def run(options: Options, *, told: Callable[[Options], None]) -> None:
    """Serve until told to end (SIGTERM, Ctrl+C); raises OSError where the address is taken.

    `told` is called once the address is there, with the port that was found for port 0.
    """
    ending = threading.Event()

    def end(_signal: int, _frame: FrameType | None) -> None:
        ending.set()

    with socket.create_server((options.host, options.port), backlog=2_048) as listening:
        for one in (signal.SIGTERM, signal.SIGINT):
            signal.signal(one, end)
        started = [_start(options, listening) for _ in range(options.processes)]
        told(replace(options, port=listening.getsockname()[1]))
        while not ending.wait(BREATH):
            for place, process in enumerate(started):
                if not process.is_alive():
                    started[place] = _start(options, listening)
        _end(started)


def _end(started: list[BaseProcess]) -> None:
    for process in started:
        process.terminate()
    for process in started:
        process.join(30)
        if process.is_alive():
            process.kill()


def _start(options: Options, listening: socket.socket) -> BaseProcess:
    # Spawned, not forked: nothing of this process's threads and locks comes along.
    process = multiprocessing.get_context("spawn").Process(
        target=_serve, args=(options, listening), daemon=True
    )
    process.start()
    return process


def _serve(options: Options, listening: socket.socket) -> None:
    logging.basicConfig(level=logging.WARNING)
    finder = IndexFinder(options.index)
    service = Service(options.folder, finder, name=options.name, proxy=options.proxy)
    config = uvicorn.Config(
        service,
        loop="uvloop",
        http="httptools",
        lifespan="on",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=MOST_AT_ONCE,
    )
    server = uvicorn.Server(config)
    with asyncio.Runner(loop_factory=config.get_loop_factory()) as runner:
        runner.run(server.serve(sockets=[listening]))
