"""Whether two records may tell the same training, and by what they are alike.

Two things to know. Words are compared as terms, so that a title in another form, or Serbian in the
other script, is found. And likeness decides nothing: a person looks at both.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ronda.languages.serbian import to_latin
from ronda.replies.placing.terms import terms_of

NEAR = timedelta(days=3)
"""How far apart the days of one training are told, at most."""
_WORD = re.compile(r"[^\W\d_]+")
ALIKE = 0.5
"""The share of the words of the shorter title that the other has too."""


@dataclass(frozen=True)
class Record:
    """What of a training is compared."""

    key: int
    title: str
    place: str
    first: date
    last: date
    regions: frozenset[int]


@dataclass(frozen=True)
class Alike:
    """Two records that may tell the same training: by which words, whether by place and days too.

    `words` are those of the earlier one's title, as it has them.
    """

    one: int
    other: int
    words: tuple[str, ...]
    place: bool
    days: bool


def alike(records: Iterable[Record]) -> Iterator[Alike]:
    """The pairs that may be one training, each once, those whose days meet or are near."""
    in_order = sorted(records, key=lambda one: (one.first, one.key))
    words = {one.key: _words(one.title) for one in in_order}
    for at, one in enumerate(in_order):
        for other in in_order[at + 1 :]:
            if other.first > one.last + NEAR:
                break
            shared = words[one.key] & words[other.key]
            place = _same_place(one, other)
            fewest = min(len(words[one.key]), len(words[other.key])) or 1
            if len(shared) / fewest >= (ALIKE if place else 0.75):
                days = (one.first, one.last) == (other.first, other.last)
                first, second = sorted((one.key, other.key))
                yield Alike(first, second, _shown(one.title, shared), place, days)


def _shown(title: str, shared: frozenset[str]) -> tuple[str, ...]:
    """The words of a title that say something of what is shared, each once."""
    return tuple(dict.fromkeys(word for word in _WORD.findall(title) if _words(word) & shared))


def _same_place(one: Record, other: Record) -> bool:
    if one.place and other.place:
        return to_latin(one.place).casefold().strip() == to_latin(other.place).casefold().strip()
    return bool(one.regions & other.regions)


def _words(title: str) -> frozenset[str]:
    """The terms of a title in whichever language it is; digits tell a year, not a subject."""
    plain = to_latin(title)
    found = {term.key for tag in ("sr-Latn", "en") for term in terms_of(plain, tag)}
    return frozenset(key for key in found if not key.isdigit())
