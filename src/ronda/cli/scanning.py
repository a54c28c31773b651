"""`ronda hashes scan`: a list of hashes against an index, here or on a Ray cluster.

Two things to know. What is found goes to standard output as a table, in the order of the list,
whoever worked it out; what is broken or set apart is told with its line on standard error, at most
the first few, and counted. And a scan that could not be finished leaves no file behind.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, BinaryIO, cast

from ronda.cli.exit_codes import DONE
from ronda.cli.reporting import Told, attempt, tell
from ronda.cli.target import written
from ronda.cli.watching import counted
from ronda.hashes import index
from ronda.hashes.errors import BadHash, Unreadable
from ronda.hashes.kinds import kind as kind_named
from ronda.hashes.scanning.lists import Layout, Part, parts_of

if TYPE_CHECKING:
    from ronda.hashes.scanning.parts import Scanned

_TOLD = 20


@dataclass(frozen=True)
class Order:
    """What was typed."""

    list: Path
    index: Path
    kind: str | None = None
    threshold: int | None = None
    ray: str | None = None
    to: Path | None = None


@dataclass
class _Sums:
    """What came of all parts together."""

    lines: int = 0
    hashes: int = 0
    found: int = 0
    broken: int = 0
    apart: int = 0
    told: list[str] = field(default_factory=list)


def run(order: Order) -> int:
    """Scan, write what was found; the exit code."""
    told = attempt(lambda: _scan(order))
    tell(told, str(order.list) if told.code != DONE else "")
    return told.code


def _scan(order: Order) -> Told:
    kind_named(order.kind or "pdq").checked(order.threshold)
    index.loaded()
    sums = _Sums()
    with _opened(order.list) as file, written(order.to) as out:
        out.write(",".join(_module("parts").COLUMNS) + "\n")
        scanned = _scanned(order, parts_of(file, order.kind))
        for part, _ in counted(scanned, lambda part: f"{part.lines} lines"):
            out.write(part.table)
            for name in ("lines", "hashes", "found", "broken", "apart"):
                setattr(sums, name, getattr(sums, name) + getattr(part, name))
            sums.told += part.told[: _TOLD - len(sums.told)]
    return Told(
        sentences=[*sums.told, _summary(sums)], code=BadHash.exit_code if sums.broken else DONE
    )


def _scanned(order: Order, parts: Iterator[tuple[Layout, Part]]) -> "Iterator[Scanned]":
    if order.ray is None:
        here = _module("machine").scan_here(order.index, parts, order.threshold)
        return cast("Iterator[Scanned]", here)
    on = _module("cluster").scan_on_cluster(order.ray, order.index, parts, order.threshold)
    return cast("Iterator[Scanned]", on)


def _module(name: str) -> ModuleType:
    """A module of the scan, imported when it is known that all it needs is installed."""
    return import_module(f"ronda.hashes.scanning.{name}")


def _summary(sums: _Sums) -> str:
    return (
        f"{sums.hashes} hashes matched from {sums.lines} lines: {sums.found} found;"
        f" {sums.apart} set apart; {sums.broken} broken."
    )


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        file = path.open("rb")
    except OSError as error:
        raise Unreadable(f"The list cannot be read: {error.strerror}.") from error
    with file:
        yield file
