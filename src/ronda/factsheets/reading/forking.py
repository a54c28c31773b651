"""A file is read by a copy of this process, which can take no more memory and time than allowed.

Two things to know. The copy answers whatever happens, also to a defect; and should it be ended, by
its limits or by a library that gave up, the process that waits for it tells why. This process
must have a single thread.
"""

import os
import resource
import selectors
import signal
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from pydantic import BaseModel

from ronda.factsheets import errors
from ronda.factsheets.model import Factsheet
from ronda.factsheets.reading import read_with_text
from ronda.factsheets.reading.loading import LARGEST

MEMORY = 1024 * 1024 * 1024
SECONDS = 120
_BROKE = (
    "Ronda could not read the file, through a fault of its own and perhaps of the file's: open it,"
    " save it under another name or in another format, and try that."
)
_AT_ONCE = 1024 * 1024
_NEARLY_ALL = 0.7


class Bounds(BaseModel):
    """How large a file may be, and how much memory (bytes) and time (seconds) reading it takes."""

    largest: int = LARGEST
    memory: int = MEMORY
    seconds: int = SECONDS


class Request(BaseModel):
    """What is to be read: a file at `path`, or the bytes that follow; and within what bounds."""

    path: str | None
    name: str | None
    party: str | None
    bounds: Bounds


class Answer(BaseModel):
    """What came of it: a factsheet with its document's text and format, or an error's sentence."""

    factsheet: Factsheet | None = None
    text: str = ""
    format: str = ""
    error: str = ""
    sentence: str = ""
    traceback: str = ""


def factsheet_answer(request: Request, source: Path | bytes) -> Answer:
    """What comes of reading a factsheet; raises what reading raises."""
    largest = request.bounds.largest
    read = read_with_text(source, name=request.name, party=request.party, largest=largest)
    document = read.document
    return Answer(factsheet=read.factsheet, text=document.text, format=document.format)


Reading = Callable[[Request, Path | bytes], Answer]


def forked(request: Request, data: bytes, reading: Reading = factsheet_answer) -> bytes:
    """The answer to a request, as JSON; `data` are the bytes to read where it names no file."""
    listen, tell = os.pipe()
    # An interrupt waits until the copy is sure to be ended by it.
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    child = os.fork()
    if child == 0:
        os.close(listen)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        with os.fdopen(tell, "wb") as out:
            out.write(_work(request, data, reading))
        os._exit(0)
    os.close(tell)
    try:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        told = _heard(listen, time.monotonic() + request.bounds.seconds)
    finally:
        os.close(listen)
        os.kill(child, signal.SIGKILL)
        _, status, used = os.wait4(child, 0)
    if told is None:
        return too_slow(request)
    return told or _ended(os.waitstatus_to_exitcode(status), used.ru_maxrss * 1024, request)


def too_slow(request: Request) -> bytes:
    """The answer where the time is up."""
    return _said(
        errors.TooLarge(
            f"Reading the file takes longer than the {request.bounds.seconds} seconds allowed:"
            " send it in another format, or divide it."
        )
    )


def broken(trace: str) -> bytes:
    """The answer where a reader broke off."""
    return Answer(error="ReaderBroke", sentence=_BROKE, traceback=trace).model_dump_json().encode()


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


def _ended(status: int, memory: int, request: Request) -> bytes:
    """Why a process ended without an answer. A library that gets no memory ends its process."""
    if status == -signal.SIGXCPU:
        return too_slow(request)
    if status < 0 and memory > request.bounds.memory * _NEARLY_ALL:
        return _too_much()
    return broken(f"The reading process ended with {status}.")


# ------------------------------------------------------------ in the copy


def _work(request: Request, data: bytes, reading: Reading) -> bytes:
    """The answer, whatever happens."""
    try:
        _limit(request.bounds)
        source: Path | bytes = data if request.path is None else Path(request.path)
        answer = reading(request, source)
        return answer.model_dump_json(by_alias=True).encode()
    except errors.DocumentError as error:
        return _said(error)
    except (MemoryError, RecursionError):
        return _too_much()
    except Exception:  # noqa: BLE001 (the caller must hear of every defect)
        return broken(traceback.format_exc())


def _too_much() -> bytes:
    return _said(
        errors.TooLarge(
            "Reading the file takes more memory than allowed: it is far larger inside than a"
            " factsheet can be; send the factsheet alone."
        )
    )


def _said(error: errors.DocumentError) -> bytes:
    """The answer that raises `error` again in the calling process."""
    return Answer(error=type(error).__name__, sentence=str(error)).model_dump_json().encode()


def _limit(bounds: Bounds) -> None:
    """From here on so much more memory, so much time, no file to write, no core to dump."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    most = pages * resource.getpagesize() + bounds.memory
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (bounds.seconds, bounds.seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
