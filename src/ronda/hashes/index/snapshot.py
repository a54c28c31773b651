"""Writing a snapshot: all that is to be matched, as one file that never changes.

Two things to know. It is written beside the one that counts and takes its place in one step, so
that a full disk or a killed process leaves all as it was. And what the journal took in meanwhile is
carried over, so that nothing is lost between reading the database and the new snapshot.
"""

import fcntl
import secrets
from array import array
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, NamedTuple

import numpy as np
import numpy.typing as npt

from ronda.hashes.errors import BadHash, CannotKeep, DamagedIndex, NoIndex
from ronda.hashes.index.compiled.instructions import LANES
from ronda.hashes.index.compiled.sorting import BUCKETS, CHUNKS
from ronda.hashes.index.container import Array, Contents, Section, Writing, read_container
from ronda.hashes.index.exact import Keyed, keys_of, offset_count, same, sorted_keys
from ronda.hashes.index.finding import Found
from ronda.hashes.index.generations import (
    Generation,
    current_generation,
    locked,
    make_current,
    sync_folder,
)
from ronda.hashes.index.journal import Change, Entry, Position, Reading, create_journal
from ronda.hashes.index.perceptual import Tables, chunks, within
from ronda.hashes.index.permuting import WORDS, Values, permuted
from ronda.hashes.kinds import KINDS, Kind, kind

Ids = npt.NDArray[np.int64]


class Hashes(NamedTuple):
    """The hashes of one kind in arrays: n ids of entries, and n × size bytes."""

    ids: Ids
    values: Values


@dataclass
class _Collected:
    """The hashes of one kind as they come in."""

    kind: Kind
    ids: "array[int]" = field(default_factory=lambda: array("q"))
    values: bytearray = field(default_factory=bytearray)

    def arrays(self) -> Hashes:
        values = np.frombuffer(self.values, dtype=np.uint8)
        ids = np.frombuffer(self.ids, dtype=np.int64)
        return Hashes(ids, values.reshape(-1, self.kind.size))


class Snapshot:
    """The hashes of a base as they were at one time, mapped from their file.

    `Snapshot.write` makes one; `Matcher` asks it.
    """

    def __init__(self, contents: Contents) -> None:
        self._arrays = contents.arrays
        self.counts: Mapping[str, int] = {
            name: len(self._arrays[f"{name}/ids"])
            for name in KINDS
            if f"{name}/ids" in self._arrays
        }

    @staticmethod
    def write(folder: Path, entries: Iterable[Entry], *, since: Position | None = None) -> None:
        """Write `entries` (id, kind, value) as the snapshot in `folder` that counts from now on.

        `since` is the `Journal.position` taken before `entries` were read from the database: what
        the journal took in after it is carried over. Without it all the journal has is carried
        over, which is never wrong, only longer. Raises BadHash, UnknownKind and CannotKeep; the
        snapshot of before is then as it was.
        """
        collected: dict[str, _Collected] = {}
        for id, name, value in entries:
            if name not in collected:
                collected[name] = _Collected(kind(name))
            into = collected[name]
            if len(value) != into.kind.size:
                raise BadHash(
                    f"Entry {id}: a hash of kind “{name}” has {into.kind.size} bytes;"
                    f" this one has {len(value)}."
                )
            into.ids.append(id)
            into.values += value
        hashes = {}
        for name in list(collected):
            hashes[name] = collected.pop(name).arrays()
        Snapshot.write_arrays(folder, hashes, since=since)

    @staticmethod
    def write_arrays(
        folder: Path, hashes: Mapping[str, Hashes], *, since: Position | None = None
    ) -> None:
        """The same for hashes that are in arrays already, by the names of their kinds."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with _beside(folder) as file:
                _write(file, hashes)
                _take_over(folder, Path(file.name), since)
        except OSError as error:
            raise CannotKeep(
                f"The index in {folder} could not be written: {error.strerror}. The one of before,"
                " if any, still counts; make room and write it again."
            ) from error

    @staticmethod
    def open(generation: Generation) -> "Snapshot":
        """The snapshot of a generation; raises DamagedIndex."""
        contents = read_container(generation.base)
        versions = contents.about.get("kinds")
        known = {name: kind.version for name, kind in KINDS.items()}
        if not isinstance(versions, dict) or not versions.items() <= known.items():
            raise DamagedIndex(
                f"The index {generation.base} holds hashes of another kind or version than this"
                " Ronda knows. Build it anew from the database."
            )
        return Snapshot(contents)

    def ids(self, name: str) -> Ids:
        """The entries' ids, by row."""
        return self._arrays[f"{name}/ids"]

    def found(self, known: Kind, queries: Values, threshold: int, threads: int | None) -> Found:
        """The rows of this kind within `threshold` of each query."""
        part = {name: self._arrays[f"{known.name}/{name}"] for name in _parts(known)}
        if known.perceptual:
            return within(Tables(**part), permuted(queries), threshold, threads=threads)
        return same(Keyed(**part), keys_of(queries), threads=threads)


