"""A body's way of working, read from its TOML file, and the words its documents use.

Adding a body is adding a file to `bodies/`. Two things to know: patterns are matched without
regard to case, on text whose no-break spaces were taken as blanks (`folded`); and a language is
found by its tag or, failing that, by the nearest one there is ("sr" gives "sr-Cyrl").
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
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


class NoWords(UnknownBody):
    """A body whose file has no words: its factsheets can be neither read nor written."""


class Patterns(Mapping[str, re.Pattern[str]]):
    """Lists of regular expressions by name, each made ready when first used.

    >>> patterns = Patterns({"contents": ["^contents$", "^index$"]})
    >>> bool(patterns["contents"].search("INDEX")), list(patterns)
    (True, ['contents'])
    """

    def __init__(self, lists: Mapping[str, list[str]]) -> None:
        self._lists = lists
        self._ready: dict[str, re.Pattern[str]] = {}

    def __getitem__(self, name: str) -> re.Pattern[str]:
        if name not in self._ready:
            self._ready[name] = _pattern(self._lists[name])
        return self._ready[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lists)

    def __len__(self) -> int:
        return len(self._lists)


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
class Body:
    """A body as readers and writers of its factsheets need it: its round, its words.

    The words of a language are made ready when first asked for: patterns take most of the time.
    """

    id: str
    round: int
    convention: str
    lists: Mapping[str, Mapping[str, object]] = field(repr=False)
    _ready: dict[str, Words] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def languages(self) -> tuple[str, ...]:
        """The tags of the languages that this body has words in, English among them."""
        return tuple(self.lists)

    def words(self, language: str) -> Words:
        """The words of `language`, or of the nearest language this body has; English at last."""
        tag = self._nearest(language)
        if tag not in self._ready:
            self._ready[tag] = _words(tag, self.lists[tag])
        return self._ready[tag]

    def _nearest(self, language: str) -> str:
        wanted = language.casefold()
        for tag in self.lists:
            if wanted.startswith(tag.casefold()) or tag.casefold().startswith(wanted):
                return tag
        base = wanted.split("-")[0]
        return next((tag for tag in self.lists if tag.split("-")[0] == base), "en")


_GENERATED = re.compile(r"generated-[0-9]{1,4}")
"""The bodies of a generated record have no file: they speak as the Lanzarote Committee does."""


@cache
def load_body(id: str) -> Body:
    """The body called `id`; raises UnknownBody where there is none, NoWords where it has no words.

    Only what readers and writers need is looked at; `loading.load_procedure` checks the whole.
    """
    if _GENERATED.fullmatch(id):
        return replace(load_body("lanzarote"), id=id)
    source = files("ronda.procedure") / "bodies" / f"{id}.toml"
    if not re.fullmatch(r"[a-z0-9-]+", id) or not source.is_file():
        raise UnknownBody(f"There is no body “{id}”; add bodies/{id}.toml or use another id.")
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    if "words" not in data:
        raise NoWords(
            f"The file of the body “{id}” has no words for readers; add [words.en] to"
            f" bodies/{id}.toml or use another id."
        )
    return Body(data["id"], data["round"], data["convention"], data["words"])


def _words(language: str, entry: Mapping[str, object]) -> Words:
    lists = {k: v for k, v in entry.items() if isinstance(v, list)}
    strengths, phrases = entry["strengths"], entry["phrases"]
    indirect = entry.get("indirect", {})
    assert isinstance(strengths, dict) and isinstance(indirect, dict) and isinstance(phrases, dict)
    return Words(
        language=language,
        patterns=Patterns({k: v for k, v in lists.items() if k not in _PLAIN}),
        strengths=Patterns(strengths),
        indirect=Patterns(indirect),
        months=tuple(lists["months"]),
        function_words=frozenset(lists["function_words"]),
        phrases=phrases,
    )


_PLAIN = {"months", "function_words"}


def _pattern(alternatives: list[str]) -> re.Pattern[str]:
    joined = "|".join(f"(?:{a})" for a in alternatives)
    return re.compile(f"(?:{joined})", re.IGNORECASE)
