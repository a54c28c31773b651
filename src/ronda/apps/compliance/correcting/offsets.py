"""Where footnote marks and emphasis stand after their text was changed.

Two things to know. A mark stays behind the word it stood behind; if that word is gone, behind what
took its place. And no mark is ever dropped; emphasis is, when nothing is left of what it was on.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from ronda.factsheets.model import Mark, Style

_TOKENS = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters `old_start`:`old_end` became `new_start`:`new_end`."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int
    same: bool


class Moving:
    """Offsets in an old text brought to a new one."""

    def __init__(self, old: str, new: str) -> None:
        self.pieces = tuple(_pieces(old, new))
        self.end = len(new)

    def behind(self, at: int) -> int:
        """The new offset of what stood right behind the character before `at`."""
        for piece in self.pieces:
            if at <= piece.old_end:
                if piece.same:
                    return piece.new_start + at - piece.old_start
                return piece.new_end
        return self.end

    def before(self, at: int) -> int:
        """The new offset of what stood right before the character at `at`."""
        for piece in self.pieces:
            if at < piece.old_end:
                return piece.new_start + (at - piece.old_start if piece.same else 0)
        return self.end


def moved_marks(marks: Iterable[Mark], old: str, new: str, item: int | None = None) -> list[Mark]:
    """The marks after `old` became `new`; only those of that item (None: the text) move."""
    moving = Moving(old, new)
    return [
        mark.model_copy(update={"at": moving.behind(mark.at)}) if mark.item == item else mark
        for mark in marks
    ]


def moved_styles(
    styles: Iterable[Style], old: str, new: str, item: int | None = None
) -> list[Style]:
    """The styles after `old` became `new`, without those that nothing is left of."""
    moving = Moving(old, new)
    found = []
    for style in styles:
        if style.item != item:
            found.append(style)
            continue
        start, end = moving.before(style.start), moving.behind(style.end)
        if start < end:
            found.append(style.model_copy(update={"start": start, "end": end}))
    return found


def _pieces(old: str, new: str) -> Iterable[_Piece]:
    """What became of each stretch of `old`, compared word by word."""
    before, after = _TOKENS.findall(old), _TOKENS.findall(new)
    old_at, new_at = _starts(before), _starts(after)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        yield _Piece(old_at[a], old_at[b], new_at[c], new_at[d], tag == "equal")


def _starts(tokens: list[str]) -> list[int]:
    starts = [0]
    for token in tokens:
        starts.append(starts[-1] + len(token))
    return starts
