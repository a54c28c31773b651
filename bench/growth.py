"""Whether the cost grows no faster than the pages, and what memory a thousand pages take."""

from collections.abc import Iterator
from pathlib import Path

from bench.content import PAGES_PER_PART
from bench.files import Files
from bench.measuring import Run, python
from bench.table import Row

LONGEST = 48
_READ = "import sys; from ronda.factsheets.reading import read; read(sys.argv[1])"
_WRITE = """
import sys
from pathlib import Path
from ronda.factsheets.reading import read
from ronda.factsheets.writing import to_bytes
Path(sys.argv[2]).write_bytes(to_bytes(read(sys.argv[1]), sys.argv[2].rpartition(".")[2]))
"""
_MEMORY = 500
_FASTER_THAN_PAGES = 1.5


def rows(folder: Path) -> Iterator[Row]:
    """For each format: the cost of a page in a long document against a short one, and memory."""
    short, middle, long = (Files(folder, parts) for parts in (1, 5, LONGEST))
    for name in ("text", "docx", "bare_pdf"):
        paths = [getattr(files, name) for files in (short, middle, long)]
        yield from _rows(f"reading {paths[0].suffix[1:].upper()}", [_read(p) for p in paths])
    for ending in ("docx", "pdf"):
        runs = [_written(files, ending) for files in (short, middle, long)]
        yield from _rows(f"reading text, writing {ending.upper()}", runs)


def _rows(what: str, runs: list[Run]) -> Iterator[Row]:
    short, middle, long = runs
    # Less the shortest, so that starting Python does not count as work on pages; and in time of
    # the processor, so that what else the machine does hardly counts.
    growth = (long.cpu - short.cpu) / (middle.cpu - short.cpu)
    pages = (LONGEST - 1) / 4
    name = f"Time per page, {5 * PAGES_PER_PART} to {LONGEST * PAGES_PER_PART} pages, {what}"
    yield Row(name, growth / pages, unit="×", aim=_FASTER_THAN_PAGES)
    name = f"Memory, {LONGEST * PAGES_PER_PART} pages, {what}"
    yield Row(name, long.megabytes, unit="MB", aim=_MEMORY)


def _read(path: Path) -> Run:
    return python(_READ, path)


def _written(files: Files, ending: str) -> Run:
    return python(_WRITE, files.text, files.folder / f"written-{files.parts}.{ending}")
