"""The hashes of files, in their order, a few files at a time."""

import hashlib
import os
import stat
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from ronda.hashes.computing.pictures import HEAD, PictureHasher, kind_of_picture
from ronda.hashes.errors import HashError, Unreadable

_PIECE = 1 << 20


@dataclass(frozen=True)
class Hashed:
    """A file's hashes by kind; its size in bytes; PDQ's quality; what went wrong, if anything.

    Of a file that could not be read there are no values. Of a picture that could not be opened
    there are all but PDQ's. `picture` is the MIME type of a picture.
    """

    path: Path
    size: int
    values: Mapping[str, bytes]
    picture: str | None = None
    quality: int | None = None
    trouble: HashError | None = None


def hash_files(paths: Iterable[Path], *, workers: int | None = None) -> Iterator[Hashed]:
    """The hashes of each file in turn; `workers` of None is as many as there are processors.

    Raises NotInstalled where pictures cannot be opened on this machine at all.
    """
    count = workers or os.cpu_count() or 1
    with PictureHasher(count) as pictures, ThreadPoolExecutor(count) as pool:
        waiting: deque[Future[Hashed]] = deque()
        try:
            for path in paths:
                waiting.append(pool.submit(_hashed, path, pictures))
                if len(waiting) > 4 * count:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def _hashed(path: Path, pictures: PictureHasher) -> Hashed:
    try:
        size, head, values = _exact(path)
    except OSError as error:
        return Hashed(path, 0, {}, trouble=Unreadable(f"It cannot be read: {error.strerror}."))
    except Unreadable as error:
        return Hashed(path, 0, {}, trouble=error)
    picture = kind_of_picture(head)
    if picture is None:
        return Hashed(path, size, values)
    try:
        pdq, quality = pictures.pdq(path)
    except HashError as error:
        return Hashed(path, size, values, picture, trouble=error)
    return Hashed(path, size, {**values, "pdq": pdq}, picture, quality)


def _exact(path: Path) -> tuple[int, bytes, dict[str, bytes]]:
    """The size of a file, its first bytes, and its exact hashes, in one reading."""
    digests = {name: hashlib.new(name, usedforsecurity=False) for name in ("md5", "sha1", "sha256")}
    # O_NONBLOCK: a pipe that nobody writes to must not be waited for.
    opened = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(opened, "rb", buffering=0) as file:  # noqa: PTH123 (it is opened already)
        if not stat.S_ISREG(os.fstat(opened).st_mode):
            raise Unreadable("It is no file but a folder, a pipe or a device.")
        size, head, piece = 0, b"", memoryview(bytearray(_PIECE))
        while length := file.readinto(piece):
            size += length
            head = head or bytes(piece[: min(length, HEAD)])
            for digest in digests.values():
                digest.update(piece[:length])
    return size, head, {name: digest.digest() for name, digest in digests.items()}
