"""The words of a notification: how they are kept, and how they read in a language.

Two things to know. A word is a text, a number, a date, or a text by language (`{"en": …, "fr": …}`,
such as a Party's names). And a word is one line without signs that cannot be printed: it may stand
in the subject of a letter, where a line's end would begin another header.
"""

import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from typing import TypeAlias

from django.template import engines
from django.utils import timezone

from ronda.languages.serbian import in_script

Word: TypeAlias = str | int | date | Mapping[str, str]
Kept: TypeAlias = str | int | dict[str, str]
LONGEST = 500


def kept(words: Mapping[str, Word]) -> dict[str, Kept]:
    """The words as they lie in the database."""
    return {name: _kept(word) for name, word in words.items()}


def readable(words: Mapping[str, Kept], language: str) -> dict[str, str]:
    """The words as they read in a language; whoever calls has chosen it for dates."""
    return {name: _readable(word, language) for name, word in words.items()}


def day_of(moment: date | None) -> date | None:
    """The day of a date or of a moment, by the clock where Ronda runs."""
    if isinstance(moment, datetime):
        return timezone.localtime(moment).date() if timezone.is_aware(moment) else moment.date()
    return moment


def in_words(day: date) -> str:
    """A day as the pages write it in the language that is chosen."""
    template = engines["django"].from_string("{% load page %}{{ day|day }}")
    return template.render({"day": day})


def in_language(texts: Mapping[str, str], language: str) -> str:
    """The text in a language; else in the same language in its other script, in English, in any."""
    if texts.get(language):
        return texts[language]
    if near := texts.get(language.partition("-")[0]):
        return in_script(near, language)
    if texts.get("en"):
        return texts["en"]
    return next((text for text in texts.values() if text), "")


def one_line(text: str) -> str:
    """The text on one line, without signs that cannot be printed, and not too long."""
    plain = "".join(" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in text)
    line = " ".join(plain.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def without_controls(text: str) -> str:
    """The text with its lines, and without other signs that steer a machine."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in lines if sign in "\n\t" or unicodedata.category(sign) != "Cc")


def _kept(word: Word) -> Kept:
    if isinstance(word, date):
        day = day_of(word)
        assert day is not None
        return {"date": day.isoformat()}
    if isinstance(word, Mapping):
        return {language: one_line(str(text)) for language, text in word.items()}
    return word if isinstance(word, int) else one_line(str(word))


def _readable(word: Kept, language: str) -> str:
    if isinstance(word, dict):
        if word.keys() == {"date"}:
            return in_words(date.fromisoformat(word["date"]))
        return one_line(in_language(word, language))
    return one_line(str(word))
