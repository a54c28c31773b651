"""The translation memory: what was translated before, found again for a like passage.

Two things to know. A passage said before word for word is an exact match; one that differs in a
few words is a fuzzy one, with how alike they are and what differs. And a memory is looked through
by its words first, so that only few pairs are compared letter by letter.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from heapq import nlargest

from ronda.bitexts.model import Pair
from ronda.languages.stems import bare

_WORD = re.compile(r"\w+")
_COMPARED = 30
LEAST = 0.7
"""How alike a passage must be to be offered, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of the earlier passage, and those that stand in their place now."""

    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Match:
    """A pair whose source is like a passage; `likeness` is 1 for the same words."""

    pair: Pair
    likeness: float
    exact: bool
    differences: tuple[Difference, ...] = ()

    @property
    def percent(self) -> int:
        """How alike, in hundredths."""
        return int(self.likeness * 100)


def matches(
    passage: str, pairs: Iterable[Pair], *, most: int = 3, least: float = LEAST
) -> Sequence[Match]:
    """What `pairs` offer for a passage, the likest first, and of those the newest."""
    words = _words(passage)
    if not words:
        return ()
    counted = Counter(map(bare, words))
    near = nlargest(
        _COMPARED, ((_shared(counted, p), n, p) for n, p in enumerate(pairs)), key=lambda t: t[0]
    )
    found = [
        m for shared, _, pair in near if shared >= least / 2 and (m := _match(words, pair, passage))
    ]
    found = [m for m in found if m.likeness >= least]
    found.sort(key=_order, reverse=True)
    return _once(found)[:most]


def _order(match: Match) -> tuple[bool, float, float]:
    changed = match.pair.changed
    return match.exact, match.likeness, changed.timestamp() if changed else 0.0


def _once(found: Iterable[Match]) -> list[Match]:
    """Each translation once."""
    return list({m.pair.target: m for m in reversed(list(found))}.values())[::-1]


def _shared(counted: Counter[str], pair: Pair) -> float:
    """How many words two passages share, of those of both (Dice)."""
    other = Counter(map(bare, _words(pair.source)))
    both = counted.total() + other.total()
    return 2 * (counted & other).total() / both if both else 0.0


def _match(words: Sequence[str], pair: Pair, passage: str) -> Match | None:
    others = _words(pair.source)
    if not others:
        return None
    exact = _same(passage) == _same(pair.source)
    if exact:
        return Match(pair, 1.0, exact=True)
    matcher = SequenceMatcher(None, others, words, autojunk=False)
    differences = tuple(
        Difference(" ".join(others[a:b]), " ".join(words[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    )
    # Never quite 1 where something differs, were it only a sign or a capital.
    return Match(pair, min(matcher.ratio(), 0.99), exact=False, differences=differences)


def _same(text: str) -> str:
    return " ".join(text.split())


def _words(text: str) -> list[str]:
    return _WORD.findall(text)
