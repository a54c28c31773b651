"""Answers and conditions as people read them, in one language.

Two things to know. A figure is written so that it can be read back in one way only. And what is
shown for a choice is its option's text; an id that has none is shown as it is.
"""

from decimal import Decimal

from ronda.procedure.parties import party_by_code
from ronda.questionnaires.answers import (
    AnswerChoice,
    AnswerNumber,
    AnswerText,
    AnswerValue,
    AnswerYesNo,
    NoInformation,
)
from ronda.questionnaires.model import AsksChoice, AsksNumber, Condition, Question, Relation
from ronda.questionnaires.words import form_words

_COMMA = ("fr", "sr")


def shown(value: AnswerValue, question: Question, language: str) -> str:
    """An answer in one language, a figure without its unit."""
    words = form_words(language)
    match value:
        case AnswerText():
            return value.text
        case AnswerNumber():
            return shown_number(value.number, language)
        case AnswerYesNo():
            return words.yes if value.yes else words.no
        case AnswerChoice():
            return "; ".join(option_text(question, id, language) for id in value.options)
        case NoInformation():
            return shown_no_information(value, language)


def shown_with_unit(value: AnswerValue, question: Question, language: str) -> str:
    """An answer in one language, a figure with its unit."""
    text = shown(value, question, language)
    unit = unit_of(question, language)
    return f"{text} {unit}" if unit and isinstance(value, AnswerNumber) else text


def shown_number(number: float, language: str) -> str:
    """A figure without grouping; three decimals get a fourth, so that they are no thousands.

    >>> shown_number(1200, "en"), shown_number(2.5, "fr"), shown_number(1.234, "en")
    ('1200', '2,5', '1.2340')
    """
    whole, point, decimals = format(Decimal(repr(number)), "f").partition(".")
    if len(decimals) == 3:
        decimals += "0"
    sign = "," if language.casefold().split("-")[0] in _COMMA else "."
    return whole + (sign if point else "") + decimals


def shown_no_information(value: NoInformation, language: str) -> str:
    """The words that say so, and the reason after a colon."""
    said = form_words(language).no_information
    colon = "\u00a0: " if language.casefold().startswith("fr") else ": "
    return f"{said}{colon}{value.reason}" if value.reason else said


def option_text(question: Question, id: str, language: str) -> str:
    """The text of an option; the id itself where the question has none of it."""
    asks = question.asks
    options = asks.options if isinstance(asks, AsksChoice) else ()
    found = (option.text.in_language(language) for option in options if option.id == id)
    return next(found, id)


def unit_of(question: Question, language: str) -> str:
    """The unit of the figure that is asked for, "" where there is none."""
    asks = question.asks
    if isinstance(asks, AsksNumber) and asks.unit is not None:
        return asks.unit.in_language(language)
    return ""


def condition_sentence(condition: Condition, other: Question, number: str, language: str) -> str:
    """When a question is to be answered; `other` with its full `number` is what it looks at."""
    words = form_words(language)
    value = condition.value
    if isinstance(value, bool):
        said = words.yes if value else words.no
    elif isinstance(value, str):
        said = option_text(other, value, language)
    else:
        said = shown_number(value, language)
    sentence = words.asked_if if condition.relation is Relation.IS else words.asked_if_not
    return sentence.format(number=number, value=said)


def party_name(code: str, language: str) -> str:
    """The name of a Party in a language; the code itself where it is not known."""
    known = party_by_code(code)
    return known.name(language) if known is not None else code
