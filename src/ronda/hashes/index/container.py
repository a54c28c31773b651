"""The file that holds an index's arrays: versioned, checksummed, memory-mapped, no pickle.

    magic · arrays, each at a multiple of 4,096 bytes · contents (JSON) · trailer

The contents name each array with its type and shape, and have the SHA-256 of every 16 MiB before
them; the trailer has that of the contents. All is little-endian. `docs/hashes.md` says it byte for
byte. Two things to know. A file is written with `write`, never through memory, so that a full disk
is an error and not the end of the process. And it is checked whole when opened: a file that is torn
or altered anywhere is refused.
"""

import hashlib
import json
import mmap
import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from struct import Struct
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt

from ronda.hashes.errors import DamagedIndex

FORMAT = "ronda-hash-index/1"
MAGIC = b"ronda-hash-idx\x00\x01"
_PAGE = 4096
_BLOCK = 16 << 20
_TRAILER = Struct("<QQ32s16s")  # where the contents begin, their length, their SHA-256, magic

Array = npt.NDArray[Any]


@dataclass(frozen=True)
class Section:
    """One array of the file: its name, its type as numpy writes it (`<u8`), its shape."""

    name: str
    dtype: str
    shape: tuple[int, ...]

    @property
    def size(self) -> int:
        """Its length in bytes."""
        return int(np.prod(self.shape, dtype=np.int64)) * np.dtype(self.dtype).itemsize


@dataclass(frozen=True)
class Contents:
    """What a file holds: what was said of it, and its arrays, read-only and memory-mapped."""

    about: Mapping[str, object]
    arrays: Mapping[str, Array]


class Writing:
    """A file that is being written: `put` each array, then `finish`."""

    def __init__(
        self, file: BinaryIO, sections: Sequence[Section], about: Mapping[str, object]
    ) -> None:
        self._file = file
        self._about = about
        self._sections = {section.name: section for section in sections}
        self._places = {}
        end = _PAGE
        for section in sections:
            self._places[section.name] = end
            end = _rounded(end + section.size)
        self._end = end
        os.ftruncate(file.fileno(), end)
        self._write(MAGIC, 0)

    def put(self, name: str, array: Array, at: int = 0) -> None:
        """Write `array` into the section `name`, from line `at` on."""
        section = self._sections[name]
        whole = np.ascontiguousarray(array, dtype=section.dtype)
        line = section.size // section.shape[0] if section.shape[0] else 0
        assert at * line + whole.nbytes <= section.size
        self._write(whole.reshape(-1).view(np.uint8).data, self._places[name] + at * line)

    def finish(self) -> None:
        """Write the contents with their checksums, and wait until all is on the disk."""
        os.fsync(self._file.fileno())
        with mmap.mmap(self._file.fileno(), self._end, access=mmap.ACCESS_READ) as mapped:
            blocks = _digests(mapped, self._end)
        contents = json.dumps(
            {
                "format": FORMAT,
                "about": self._about,
                "arrays": [
                    [s.name, s.dtype, s.shape, self._places[s.name]]
                    for s in self._sections.values()
                ],
                "blocks": blocks,
            }
        ).encode()
        digest = hashlib.sha256(contents).digest()
        trailer = _TRAILER.pack(self._end, len(contents), digest, MAGIC)
        self._write(contents + trailer, self._end)
        os.fsync(self._file.fileno())

    def _write(self, data: bytes | memoryview, place: int) -> None:
        rest = memoryview(data)
        while rest:
            written = os.pwrite(self._file.fileno(), rest[: 1 << 30], place)
            rest, place = rest[written:], place + written


def read_container(path: Path) -> Contents:
    """The arrays of the file at `path`; raises DamagedIndex, and FileNotFoundError."""
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        if size < _PAGE + _TRAILER.size:
            raise _damaged(path, "it is cut off")
        mapped = mmap.mmap(file.fileno(), size, access=mmap.ACCESS_READ)
    contents = _contents(path, mapped)
    end = int(contents["end"])
    if _digests(mapped, end) != contents["blocks"]:
        raise _damaged(path, "its checksum is wrong")
    return Contents(contents["about"], dict(_arrays(mapped, contents["arrays"])))


def _contents(path: Path, mapped: mmap.mmap) -> dict[str, Any]:
    size = len(mapped)
    if mapped[: len(MAGIC) - 2] != MAGIC[:-2]:
        raise _damaged(path, "it is no index")
    if mapped[: len(MAGIC)] != MAGIC:
        raise _damaged(path, "it is of another version of Ronda")
    end, length, digest, magic = _TRAILER.unpack(mapped[size - _TRAILER.size :])
    if magic != MAGIC or end + length + _TRAILER.size != size:
        raise _damaged(path, "its end is missing")
    contents = mapped[end : end + length]
    if hashlib.sha256(contents).digest() != digest:
        raise _damaged(path, "the checksum of its contents is wrong")
    return {**json.loads(contents), "end": end}


def _arrays(mapped: mmap.mmap, named: list[Any]) -> Iterator[tuple[str, Array]]:
    for name, dtype, shape, place in named:
        section = Section(name, dtype, tuple(shape))
        count = section.size // np.dtype(dtype).itemsize
        flat = np.frombuffer(mapped, dtype=dtype, count=count, offset=place)
        yield name, flat.reshape(section.shape)


def _digests(mapped: mmap.mmap, end: int) -> list[str]:
    """The SHA-256 of every 16 MiB up to `end`, worked out by all processors."""
    view = memoryview(mapped)
    with ThreadPoolExecutor(os.cpu_count()) as pool, view:
        pieces = [view[start : min(start + _BLOCK, end)] for start in range(0, end, _BLOCK)]
        digests = list(pool.map(lambda piece: hashlib.sha256(piece).hexdigest(), pieces))
        for piece in pieces:
            piece.release()
    return digests


def _damaged(path: Path, why: str) -> DamagedIndex:
    return DamagedIndex(f"The index {path} cannot be used: {why}. Build it anew from the database.")


def _rounded(size: int) -> int:
    return -(-size // _PAGE) * _PAGE
