"""`ronda serve` and `ronda demo`: Ronda in the browser, with what reads files in the background.

Two things to know. The worker is a process of its own, started again if it should end, and ended
with the server. And the server stops cleanly on Ctrl+C and when it is told to end, so that an
embedded PostgreSQL stops with the last that uses it.
"""

import ctypes
import errno
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import FrameType

from django.conf import settings
from django.core.management import CommandError, call_command

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
_DIES_WITH_PARENT = 1  # PR_SET_PDEATHSIG
_BREATH = 5.0


def serve(*, host: str, port: int) -> int:
    """Serve until told to stop; the exit code."""
    told = attempt(lambda: _served(host, port))
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
        call_command("load_demo", *map(str, wanted.files), round=wanted.rounds)
    except (Kept, CommandError) as error:
        raise Stop(str(error), NOT_READY) from error
    return Told()


def _served(host: str, port: int) -> Told:
    _check_free(host, port)
    prepare()
    # Loaded only now: they need Django to be set up.
    from waitress.server import create_server  # noqa: PLC0415

    from ronda.config.wsgi import application  # noqa: PLC0415

    server = create_server(
        application, host=host, port=port, threads=8, ident="Ronda", **_behind_a_proxy()
    )
    signal.signal(signal.SIGTERM, _end)
    address = _address(host, port)
    # Pages that show a letter give its links as the worker will.
    settings.RONDA = replace(settings.RONDA, origin=address.rstrip("/"))
    with _Worker(address):
        sys.stdout.write(f"Ronda: {address} (Ctrl+C stops it)\n")
        sys.stdout.flush()
        server.run()
    server.close()
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


def _behind_a_proxy() -> dict[str, object]:
    """Where people come by https, a proxy before Ronda says so."""
    if not settings.RONDA.secure:
        return {}
    return {"trusted_proxy": "*", "trusted_proxy_headers": {"x-forwarded-proto"}}


def _end(_signal: int, _frame: FrameType | None) -> None:
    """End as Ctrl+C does, so that everything started is stopped."""
    raise KeyboardInterrupt


class _Worker:
    """The process that reads in the background, kept running while the server does."""

    def __init__(self, address: str) -> None:
        # Letters say where Ronda is; the worker has no request to take that from.
        self.environment = {**os.environ, "RONDA_ORIGIN": address}
        self.ending = threading.Event()
        self.process: subprocess.Popen[bytes] | None = None
        self.watch = threading.Thread(target=self._keep, name="worker", daemon=True)

    def __enter__(self) -> None:
        self.process = self._start()
        self.watch.start()

    def __exit__(self, *_: object) -> None:
        self.ending.set()
        if self.process is not None:
            self.process.terminate()
            try:
                self.process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                self.process.kill()

    def _keep(self) -> None:
        while self.process is not None:
            self.process.wait()
            if self.ending.wait(_BREATH):
                return
            self.process = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        # A session of its own, so that Ctrl+C reaches the server first, which then ends it.
        return subprocess.Popen(  # noqa: S603 (our own interpreter and module)
            _WORKER,
            start_new_session=True,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            preexec_fn=_die_with_parent,  # noqa: PLW1509 (it makes one system call)
        )


def _die_with_parent() -> None:
    """Should the server be killed, the worker is not to stay behind."""
    ctypes.CDLL(None).prctl(_DIES_WITH_PARENT, signal.SIGTERM)
