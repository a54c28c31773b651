"""Texts that people write in several languages, reasons that they give, days in words.

Two things to know. What is written in the body's languages is data: each language has its own text,
and a page shows the one nearest to the reader's. And a reason is never empty.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ronda.apps.errors import NotValid
from ronda.procedure.stated import Wording

LONGEST_LINE = 300


def texts_checked(
    texts: Mapping[str, str], languages: Iterable[str], field: str, longest: int = LONGEST_LINE
) -> dict[str, str]:
    """The texts by language, each one line; raises NotValid where one is missing or too long."""
    found = {tag: " ".join(texts.get(tag, "").split()) for tag in languages}
    for tag, text in found.items():
        if not text:
            sentence = _("Write this in each of the body’s languages; “%(language)s” is missing.")
            raise NotValid(sentence % {"language": tag}, field)
        if len(text) > longest:
            sentence = _("This is longer than %(count)d characters: make it shorter.")
            raise NotValid(sentence % {"count": longest}, field)
    return found


def in_reader_language(texts: Mapping[str, str]) -> str:
    """The text in the reader's language, else the nearest there is; "" where there is none."""
    return Wording.of(texts).in_language(get_language() or "en") if texts else ""


def reason_checked(reason: str) -> str:
    """The reason; raises NotValid where none is given."""
    if not reason.strip():
        raise NotValid(_("Say why, in a sentence."), "reason")
    return reason.strip()


def day_named(value: date) -> str:
    """A day with its month in words, as the reader's language writes it.

    That of a moment is the day on the clock of the place where Ronda runs.
    """
    if isinstance(value, datetime):
        value = localtime(value).date()
    return _day_named(value, get_language())


@lru_cache(maxsize=2_000)
def _day_named(value: date, _language: str | None) -> str:
    return _serbian_day(value) if is_serbian() else date_format(value, "j F Y")


def is_serbian() -> bool:
    """Whether the reader's language is Serbian, in either script."""
    return (get_language() or "").startswith("sr")


def _serbian_day(value: date) -> str:
    """A day as Serbian writes it, the month in the genitive; Django has only its bare name."""
    month = date_format(value, "F")
    ending = "a" if month.isascii() else "\u0430"
    stem = month[:-2] + month[-1] if month.endswith(("bar", "бар")) else month
    return f"{value.day}. {stem}{ending} {value.year}."
