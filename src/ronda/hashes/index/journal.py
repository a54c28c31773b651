"""The journal: what was added and withdrawn since the snapshot, for every process to read.

Two things to know. A change is on the disk when its call returns, and every `Matcher` knows of it
at its next question. And a record has the checksum of its words, its place and its journal, so that
none can be altered, moved or left out unseen; what was torn off at the end by a crash is put aside
by the next who writes.
"""

import os
import uuid
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from struct import Struct
from typing import BinaryIO

from ronda.hashes.errors import BadHash, CannotKeep, DamagedIndex
from ronda.hashes.index.generations import Generation, current_generation, locked
from ronda.hashes.kinds import kind as kind_named

_MAGIC = b"ronda-hash-log\x00\x01"
_HEAD = Struct("<16s16sQ20xI")  # magic, the journal's own id, generation, checksum
_RECORD = Struct("<II8sq32s")  # checksum, 1 to add or 2 to withdraw, kind, entry's id, value
_ADD, _WITHDRAW = 1, 2

Entry = tuple[int, str, bytes]
"""The id of an entry, a kind's name, and the value of that kind: an entry may have several."""


@dataclass(frozen=True)
class Change:
    """One change: the value that an entry has from now on; or None: the entry is withdrawn."""

    id: int
    kind: str
    value: bytes | None


@dataclass(frozen=True)
class Position:
    """How far a journal had come; see `Snapshot.write`."""

    generation: int
    changes: int


class Journal:
    """The door for those who change what is matched in the index of `folder`.

    Any number of processes may have it open. Raises NoIndex where no snapshot was written yet,
    DamagedIndex, and CannotKeep (then nothing was added).
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        current_generation(folder)

    def add(self, id: int, kind: str, value: bytes) -> None:
        """Let the entry `id` be found by this value too."""
        self.add_many([(id, kind, value)])

    def add_many(self, entries: Iterable[Entry]) -> None:
        """Let these entries be found: all of them, or on an error none."""
        self._append([_added(*entry) for entry in entries])

    def withdraw(self, id: int) -> None:
        """Let the entry `id` be found no more, by none of its values, unless added again."""
        self.withdraw_many([id])

    def withdraw_many(self, ids: Iterable[int]) -> None:
        """Let these entries be found no more."""
        self._append([_RECORD.pack(0, _WITHDRAW, b"", id, b"") for id in ids])

    @property
    def position(self) -> Position:
        """How far it has come: to be asked before the database is read for a new snapshot."""
        with locked(self.folder):
            generation = current_generation(self.folder)
            with _opened(generation) as file:
                return Position(generation.number, _whole(file, generation))

    def _append(self, records: list[bytes]) -> None:
        if not records:
            return
        with locked(self.folder):
            generation = current_generation(self.folder)
            with _opened(generation) as file:
                count = _whole(file, generation)
                _write(file, count, records)


class Reading:
    """A journal as it is followed by a `Matcher`; `read` counts the changes that were read."""

    def __init__(self, generation: Generation) -> None:
        self._generation = generation
        self._file = _opened(generation, write=False)
        self.read = 0
        try:
            self._token = _token(self._file, generation)
        except DamagedIndex:
            self._file.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def fresh(self) -> list[Change]:
        """The changes since the last call; raises DamagedIndex."""
        place = _HEAD.size + self.read * _RECORD.size
        size = os.fstat(self._file.fileno()).st_size
        if size == place:
            return []
        if size < place:
            raise _damaged(self._generation)
        changes, rest = self._changes(place)
        if rest.strip(b"\0"):
            # Either torn, or read while it was being written: look when nobody writes.
            with locked(self._generation.folder, shared=True):
                return self.settled()
        self.read += len(changes)
        return changes

    def settled(self) -> list[Change]:
        """The same for a caller who holds the lock."""
        changes, rest = self._changes(_HEAD.size + self.read * _RECORD.size)
        if rest[_RECORD.size :].strip(b"\0"):
            raise _damaged(self._generation)
        self.read += len(changes)
        return changes

    def _changes(self, place: int) -> tuple[list[Change], bytes]:
        self._file.seek(place)
        data = self._file.read()
        changes = list(_sound(data, self._token, self.read))
        return changes, data[len(changes) * _RECORD.size :]


def create_journal(generation: Generation, changes: Iterable[Change]) -> None:
    """Begin the journal of a new generation with `changes`; it is on the disk on return."""
    token = uuid.uuid4().bytes
    head = _HEAD.pack(_MAGIC, token, generation.number, 0)
    records = [
        _RECORD.pack(0, _WITHDRAW, b"", c.id, b"")
        if c.value is None
        else _added(c.id, c.kind, c.value)
        for c in changes
    ]
    with generation.journal.open("wb") as file:
        file.write(head[:-4] + zlib.crc32(head[:-4]).to_bytes(4, "little"))
        file.write(_sealed(records, token, 0))
        file.flush()
        os.fsync(file.fileno())


def _added(id: int, kind: str, value: bytes) -> bytes:
    known = kind_named(kind)
    if len(value) != known.size:
        raise BadHash(f"A hash of kind “{kind}” has {known.size} bytes; this one has {len(value)}.")
    return _RECORD.pack(0, _ADD, kind.encode(), id, value)


def _sealed(records: list[bytes], token: bytes, first: int) -> bytes:
    """The records, each with its checksum, which holds it to its journal and its place there."""
    return b"".join(
        zlib.crc32(_place(token, first + n) + record[4:]).to_bytes(4, "little") + record[4:]
        for n, record in enumerate(records)
    )


def _place(token: bytes, number: int) -> bytes:
    return token + number.to_bytes(8, "little")


def _sound(data: bytes, token: bytes, first: int) -> Iterator[Change]:
    """The changes in `data` up to the first record that is not whole or not right."""
    for number in range(len(data) // _RECORD.size):
        record = data[number * _RECORD.size : (number + 1) * _RECORD.size]
        check, what, name, id, value = _RECORD.unpack(record)
        if check != zlib.crc32(_place(token, first + number) + record[4:]) or not what:
            return
        kind = name.rstrip(b"\0").decode()
        yield Change(id, kind, value[: kind_named(kind).size] if what == _ADD else None)


def _opened(generation: Generation, *, write: bool = True) -> BinaryIO:
    return generation.journal.open("r+b" if write else "rb", buffering=0)


def _token(file: BinaryIO, generation: Generation) -> bytes:
    """The journal's own id, from its head; raises DamagedIndex."""
    file.seek(0)
    head = file.read(_HEAD.size)
    if len(head) == _HEAD.size:
        magic, token, number, check = _HEAD.unpack(head)
        sound = check == zlib.crc32(head[:-4])
        if magic == _MAGIC and number == generation.number and sound:
            assert isinstance(token, bytes)
            return token
    raise _damaged(generation)


