"""The log of what was asked: by whom, for what purpose, on what basis; never what the hash was.

Two things to know. A question is answered only when its line is on the disk; lines that come while
the disk is busy are written together, so that many questions share one wait. And a line holds a
keyed digest of each hash, which only the holder of the service's secret can compare with anything,
and is sealed together with the line before it: none can be changed, moved or taken out unseen.
"""

import asyncio
import hmac
import json
import os
import secrets
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ronda.matching import files
from ronda.matching.denials import NotReady
from ronda.matching.questions import Asked
from ronda.matching.tokens import Claims

FORMAT = "ronda-queries/1"
PATTERN = "queries-*.log"
LARGEST = 64_000_000
"""Bytes after which the log goes on in another file."""
_SEAL = 32


class Altered(Exception):
    """A line of a log is not as it was written."""


@dataclass(frozen=True)
class Line:
    """One line that was read back; `ends` is where it ends in the file, `seal` its seal."""

    said: dict[str, object]
    ends: int
    seal: bytes


def digest_of(key: bytes, asked: Asked) -> bytes:
    """What the log keeps of a hash: 16 bytes that tell nothing without `key`."""
    return hmac.digest(key, asked.kind.name.encode() + b"\n" + asked.value, "sha256")[:16]


class QueryLog:
    """A log of this process's own in `folder`."""

    def __init__(self, folder: Path, *, largest: int = LARGEST) -> None:
        self._folder = folder
        self._largest = largest
        self._seal_key = files.key(folder, "query-log-seal")
        self._digest_key = files.key(folder, "query-log-digest")
        self._writing = ThreadPoolExecutor(1, "query-log")
        self._waiting: list[tuple[bytes, asyncio.Future[None]]] = []
        self._task: asyncio.Task[None] | None = None
        self._begin()

    async def keep(self, claims: Claims, asked: Sequence[Asked], *, at: float, known: int) -> None:
        """Write down a question; comes back when it is on the disk. Raises NotReady.

        `known` is for how many of the hashes the answer is yes.
        """
        said = {
            "at": datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds"),
            "client": claims.client.id,
            "agreement": claims.client.agreement,
            "purpose": claims.purpose,
            "basis": claims.basis,
            "case": claims.case,
            "token": claims.token,
            "kinds": sorted({one.kind.name for one in asked}),
            "threshold": max(one.threshold for one in asked),
            "hashes": len(asked),
            "known": known,
            "digests": b"".join(digest_of(self._digest_key, one) for one in asked).hex(),
        }
        done = asyncio.get_running_loop().create_future()
        self._waiting.append((json.dumps(said, separators=(",", ":")).encode(), done))
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._write_all())
        await done

    async def _write_all(self) -> None:
        loop = asyncio.get_running_loop()
        while self._waiting:
            group, self._waiting = self._waiting, []
            try:
                await loop.run_in_executor(self._writing, self._write, [text for text, _ in group])
            except OSError as error:
                why = error.strerror or "it cannot be written"
                for _, done in group:
                    sentence = f"The question could not be logged ({why}), so it is not answered."
                    done.set_exception(NotReady(sentence, again_after=10))
            else:
                for _, done in group:
                    if not done.done():
                        done.set_result(None)

    def close(self) -> None:
        """Write what waits and let the file go."""
        self._writing.shutdown(wait=True)
        os.close(self._file)

    def _begin(self) -> None:
        now = datetime.now(UTC)
        id = secrets.token_hex(8)
        self.path = self._folder / f"queries-{now:%Y%m%dT%H%M%S}-{id}.log"
        self._file = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        self._seal, self._size = bytes(_SEAL), 0
        head = {"format": FORMAT, "file": id, "begun": now.isoformat(timespec="seconds")}
        self._write([json.dumps(head).encode()])

    def _write(self, texts: list[bytes]) -> None:
        """Append lines and wait for the disk; where that fails the file is as it was before."""
        if self._size > self._largest:
            os.close(self._file)
            self._begin()
        seal, lines = self._seal, []
        for text in texts:
            seal = hmac.digest(self._seal_key, seal + text, "sha256")
            lines.append(seal.hex().encode() + b" " + text + b"\n")
        data = b"".join(lines)
        try:
            _append(self._file, data)
            os.fdatasync(self._file)
        except OSError:
            os.ftruncate(self._file, self._size)
            os.lseek(self._file, self._size, os.SEEK_SET)
            raise
        self._seal, self._size = seal, self._size + len(data)


def lines(
    folder: Path, path: Path, *, after: int = 0, seal: bytes = bytes(_SEAL)
) -> Iterator[Line]:
    """The lines of a log that begin at byte `after`, where the line before had `seal`.

    A last line that is not whole yet is left for the next time. Raises Altered.
    """
    key = files.key(folder, "query-log-seal")
    with path.open("rb") as file:
        file.seek(after)
        for line in file:
            if not line.endswith(b"\n"):
                return
            told, _, text = line[:-1].partition(b" ")
            seal = hmac.digest(key, seal + text, "sha256")
            after += len(line)
            if not hmac.compare_digest(told, seal.hex().encode()):
                raise Altered(
                    f"The log {path.name} was altered before byte {after}: what follows cannot be"
                    " trusted. Keep the file and find out who could write to it."
                )
            yield Line(json.loads(text), after, seal)


def _append(file: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(file, view) :]
