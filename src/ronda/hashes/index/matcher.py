"""Asking: which entries are near a hash, now.

Two things to know. Each question looks first whether something was added or withdrawn or a new
snapshot was written, by whichever process. And a matcher may be shared by threads (while one takes
up what is new, the others answer from what there was); processes each open their own, and share the
memory of the mapped file.
"""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from threading import Lock
from typing import Any, Literal, NamedTuple, Self

import numpy as np
import numpy.typing as npt

from ronda.hashes.errors import BadHash, DamagedIndex, HashError, Unfinished
from ronda.hashes.index.delta import Delta
from ronda.hashes.index.generations import CURRENT, Generation, current_generation
from ronda.hashes.index.journal import Change, Position, Reading
from ronda.hashes.index.permuting import Values
from ronda.hashes.index.snapshot import Snapshot
from ronda.hashes.kinds import Kind, Match
from ronda.hashes.kinds import kind as kind_of

_TRIES = 5
At = Position | Literal["now"] | None


class Matches(NamedTuple):
    """What was found, one a line: the query's number, the entry's id, and their distance in bits.

    By query, then distance, then id; an entry at most once for a query, with its nearest value.
    """

    query: npt.NDArray[np.int64]
    id: npt.NDArray[np.int64]
    distance: npt.NDArray[np.uint16]

    def chosen(self, lines: npt.NDArray[Any]) -> "Matches":
        """Those lines of it."""
        return Matches(self.query[lines], self.id[lines], self.distance[lines])


class _State(NamedTuple):
    """What counts at a moment: a generation with its snapshot, and what its journal says."""

    generation: Generation
    stamp: tuple[int, int]
    snapshot: Snapshot
    journal: Reading
    delta: Delta


