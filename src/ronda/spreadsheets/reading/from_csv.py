"""CSV as rows of cells: whatever separator and encoding an office's program wrote.

Two things to know. The separator is the one that most of the first lines have: semicolon, tab or
comma. And text is UTF-8 or UTF-16 where it says so or can be, else Windows-1250 or -1251, whichever
gives letters that belong together.
"""

import codecs
import csv
import io
from collections.abc import Iterator
from itertools import pairwise
from typing import BinaryIO

from ronda.factsheets.errors import Damaged, TooLarge, UnknownFormat
from ronda.spreadsheets.cells import EMPTY, Cell
from ronda.spreadsheets.neutral import given_back

MOST_COLUMNS = 200
LONGEST_FIELD = 32_767
_SEPARATORS = (";", "\t", ",")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TRIED = 1_000_000


def rows(file: BinaryIO) -> Iterator[tuple[int, list[Cell]]]:
    """Every row with its number, counted as a spreadsheet counts them from 1."""
    encoding = _encoding(file)
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=encoding, newline="")
    try:
        head = text.read(8192)
        if "\x00" in head:
            raise UnknownFormat("The file is no text: save it as CSV or XLSX and send that.")
        text.seek(0)
        csv.field_size_limit(LONGEST_FIELD)
        for number, fields in enumerate(csv.reader(text, delimiter=_separator(head)), start=1):
            if len(fields) > MOST_COLUMNS:
                raise TooLarge(f"Row {number} has more than {MOST_COLUMNS} columns.")
            if any("\x00" in field for field in fields):
                raise Damaged(f"Row {number} has bytes that are no text: save it as UTF-8.")
            yield number, [Cell(given_back(field)) if field else EMPTY for field in fields]
    except csv.Error as error:
        raise Damaged(f"The file is not well-formed CSV ({error}): save it again.") from error
    except UnicodeDecodeError as error:
        raise Damaged("The file has bytes that are no text: save it as UTF-8.") from error
    finally:
        text.detach()


def _encoding(file: BinaryIO) -> str:
    start = file.read(_TRIED)
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return encoding
    try:
        codecs.getincrementaldecoder("utf-8")().decode(start)
    except UnicodeDecodeError:
        return _of_windows(start)
    return "utf-8"


def _of_windows(start: bytes) -> str:
    """Cyrillic text read as such has its letters in a row; Latin text has one here and there."""
    told = start.decode("cp1251", errors="replace")
    together = sum(1 for one, other in pairwise(told) if _cyrillic(one) and _cyrillic(other))
    apart = sum(1 for one, other in pairwise(told) if _mixed(one, other))
    return "cp1251" if together > apart else "cp1250"


def _cyrillic(letter: str) -> bool:
    return "\u0400" <= letter <= "\u04ff"


def _mixed(one: str, other: str) -> bool:
    return one.isascii() and one.isalpha() and _cyrillic(other)


def _separator(head: str) -> str:
    lines = head.splitlines()[:20]
    return max(_SEPARATORS, key=lambda mark: sum(mark in line for line in lines))
