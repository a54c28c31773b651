"""Taking the time and the memory of things.

Two things to know. What runs in this process is run once to warm it, then several times, and the
shortest time counts: what is longer was the machine doing something else. And what is a program of
its own is timed from its start to its end, as a person waits for it.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


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
    return min([_run(command).seconds for _ in range(times + 1)][1:])


def python(code: str, *arguments: str | Path) -> Run:
    """What `code` takes in a Python process of its own with these `sys.argv[1:]`."""
    return _run([sys.executable, "-c", code, *arguments])


def _run(command: Sequence[str | Path]) -> Run:
    begun = time.perf_counter()
    with subprocess.Popen(
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as started:
        assert started.stderr is not None
        said = started.stderr.read()
        _, status, usage = os.wait4(started.pid, 0)
        started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode:
        raise RuntimeError(f"{command[0]} failed: {said.decode(errors='replace')[-500:]}")
    cpu = usage.ru_utime + usage.ru_stime
    return Run(time.perf_counter() - begun, cpu, usage.ru_maxrss / 1024)
