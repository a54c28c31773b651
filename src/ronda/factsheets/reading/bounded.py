"""Has a file read by a process of its own, which may take so much memory and time and no more.

Two things to know. A reader that breaks off, even one that takes its process with it, costs the
caller nothing but a `ReaderBroke`; limits reached give `TooLarge`. And there are two starts: a
fresh process knows nothing of its caller and may be used anywhere; a forked one is quick and for
commands with a single thread.
"""

import os
import selectors
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Literal

from ronda.factsheets import errors
from ronda.factsheets.model import Factsheet
from ronda.factsheets.reading.reading_process import BROKE, Answer, Bounds, Request, said, work

__all__ = ["Answer", "Bounds", "ReaderBroke", "answered", "read_bounded"]

_MODULE = "ronda.factsheets.reading.reading_process"
_KEPT = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ")
_AT_ONCE = 1024 * 1024


class ReaderBroke(errors.DocumentError):
    """A reader stopped where it should have said what is wrong: a defect of Ronda's.

    Where the reading process told it, its traceback is added as a note.
    """

    code = "reader-broke"
    exit_code = 70


def read_bounded(
    source: Path | bytes,
    *,
    name: str | None = None,
    party: str | None = None,
    bounds: Bounds | None = None,
    start: Literal["fresh", "fork"] = "fresh",
) -> Factsheet:
    """As `read`, within bounds; raises what `read` does, TooLarge and ReaderBroke."""
    answer = answered(source, name=name, party=party, bounds=bounds, start=start)
    assert answer.factsheet is not None
    return answer.factsheet


def answered(
    source: Path | bytes,
    *,
    name: str | None = None,
    party: str | None = None,
    bounds: Bounds | None = None,
    start: Literal["fresh", "fork"] = "fresh",
) -> Answer:
    """As `read_bounded`, with the text and format of the document beside the factsheet."""
    path = None if isinstance(source, bytes) else str(Path(source).absolute())
    request = Request(path=path, name=name, party=party, bounds=bounds or Bounds())
    data = source if isinstance(source, bytes) else b""
    told = (_fresh if start == "fresh" else _forked)(request, data)
    answer = Answer.model_validate_json(told)
    if answer.error:
        raise _error(answer)
    return answer


def _error(answer: Answer) -> errors.DocumentError:
    kind = getattr(errors, answer.error, None)
    if isinstance(kind, type) and issubclass(kind, errors.DocumentError):
        return kind(answer.sentence)
    broke = ReaderBroke(answer.sentence)
    if answer.traceback:
        broke.add_note(answer.traceback)
    return broke


def _fresh(request: Request, data: bytes) -> bytes:
    """Start Python anew, with nothing of this process: no environment, no open files."""
    command = [sys.executable, "-P", "-m", _MODULE]
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    with subprocess.Popen(  # noqa: S603 (our own interpreter and module)
        command, env=kept, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        order = request.model_dump_json().encode() + b"\n" + data
        try:
            told, cried = process.communicate(order, timeout=request.bounds.seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            return _too_slow(request)
    return told or _silent(process.returncode, request, cried.decode(errors="replace"))


def _forked(request: Request, data: bytes) -> bytes:
    """Split off a copy of this process, which must have a single thread."""
    listen, tell = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(listen)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        with os.fdopen(tell, "wb") as out:
            out.write(work(request, data))
        os._exit(0)
    os.close(tell)
    try:
        told = _heard(listen, time.monotonic() + request.bounds.seconds)
    finally:
        os.close(listen)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    if told is None:
        return _too_slow(request)
    return told or _silent(os.waitstatus_to_exitcode(status), request, "")


def _heard(listen: int, until: float) -> bytes | None:
    """Everything that is told before the time is up; None where it is not told whole by then."""
    heard = bytearray()
    with selectors.DefaultSelector() as selector:
        selector.register(listen, selectors.EVENT_READ)
        while (left := until - time.monotonic()) > 0 and selector.select(left):
            piece = os.read(listen, _AT_ONCE)
            if not piece:
                return bytes(heard)
            heard += piece
    return None


def _too_slow(request: Request) -> bytes:
    return said(
        errors.TooLarge(
            f"Reading the file takes longer than the {request.bounds.seconds} seconds allowed:"
            " send it in another format, or divide it."
        )
    )


def _silent(status: int, request: Request, cried: str) -> bytes:
    """A process that ended without an answer: at its limits, or by a defect."""
    if -status in {signal.SIGXCPU, signal.SIGKILL}:
        return _too_slow(request)
    return Answer(error="ReaderBroke", sentence=BROKE, traceback=cried).model_dump_json().encode()
