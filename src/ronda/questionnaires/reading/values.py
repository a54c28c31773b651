"""The text of an answer as a value: what was written in a field, told by what is asked there.

Two things to know. Words are known in every language, because people write as they speak. And what
cannot be told for certain (a figure that has two readings) is no value: it is handed back as text,
with the reason, for a person to settle.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from ronda.questionnaires.answers import (
    AnswerChoice,
    AnswerNumber,
    AnswerText,
    AnswerValue,
    AnswerYesNo,
    NoInformation,
)
from ronda.questionnaires.form import BETWEEN
from ronda.questionnaires.model import AsksChoice, AsksNumber, AsksYesNo, Question
from ronda.questionnaires.words import all_words, form_words

_BLANKS = re.compile(r"\s+")
_GROUPING = "[  \u00a0\u202f\u2009'’]"
_FIGURE = re.compile(rf"-?\d{{1,3}}(?:{_GROUPING}\d{{3}})+(?:[.,]\d+)?|-?\d+(?:[.,]\d+)?")
_GROUPED = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_EITHER = re.compile(r"-?[1-9]\d{0,2}([.,])\d{3}")


class Unread(StrEnum):
    """Why a text could not be told as a value."""

    NO_FIGURE = "no-figure"
    TWO_READINGS = "two-readings"
    NEITHER_YES_NOR_NO = "neither-yes-nor-no"
    NO_OPTION = "no-option"


def folded(text: str) -> str:
    """Text as it is compared: white space, apostrophes and case do not matter.

    >>> folded(" Pas d’information ") == folded("pas d'information")
    True
    """
    return _BLANKS.sub(" ", text.replace("’", "'")).strip().casefold()


def value_of(text: str, question: Question, languages: Iterable[str]) -> AnswerValue | Unread:
    """What `text` says as an answer to `question`; blank text is an empty AnswerText."""
    if not text.strip():
        return AnswerText(text="")
    if (none := no_information(text)) is not None:
        return none
    asks = question.asks
    if isinstance(asks, AsksNumber):
        return _number(text, asks, tuple(languages))
    if isinstance(asks, AsksYesNo):
        return _yes_no(text)
    if isinstance(asks, AsksChoice):
        return _option(text, asks, tuple(languages))
    return AnswerText(text=text)


def no_information(text: str) -> NoInformation | None:
    """The answer that there is no information, where a text says just that, or that and why.

    >>> no_information("No information: not counted").reason
    'not counted'
    """
    for words in all_words():
        pattern = _BLANKS.sub(r"\\s+", re.escape(words.no_information).replace(r"\ ", " "))
        pattern = pattern.replace("’", "['’]")
        found = re.fullmatch(
            rf"\s*{pattern}\s*(?:[.]?\s*|:\s?(.*))", text, re.IGNORECASE | re.DOTALL
        )
        if found:
            return NoInformation(reason=found[1] or "")
    return None


def without_prompt(text: str, languages: Iterable[str]) -> str:
    """`text` without the words that ask for it, which some programs keep as text."""
    words = [form_words(tag) for tag in languages]
    for name in ("write_here", "figure_here", "choose"):
        prompt = BETWEEN.join(dict.fromkeys(getattr(one, name) for one in words))
        if text.lstrip().startswith(prompt):
            return text.lstrip()[len(prompt) :]
    return text


def _number(text: str, asks: AsksNumber, languages: tuple[str, ...]) -> AnswerNumber | Unread:
    bare = text.strip()
    units = asks.unit.texts if asks.unit is not None else ()
    for unit in (BETWEEN.join(dict.fromkeys(dict(units).values())), *(u for _, u in units)):
        if unit and folded(bare).endswith(folded(unit)) and folded(bare) != folded(unit):
            bare = bare[: len(bare.rstrip()) - len(unit)].strip()
            break
    bare = bare.removesuffix("%").strip()
    if _EITHER.fullmatch(bare):
        return _either(bare, languages)
    if _GROUPED.fullmatch(bare):
        return _grouped(bare)
    if not _FIGURE.fullmatch(bare):
        return Unread.NO_FIGURE
    return _figure(re.sub(_GROUPING, "", bare).replace(",", "."))


def _grouped(bare: str) -> AnswerNumber | Unread:
    """A figure such as "1,234,567" or "1.234,5": of both signs the last is the decimals'."""
    last = bare[max(bare.rfind("."), bare.rfind(","))]
    decimal = last if "." in bare and "," in bare else ""
    digits = "".join(sign for sign in bare if sign not in ".," or sign == decimal)
    return _figure(digits.replace(",", "."))


def _either(bare: str, languages: tuple[str, ...]) -> AnswerNumber | Unread:
    """A figure such as "1,234": over a thousand in English, a little over one in French."""
    decimals: Mapping[bool, str] = {True: ",", False: "."}
    told = {decimals[tag.casefold().startswith(("fr", "sr"))] for tag in languages}
    if len(told) != 1:
        return Unread.TWO_READINGS
    (decimal,) = told
    sign = "," if "," in bare else "."
    return _figure(bare.replace(sign, "." if sign == decimal else ""))


def _figure(plain: str) -> AnswerNumber | Unread:
    number = float(plain) if "." in plain else int(plain[:20])
    if abs(number) > 10**15:
        return Unread.NO_FIGURE
    return AnswerNumber(number=number)


def _yes_no(text: str) -> AnswerYesNo | Unread:
    said = folded(text).rstrip(".")
    for words in all_words():
        if said in {folded(words.yes), folded(words.no)}:
            return AnswerYesNo(yes=said == folded(words.yes))
    return Unread.NEITHER_YES_NOR_NO


def _option(text: str, asks: AsksChoice, languages: Sequence[str]) -> AnswerChoice | Unread:
    """The option of this text: in the form's languages, else in any other that one has."""
    said = folded(text)
    shown = [
        o.id for o in asks.options if said in {folded(o.text.in_language(t)) for t in languages}
    ]
    found = shown or [o.id for o in asks.options if said in {folded(t) for _, t in o.text.texts}]
    return AnswerChoice(options=(found[0],)) if len(found) == 1 else Unread.NO_OPTION
