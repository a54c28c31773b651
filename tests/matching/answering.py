"""The matching service as it runs: processes of their own, asked over HTTP."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path

from tests.matching.accredited import SERVICE, signed


@dataclass(frozen=True)
class Answer:
    """What came back, to the byte."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def said(self) -> dict[str, object]:
        """The body read."""
        found: dict[str, object] = json.loads(self.body)
        return found

    @property
    def result(self) -> dict[str, object]:
        """What was said of a single hash."""
        found = self.said["result"]
        assert isinstance(found, dict)
        return found


@dataclass
class Running:
    """A service that answers at a port."""

    port: int
    process: "subprocess.Popen[str]"
    headers: dict[str, str] = field(default_factory=dict)

    def ask(self, body: bytes, token: str | None, path: str = "/v1/match") -> Answer:
        """One question as it is, with this Authorization header."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = self.headers | ({"Authorization": token} if token else {})
        connection.request("POST", path, body, headers)
        response = connection.getresponse()
        told = {name.lower(): value for name, value in response.getheaders()}
        answer = Answer(response.status, told, response.read())
        connection.close()
        return answer

    def one(self, **question: object) -> Answer:
        """Ask about one hash, with a token for it."""
        body = json.dumps(question).encode()
        return self.ask(body, signed(body, time.time()))

    def many(self, *hashes: object, **more: object) -> Answer:
        """Ask about many hashes, with a token for them."""
        body = json.dumps({"hashes": hashes} | more).encode()
        return self.ask(body, signed(body, time.time()), "/v1/matches")


@contextmanager
def running(folder: Path, *options: str, processes: int = 1) -> Iterator[Running]:
    """The command, until the end of the block."""
    command = [sys.executable, "-m", "ronda.cli", "hashes", "match", "--name", SERVICE]
    command += ["--folder", str(folder), "--port", "0", "--processes", str(processes)]
    command += ["--no-follow", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        port = int(line.split("http://127.0.0.1:")[1].split("/")[0])
        try:
            _wait(port)
            yield Running(port, process)
        finally:
            process.terminate()


def _wait(port: int) -> None:
    """Until a first process answers."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        connection = HTTPConnection("127.0.0.1", port, timeout=30)
        try:
            connection.request("GET", "/v1/health")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return
        finally:
            connection.close()
    raise TimeoutError("the service does not answer")
