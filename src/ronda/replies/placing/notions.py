"""Notions: one thing that many words say, in several languages, from `notions.toml`.

Two things to know. A word stands for all that begin with it, several words for that sequence. And
each word of a text is looked up once, by its beginnings, so that a longer list costs no more.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from ronda.languages.stems import bare, main_language

_SHORTEST = 3
Rest = tuple[str, ...]


def notions_at(words: Sequence[str], at: int, language: str) -> Iterator[tuple[str, int]]:
    """Each notion that begins with the word at `at`, and how many words say it.

    >>> words = ["law", "enforcement", "training"]
    >>> sorted(notions_at(words, 0, "en"))
    [('criminalisation', 1), ('police', 2)]
    """
    for notion, rest in _beginning(words[at], main_language(language)):
        following = words[at + 1 : at + 1 + len(rest)]
        if len(following) == len(rest) and all(map(_says, following, rest)):
            yield notion, 1 + len(rest)


def _says(word: str, told: str) -> bool:
    return word == told[:-1] if told.endswith("$") else word.startswith(told)


@lru_cache(maxsize=100_000)
def _beginning(word: str, language: str) -> tuple[tuple[str, Rest], ...]:
    """The notions that `word` is, or opens, with the words that then must follow."""
    told = _told(language)
    shortest = min(_SHORTEST, len(word))
    begun = (told.get(word[:end], ()) for end in range(shortest, len(word) + 1))
    return tuple(one for ones in begun for one in ones) + told.get(f"{word}$", ())


@cache
def _told(language: str) -> Mapping[str, tuple[tuple[str, Rest], ...]]:
    """For each first word as it is told, the notions and the words that follow it."""
    source = tomllib.loads((files(__package__) / "notions.toml").read_text(encoding="utf-8"))
    told: dict[str, dict[tuple[str, Rest], None]] = {}
    for notion, languages in source.items():
        for words in languages.get(language, ()):
            first, *rest = _bare_words(words)
            told.setdefault(first, {})[notion, tuple(rest)] = None
    return {first: tuple(ones) for first, ones in told.items()}


def _bare_words(words: str) -> list[str]:
    return [bare(word) for word in words.replace("-", " ").split()]
