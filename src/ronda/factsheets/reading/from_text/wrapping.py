"""Where a paragraph ends in a text that puts no blank line between its paragraphs.

Two things to know. A text with blank lines is taken at them. Else, where lines were broken at a
width (copied out of a PDF, mailed), a line that left room for the next one's first word ends its
paragraph, and a full one is for the grammar to judge; where they were not, each line is one.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

_CLOSED = re.compile(r"[.!?:;…][\"'”’»)\]]*[⁰¹²³⁴-⁹\d\[\]]*$")
_UNBROKEN = 160
"""A line longer than this was not broken at any width."""
_FEW, _SHARE = 4, 0.1
_WIDTH = 19 / 20
_FULL = 0.8
_GOES_ON = re.compile(r"[\da-zà-ÿа-яђ-џ(,;/–—-]")
_LINKING = re.compile(r"(?<!\S)[a-zà-ÿа-яђ-џ]{1,3}$")


class Joint(Enum):
    """Whether words go on over a line's end; DOUBTFUL where the line is full either way."""

    GOES_ON = "goes on"
    DOUBTFUL = "doubtful"
    ENDS = "ends"


@dataclass(frozen=True)
class Wrapping:
    """How one text breaks its lines. `width` is 0 where it breaks none."""

    spaced: bool
    width: int = 0

    @classmethod
    def of(cls, lines: Sequence[str], begins: Callable[[str], bool]) -> "Wrapping":
        """The way of a text, whose blocks of their own `begins` tells."""
        inside = [
            (line, following)
            for line, following in pairwise(line.strip() for line in lines)
            if line and following and not begins(following)
        ]
        lengths = sorted(len(line) for line in (each.strip() for each in lines) if line)
        long = sum(length > _UNBROKEN for length in lengths)
        width = 0 if long >= _FEW or not lengths else lengths[int(len(lengths) * _WIDTH)]
        ended = [line for line, following in inside if _ends(line, following, width)]
        return cls(len(ended) < max(_FEW, len(inside) * _SHARE), width)

    def joint(self, line: str, following: str) -> Joint:
        """What lies between two lines that no blank line parts."""
        if self.spaced:
            return Joint.GOES_ON
        line, following = line.strip(), following.strip()
        if not self.width:
            return Joint.ENDS
        closed = _CLOSED.search(line) is not None
        if not closed and _GOES_ON.match(following):
            return Joint.GOES_ON
        room = self.width - len(line) - 1 - len(following.split(" ", 1)[0])
        if room >= 0 and len(line) < self.width * _FULL:
            return Joint.ENDS
        return Joint.GOES_ON if not closed and _LINKING.search(line) else Joint.DOUBTFUL


def _ends(line: str, following: str, width: int) -> bool:
    """Whether a line evidently ends a paragraph though the next follows at once."""
    short = not width or len(line) < width * _FULL
    return short and _CLOSED.search(line) is not None and not following[:1].islower()
