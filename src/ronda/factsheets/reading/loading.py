"""The bytes of a file, within bounds: nothing too large is opened, let alone read.

Two things to know. The size is asked of the file system before the file is opened, and held to
while reading, because a file may grow or say less than it has. And only ordinary files are read:
a pipe or a device has no end.
"""

import stat
from pathlib import Path

from ronda.factsheets.errors import Empty, NotFound, TooLarge

LARGEST = 64 * 1024 * 1024
"""The largest file that is taken in, in bytes, unless the caller says otherwise."""


def load(source: Path, largest: int = LARGEST) -> bytes:
    """The bytes of the file at `source`; raises NotFound, Empty or TooLarge."""
    try:
        found = source.stat()
    except (OSError, ValueError) as error:
        raise NotFound(f"There is no file {source} that may be opened: check its name.") from error
    if not stat.S_ISREG(found.st_mode):
        raise NotFound(
            f"{source} is no file, and no folder with files that Ronda reads: name another."
        )
    if found.st_size > largest:
        raise too_large(found.st_size, largest)
    return _read(source, largest)


def _read(source: Path, largest: int) -> bytes:
    try:
        with source.open("rb") as file:
            data = file.read(largest + 1)
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise NotFound(f"{source} cannot be read ({reason}): check its permissions.") from error
    if len(data) > largest:
        raise too_large(len(data), largest)
    if not data:
        raise Empty("The file is empty: send the document again.")
    return data


def too_large(size: int, largest: int) -> TooLarge:
    """The refusal of a file of `size` bytes."""
    return TooLarge(
        f"The file has {_megabytes(size)} MB and Ronda takes up to {_megabytes(largest)} MB:"
        " take out what a factsheet does not need, such as pictures, and send it again."
    )


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:,.0f}"