def _whole(file: BinaryIO, generation: Generation) -> int:
    """How many records there are; cuts off what a crash left unfinished behind them.

    The caller holds the lock, so that nothing unfinished is still being written.
    """
    token = _token(file, generation)
    count = (os.fstat(file.fileno()).st_size - _HEAD.size) // _RECORD.size
    torn = 0
    while count and not _is_sound(file, token, count - 1):
        file.seek(_HEAD.size + (count - 1) * _RECORD.size)
        torn += bool(file.read(_RECORD.size).strip(b"\0"))
        if torn > 1:
            raise _damaged(generation)
        count -= 1
    file.truncate(_HEAD.size + count * _RECORD.size)
    return count


def _is_sound(file: BinaryIO, token: bytes, number: int) -> bool:
    file.seek(_HEAD.size + number * _RECORD.size)
    return bool(list(_sound(file.read(_RECORD.size), token, number)))


def _write(file: BinaryIO, count: int, records: list[bytes]) -> None:
    """Write `records` behind the first `count`, or raise CannotKeep and leave all as it was.

    The room is taken before it is filled, so that no reader sees a part of what is then taken back.
    """
    place = _HEAD.size + count * _RECORD.size
    file.seek(0)
    token = _HEAD.unpack(file.read(_HEAD.size))[1]
    data = memoryview(_sealed(records, token, count))
    try:
        os.posix_fallocate(file.fileno(), place, len(data))
        while data:
            written = os.pwrite(file.fileno(), data, place)
            data, place = data[written:], place + written
        os.fsync(file.fileno())
    except OSError as error:
        file.truncate(_HEAD.size + count * _RECORD.size)
        raise CannotKeep(
            f"The change could not be written to the journal: {error.strerror}. Nothing was added;"
            " make room and try again."
        ) from error


def _damaged(generation: Generation) -> DamagedIndex:
    return DamagedIndex(
        f"The journal {generation.journal} is torn or altered. Build the index anew from the"
        " database."
    )
