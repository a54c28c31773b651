"""The folder of an index: which snapshot and journal count, and who may write.

    CURRENT   the generation that counts, in one line with its checksum
    base-7.index, journal-7.log   its snapshot, which never changes, and what changed since
    LOCK   held by whoever appends to the journal or changes CURRENT

Two things to know. CURRENT is replaced in one step, so that a reader finds the old generation or
the new one, whole, whatever becomes of the writer. And locks are the operating system's: they end
with the process that held them.
"""

import fcntl
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ronda.hashes.errors import CannotKeep, DamagedIndex, NoIndex

CURRENT = "CURRENT"
_LOCK = "LOCK"
_WORDS = "ronda-hash-index 1 generation"


@dataclass(frozen=True)
class Generation:
    """One generation of the index in `folder`: counted from 1."""

    folder: Path
    number: int

    @property
    def base(self) -> Path:
        """Its snapshot."""
        return self.folder / f"base-{self.number}.index"

    @property
    def journal(self) -> Path:
        """What was added and withdrawn since."""
        return self.folder / f"journal-{self.number}.log"


def current_generation(folder: Path) -> Generation:
    """The generation that counts; raises NoIndex and DamagedIndex."""
    try:
        line = (folder / CURRENT).read_text("ascii", errors="replace")
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NoIndex(
            f"There is no index in {folder}: write one with Snapshot.write, or name another folder."
        ) from error
    said, _, number = line.rpartition(" ")[0].rpartition(" ")
    if said != _WORDS or not number.isdecimal() or line != _line(int(number)):
        raise DamagedIndex(
            f"The file {folder / CURRENT} is torn or altered. Build the index anew from the"
            " database."
        )
    return Generation(folder, int(number))


def make_current(generation: Generation) -> None:
    """Let `generation` count from now on; the caller holds the lock."""
    beside = generation.folder / f"{CURRENT}.new"
    with beside.open("w", encoding="ascii") as file:
        file.write(_line(generation.number))
        file.flush()
        os.fsync(file.fileno())
    beside.replace(generation.folder / CURRENT)
    sync_folder(generation.folder)


def sync_folder(folder: Path) -> None:
    """Wait until the names in `folder` are on the disk."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


@contextmanager
def locked(folder: Path, *, shared: bool = False) -> Iterator[None]:
    """Hold the folder's lock: `shared` to read what no one must be writing meanwhile."""
    try:
        opened = os.open(folder / _LOCK, os.O_RDONLY | (0 if shared else os.O_CREAT), 0o644)
    except OSError as error:
        raise CannotKeep(f"The folder {folder} cannot be locked: {error.strerror}.") from error
    try:
        fcntl.flock(opened, fcntl.LOCK_SH if shared else fcntl.LOCK_EX)
        yield
    finally:
        os.close(opened)


def _line(number: int) -> str:
    said = f"{_WORDS} {number}"
    return f"{said} {zlib.crc32(said.encode()):08x}\n"
