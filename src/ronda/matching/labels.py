"""What may be told of a hash that is known: its classifications, by the id of its entry.

Two things to know. Few combinations of classifications stand for very many entries: each has a
number, and a file that all processes map holds one number of two bytes for each entry, so that a
change is seen at once. And combinations are only ever added, so that a number keeps its meaning.
"""

import fcntl
import json
import mmap
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from ronda.matching import files

NUMBERS, COMBINATIONS = "labels.bin", "labels.json"
MOST = 0xFFFF


class Label(NamedTuple):
    """One classification: a scheme (with version and country, where it has them) and its code."""

    scheme: str
    version: str
    country: str
    code: str


Labels = tuple[Label, ...]


class Full(Exception):
    """There are more combinations of classifications than numbers for them."""


def labels_write(folder: Path, labels: Mapping[int, Labels]) -> None:
    """Keep what may be told of entries; all else stays as it was. Raises OSError, Full."""
    with _alone(folder):
        known = {one: number for number, one in enumerate(_combinations(folder))}
        found = [*known, *(one for one in dict.fromkeys(labels.values()) if one not in known)]
        if len(found) > MOST:
            raise Full(f"There are more than {MOST} combinations of classifications.")
        if len(found) > len(known):
            files.replace(folder / COMBINATIONS, json.dumps(found).encode())
        number_of = {one: number for number, one in enumerate(found)}
        file = os.open(folder / NUMBERS, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            for id, one in labels.items():
                os.pwrite(file, number_of[one].to_bytes(2, "little"), 2 * id)
            os.fdatasync(file)
        finally:
            os.close(file)


class Told:
    """The labels as they stand in the folder now."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._map: mmap.mmap | None = None
        self._known: list[Labels] = []

    def of(self, id: int) -> Labels:
        """The classifications of an entry; none where nothing is known of it."""
        if self._map is None or 2 * id + 2 > len(self._map):
            self._open()
        if self._map is None or 2 * id + 2 > len(self._map):
            return ()
        number = int.from_bytes(self._map[2 * id : 2 * id + 2], "little")
        if number >= len(self._known):
            self._known = _combinations(self._folder)
        return self._known[number] if number < len(self._known) else ()

    def _open(self) -> None:
        path = self._folder / NUMBERS
        if not path.exists() or not path.stat().st_size:
            return
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _combinations(folder: Path) -> list[Labels]:
    """Every combination by its number; number 0 is none at all."""
    path = folder / COMBINATIONS
    if not path.exists():
        return [()]
    return [tuple(Label(*label) for label in one) for one in json.loads(path.read_bytes())]


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    with (folder / "labels.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
