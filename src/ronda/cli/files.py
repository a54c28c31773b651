"""The files that a person named: paths, folders with all that is in them, patterns.

Two things to know. In a folder only files whose ending Ronda knows are meant, and neither hidden
ones nor those that Word keeps beside an open document. And the order is that of the names given,
sorted inside a folder or pattern, each file once. A folder or pattern without a file stands for
itself, so that it is complained of in its turn and the rest go on.
"""

import os
from collections.abc import Iterable, Iterator
from glob import glob, has_magic
from pathlib import Path

from ronda.factsheets.reading.sniffing import ENDINGS


def named_files(names: Iterable[str]) -> list[Path]:
    """The files that `names` mean."""
    found = (path for name in names for path in _files(name))
    return list(dict.fromkeys(found))


def every_file(names: Iterable[str]) -> Iterator[Path]:
    """Every file that `names` mean, of whatever kind and hidden ones too, as they are come upon.

    In a folder, what is no file of its own (a link, a pipe) is passed over.
    """
    for name in names:
        path = Path(name)
        if has_magic(name) and not path.exists():
            yield from _each(sorted(glob(name, recursive=True, include_hidden=True)) or [name])  # noqa: PTH207
        else:
            yield from _each([name])


def _each(names: Iterable[str]) -> Iterator[Path]:
    for path in map(Path, names):
        if path.is_dir():
            yield from _everything(path)
        else:
            yield path


def _everything(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders.sort()
        paths = (Path(place, name) for name in sorted(files))
        yield from (path for path in paths if path.is_file() and not path.is_symlink())


def _files(name: str) -> list[Path]:
    path = Path(name)
    if has_magic(name) and not path.exists():
        # Path.glob takes no pattern that begins at the root.
        matching = [Path(found) for found in sorted(glob(name, recursive=True))]  # noqa: PTH207
    else:
        matching = [path]
    found = [file for one in matching for file in ([*_walk(one)] if one.is_dir() else [one])]
    return found or [path]


def _walk(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(place, name) for name in sorted(files) if _meant(name))


def _meant(name: str) -> bool:
    return Path(name).suffix.lower() in ENDINGS and not name.startswith((".", "~$"))
