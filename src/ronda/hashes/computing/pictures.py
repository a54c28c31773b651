"""PDQ of pictures, by processes that do nothing else.

Two things to know. A process that a picture breaks, or holds up, is ended and another one started;
the picture is told. And what is a picture is told by its first bytes, never by its name.
"""

import json
import subprocess
import sys
from pathlib import Path
from queue import SimpleQueue
from threading import Timer
from types import TracebackType
from typing import Self

from ronda.hashes.errors import BadPicture, NotInstalled

HEAD = 32
"""How many of a file's first bytes are needed to tell what it is."""
_SECONDS = 60
_MODULE = "ronda.hashes.computing.picture_process"
_SIGNS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
)
_BRANDS = {b"avif": "image/avif", b"avis": "image/avif"} | dict.fromkeys(
    (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"), "image/heic"
)


def kind_of_picture(head: bytes) -> str | None:
    """The MIME type of the picture that begins with `head`; None for anything else."""
    for sign, mime in _SIGNS:
        if head.startswith(sign):
            return mime
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12])
    if head[:2] == b"BM" and head[6:10] == bytes(4):
        return "image/bmp"
    return None


class PictureHasher:
    """Up to `count` processes, started when first needed, ended with the `with` block."""

    def __init__(self, count: int) -> None:
        self._free: SimpleQueue[_Process | None] = SimpleQueue()
        self._count = count
        for _ in range(count):
            self._free.put(None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for _ in range(self._count):
            process = self._free.get()
            if process is not None:
                process.end()

    def pdq(self, path: Path) -> tuple[bytes, int]:
        """The PDQ hash of a picture and its quality (0 to 100).

        Raises BadPicture, and NotInstalled where this machine cannot open pictures.
        """
        process = self._free.get()
        try:
            process = process or _Process()
            return process.pdq(path)
        except _Ended as error:
            process = None
            raise BadPicture(str(error)) from error
        finally:
            self._free.put(process)


class _Ended(Exception):
    """The process is there no more."""


class _Process:
    def __init__(self) -> None:
        self._running = subprocess.Popen(  # noqa: S603 (our own interpreter and module)
            [sys.executable, "-P", "-m", _MODULE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._late = False

    def pdq(self, path: Path) -> tuple[bytes, int]:
        assert self._running.stdin is not None and self._running.stdout is not None
        clock = Timer(_SECONDS, self._stop)
        clock.start()
        try:
            self._running.stdin.write(json.dumps(str(path.absolute())).encode() + b"\n")
            self._running.stdin.flush()
            line = self._running.stdout.readline()
        except OSError:
            line = b""
        finally:
            clock.cancel()
        if not line:
            self.end()
            raise _Ended(
                f"The picture took more than {_SECONDS} seconds to open: it has no PDQ."
                if self._late
                else "The picture broke what was to open it: it has no PDQ."
            )
        return _answer(json.loads(line))

    def end(self) -> None:
        self._running.kill()
        self._running.communicate()

    def _stop(self) -> None:
        self._late = True
        self._running.kill()


def _answer(told: dict[str, str | int]) -> tuple[bytes, int]:
    if "missing" in told:
        raise NotInstalled(
            f"PDQ of pictures needs “{told['missing']}”, which is not installed:"
            ' pip install "ronda[hashes]".'
        )
    if "bad" in told:
        raise BadPicture(str(told["bad"]))
    return bytes.fromhex(str(told["pdq"])), int(told["quality"])
