"""Lists of hashes, read in parts: a hash a line, or a table with a column for each kind.

Two things to know. A table is told by its first line: columns called md5, sha1, sha256 and pdq, in
any case, with commas or semicolons between (as `ronda hash` writes it); `quality` is PDQ's. And a
list is never in memory whole: a part is some megabytes of whole lines.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from ronda.hashes.errors import UnknownKind
from ronda.hashes.kinds import KINDS, kind

PART = 4 << 20
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Layout:
    """Where the hashes stand in a line: the column of each kind, and of PDQ's quality.

    `separator` is None where a line is one hash and nothing else.
    """

    columns: tuple[tuple[int, str], ...]
    separator: str | None = None
    quality: int | None = None


@dataclass(frozen=True)
class Part:
    """Some whole lines of a list, and the number of the first, from 1."""

    first: int
    data: bytes


def parts_of(
    file: BinaryIO, name: str | None, *, size: int = PART
) -> Iterator[tuple[Layout, Part]]:
    """The list in parts of about `size` bytes; `name` is the kind where a line is only a hash.

    Raises UnknownKind where it is not told and cannot be seen.
    """
    rest = file.read(size).removeprefix(_BOM)
    if not rest.strip():
        return
    first_line = rest[: 1 << 16].partition(b"\n")[0].decode("utf-8", "replace")
    layout, number = _layout(first_line, name), 1
    if layout.separator is not None:
        rest, number = rest.partition(b"\n")[2], 2
    while rest:
        # A line that has no end in so much is none; it is cut, and both ends are told as broken.
        more = file.read(size)
        whole, end, begun = rest.rpartition(b"\n")
        if not more or (not end and len(rest) > size):
            whole, end, begun = rest, b"", b""
        if whole or end:
            yield layout, Part(number, whole + end)
        number += whole.count(b"\n") + len(end)
        rest = begun + more


def _layout(line: str, name: str | None) -> Layout:
    separator = ";" if line.count(";") > line.count(",") else ","
    heads = [head.strip().strip('"').casefold() for head in line.split(separator)]
    columns = tuple((place, head) for place, head in enumerate(heads) if head in KINDS)
    if columns:
        chosen = tuple(one for one in columns if name in {None, one[1]})
        if name is not None and not chosen:
            raise UnknownKind(f"The list has no column “{name}”.")
        quality = heads.index("quality") if "quality" in heads else None
        return Layout(chosen, separator, quality)
    return Layout(((0, kind(name).name if name else _seen(line)),))


def _seen(line: str) -> str:
    """The one kind whose hashes are as long as this line."""
    length = len(line.strip())
    kinds = [one.name for one in KINDS.values() if 2 * one.size == length]
    if len(kinds) == 1:
        return kinds[0]
    among = " or ".join(kinds) if kinds else ", ".join(KINDS)
    raise UnknownKind(
        f"The list does not tell of which kind its hashes are: say so with --kind ({among}), or"
        " give it a first line with the names of its columns."
    )
