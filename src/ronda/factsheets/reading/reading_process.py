"""The process in which a file is read within bounds; `bounded` starts it and hears its answer.

Two things to know. It answers whatever happens, also to a defect. And from its first step on it can
take no more memory and time than allowed, and cannot make a file grow.
"""

import os
import resource
import sys
import traceback
from pathlib import Path

from pydantic import BaseModel

from ronda.factsheets import errors
from ronda.factsheets.model import Factsheet
from ronda.factsheets.reading import read_with_text
from ronda.factsheets.reading.loading import LARGEST

MEMORY = 1024 * 1024 * 1024
SECONDS = 120
BROKE = (
    "Ronda could not read the file, through a fault of its own and perhaps of the file's: open it,"
    " save it under another name or in another format, and try that."
)


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


def work(request: Request, data: bytes) -> bytes:
    """The answer, whatever happens."""
    try:
        _limit(request.bounds)
        source: Path | bytes = data if request.path is None else Path(request.path)
        bounds = request.bounds
        read = read_with_text(
            source, name=request.name, party=request.party, largest=bounds.largest
        )
        document = read.document
        answer = Answer(factsheet=read.factsheet, text=document.text, format=document.format)
        return answer.model_dump_json(by_alias=True).encode()
    except errors.DocumentError as error:
        return said(error)
    except (MemoryError, RecursionError):
        return said(
            errors.TooLarge(
                "Reading the file takes more memory than allowed: it is far larger inside than a"
                " factsheet can be; send the factsheet alone."
            )
        )
    except Exception:  # noqa: BLE001 (the caller must hear of every defect)
        answer = Answer(error="ReaderBroke", sentence=BROKE, traceback=traceback.format_exc())
        return answer.model_dump_json().encode()


def said(error: errors.DocumentError) -> bytes:
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


def main() -> None:
    """Read what standard input asks for and answer on standard output, which nothing else uses."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    order, _, data = sys.stdin.buffer.read().partition(b"\n")
    with out:
        out.write(work(Request.model_validate_json(order), data))


if __name__ == "__main__":
    main()
