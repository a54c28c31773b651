"""How a text with footnote marks and points is written into one field of a form, and read back.

Two things to know. A mark is written [^12] right where it stands, as in Ronda's Markdown, so that
whoever moves words moves the mark with them. And points are lines; a label that is not a dash
stands before its point ("a) ...").
"""

import re
from collections.abc import Iterable, Sequence

from ronda.factsheets.model import Mark
from ronda.factsheets.writing.outline import LABELLED_LINE

_WRITTEN = re.compile(r"\[\^(\d{1,6})\]")


def written(text: str, marks: Iterable[Mark], item: int | None = None) -> str:
    """`text` with the marks of that item (None: of the text itself) written in."""
    own = sorted((m for m in marks if m.item == item), key=lambda m: m.at)
    pieces, at = [], 0
    for mark in own:
        pieces += [text[at : mark.at], f"[^{mark.number}]"]
        at = mark.at
    return "".join([*pieces, text[at:]])


def understood(given: str, item: int | None = None) -> tuple[str, tuple[Mark, ...]]:
    """A text as it came from a form: its lines trimmed, none empty, and the marks taken out."""
    lines: list[str] = []
    marks: list[Mark] = []
    length = 0
    for line in given.replace("\r\n", "\n").split("\n"):
        bare, own = _line(line)
        if bare and lines:
            length += 1
        start = length
        marks += [Mark(number=n, at=start + at, item=item) for n, at in own]
        if bare:
            lines.append(bare)
            length += len(bare)
    return "\n".join(lines), tuple(marks)


def points_written(items: Sequence[str], labels: Sequence[str], marks: Iterable[Mark]) -> str:
    """Points as lines, with their labels and marks."""
    kept = list(marks)
    shown = labels or ("",) * len(items)
    return "\n".join(
        f"{label} {written(text, kept, index)}".strip()
        for index, (text, label) in enumerate(zip(items, shown, strict=True))
    )


def points_understood(
    given: str,
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[Mark, ...]]:
    """Points, their labels and their marks; labels only where every point has one."""
    rows = [line.strip() for line in given.split("\n") if line.strip()]
    found = [LABELLED_LINE.match(row) for row in rows]
    labels = tuple(one["label"] if one else "-" for one in found)
    kept = labels if any(label != "-" for label in labels) else ()
    items: list[str] = []
    marks: list[Mark] = []
    for index, (row, one) in enumerate(zip(rows, found, strict=True)):
        text, own = understood(row[one.end() :] if one else row, index)
        items.append(text)
        marks += own
    return tuple(items), kept, tuple(marks)


def _line(line: str) -> tuple[str, list[tuple[int, int]]]:
    """A line without its marks, and each mark's number with its offset in what is left."""
    bare, marks, at = "", [], 0
    for found in _WRITTEN.finditer(line):
        bare += line[at : found.start()]
        marks.append((int(found[1]), len(bare)))
        at = found.end()
    bare = (bare + line[at:]).rstrip()
    return bare, [(number, min(offset, len(bare))) for number, offset in marks]
