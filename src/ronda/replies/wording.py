"""The words by which letters are read, per language, from the files in `words/`.

Adding a language is adding a file. Two things to know: patterns are matched without regard to
case, on text whose no-break spaces and apostrophes are plain (`folded`); and Serbian is kept in
Cyrillic, the words for its Latin letters are made from that, letter by letter.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import TypeVar

from ronda.languages.serbian import to_latin
from ronda.procedure.body import folded

__all__ = ["TAGS", "Names", "Words", "folded", "known_names", "language_of", "words_of"]

_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_SAMPLE = 20_000
_NEVER = "(?!)"

Value = TypeVar("Value", str, list[str])


@dataclass(frozen=True)
class Names:
    """How names of one kind are told: what begins, ends or is one, and what only looks like it."""

    head: re.Pattern[str]
    tail: frozenset[str]
    whole: re.Pattern[str]
    never: re.Pattern[str]
    before: re.Pattern[str]
    adjectives: frozenset[str]


@dataclass(frozen=True)
class Words:
    """The words of one language; `patterns` by the name of their table and list ("letter.date").

    `told` has the same lists as they stand in the file, `lists` those that are plain words.
    """

    language: str
    title_case: bool
    order: str
    decimal: str
    months: tuple[str, ...]
    numbers: Mapping[str, int]
    multiples: Mapping[str, int]
    patterns: Mapping[str, re.Pattern[str]]
    told: Mapping[str, tuple[str, ...]]
    lists: Mapping[str, frozenset[str]]
    names: Mapping[str, Names]
    hyphen_joins: bool

    def search(self, name: str, text: str) -> re.Match[str] | None:
        """The first place in `text` where a pattern of the list `name` matches."""
        return self.patterns[name].search(text)

    def begins(self, name: str, text: str) -> re.Match[str] | None:
        """How `text` begins with a pattern of the list `name`; None where it does not."""
        return self.patterns[name].match(text)

    @cached_property
    def month_pattern(self) -> str:
        """Alternatives for every month's name."""
        return "|".join(f"(?:{month})" for month in self.months)

    def month_number(self, name: str) -> int | None:
        """Which month `name` is, from 1."""
        for number, month in enumerate(self.months, start=1):
            if re.fullmatch(month, name, re.IGNORECASE):
                return number
        return None


TAGS: Mapping[str, str] = {"en": "en", "fr": "fr", "sr-Cyrl": "sr", "sr-Latn": "sr"}
"""The languages that letters are read in, by tag, and the file that has the words of each."""


@cache
def words_of(language: str) -> Words:
    """The words of a language by its tag; English for one that there are no words of."""
    tag = language if language in TAGS else "en"
    return _words(tag, _told(tag))


@cache
def _told(tag: str) -> Mapping[str, object]:
    """The file of a language, in its letters."""
    source = _source(TAGS[tag])
    return _in_latin(source) if tag == "sr-Latn" else source


@cache
def _function_words(tag: str) -> frozenset[str]:
    """Small words that tell a language; known without making all its patterns ready."""
    return frozenset(_listed(_told(tag), "function_words"))


