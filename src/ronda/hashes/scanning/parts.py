"""Scanning one part of a list: its lines read, its hashes matched, what was found as lines.

Two things to know. It is the same work on one machine and on many, so that the result is. And a
line that is broken, or a hash that would match what it does not know (see `Kind.suspicious`), is
told with its number and why, and the rest goes on.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from ronda.hashes.errors import BadHash
from ronda.hashes.index.matcher import Matcher, array_of
from ronda.hashes.kinds import kind
from ronda.hashes.scanning.lists import Layout, Part

COLUMNS = ("line", "kind", "version", "hash", "id", "distance", "threshold")
_TOLD = 20
_LONGEST = 1 << 16


@dataclass
class Scanned:
    """What came of a part: lines of a table (`COLUMNS`), and how many of what there were.

    `told` has the sentences of the first few that are broken or set apart.
    """

    table: str = ""
    lines: int = 0
    hashes: int = 0
    found: int = 0
    broken: int = 0
    apart: int = 0
    told: list[str] = field(default_factory=list)


@dataclass
class _Asked:
    """The hashes of one kind, and the line of each."""

    lines: list[int] = field(default_factory=list)
    values: list[bytes] = field(default_factory=list)


def scan_part(
    matcher: Matcher, layout: Layout, part: Part, threshold: int | None, threads: int | None
) -> Scanned:
    """Match every hash of the part; `threshold` is for perceptual kinds, None for their own."""
    scanned = Scanned()
    asked = _asked(layout, part, scanned)
    rows: list[tuple[int, int, tuple[object, ...]]] = []
    for place, (name, one) in enumerate(asked.items()):
        known = kind(name)
        wanted = known.checked(threshold if known.perceptual else None)
        values = array_of(known, one.values)
        found = matcher.found(name, values, wanted, threads=threads)
        lines = np.array(one.lines, dtype=np.int64)[found.query]
        for line, query, id, distance in zip(
            lines.tolist(), *(column.tolist() for column in found), strict=True
        ):
            text = known.text(one.values[query])
            rows.append((line, place, (line, name, known.version, text, id, distance, wanted)))
    # Sorting is stable: of one line and kind the nearest stay first.
    rows.sort(key=lambda row: row[:2])
    scanned.found = len(rows)
    scanned.table = table(row for _, _, row in rows)
    return scanned


def table(rows: Iterator[tuple[object, ...]]) -> str:
    """The rows as CSV."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def _asked(layout: Layout, part: Part, scanned: Scanned) -> dict[str, _Asked]:
    asked = {name: _Asked() for _, name in layout.columns}
    lines = part.data.decode("utf-8", "replace").split("\n")
    if not lines[-1]:
        lines.pop()
    scanned.lines = len(lines)
    for number, line in enumerate(lines, start=part.first):
        if line.strip():
            _line(layout, number, line, asked, scanned)
    return asked


def _line(
    layout: Layout, number: int, line: str, asked: dict[str, _Asked], scanned: Scanned
) -> None:
    cells = _cells(layout, line)
    quality = _quality(layout, cells)
    for column, name in layout.columns:
        known = kind(name)
        try:
            text = cells[column].strip()
            if not text and layout.separator is not None:
                continue  # a table has no PDQ of what is no picture
            value = known.normalised(text)
        except IndexError:
            scanned.broken += 1
            _tell(scanned, number, f"The line ends before its column “{name}”.")
            continue
        except BadHash as error:
            scanned.broken += 1
            _tell(scanned, number, str(error))
            continue
        if (why := known.suspicious(value, quality)) is not None:
            scanned.apart += 1
            _tell(scanned, number, f"Set apart and not matched ({name}). {why.sentence}")
            continue
        scanned.hashes += 1
        asked[name].lines.append(number)
        asked[name].values.append(value)


def _cells(layout: Layout, line: str) -> list[str]:
    if layout.separator is None or len(line) > _LONGEST:
        return [line]
    return next(csv.reader([line], delimiter=layout.separator), [])


def _quality(layout: Layout, cells: list[str]) -> int | None:
    if layout.quality is None or layout.quality >= len(cells):
        return None
    text = cells[layout.quality].strip()
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 4 else None


def _tell(scanned: Scanned, number: int, sentence: str) -> None:
    if len(scanned.told) < _TOLD:
        scanned.told.append(f"line {number}: {sentence}")
