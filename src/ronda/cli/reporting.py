"""How a command goes through its files, tells what came of each, and what it exits with.

Two things to know. What a person asked for goes to standard output, everything else to standard
error, each sentence on a line that begins with its file. And a defect of Ronda's is told in one
sentence too; its traceback is shown only where RONDA_DEBUG is 1.
"""

import os
import sys
import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ronda.cli.exit_codes import DEFECT, DONE, SEVERAL
from ronda.cli.watching import watched
from ronda.factsheets.errors import DocumentError
from ronda.factsheets.printable import printable
from ronda.hashes.errors import HashError

DEFECTIVE = (
    "Ronda broke off through a fault of its own: type the command again with RONDA_DEBUG=1 before"
    " it to see where, and report that."
)


class Stop(Exception):
    """A command cannot go on: its sentence and exit code."""

    def __init__(self, sentence: str, exit_code: int) -> None:
        super().__init__(sentence)
        self.exit_code = exit_code


@dataclass(frozen=True)
class Told:
    """What came of one file: what to print, sentences about it, and its exit code."""

    out: str = ""
    sentences: Sequence[str] = ()
    code: int = DONE


def each(files: Sequence[Path], work: Callable[[Path], Told]) -> int:
    """Do `work` on each file, tell what came of it, and go on; the exit code of all together.

    `work` may raise DocumentError, HashError and Stop.
    """
    codes = []
    for path, aside in watched(files):
        told = attempt(lambda path=path: work(path))  # type: ignore[misc]
        if told.out or told.sentences:
            with aside():
                tell(told, str(path))
        codes.append(told.code)
    return together(codes)


def attempt(work: Callable[[], Told]) -> Told:
    """What `work` tells; an error's sentence and exit code where it raised one."""
    try:
        return work()
    except (DocumentError, HashError, Stop) as error:
        _explain(error)
        return Told(sentences=[str(error)], code=error.exit_code)
    except Exception as error:  # noqa: BLE001 (no command shows a traceback unasked)
        _explain(error)
        return Told(sentences=[DEFECTIVE], code=DEFECT)


def tell(told: Told, about: str = "") -> None:
    """Print what came of a file; its sentences on standard error, after its name."""
    if told.out:
        sys.stdout.write(told.out)
        sys.stdout.flush()
    for sentence in told.sentences:
        line = f"{about}: {sentence}" if about else sentence
        sys.stderr.write(printable(line).replace("\n", " ") + "\n")


def together(codes: Iterable[int]) -> int:
    """The one exit code that is not DONE, or SEVERAL."""
    bad = {code for code in codes if code != DONE}
    return SEVERAL if len(bad) > 1 else next(iter(bad), DONE)


def _explain(error: Exception) -> None:
    if os.environ.get("RONDA_DEBUG") == "1":
        traceback.print_exception(error)
