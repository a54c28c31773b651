"""What changed since the snapshot, in memory: what to search besides, and what to leave out.

Two things to know. A few thousand perceptual hashes are compared one by one; of more, most get
tables of their own, made anew each time they have doubled. And an entry that is withdrawn is found
no more by anything it had before; what is added to it afterwards is found again.
"""

from collections import defaultdict
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from ronda.hashes.index.finding import Found, empty, joined
from ronda.hashes.index.journal import Change
from ronda.hashes.index.perceptual import Tables, scanned, tables, within
from ronda.hashes.index.permuting import Rows, Values, permuted
from ronda.hashes.kinds import KINDS, Kind

Ids = npt.NDArray[np.int64]
_FEW = 8192
_GONE = -1


class Delta:
    """The changes of a journal, as far as it was read."""

    def __init__(self) -> None:
        self.withdrawn: set[int] = set()
        self._added: dict[str, _Perceptual | _Exact] = {
            name: _Perceptual() if kind.perceptual else _Exact() for name, kind in KINDS.items()
        }

    def __len__(self) -> int:
        """How many values were added; see `Matcher.changes`."""
        return sum(added.count for added in self._added.values())

    def apply(self, changes: list[Change]) -> None:
        """Take in more changes, in their order."""
        batch: dict[str, list[tuple[int, bytes]]] = defaultdict(list)
        for change in changes:
            if change.value is not None:
                batch[change.kind].append((change.id, change.value))
                continue
            self._add(batch)
            self.withdrawn.add(change.id)
            for added in self._added.values():
                added.withdraw(change.id)
        self._add(batch)

    def found(
        self, kind: Kind, queries: Values, threshold: int, threads: int | None
    ) -> tuple[Found, Ids]:
        """What of the added is within `threshold` of each query, and the entry of each line."""
        return self._added[kind.name].found(queries, threshold, threads)

    def _add(self, batch: dict[str, list[tuple[int, bytes]]]) -> None:
        for name, entries in batch.items():
            self._added[name].add(entries)
        batch.clear()


class _Perceptual:
    """Added PDQ hashes: arrays that grow, tables of the first part of them."""

    def __init__(self) -> None:
        self.count = 0
        self._rows: Rows = np.empty((64, 4), dtype=np.uint64)
        self._ids: Ids = np.empty(64, dtype=np.int64)
        self._of_entry: dict[int, list[int]] = defaultdict(list)
        self._tables: Tables | None = None

    def add(self, entries: list[tuple[int, bytes]]) -> None:
        values = np.frombuffer(b"".join(value for _, value in entries), dtype=np.uint8)
        end = self.count + len(entries)
        self._grow(end)
        self._rows[self.count : end] = permuted(values.reshape(len(entries), -1))
        self._ids[self.count : end] = [id for id, _ in entries]
        for place, (id, _) in enumerate(entries, start=self.count):
            self._of_entry[id].append(place)
        self.count = end
        in_tables = 0 if self._tables is None else len(self._tables.rows)
        if end - in_tables > max(_FEW, in_tables):
            self._tables = tables(self._rows[:end].copy())

    def withdraw(self, id: int) -> None:
        for place in self._of_entry.pop(id, ()):
            self._ids[place] = _GONE

    def found(self, queries: Values, threshold: int, threads: int | None) -> tuple[Found, Ids]:
        if not self.count:
            return empty(), empty().query
        # Another thread may be adding: what is used here is taken once.
        rows, first, parts, in_tables = permuted(queries), 0, [], self._tables
        if in_tables is not None:
            parts.append(within(in_tables, rows, threshold, threads=threads))
            first = len(in_tables.rows)
        rest = scanned(self._rows[first : self.count], rows, threshold, threads=threads)
        parts.append(rest._replace(row=rest.row + first))
        return _living(joined(parts), lambda found: self._ids[found.row])

    def _grow(self, count: int) -> None:
        if count > len(self._ids):
            room = max(count, 2 * len(self._ids)) - self.count
            self._rows = np.concatenate([self._rows[: self.count], np.empty((room, 4), np.uint64)])
            self._ids = np.concatenate([self._ids[: self.count], np.empty(room, np.int64)])


class _Exact:
    """Added exact hashes: the entries of each value."""

    def __init__(self) -> None:
        self.count = 0
        self._ids: dict[bytes, list[int]] = defaultdict(list)
        self._values: dict[int, list[bytes]] = defaultdict(list)

    def add(self, entries: list[tuple[int, bytes]]) -> None:
        for id, value in entries:
            self._ids[value].append(id)
            self._values[id].append(value)
        self.count += len(entries)

    def withdraw(self, id: int) -> None:
        for value in self._values.pop(id, ()):
            self._ids[value] = [other for other in self._ids[value] if other != id]

    def found(self, queries: Values, _threshold: int, _threads: int | None) -> tuple[Found, Ids]:
        if not self.count:
            return empty(), empty().query
        pairs = [
            (number, id)
            for number, query in enumerate(queries)
            for id in self._ids.get(query.tobytes(), ())
        ]
        lines = np.array(pairs, dtype=np.int64).reshape(-1, 2)
        found = Found(lines[:, 0], lines[:, 1], np.zeros(len(lines), dtype=np.uint16))
        return found, found.row


def _living(found: Found, ids_of: Callable[[Found], Ids]) -> tuple[Found, Ids]:
    """The lines whose entry was not withdrawn, with their entries."""
    ids = ids_of(found)
    living = ids != _GONE
    return found.chosen(living), ids[living]
