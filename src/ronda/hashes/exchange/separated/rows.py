"""Lines to rows of cells: which sign separates, where a row ends, what is no row at all.

Two things to know. Lines are read with a bound, and a row may go on over a few lines only if it
then has as many cells as the heading: so a stray quotation mark costs one line and not the rest.
"""

import codecs
import csv
import io
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from ronda.hashes.exchange.errors import DamagedFile, HostileFile

LONGEST_LINE = 2**20
MOST_CELLS = 500
MOST_LINES = 50
SEPARATORS = ";,\t|"
TOLD_BY_EXCEL = re.compile(r"sep=(.)", re.IGNORECASE)


@dataclass(frozen=True)
class Row:
    """The cells of one row and the line it begins on, from 1; `fault` says why it is none."""

    line: int
    cells: list[str]
    fault: str = ""


class Rows:
    """The rows of a table. The first is in `heading`, the separator in `separator`."""

    def __init__(self, stream: BinaryIO, longest: int = LONGEST_LINE) -> None:
        start = stream.read(4)
        utf16 = start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        self._text = io.TextIOWrapper(
            io.BufferedReader(_Rejoined(start, stream)),
            encoding="utf-16" if utf16 else "utf-8-sig",
            errors="surrogateescape",
            newline="",
        )
        self._longest, self._number = longest, 0
        self._waiting: deque[tuple[int, str]] = deque()
        self.separator = ","
        self.heading = self._read_heading()

    def __iter__(self) -> Iterator[Row]:
        """Each row after the heading that has something in it."""
        while (found := self._next_line()) is not None:
            number, line = found
            if line.strip(self.separator + " \t"):
                yield self._row(number, line)

    def _read_heading(self) -> list[str]:
        while (found := self._next_line()) is not None:
            _, line = found
            told = TOLD_BY_EXCEL.fullmatch(line.strip())
            if told:
                self.separator = told[1]
            elif line.strip():
                counts = {sign: line.count(sign) for sign in SEPARATORS}
                if not any(told for told in counts.values()):
                    return [line.strip()]
                self.separator = max(counts, key=lambda sign: counts[sign])
                return _cells(line, self.separator) or []
        raise DamagedFile("The file has no row in it.")

    def give_back_heading(self) -> None:
        """Let the first line be a row: the table has no heading."""
        self._waiting.appendleft((self._number, self.separator.join(self.heading)))

    def _row(self, number: int, line: str) -> Row:
        if line.count('"') % 2:
            line = self._continued(line) or line
        cells = _cells(line, self.separator)
        if cells is None:
            return Row(number, [], "Its quotation marks do not fit together.")
        wanted = len(self.heading)
        if len(cells) < wanted or any(cell.strip() for cell in cells[wanted:]):
            return Row(number, [], f"It has {len(cells)} cells where the heading has {wanted}.")
        return Row(number, cells)

    def _continued(self, line: str) -> str | None:
        """The line with those that its open quotation mark takes in; None if that makes no row."""
        taken: list[tuple[int, str]] = []
        whole = line
        while len(taken) < MOST_LINES and (found := self._next_line()) is not None:
            taken.append(found)
            whole += "\n" + found[1]
            if len(whole) > self._longest:
                break
            if found[1].count('"') % 2:
                cells = _cells(whole, self.separator)
                if cells is not None and len(cells) == len(self.heading):
                    return whole
                break
        self._waiting.extendleft(reversed(taken))
        return None

    def _next_line(self) -> tuple[int, str] | None:
        if self._waiting:
            return self._waiting.popleft()
        line = self._text.readline(self._longest + 1)
        if len(line) > self._longest:
            raise HostileFile(
                f"Line {self._number + 1} is longer than {self._longest >> 10} kB, more than any"
                " honest one: the file is not read further."
            )
        if not line:
            return None
        self._number += 1
        return self._number, line.rstrip("\r\n")


def _cells(line: str, separator: str) -> list[str] | None:
    """The cells of a whole row; None if it is not well formed."""
    if '"' not in line:
        cells = line.split(separator)
        return cells if len(cells) <= MOST_CELLS else None
    try:
        lines = [part + "\n" for part in line.split("\n")]
        rows = list(csv.reader(lines, delimiter=separator, strict=True))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 and len(rows[0]) <= MOST_CELLS else None


class _Rejoined(io.RawIOBase):
    """A stream with its first bytes, already read to see what it is, put back."""

    def __init__(self, start: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._start, self._rest = start, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        found = self._start or self._rest.read(len(buffer))
        self._start = b""
        buffer[: len(found)] = found
        return len(found)
