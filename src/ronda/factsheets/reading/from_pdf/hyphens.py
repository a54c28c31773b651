"""Words cut at a line's end: whether the hyphen belongs to the word, by the document's own words.

Two things to know. A hyphen before a digit or a capital always stays. For other words the document
decides: how it writes the word elsewhere, whether it cuts words at all, and whether it does so with
a sign of its own (U+2010). Where nothing decides, the choice is a guess, and is told as a repair.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from ronda.factsheets.reading.from_pdf.lines import Line

_WORD = re.compile(r"[^\W_]+(?:[-‐‑'’][^\W_]+)*")
_END = re.compile(r"(?P<word>[^\W_]+(?:[-‐‑'’][^\W_]+)*)(?P<hyphen>[-‐‑])$")
_START = re.compile(r"[^\W_]+(?:[-‐‑'’][^\W_]+)*")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*$", re.IGNORECASE)
_CUTS_WORDS = 2
_LETTER_END, _LETTER_START = re.compile(r"\(\w{1,3}\)$"), re.compile(r"\([\w-]{1,4}\)")
"""The letters and numbers of a provision, as in "Article 20(1)(a)"."""


@dataclass(frozen=True, slots=True)
class Glue:
    """What comes between two lines, and whether the hyphen before it goes.

    `guess` is the word as it was put together, where nothing proved it.
    """

    between: str = " "
    drops: bool = False
    guess: str = ""


class Hyphens:
    """Knows how a document writes its words."""

    def __init__(self, lines: Iterable[Line]) -> None:
        texts = [line.text for line in lines]
        self._words: Counter[str] = Counter()
        self._parts: Counter[str] = Counter()
        after_hyphen = False
        for text in texts:
            inner = _START.sub("", text, count=1) if after_hyphen else text
            after_hyphen = _END.search(text) is not None
            inner = _END.sub("", inner)
            self._words.update(_plain(word) for word in _WORD.findall(inner))
        for word in list(self._words):
            self._parts.update(word.split("-"))
        inner_sign = any("‐" in text[:-1] for text in texts)
        self._closes_up = sum(")(" in text for text in texts) > sum(") (" in text for text in texts)
        self._own_sign = not inner_sign and any(text.endswith("‐") for text in texts)
        cut = sum(
            self._is_cut(end["word"], start[0])
            for above, below in pairwise(texts)
            if (end := _END.search(above)) and (start := _START.match(below))
        )
        self._cuts_words = cut >= _CUTS_WORDS

    def glue(self, above: str, below: str) -> Glue:
        """How the last words of a line and the first of the next go together."""
        if _ADDRESS.search(above):
            return Glue("") if _goes_on(above, below) else Glue()
        end, start = _END.search(above), _START.match(below)
        if end is None:
            if self._closes_up and _LETTER_END.search(above) and _LETTER_START.match(below):
                return Glue("")
            ranged = re.search(r"\S[-‐‑–]$", above) and below[:1].isdigit()
            either = re.search(r"\w/$", above) and below[:1].isalpha()
            return Glue("" if ranged or either else " ")
        if start is None:
            return Glue()
        return self._hyphen(end["word"], end["hyphen"], start[0])

    def _hyphen(self, first: str, sign: str, second: str) -> Glue:
        if self._own_sign:
            return Glue("", drops=sign == "‐")
        capitals = first.isupper() and second.isupper() and len(first) > 1
        if (not second[0].islower() and not capitals) or first[-1].isdigit():
            return Glue("")
        cut, kept = self._times(first + second), self._times(f"{first}-{second}")
        if cut != kept:
            return Glue("", drops=cut > kept)
        if not self._cuts_words:
            return Glue("")
        drops = not (self._is_word(first.rsplit("-", maxsplit=1)[-1]) and self._is_word(second))
        return Glue("", drops, guess=f"{first}{'' if drops else '-'}{second}")

    def _is_cut(self, first: str, second: str) -> bool:
        return self._times(first + second) > self._times(f"{first}-{second}")

    def _times(self, word: str) -> int:
        return self._words[_plain(word)]

    def _is_word(self, part: str) -> bool:
        return len(part) > 1 and self._parts[_plain(part)] > 0


def _plain(word: str) -> str:
    return word.casefold().replace("‐", "-").replace("‑", "-").replace("’", "'")


def _goes_on(above: str, below: str) -> bool:
    """Whether an address that ends a line goes on in the next."""
    if above[-1] in ".?:":
        return below[:1].islower()
    return above[-1] in "/-_=&%~#" and re.match(r"[\w%~#?&=./-]", below) is not None
