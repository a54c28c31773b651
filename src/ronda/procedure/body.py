"""A body's way of working, read from its TOML file, and the words its documents use.

Adding a body is adding a file to `bodies/`. Two things to know: patterns are matched without
regard to case, on text whose no-break spaces were taken as blanks (`folded`); and a language is
found by its tag or, failing that, by the nearest one there is ("sr" gives "sr-Cyrl").
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

_FOLDINGS = (("\u00a0", " "), ("\u202f", " "), ("\u2007", " "), ("\u2009", " "), ("’", "'"))


def folded(text: str) -> str:
    """`text` as patterns see it: same length, every blank plain, apostrophes straight."""
    if not text.isascii():  # most is, and replacing is then only lost time
        for sign, plain in _FOLDINGS:
            text = text.replace(sign, plain)
    return text


class UnknownBody(LookupError):
    """No file in `bodies/` has this id."""


@dataclass(frozen=True)
class Words:
    """The words of one language: patterns a reader looks for, phrases a writer puts down.

    `matches` and `search` take the name of a pattern list as it stands in the file.
    """

    language: str
    patterns: Mapping[str, re.Pattern[str]]
    strengths: Mapping[str, re.Pattern[str]]
    indirect: Mapping[str, re.Pattern[str]]
    months: tuple[str, ...]
    function_words: frozenset[str]
    phrases: Mapping[str, str]

    def search(self, name: str, text: str) -> re.Match[str] | None:
        """The first place in `text` where one of the patterns called `name` matches."""
        return self.patterns[name].search(folded(text.strip()))

    def matches(self, name: str, text: str) -> bool:
        """Whether one of the patterns called `name` is found in `text`."""
        return self.search(name, text) is not None

    def month_named(self, text: str) -> str | None:
        """The month that `text` names with its year, as YYYY-MM."""
        for number, name in enumerate(self.months, start=1):
            if found := re.search(rf"\b{name}\w*\.?\s+(\d{{4}})", folded(text), re.IGNORECASE):
                return f"{found[1]}-{number:02d}"
        return None

    @cached_property
    def strength_pattern(self) -> re.Pattern[str]:
        """Match "The Committee [also] requires", with the strength's id as the group's name.

        Between commas there may be any words of the same sentence.
        """
        committee = self.patterns["committee"].pattern
        adverbs = rf"(?:,? (?:{self.patterns['adverbs'].pattern}))*"
        between = rf"{adverbs}(?:, [^.;:]{{3,160}}?,{adverbs})?,?"
        verbs = _named(self.strengths)
        return re.compile(rf"\b(?:{committee}){between} (?:{verbs})", re.IGNORECASE)

    @cached_property
    def indirect_pattern(self) -> re.Pattern[str]:
        """Match "Arcadia is invited", which asks only where a code says that something is asked."""
        return re.compile(_named(self.indirect) or r"(?!)", re.IGNORECASE)


def _named(patterns: Mapping[str, re.Pattern[str]]) -> str:
    return "|".join(f"(?P<{name}>\\b{p.pattern}\\b)" for name, p in patterns.items())


@dataclass(frozen=True)
class StrengthRule:
    """One strength: its id, its legal ground, and the box it opens ("follow_up", "practice")."""

    id: str
    ground: str
    box: str


@dataclass(frozen=True)
class Body:
    """A body with its round, strengths from strongest to weakest, and words per language."""

    id: str
    round: int
    convention: str
    strengths: tuple[StrengthRule, ...]
    languages: Mapping[str, Words]

    def words(self, language: str) -> Words:
        """The words of `language`, or of the nearest language this body has; English at last."""
        wanted = language.casefold()
        for tag, words in self.languages.items():
            if wanted.startswith(tag.casefold()) or tag.casefold().startswith(wanted):
                return words
        base = wanted.split("-")[0]
        near = (w for tag, w in self.languages.items() if tag.split("-")[0] == base)
        return next(near, self.languages["en"])


@cache
def load_body(id: str) -> Body:
    """The body called `id`; raises UnknownBody where there is none."""
    source = files("ronda.procedure") / "bodies" / f"{id}.toml"
    if not re.fullmatch(r"[a-z0-9-]+", id) or not source.is_file():
        raise UnknownBody(f"There is no body “{id}”; add bodies/{id}.toml or use another id.")
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    return Body(
        id=data["id"],
        round=data["round"],
        convention=data["convention"],
        strengths=tuple(StrengthRule(**rule) for rule in data["strengths"]),
        languages={tag: _words(tag, entry) for tag, entry in data["words"].items()},
    )


def _words(language: str, entry: Mapping[str, object]) -> Words:
    lists = {k: v for k, v in entry.items() if isinstance(v, list)}
    strengths, phrases = entry["strengths"], entry["phrases"]
    indirect = entry.get("indirect", {})
    assert isinstance(strengths, dict) and isinstance(indirect, dict) and isinstance(phrases, dict)
    return Words(
        language=language,
        patterns={k: _pattern(v) for k, v in lists.items() if k not in _PLAIN},
        strengths={k: _pattern(v) for k, v in strengths.items()},
        indirect={k: _pattern(v) for k, v in indirect.items()},
        months=tuple(lists["months"]),
        function_words=frozenset(lists["function_words"]),
        phrases=phrases,
    )


_PLAIN = {"months", "function_words"}


def _pattern(alternatives: list[str]) -> re.Pattern[str]:
    joined = "|".join(f"(?:{a})" for a in alternatives)
    return re.compile(f"(?:{joined})", re.IGNORECASE)
