"""Points of a list: the bullet or letter before them, and how deep they stand.

Two things to know. A sign that can be nothing but a bullet needs no proof; a dash, an "o" or a
letter counts only with a wide gap after it or where a paragraph begins anyway. And depth is told
by how far a point is set in against the points above it.
"""

import re
from dataclasses import dataclass

from ronda.factsheets.reading.from_pdf.lines import Line, needs_blank
from ronda.factsheets.reading.from_pdf.pages import Piece

_BULLETS = "•◦▪▫●○■□∙·‣⁃➢►▶▸✓✔✗❖◆◇❑❒➔→⮚※*"
_DASHES = "-–—−‐‑"
_LABEL = re.compile(
    rf"(?P<bullet>[{re.escape(_BULLETS)}])\s*(?=\S|$)"
    rf"|(?P<dash>[{re.escape(_DASHES)}o])\s+(?=\S)|(?P<lone>[{re.escape(_DASHES)}o])$"
    r"|(?P<letter>\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\)|[a-z]\.)(?:\s+(?=\S)|$)",
)
_ABBREVIATED = re.compile(r"[a-z]\.[ \u00a0\u202f]?[^\W\d_]{1,3}\.")
"""“p. ex.”, “e. g.”: a letter with a full stop that is no label."""
_WIDE = 0.42
_STEP = 5.0


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a point.

    As shown in a Block, how many characters it takes, where the text after it begins, whether it
    needs no proof, and whether a wide gap after it is one.
    """

    shown: str
    length: int
    text_x0: float
    sure: bool
    wide: bool


def label_of(line: Line) -> Label | None:
    """The label with which a line begins; None where it begins with none."""
    if not line.pieces or line.first.raised:
        return None
    first = line.first
    text = first.text.lstrip()
    found = _LABEL.match(text.rstrip()) if text.strip() else None
    if found is None or (found["letter"] and _ABBREVIATED.match(line.text.lstrip())):
        return None
    alone = not text[found.end() :].strip()
    following = line.pieces[1] if alone and len(line.pieces) > 1 else None
    if alone and (following is None or found["dash"]):
        return None
    if following and not found["bullet"] and not _parted(first, following):
        return None
    gap = following.x0 - first.x1 if following else 0.0
    wide = gap > line.size * _WIDE
    if (found["dash"] or found["lone"] or "") == "o" and not wide:
        return None
    shown = found["letter"] or "-"
    length = len(first.text) - len(text) + found.end()
    text_x0 = following.x0 if following else _after(line, length)
    return Label(shown, length, text_x0, sure=bool(found["bullet"]), wide=wide)


def _parted(first: Piece, following: Piece) -> bool:
    blank = first.text.endswith(" ") or following.text.startswith(" ")
    return blank or needs_blank(first, following)


def _after(line: Line, length: int) -> float:
    """About where the text begins when label and text are one piece."""
    first = line.first
    return first.x0 + (first.x1 - first.x0) * length / max(1, len(first.text.rstrip()))


class Depths:
    """The points that are open above the next one, by where their labels stand."""

    def __init__(self) -> None:
        self._open: list[float] = []

    def clear(self) -> None:
        """Something that is no point stands here."""
        self._open.clear()

    def level(self, x: float) -> int:
        """The level, from 1, of a point whose label stands `x` from the column's left edge."""
        while self._open and self._open[-1] > x - _STEP:
            self._open.pop()
        self._open.append(x)
        return len(self._open)