class Matcher:
    """The index in a folder, open for questions."""

    def __init__(self, folder: Path, at: At = None) -> None:
        self.folder = folder
        self._lock = Lock()
        self._current = str(folder / CURRENT)
        self._still = at is not None
        self._state = _opened(folder, at)

    @classmethod
    def open(cls, folder: Path, *, at: At = None) -> Self:
        """Open the index in `folder`; raises NoIndex, and DamagedIndex: then build it anew.

        With `at` it takes up nothing new: it answers from what counts "now", or counted at the
        `position` of another; raises Unfinished where that cannot be had any more.
        """
        return cls(folder, at)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files."""
        self._state.journal.close()

    @property
    def generation(self) -> int:
        """Which snapshot is asked: they are counted."""
        return self._fresh().generation.number

    @property
    def position(self) -> Position:
        """What it answers from: the snapshot and how many changes of the journal."""
        state = self._fresh()
        return Position(state.generation.number, state.journal.read)

    @property
    def counts(self) -> dict[str, int]:
        """How many hashes of each kind the snapshot has."""
        return dict(self._fresh().snapshot.counts)

    @property
    def changes(self) -> int:
        """How many hashes were added since the snapshot; past 100,000 write a new one."""
        return len(self._fresh().delta)

    def match(self, kind: str, value: bytes, threshold: int | None = None) -> list[Match]:
        """The entries within `threshold` bits of `value`, the nearest first.

        Without a threshold the kind's own counts: 31 for PDQ, 0 for exact kinds. Raises
        UnknownKind, BadHash, BadThreshold, DamagedIndex.
        """
        return self.match_many(kind, [value], threshold)[0]

    def match_many(
        self,
        kind: str,
        values: Sequence[bytes],
        threshold: int | None = None,
        *,
        threads: int | None = 1,
    ) -> list[list[Match]]:
        """The same for many values at once, in their order; None for all processors there are."""
        known = kind_of(kind)
        wanted = known.checked(threshold)
        found = self.found(kind, array_of(known, values), wanted, threads=threads)
        answers: list[list[Match]] = [[] for _ in values]
        for query, id, distance in zip(*(column.tolist() for column in found), strict=True):
            answers[query].append(Match(id, known.name, known.version, distance, wanted))
        return answers

    def found(
        self, kind: str, values: Values, threshold: int | None = None, *, threads: int | None = 1
    ) -> Matches:
        """The same in arrays: `values` is n × size bytes."""
        known = kind_of(kind)
        wanted = known.checked(threshold)
        state = self._fresh()
        parts = []
        if known.name in state.snapshot.counts:
            lines = state.snapshot.found(known, values, wanted, threads)
            ids = state.snapshot.ids(known.name)[lines.row]
            parts.append(_without(Matches(lines.query, ids, lines.distance), state.delta.withdrawn))
        if len(state.delta):
            lines, ids = state.delta.found(known, values, wanted, threads)
            parts.append(Matches(lines.query, ids, lines.distance))
        return _in_order(parts)

    def _fresh(self) -> _State:
        """What counts now. While one thread takes up what is new, the others use what there was."""
        if self._still or not self._lock.acquire(blocking=False):
            return self._state
        try:
            if self._state.stamp != _stamp(self._current):
                old, self._state = self._state, _opened(self.folder)
                old.journal.close()
            self._state.delta.apply(self._state.journal.fresh())
            return self._state
        finally:
            self._lock.release()


def array_of(known: Kind, values: Iterable[bytes]) -> Values:
    """The values in an array, n × size bytes; raises BadHash for one of another length."""
    whole = list(values)
    for number, value in enumerate(whole):
        if len(value) != known.size:
            raise BadHash(
                f"Value {number}: a hash of kind “{known.name}” has {known.size} bytes;"
                f" this one has {len(value)}."
            )
    return np.frombuffer(b"".join(whole), dtype=np.uint8).reshape(-1, known.size)


def _opened(folder: Path, at: At = None) -> _State:
    """The generation that counts, opened; another may begin to count meanwhile."""
    for _ in range(_TRIES):
        stamp = _stamp(str(folder / CURRENT))
        generation = current_generation(folder)
        try:
            snapshot, journal = Snapshot.open(generation), Reading(generation)
        except FileNotFoundError:
            continue
        delta = Delta()
        try:
            delta.apply(_until(at, generation, journal.fresh()))
        except HashError:
            journal.close()
            raise
        return _State(generation, stamp, snapshot, journal, delta)
    raise DamagedIndex(
        f"A file of the index in {folder} is missing. Build the index anew from the database."
    )


def _until(at: At, generation: Generation, changes: list[Change]) -> list[Change]:
    """The changes up to a position; raises Unfinished where the index has gone past it."""
    if not isinstance(at, Position):
        return changes
    if at.generation != generation.number or at.changes > len(changes):
        raise Unfinished(
            f"The index in {generation.folder} is not the one that was begun with, but another"
            " snapshot or copy: begin again."
        )
    return changes[: at.changes]


def _stamp(current: str) -> tuple[int, int]:
    """What changes when CURRENT is replaced; of nothing where it is missing."""
    try:
        found = os.stat(current)  # noqa: PTH116 (asked at each question: a path costs more)
    except OSError:
        return 0, 0
    return found.st_ino, found.st_mtime_ns


def _without(matches: Matches, withdrawn: set[int]) -> Matches:
    if not withdrawn or not len(matches.id):
        return matches
    stay = np.array([id not in withdrawn for id in matches.id.tolist()], dtype=bool)
    return matches.chosen(stay)


def _joined(parts: list[Matches]) -> Matches:
    if len(parts) == 1:
        return parts[0]
    numbers = np.empty(0, dtype=np.int64)
    none = Matches(numbers, numbers, np.empty(0, dtype=np.uint16))
    return Matches(
        np.concatenate([part.query for part in (none, *parts)]),
        np.concatenate([part.id for part in (none, *parts)]),
        np.concatenate([part.distance for part in (none, *parts)]),
    )


def _in_order(parts: list[Matches]) -> Matches:
    """All lines in the promised order, an entry once for a query."""
    whole = _joined(parts)
    if len(whole.query) < 2:
        return whole
    by_entry = whole.chosen(np.lexsort((whole.distance, whole.id, whole.query)))
    again = (by_entry.query[1:] == by_entry.query[:-1]) & (by_entry.id[1:] == by_entry.id[:-1])
    nearest = by_entry.chosen(np.concatenate([[True], ~again]))
    return nearest.chosen(np.lexsort((nearest.id, nearest.distance, nearest.query)))
