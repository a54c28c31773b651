"""A stretch of a document as plain words, each character tied to its place in the source.

Two things to know. Rules look at plain words, without markup, with every blank and apostrophe
plain; what they find is given back in the source's own characters (`Plain.located`). And
plain words have no line breaks, save where a header is read line by line (`lines`).
"""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ronda.factsheets.blocks import Block, Document, Run
from ronda.replies.wording import folded


@dataclass(frozen=True)
class Plain:
    """Plain words, and for each of their characters its offset in `source`."""

    words: str
    places: Sequence[int]
    source: str

    @cached_property
    def text(self) -> str:
        """The words as patterns see them: same length, blanks and apostrophes plain."""
        return folded(self.words)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the words from `start` up to `end` stand in the source."""
        return self.places[start], self.places[end - 1] + 1

    def cut(self, start: int, end: int) -> "Plain":
        """The words from `start` up to `end`, without blanks at either end."""
        inner = self.words[start:end]
        start += len(inner) - len(inner.lstrip())
        end = start + len(inner.strip())
        return Plain(self.words[start:end], self.places[start:end], self.source)

    def joined(self, other: "Plain") -> "Plain":
        """These words and others after them, with a blank between."""
        if not self.words or not other.words:
            return self if self.words else other
        places = array("L", self.places)
        places.append(self.places[-1])
        places.extend(other.places)
        return Plain(f"{self.words} {other.words}", places, self.source)

    def lines(self) -> Iterator["Plain"]:
        """The words parted where the source has line breaks."""
        start = 0
        for at in range(1, len(self.words)):
            before, here = self.places[at - 1], self.places[at]
            if here > before and "\n" in self.source[before + 1 : here + 1]:
                yield self.cut(start, at)
                start = at
        if start < len(self.words):
            yield self.cut(start, len(self.words))


def plain(block: Block, document: Document) -> Plain:
    """The words of a block, without footnote marks."""
    words: list[str] = []
    places = array("L")
    for run in block.runs:
        if run.mark is None and run.text:
            words.append(run.text)
            places.extend(_places(run, document.text))
    whole = Plain("".join(words), places, document.text)
    return whole.cut(0, len(whole.words))


def _places(run: Run, source: str) -> Sequence[int]:
    if run.end - run.start == len(run.text):
        return range(run.start, run.end)
    return _aligned(run, source)


def _aligned(run: Run, source: str) -> Sequence[int]:
    """Where each character of a run stands whose markup or blanks were taken out."""
    places = array("L")
    at = run.start
    for character in run.text:
        found = at
        while found < run.end and not _same(source[found], character):
            found += 1
        if found == run.end:  # what a tag stands for is not in the source
            found = min(at, max(run.start, run.end - 1))
        places.append(found)
        at = min(found + 1, run.end)
    return places


def _same(one: str, other: str) -> bool:
    return one == other or (one.isspace() and other.isspace())
