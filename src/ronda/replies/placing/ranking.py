"""Puts what a passage may answer in order, best first, with the words that led there.

Two things to know. A target scores by the terms that it shares with the passage, each by how few
targets have it (BM25), by its kind, and by whether it stands in the text itself or only around it.
And this is the rule itself, on values: the database applies the same in one statement, and a test
holds the two together.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ronda.replies.placing.terms import Term, TermKind

WEIGHTS: Mapping[TermKind, float] = {
    TermKind.ARTICLE: 2.5,
    TermKind.NAME: 1.5,
    TermKind.NOTION: 1.0,
    TermKind.STEM: 0.3,
}
"""How much a term of each kind says."""
AROUND = 0.5
"""How much of that a term says that stands only around a text: its heading, what opens its list."""
IN_NAME = 0.5
"""How much of it a word says that is only part of a name."""
LENGTH = 0.6
"""How much longer targets pay for having more words (BM25's b)."""
LEAST = 1.0
"""A target that scores less than this is not suggested."""


@dataclass(frozen=True)
class Terms:
    """A text's terms: its own, and those of what stands around it."""

    own: tuple[Term, ...]
    around: tuple[Term, ...] = ()

    def counted(self) -> Mapping[str, float]:
        """Each term, and how much it counts in this text: 1 for one of its own said once."""
        times = Counter(term.key for term in self.own if not term.in_name)
        counted = {key: 1 + math.log(n) / 2 for key, n in times.items()}
        for term in self.own:
            counted.setdefault(term.key, IN_NAME)
        for term in self.around:
            counted.setdefault(term.key, AROUND)
        return counted


@dataclass(frozen=True)
class Suggestion:
    """A target that a passage may answer; `led` are the passage's terms that led there.

    `shares` says how much of the score each term gave.
    """

    target: str
    score: float
    led: tuple[Term, ...]
    shares: Mapping[str, float]


@dataclass
class Ranking:
    """Targets, each with its terms, and which of them have a term."""

    targets: Mapping[str, Terms]
    _holders: dict[str, list[tuple[str, float]]] = field(default_factory=dict, init=False)
    _lengths: dict[str, float] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        for key, terms in self.targets.items():
            counted = terms.counted()
            self._lengths[key] = length_of(counted)
            for term, count in counted.items():
                self._holders.setdefault(term, []).append((key, min(count, 1.0)))
        mean = sum(self._lengths.values()) / max(1, len(self._lengths)) or 1.0
        self._norms = {k: 1 - LENGTH + LENGTH * n / mean for k, n in self._lengths.items()}

    def best(self, passage: Terms, most: int = 5) -> Sequence[Suggestion]:
        """The likeliest targets of a passage, best first; those with too little are left out."""
        shares: dict[str, dict[str, float]] = {}
        for term, count in passage.counted().items():
            holders = self._holders.get(term, ())
            worth = count * weight(term) * rarity(len(holders), len(self.targets))
            for key, held in holders:
                shares.setdefault(key, {})[term] = worth * held / self._norms[key]
        scores = {key: sum(terms.values()) for key, terms in shares.items()}
        ordered = sorted(scores, key=lambda key: (-scores[key], key))
        return [
            Suggestion(key, scores[key], led(passage, shares[key]), shares[key])
            for key in ordered[:most]
            if scores[key] >= LEAST
        ]


def weight(term: str) -> float:
    """How much a term of this kind says."""
    return WEIGHTS[TermKind(term[0])]


def rarity(holders: int, targets: int) -> float:
    """How much it says that a text has a term that `holders` of `targets` have (BM25's idf)."""
    return math.log(1 + (targets - holders + 0.5) / (holders + 0.5))


def length_of(counted: Iterable[str]) -> float:
    """How long a text is: its terms by what they say."""
    return sum(weight(term) for term in counted)


def led(passage: Terms, shares: Mapping[str, float]) -> tuple[Term, ...]:
    """The passage's own terms that gave a share worth showing."""
    worth = max(shares.values(), default=0) / 8
    return tuple(term for term in passage.own if shares.get(term.key, 0) > worth)
