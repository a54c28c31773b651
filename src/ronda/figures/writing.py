"""Figures as they stand in a text: units, periods and numbers in the language of the text.

Two things to know. A unit stands before its number, as a label, so that no grammar is guessed. And
what is held back is told as not shown, whatever the reason.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from ronda.figures.model import Unit
from ronda.figures.periods import Period

_WORDS = Path(__file__).parent / "words"
LANGUAGES = ("en", "fr", "sr-Cyrl", "sr-Latn")


@dataclass(frozen=True, slots=True)
class Words:
    """How one language tells figures."""

    units: Mapping[str, str]
    parts: Mapping[str, str]
    between: str
    thousands: str
    decimal: str
    not_shown: str


def unit(what: Unit, language: str) -> str:
    """A unit as a label; in English where the language is not known.

    >>> unit(Unit.VICTIMS_IDENTIFIED, "fr")
    'Victimes identifiées'
    """
    return _words(language).units[what]


def number(amount: Decimal | None, language: str) -> str:
    """A number with its thousands apart, or that it is not shown.

    >>> number(Decimal("12345.50"), "sr-Latn")
    '12.345,5'
    """
    words = _words(language)
    if amount is None:
        return words.not_shown
    whole, _, rest = f"{amount:,f}".partition(".")
    rest = rest.rstrip("0")
    told = whole.replace(",", words.thousands)
    return f"{told}{words.decimal}{rest}" if rest else told


def period(when: Period, language: str) -> str:
    """A period in words.

    >>> period(Period.of("2023-H1"), "en"), period(Period.of("2023-05"), "en")
    ('first half of 2023', '05/2023')
    """
    words, written = _words(language), str(when)
    if "/" in written:
        first, last = (f"{day:%d.%m.%Y}" for day in (when.first, when.last))
        return words.between.format(first=first, last=last)
    year, _, part = written.partition("-")
    if not part:
        return year
    return words.parts[part].format(year=year) if part in words.parts else f"{part}/{year}"


def line(label: str, when: Period, amount: Decimal | None, language: str) -> str:
    """One figure in a line.

    >>> line(unit(Unit.SEARCHES, "en"), Period.of("2023"), Decimal(59), "en")
    'Searches (2023): 59'
    """
    colon = "\N{NARROW NO-BREAK SPACE}:" if language.startswith("fr") else ":"
    return f"{label} ({period(when, language)}){colon} {number(amount, language)}"


@cache
def _words(language: str) -> Words:
    known = language if language in LANGUAGES else language.partition("-")[0]
    tag = known if known in LANGUAGES else {"sr": "sr-Cyrl"}.get(known, "en")
    return Words(**tomllib.loads((_WORDS / f"{tag}.toml").read_text("utf-8")))
