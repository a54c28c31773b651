"""Invented sentences in three languages, of words as common as words are.

Two things to know. In each list the n-th phrase is n times as seldom as the first, and so are the
invented names that stand in many sentences: a few words stand everywhere, most hardly anywhere. And
the sentences are data (`words.toml`).
"""

import random
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import Any

NAMES = 20_000
"""How many invented names there are in each language."""
LANGUAGES = ("en", "fr", "sr")
_SLOT = re.compile(r"\{(\w+)\}")
_CYRILLIC = {
    "lj": "љ", "nj": "њ", "a": "а", "b": "б", "c": "ц", "d": "д", "e": "е", "f": "ф", "g": "г",
    "h": "х", "i": "и", "j": "ј", "k": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "п",
    "q": "к", "r": "р", "s": "с", "t": "т", "u": "у", "v": "в", "z": "з",
}  # fmt: skip


def chance_of(seed: str) -> random.Random:
    """What follows from a seed, and is the same each time; no secret hangs on it."""
    return random.Random(seed)  # noqa: S311


@cache
def words() -> Mapping[str, Any]:
    """All that `words.toml` has."""
    text = (files("ronda.demo.generated") / "words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@dataclass(frozen=True)
class Weighted:
    """Phrases, each with how often those up to it are taken."""

    phrases: Sequence[str]
    heights: Sequence[float]

    @classmethod
    def of(cls, phrases: Sequence[str]) -> "Weighted":
        """The n-th of these is n times as seldom as the first."""
        return cls(phrases, list(accumulate(1 / n for n in range(1, len(phrases) + 1))))

    def one(self, chance: random.Random) -> str:
        """One of them."""
        return chance.choices(self.phrases, cum_weights=self.heights)[0]


class Writer:
    """Makes the sentences of one language."""

    def __init__(self, language: str) -> None:
        told = words()[language]
        self.tag: str = told["tag"]
        self.title: str = told["title"]
        self.topics: Sequence[str] = told["topics"]
        lists = {name: value for name, value in told.items() if isinstance(value, list)}
        self._slots = {name: Weighted.of(value) for name, value in lists.items()}
        self._slots["name"] = Weighted.of(names(language))
        self._sentences = {
            kind: [_SLOT.split(one) for one in some] for kind, some in told["sentences"].items()
        }

    def text(self, kind: str, chance: random.Random, sentences: int = 1) -> str:
        """So many sentences of a kind: "recommendation", "observation", "follow_up", "practice"."""
        made = (
            self._sentence(chance.choice(self._sentences[kind]), chance) for _ in range(sentences)
        )
        return " ".join(made)

    def _sentence(self, parts: Sequence[str], chance: random.Random) -> str:
        # Words stand at even places, names of lists between them.
        filled = "".join(
            self._slots[part].one(chance) if place % 2 else part for place, part in enumerate(parts)
        )
        while "{name}" in filled:
            filled = filled.replace("{name}", self._slots["name"].one(chance), 1)
        return _capitals(filled)


@cache
def writer(language: str) -> Writer:
    """The writer of a language: "en", "fr" or "sr"."""
    return Writer(language)


@cache
def names(language: str) -> tuple[str, ...]:
    """The invented names of a language; the Serbian ones in Cyrillic letters."""
    chance = chance_of(f"names {language}")
    found: dict[str, None] = {}
    while len(found) < NAMES:
        found[_name(chance).capitalize()] = None
    return tuple(found) if language != "sr" else tuple(map(cyrillic, found))


def cyrillic(text: str) -> str:
    """An invented name in Serbian Cyrillic letters."""
    small = text.lower()
    for latin, letter in _CYRILLIC.items():
        small = small.replace(latin, letter)
    return small.capitalize()


def _name(chance: random.Random) -> str:
    parts = (
        chance.choice("bcdfghklmnprstvz") + chance.choice("aeiou")
        for _ in range(chance.choice((2, 2, 3, 3, 4)))
    )
    return "".join(parts) + chance.choice(("", "n", "r", "l", "s", "k"))


def _capitals(text: str) -> str:
    """The text with a capital letter at the beginning of each sentence."""
    return re.sub(r"(^|\. )(\w)", lambda found: found[1] + found[2].upper(), text)
