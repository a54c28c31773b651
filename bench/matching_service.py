"""The matching service through HTTP: single questions a second, and how long one of them takes.

Two things to know. It runs as it is served: two processes, the log on the disk, tokens checked,
limits counted. And the questions come from another process over loopback (`matching_load`), signed
beforehand, at most `QUESTIONS` and for at most `SECONDS`; it takes its part of the processors.
"""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import numpy as np
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bench.table import Row
from ronda.hashes.index import Snapshot
from ronda.matching.clients import Client, clients_write
from ronda.matching.tokens import token_sign

KNOWN = 1_000_000
QUESTIONS = 20_000
SECONDS = 20
PROCESSES = 2
NAME, PURPOSE, BASIS = "bench.example", "measuring", "none"
KEY = Ed25519PrivateKey.generate()


def rows(folder: Path) -> Iterator[Row]:
    """What one question costs with many at once, and the time that 95 in 100 stay below."""
    known = _prepare(folder)
    with _serving(folder) as (port, service):
        for what, near in (("half of them known", True), ("none of them known", False)):
            _write_questions(folder / "questions", known if near else None)
            before = _processor_seconds(service)
            figures = _load(folder / "questions", port)
            spent = (_processor_seconds(service) - before) / figures["questions"]
            name = f"Matching service through HTTP, {KNOWN:,} hashes, {what}"
            told = f"{name}: {figures['per_second']:,.0f} single questions a second, each"
            yield Row(told, 1000 / figures["per_second"], unit="ms", aim=0.5)
            yield Row(f"{name}: 95 in 100 within", 1000 * figures["p95"], unit="ms")
            # Told beside it, since it hardly depends on what else the machine does.
            yield Row(f"{name}: processor time of one", 1000 * spent, unit="ms", aim=1.0)


def _prepare(folder: Path) -> "np.ndarray[tuple[int, int], np.dtype[np.uint8]]":
    """An index of random hashes and one client that may ask as much as it likes."""
    folder.mkdir(mode=0o700)
    random = np.random.default_rng(7)
    known = random.integers(0, 256, (KNOWN, 32), dtype=np.uint8)
    entries = ((id, "pdq", known[id].tobytes()) for id in range(KNOWN))
    Snapshot.write(folder / "index", entries)
    client = Client(
        id="bench",
        key=KEY.public_key().public_bytes_raw().hex(),
        agreement="bench",
        purposes=frozenset({PURPOSE}),
        bases=frozenset({BASIS}),
        kinds=frozenset({"pdq"}),
        rate=10_000,
        burst=10_000,
        since=date(2020, 1, 1),
        until=date(2100, 1, 1),
    )
    clients_write(folder, [client])
    return known


def _write_questions(
    path: Path, known: "np.ndarray[tuple[int, int], np.dtype[np.uint8]] | None"
) -> None:
    """Whole requests, each with a token of its own, a hexadecimal line each."""
    random = np.random.default_rng(11)
    with path.open("w", encoding="ascii") as file:
        for number in range(QUESTIONS):
            value = random.integers(0, 256, 32, dtype=np.uint8)
            if known is not None and number % 2:
                value = known[int(random.integers(KNOWN))].copy()
                value[int(random.integers(32))] ^= 0b101
            file.write(_request(value.tobytes()).hex() + "\n")


def _request(value: bytes) -> bytes:
    body = json.dumps({"kind": "pdq", "value": value.hex()}).encode()
    token = token_sign(
        KEY,
        client="bench",
        service=NAME,
        purpose=PURPOSE,
        basis=BASIS,
        body=body,
        now=time.time(),
        life=120,
    )
    head = f"POST /v1/match HTTP/1.1\r\nHost: {NAME}\r\nAuthorization: Bearer {token}\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


@contextmanager
def _serving(folder: Path) -> Iterator[tuple[int, int]]:
    """The service at a free port, and the process that began it."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    command = [sys.executable, "-m", "ronda.cli", "hashes", "match", "--no-follow"]
    command += ["--name", NAME, "--folder", str(folder), "--port", str(port)]
    with subprocess.Popen(
        [*command, "--processes", str(PROCESSES)], stdout=subprocess.DEVNULL, env=os.environ
    ) as process:
        try:
            # Until each process has opened the index and compiled its search.
            time.sleep(15)
            yield port, process.pid
        finally:
            process.terminate()


def _processor_seconds(service: int) -> float:
    """The time that the processes which answer have had of the processors."""
    tick = os.sysconf("SC_CLK_TCK")
    children = Path(f"/proc/{service}/task/{service}/children").read_text("ascii").split()
    stats = [
        Path(f"/proc/{child}/stat").read_text("ascii").rpartition(")")[2] for child in children
    ]
    return sum(int(stat.split()[11]) + int(stat.split()[12]) for stat in stats) / tick


def _load(questions: Path, port: int) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.matching_load", str(questions), str(port), str(SECONDS)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, timeout=10 * SECONDS)
    found: dict[str, float] = json.loads(done.stdout)
    return found