def _parts(known: Kind) -> tuple[str, ...]:
    return Tables._fields if known.perceptual else Keyed._fields


@contextmanager
def _beside(folder: Path) -> Iterator[BinaryIO]:
    """A file in `folder` to write to; under this name it is gone afterwards.

    It is locked as long as its writer lives, so that nobody clears it away.
    """
    path = folder / f"writing-{secrets.token_hex(8)}"
    try:
        with path.open("xb+") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield file
    finally:
        path.unlink(missing_ok=True)


def _write(file: BinaryIO, hashes: Mapping[str, Hashes]) -> None:
    known = {name: kind(name) for name in hashes}
    sections = [s for name in hashes for s in _sections(known[name], len(hashes[name].ids))]
    about = {"kinds": {name: one.version for name, one in known.items()}}
    writing = Writing(file, sections, about)
    for name, one in hashes.items():
        assert one.values.shape == (len(one.ids), known[name].size)
        put = _put_perceptual if known[name].perceptual else _put_exact
        put(writing, name, one)
    writing.finish()


def _sections(known: Kind, count: int) -> list[Section]:
    """The arrays that `count` hashes of a kind take."""
    shapes: dict[str, tuple[str, tuple[int, ...]]] = {"ids": ("<i8", (count,))}
    if known.perceptual:
        shapes["rows"] = ("<u8", (count, WORDS))
        shapes["offsets"] = ("<u4", (CHUNKS, BUCKETS + 1))
        shapes["posts"] = ("<u4", (CHUNKS, count))
        shapes["nexts"] = ("<u2", (CHUNKS, count + LANES))
    else:
        shapes["keys"] = ("<u8", (count, -(-known.size // 8)))
        shapes["offsets"] = ("<u4", (offset_count(count),))
    return [Section(f"{known.name}/{part}", *shape) for part, shape in shapes.items()]


def _put_perceptual(writing: Writing, name: str, hashes: Hashes) -> None:
    rows = permuted(hashes.values)
    writing.put(f"{name}/ids", hashes.ids)
    writing.put(f"{name}/rows", rows)
    for number, chunk in enumerate(chunks(rows)):
        for part, values in chunk._asdict().items():
            line: Array = values[np.newaxis]
            writing.put(f"{name}/{part}", line, at=number)


def _put_exact(writing: Writing, name: str, hashes: Hashes) -> None:
    keyed, order = sorted_keys(keys_of(hashes.values))
    writing.put(f"{name}/ids", hashes.ids[order])
    writing.put(f"{name}/keys", keyed.keys)
    writing.put(f"{name}/offsets", keyed.offsets)


def _take_over(folder: Path, path: Path, since: Position | None) -> None:
    """Let the file at `path` be the snapshot that counts, with what the journal took in since."""
    with locked(folder):
        try:
            old = current_generation(folder)
            carried = _carried(old, since)
        except (NoIndex, DamagedIndex):
            # What cannot be read cannot be carried over; the database had it before the journal.
            carried = []
        new = Generation(folder, _next_number(folder))
        create_journal(new, carried)
        path.rename(new.base)
        sync_folder(folder)
        make_current(new)
        _clear(folder, new)


def _carried(old: Generation, since: Position | None) -> list[Change]:
    reading = Reading(old)
    try:
        changes = reading.settled()
    finally:
        reading.close()
    known = since is not None and since.generation == old.number
    return changes[since.changes :] if since is not None and known else changes


def _next_number(folder: Path) -> int:
    """A number that no file in `folder` has, whatever became of it."""
    numbers = [
        int(path.stem.rpartition("-")[2])
        for pattern in ("base-*.index", "journal-*.log")
        for path in folder.glob(pattern)
        if path.stem.rpartition("-")[2].isdecimal()
    ]
    return max(numbers, default=0) + 1


def _clear(folder: Path, current: Generation) -> None:
    """Remove what no longer counts; who has it open keeps it until they close it."""
    for pattern in ("base-*.index", "journal-*.log", "writing-*"):
        for path in folder.glob(pattern):
            if path not in {current.base, current.journal} and not _held(path):
                path.unlink(missing_ok=True)


def _held(path: Path) -> bool:
    """Whether a process that lives is writing the file."""
    try:
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    return False
