"""The glossary of the public pages: its words by the alphabet of the reader's language.

Two things to know. The words themselves stand in `words`. And the statuses of a body are
data of its file: the page takes them from there.
"""

import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import get_language

from ronda.apps.portal.words import WORDS, Word
from ronda.apps.treaties.models import Body
from ronda.apps.treaties.selectors import bodies
from ronda.procedure.body import UnknownBody
from ronda.procedure.loading import load_procedure
from ronda.procedure.procedure import Procedure
from ronda.procedure.stated import Wording
from ronda.procedure.statuses import Status

_CYRILLIC = "абвгдђежзијклљмнњопрстћуфхцчџш"
_LATIN = (*"abcčćd", "dž", *"đefghijkl", "lj", *"mn", "nj", *"oprsštuvzž")
_BY_KEY = {one.key: one for one in WORDS}


class Scale(NamedTuple):
    """The statuses of a body, in the order of its file."""

    body: Body
    procedure: Procedure

    @property
    def statuses(self) -> tuple[Status, ...]:
        """All of them."""
        return self.procedure.statuses.values

    @property
    def example(self) -> Wording | None:
        """Why they are only an example; None where a document states them."""
        return self.procedure.statuses.example


@dataclass(frozen=True)
class Glossary:
    """Every word in the order of the reader's language, and the scale of each body."""

    words: tuple[Word, ...]
    scales: tuple[Scale, ...]


def glossary() -> Glossary:
    """All of it, as the page shows it."""
    return Glossary(tuple(in_order(WORDS)), tuple(_scales()))


def word(key: str) -> Word:
    """The word with this anchor; raises KeyError for one that there is not."""
    return _BY_KEY[key]


def in_order(words: Iterable[Word]) -> list[Word]:
    """The words by the alphabet of the reader's language."""
    language = get_language() or "en"
    return sorted(words, key=lambda one: place_in(str(one.term), language))


def place_in(term: str, language: str) -> tuple[int, ...]:
    """Where a term stands in the alphabet of a language: Serbian has its own, accents count last.

    >>> sorted(["њива", "низ", "ниша"], key=lambda one: place_in(one, "sr"))
    ['низ', 'ниша', 'њива']
    >>> sorted(["Étape", "Fiche", "Édition"], key=lambda one: place_in(one, "fr"))
    ['Édition', 'Étape', 'Fiche']
    """
    said = term.casefold()
    if language.startswith("sr"):
        return tuple(_serbian(said))
    plain = unicodedata.normalize("NFD", said)
    return tuple(ord(one) for one in plain if not unicodedata.combining(one))


def _serbian(said: str) -> Iterable[int]:
    """The places of its letters; "lj", "nj" and "dž" are letters of their own in Latin script."""
    at = 0
    while at < len(said):
        pair = said[at : at + 2]
        letter = pair if pair in _LATIN and len(pair) == 2 else said[at]
        at += len(letter)
        if letter in _CYRILLIC:
            yield _CYRILLIC.index(letter) + 1
        else:
            yield _LATIN.index(letter) + 1 if letter in _LATIN else 0


def _scales() -> Iterable[Scale]:
    for body in bodies():
        with suppress(UnknownBody):
            yield Scale(body, load_procedure(body.slug))
