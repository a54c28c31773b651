"""Taking the time and the memory of things.

Two things to know. What runs in this process is run once to warm it, then several times, and the
shortest time counts: what is longer was the machine doing something else. And what is a program of
its own is timed from its start to its end, as a person waits for it.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

_TAKING = Path(__file__).parent.parent / "tools" / "taking.py"


@dataclass(frozen=True)
class Run:
    """What one run of a program took: seconds, those of the processor, and the most memory."""

    seconds: float
    cpu: float
    megabytes: float


def warm(work: Callable[[], object], *, times: int = 7) -> float:
    """The seconds `work` takes once warm: the best of `times` runs after one that is not counted.

    Work of more than two seconds is run once only.
    """
    first = seconds(work)
    return first if first > 2 else min(seconds(work) for _ in range(times))


def seconds(work: Callable[[], object]) -> float:
    """The seconds that one run of `work` takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def program(command: Sequence[str | Path], *, times: int = 3) -> float:
    """The seconds that `command` takes, start to end: the best of `times` after a first one."""
    return min([seconds(lambda: _done(command)) for _ in range(times + 1)][1:])


def python(code: str, *arguments: str | Path) -> Run:
    """What `code` takes in a Python process of its own with these `sys.argv[1:]`."""
    with tempfile.NamedTemporaryFile("r", encoding="ascii") as told:
        _done([sys.executable, _TAKING, told.name, sys.executable, "-c", code, *arguments])
        ended, passed, worked, peak = json.load(told)
    if ended:
        raise RuntimeError(f"A measured piece of work failed: {code}")
    return Run(passed, worked, peak / 1024**2)


def _done(command: Sequence[str | Path]) -> None:
    done = subprocess.run(
        [str(part) for part in command], stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    if done.returncode:
        said = done.stderr.decode(errors="replace")[-500:]
        raise RuntimeError(f"{command[0]} failed: {said}")
