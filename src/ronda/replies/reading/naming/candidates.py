"""What a rule found in one stretch of plain words, before it is tied to its source.

Two things to know. A stretch names one thing: what is found first keeps its characters
(`Taken`), so that rules run from the surest to the weakest. And keeping book of that costs no more
than the text is long.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ronda.replies.model import NamedKind


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something named, from `start` up to `end` of the plain words; the rest as in `Named`."""

    kind: NamedKind
    start: int
    end: int
    value: float | int | None = None
    counts: str | None = None
    when: str | None = None
    numbers: tuple[str, ...] = ()
    of: str | None = None
    href: str | None = None
    reason: str = ""


class Taken:
    """Which characters are part of something named already."""

    def __init__(self, length: int) -> None:
        self._mask = bytearray(length)
        self.candidates: list[Candidate] = []

    def take(self, found: Iterable[Candidate]) -> None:
        """Keep those whose characters are all free, the first and longest first."""
        for one in sorted(found, key=lambda c: (c.start, -c.end)):
            if one.end > one.start and self.is_free(one.start, one.end):
                self._mask[one.start : one.end] = b"\x01" * (one.end - one.start)
                self.candidates.append(one)

    def is_free(self, start: int, end: int) -> bool:
        """Whether nothing named stands there."""
        return self._mask.find(1, start, end) < 0

    def ordered(self) -> Iterator[Candidate]:
        """What was kept, in the order of the text."""
        return iter(sorted(self.candidates, key=lambda c: c.start))
