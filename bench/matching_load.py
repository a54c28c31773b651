"""Sends prepared requests over many connections and measures: `matching_load FILE PORT SECONDS`.

Two things to know. It knows nothing of what it sends: a connection sends its next request when its
last was answered. And anything but "200" ends it with an error: a refusal is quick, and no figure.
"""

import asyncio
import json
import sys
import time
from pathlib import Path
from typing import cast

import uvloop

CONNECTIONS = 64


class Connection(asyncio.Protocol):
    """One connection, and the time that each of its questions took."""

    def __init__(self, requests: list[bytes], until: float, taken: list[float]) -> None:
        self.requests, self.until, self.taken = requests, until, taken
        self.done = asyncio.get_running_loop().create_future()
        self.got, self.whole, self.asked_at = b"", 0, 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        self.transport = cast(asyncio.Transport, transport)
        self._next()

    def data_received(self, data: bytes) -> None:
        """Count an answer that is whole, and ask the next."""
        self.got += data
        if not self.whole and b"\r\n\r\n" in self.got:
            head, _, _ = self.got.partition(b"\r\n\r\n")
            length = head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
            self.whole = len(head) + 4 + int(length)
        if self.whole and len(self.got) >= self.whole:
            if not self.got.startswith(b"HTTP/1.1 200"):
                self.done.set_exception(RuntimeError(self.got.decode(errors="replace")))
                self.transport.close()
                return
            self.taken.append(time.perf_counter() - self.asked_at)
            self.got, self.whole = b"", 0
            self._next()

    def connection_lost(self, _error: Exception | None) -> None:
        """The other side went away."""
        if not self.done.done():
            self.done.set_exception(RuntimeError("the service closed the connection"))

    def _next(self) -> None:
        if not self.requests or time.perf_counter() > self.until:
            self.done.set_result(None)
            self.transport.close()
            return
        self.asked_at = time.perf_counter()
        self.transport.write(self.requests.pop())


async def main(questions: Path, port: int, seconds: float) -> dict[str, float]:
    """Ask, on all connections at once; the rate and the 95th percentile."""
    requests = [bytes.fromhex(line) for line in questions.read_text("ascii").splitlines()]
    loop, taken = asyncio.get_running_loop(), list[float]()
    begun = time.perf_counter()

    async def one() -> None:
        made = lambda: Connection(requests, begun + seconds, taken)  # noqa: E731
        _, connection = await loop.create_connection(made, "127.0.0.1", port)
        await connection.done

    await asyncio.gather(*(one() for _ in range(CONNECTIONS)))
    lasted = time.perf_counter() - begun
    return {
        "questions": len(taken),
        "per_second": len(taken) / lasted,
        "p95": sorted(taken)[int(0.95 * len(taken))],
    }


if __name__ == "__main__":
    told = uvloop.run(main(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])))
    sys.stdout.write(json.dumps(told))
