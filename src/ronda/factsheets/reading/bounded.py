"""Has a file read by a process of its own, which may take so much memory and time and no more.

Two things to know. A reader that breaks off, even one that takes its process with it, costs the
caller nothing but a `ReaderBroke`; limits reached give `TooLarge`. And there are two starts: a
fresh process knows nothing of its caller and may be used anywhere; a forked one is quick and for
commands with a single thread.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import Literal

from ronda.factsheets import errors
from ronda.factsheets.model import Factsheet
from ronda.factsheets.reading.forking import Answer, Bounds, Request, broken, forked, too_slow

__all__ = ["Answer", "Bounds", "ReaderBroke", "answered", "read_bounded"]

_MODULE = "ronda.factsheets.reading.reading_process"
_KEPT = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ")
_GRACE = 10  # seconds in which a process that watches the time must have answered


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
    told = fresh(request, data) if start == "fresh" else forked(request, data)
    answer = Answer.model_validate_json(told)
    if answer.error:
        raise error_in(answer)
    return answer


def error_in(answer: Answer) -> errors.DocumentError:
    """The error that an answer tells of."""
    kind = getattr(errors, answer.error, None)
    if isinstance(kind, type) and issubclass(kind, errors.DocumentError):
        return kind(answer.sentence)
    broke = ReaderBroke(answer.sentence)
    if answer.traceback:
        broke.add_note(answer.traceback)
    return broke


def fresh(request: Request, data: bytes, module: str = _MODULE) -> bytes:
    """The answer of a new Python with nothing of this process: no environment, no open files.

    `module` is what it runs: it takes a request and bytes as `reading_process` does.
    """
    command = [sys.executable, "-P", "-m", module]
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    with subprocess.Popen(  # noqa: S603 (our own interpreter and module)
        command, env=kept, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        order = request.model_dump_json().encode() + b"\n" + data
        try:
            told, cried = process.communicate(order, timeout=request.bounds.seconds + _GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            return too_slow(request)
    return told or broken(cried.decode(errors="replace"))
