"""Footnote marks: raised numbers, whether a PDF sets them small and high or as signs of their own.

A number raised after a unit of length ("km²") is no mark. Several numbers side by side, parted by
blanks or commas, are several marks.
"""

import re
from collections.abc import Iterable, Iterator

from ronda.factsheets.reading.from_pdf.lines import Line
from ronda.factsheets.reading.from_pdf.pages import Piece

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")
_NUMBERS = re.compile(r"\[?\d{1,3}\]?(?:[\s,;]+\d{1,3})*[\s,;]*")
_SIGNS = re.compile(f"[{SUPERSCRIPTS}]+")
_UNIT = re.compile(r"(?:\d\s*|\b)[kcdm]?m$")


def numbers_of(piece: Piece, before: str = "") -> list[str]:
    """The numbers of the marks that a raised piece is; none where it is something else."""
    if not piece.raised or not _NUMBERS.fullmatch(piece.text.strip()) or _UNIT.search(before):
        return []
    return re.findall(r"\d+", piece.text)


def number_of(piece: Piece) -> int | None:
    """The number that a piece is, or begins with in signs, at the beginning of a note."""
    numbers = numbers_of(piece)
    if len(numbers) == 1:
        return int(numbers[0])
    signs = _SIGNS.match(piece.text.lstrip())
    return int(signs[0].translate(DIGITS)) if signs else None


def parted(text: str, before: str = "") -> Iterator[tuple[str, bool]]:
    """Text cut at the superscript signs in it; the flag says which part is a mark."""
    done = 0
    for signs in _SIGNS.finditer(text):
        if _UNIT.search(before + text[: signs.start()]):
            continue
        if signs.start() > done:
            yield text[done : signs.start()], False
        yield signs[0].translate(DIGITS), True
        done = signs.end()
    if done < len(text):
        yield text[done:], False


def marks_in(lines: Iterable[Line]) -> set[int]:
    """The numbers of all marks that do not begin a line."""
    found: set[int] = set()
    for line in lines:
        for index, piece in enumerate(line.pieces):
            if index or not piece.raised:
                found.update(int(number) for number in numbers_of(piece))
            found.update(int(t) for t, mark in parted(piece.text) if mark)
    return found
