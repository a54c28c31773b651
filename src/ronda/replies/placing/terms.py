"""A text as the terms it is compared by: notions, names and articles, stems; each with its place.

Two things to know. A term is a short word with its kind in front ("n:training", "s:polic"), the
same whatever language the text is in where its notions are; the database keeps them as lexemes.
And what a text names (a law and its article, a database, an agreement) counts for more than its
words, because it is said of few things.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib.resources import files

from ronda.languages.stems import bare, main_language, stem
from ronda.replies.model import Named, NamedKind
from ronda.replies.placing.notions import notions_at
from ronda.replies.reading.written import named_in

_WORD = re.compile(r"[^\W_]+")
_MARKUP = re.compile(r"<[^<>]{0,200}>|https?://\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SHORTEST = 3
_JOINTS = 2
"""Words of a name up to this length only hold it together: "of", "za"."""


class TermKind(StrEnum):
    """What a term is; the letter that stands in front of it."""

    NOTION = "n"
    NAME = "i"
    ARTICLE = "a"
    STEM = "s"


@dataclass(frozen=True, slots=True)
class Term:
    """A term, and the stretch of the text that says it.

    `in_name`: the word is part of a name, and says who or what that is more than what is said.
    """

    key: str
    start: int
    end: int
    in_name: bool = False

    @property
    def kind(self) -> TermKind:
        """What it is."""
        return TermKind(self.key[0])


_CALLED = {NamedKind.INSTITUTION, NamedKind.INSTRUMENT, NamedKind.AGREEMENT}
_NAMES = {NamedKind.INSTRUMENT, NamedKind.AGREEMENT, NamedKind.SYSTEM, NamedKind.OFFENCE}


def terms_of(text: str, language: str, names: Iterable[Named] = ()) -> tuple[Term, ...]:
    """Every term of a text in the language of this tag, in its order.

    `names` is what a reading found that it names, with offsets on `text`.

    >>> [t.key for t in terms_of("Police officers were trained.", "en")]
    ['n:police', 's:polic', 's:offic', 'n:training', 's:train']
    """
    spans = [(m.start(), m.end()) for m in _WORD.finditer(_without_markup(text))]
    words = [bare(text[start:end]) for start, end in spans]
    names = list(names)
    called = _mask(len(text), (n for n in names if n.kind in _CALLED))
    worded = (
        replace(t, in_name=True) if all(called[t.start : t.end]) else t
        for t in _worded(text, words, spans, language)
    )
    found = [*worded, *_named(names, language)]
    return tuple(sorted(found, key=lambda t: (t.start, -t.end, t.key)))


def _mask(length: int, names: Iterable[Named]) -> bytearray:
    """Which characters are part of a name."""
    mask = bytearray(length)
    for one in names:
        mask[one.start : one.end] = b"\x01" * (one.end - one.start)
    return mask


def _without_markup(text: str) -> str:
    """`text` with addresses and tags blanked out, as long as before."""
    return _MARKUP.sub(lambda m: " " * len(m[0]), text)


def _worded(
    text: str, words: Sequence[str], spans: Sequence[tuple[int, int]], language: str
) -> Iterator[Term]:
    small = _small_words(main_language(language))
    for at, (start, end) in enumerate(spans):
        for notion, length in notions_at(words, at, language):
            yield Term(f"n:{notion}", start, spans[at + length - 1][1])
        word = words[at]
        if len(word) >= _SHORTEST and word not in small and not word.isdecimal():
            yield Term(f"s:{stem(text[start:end], language)}", start, end)


def _named(names: Iterable[Named], language: str) -> Iterator[Term]:
    """What is named, so that the same law or database is the same term however it is declined."""
    for one in names:
        if one.kind is NamedKind.ARTICLE and one.of:
            law = name_key(one.of, language)
            yield from (Term(f"a:{number}@{law}", one.start, one.end) for number in one.numbers)
        elif one.kind in _NAMES:
            yield Term(f"i:{name_key(one.text, language)}", one.start, one.end)


def name_key(name: str, language: str) -> str:
    """What a name is known by, however its words are declined.

    >>> name_key("Закона о полицији", "sr-Cyrl") == name_key("Zakon o policiji", "sr-Latn")
    True
    """
    words = (m[0] for m in _WORD.finditer(name))
    return "_".join(stem(word, language) for word in words if len(word) > _JOINTS)[:80]


@cache
def _small_words(language: str) -> frozenset[str]:
    """Words that say nothing of what a text is about."""
    source = (files(__package__) / "small_words.txt").read_text(encoding="utf-8")
    lines = dict(line.split(": ", 1) for line in source.splitlines() if ": " in line)
    return frozenset(map(bare, lines[language].split()))


def names_in(text: str, language: str) -> tuple[Named, ...]:
    """What a text that was not read from a letter names, figures left out, with offsets on it."""
    return named_in(text, language, counts=False)