@cache
def known_names(kind: str) -> re.Pattern[str]:
    """The names of this kind that are the same in every language; case counts."""
    names = sorted(_listed(_source("known"), kind), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")


def language_of(text: str, among: Sequence[str] | None = None) -> str:
    """The tag of the language most of whose small words are in `text`; English where none are.

    `among` are the languages asked about, the likeliest first.

    >>> language_of("Le ministère de la justice et les tribunaux sont saisis.")
    'fr'
    >>> language_of("Министарство је у 2020. години"), language_of("koji su u skladu sa tim")
    ('sr-Cyrl', 'sr-Latn')
    """
    sample = _WORD.findall(folded(text[:_SAMPLE]).casefold())
    counts = {
        tag: sum(map(_function_words(tag).__contains__, sample))
        for tag in TAGS
        if among is None or tag in among
    }
    best = max(counts, key=lambda tag: counts[tag])
    if among and counts[best] == counts[among[0]]:
        return among[0]
    if counts[best]:
        return best
    return "sr-Cyrl" if _CYRILLIC.search(text) else "en"


@cache
def _source(name: str) -> dict[str, object]:
    source = files("ronda.replies") / "words" / f"{name}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def _in_latin(value: object) -> dict[str, object]:
    found = _latin(value)
    assert isinstance(found, dict)
    return found


def _latin(value: object) -> object:
    if isinstance(value, str):
        return to_latin(value)
    if isinstance(value, list):
        return [_latin(each) for each in value]
    if isinstance(value, dict):
        return {_latin(key): _latin(each) for key, each in value.items()}
    return value


_NAMED = ("instrument", "agreement", "institution", "system")
_PLAIN = (
    "function_words",
    "names.articles",
    "names.connectors",
    "names.far_connectors",
    "names.barriers",
    "names.elided",
    "names.going_on",
)


def _words(language: str, source: Mapping[str, object]) -> Words:
    tables = {"": source} | {k: v for k, v in source.items() if isinstance(v, dict)}
    every = {
        f"{table}.{name}".lstrip("."): [str(each) for each in found]
        for table, content in tables.items()
        for name, found in content.items()
        if isinstance(found, list)
    }
    numbers = {
        form: value
        for value, forms in enumerate(every["numbers"], start=1)
        for form in forms.split("|")
        if form
    }
    multiples, names = source["multiples"], tables["names"]
    assert isinstance(multiples, dict)
    return Words(
        language=language,
        title_case=names["mode"] == "title",
        order=str(source["order"]),
        decimal=str(source["decimal"]),
        months=tuple(every["months"]),
        numbers=numbers,
        multiples=multiples,
        patterns={
            name: _pattern(
                found,
                whole_words=name in _WHOLE_WORDS,
                end=_NO_LETTER if name in _LABELS else "",
            )
            for name, found in every.items()
            if name not in _PLAIN
        },
        told={name: tuple(found) for name, found in every.items()},
        lists={name: frozenset(every[name]) for name in _PLAIN},
        names={kind: _names(source[kind]) for kind in _NAMED},
        hyphen_joins=tables["article"]["hyphen_joins"] is True,
    )


_LABELS = {
    f"letter.{field}" for field in ("subject", "reference", "number", "date", "addressee", "sender")
}
_NO_LETTER = r"(?![^\W\d_])"
_WHOLE_WORDS = {"names.stops", "figure.ends", "figure.stops", "figure.not_before", "figure.units"}


def _names(table: object) -> Names:
    assert isinstance(table, dict)
    return Names(
        head=_pattern(_listed(table, "head"), edge=r"(?<!\w)"),
        tail=frozenset(_listed(table, "tail")),
        whole=_pattern(_listed(table, "whole"), edge=r"(?<!\w)", end=r"(?!\w)"),
        never=_pattern(_listed(table, "never"), edge=r"^(?:the )?", end="$"),
        before=_pattern(_listed(table, "before"), edge=r"(?<!\w)"),
        adjectives=frozenset(_listed(table, "adjectives")),
    )


def _listed(table: Mapping[str, object], name: str) -> list[str]:
    found = table.get(name, [])
    assert isinstance(found, list)
    return [str(each) for each in found]


def _pattern(
    alternatives: Sequence[str], *, whole_words: bool = False, edge: str = "", end: str = ""
) -> re.Pattern[str]:
    if not alternatives:
        return re.compile(_NEVER)
    joined = "|".join(f"(?:{a})" for a in alternatives)
    if whole_words:
        return re.compile(rf"(?:{joined})(?!\w)", re.IGNORECASE)
    return re.compile(f"{edge}(?:{joined}){end}", re.IGNORECASE)
