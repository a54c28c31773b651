"""What pages say of questions and answers, in the reader's language.

Two things to know. What is wrong is told by its code, never by the English sentence that the pure
room has for it. And wordings of the questionnaire are data: they stand in the language that the
reader reads, where it is one of the questionnaire's, and say which one that is.
"""

import re

from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from ronda.procedure.stated import Wording
from ronda.questionnaires.answers import (
    AnswerChoice,
    AnswerNumber,
    AnswerText,
    AnswerValue,
    AnswerYesNo,
    NoInformation,
)
from ronda.questionnaires.faults import Fault, FaultCode
from ronda.questionnaires.model import AsksChoice, AsksNumber, Condition, Question, Relation
from ronda.questionnaires.walking import ARROW, Placed

_PROMPT = re.compile(rf"\s*{ARROW}(?: (\d+))?")


def reading_language(wording: Wording) -> str:
    """The language of a wording that the reader gets to read."""
    wanted = (get_language() or "en").casefold()
    for tag in wording.languages:
        if tag.casefold().split("-")[0] == wanted.split("-")[0]:
            return tag
    return wording.languages[0]


def read(wording: Wording) -> str:
    """A wording in the reader's language, or in the first that it has."""
    return wording.in_language(get_language() or "en")


def number_said(full_number: str) -> str:
    """A full number as lists and sentences tell it: “1, please specify (2)” for “1 → 2”.

    In a form the arrow points at the line above; away from it nobody knows what it means.
    """

    def said(found: re.Match[str]) -> str:
        turn = found[1]
        return _(", please specify (%(turn)s)") % {"turn": turn} if turn else _(", please specify")

    return _PROMPT.sub(said, full_number)


def language_named(tag: str) -> str:
    """A language by its own name: "English", "Français"."""
    try:
        return str(get_language_info(tag.lower())["name_local"]).capitalize()
    except KeyError:
        return tag


def fault_said(fault: Fault) -> str:
    """What is wrong with an answer, and what to do."""
    values = dict(fault.values)
    if "number" in values:
        values["number"] = number_said(str(values["number"]))
    return _sentence(fault.code) % values


def condition_said(condition: Condition, other: Placed) -> str:
    """The sentence that says when a question is asked, such as “Only if the answer is yes”."""
    words = {
        "number": number_said(other.full_number) or other.id,
        "answer": _compared(condition.value, other.question),
    }
    if condition.relation is Relation.IS:
        return _("Only if the answer to %(number)s is “%(answer)s”.") % words
    return _("Only if the answer to %(number)s is not “%(answer)s”.") % words


def unit_of(question: Question) -> str:
    """The unit that a figure is asked in, or ""."""
    asks = question.asks
    return read(asks.unit) if isinstance(asks, AsksNumber) and asks.unit is not None else ""


def answer_said(question: Question | None, value: AnswerValue | None) -> str:
    """An answer as text, as it reads beside its question."""
    match value:
        case AnswerText(text=text):
            return text
        case AnswerNumber(number=number):
            unit = unit_of(question) if question is not None else ""
            return f"{number} {unit}".strip()
        case AnswerYesNo(yes=yes):
            return _("Yes") if yes else _("No")
        case AnswerChoice(options=options):
            return "; ".join(_option(question, one) for one in options)
        case NoInformation(reason=reason):
            return f"{_('No information')}: {reason}" if reason else _("No information")
        case _:
            return ""


def _compared(value: object, question: Question) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return _option(question, value) if isinstance(value, str) else str(value)


def _option(question: Question | None, id: str) -> str:
    asks = question.asks if question is not None else None
    options = asks.options if isinstance(asks, AsksChoice) else ()
    return next((read(one.text) for one in options if one.id == id), id)


def _sentence(code: FaultCode) -> str:
    told = {
        FaultCode.MISSING: _("Question %(number)s has no answer."),
        FaultCode.OTHER_KIND: _(
            "The answer to question %(number)s is of another kind than it asks for: answer it anew."
        ),
        FaultCode.BELOW_MINIMUM: _(
            "Question %(number)s asks for a figure of at least %(minimum)s, but the answer is"
            " %(given)s: check the figure."
        ),
        FaultCode.NOT_WHOLE: _(
            "Question %(number)s asks for a whole figure, but the answer is %(given)s: check the"
            " figure."
        ),
        FaultCode.UNKNOWN_OPTION: _(
            "The answer to question %(number)s chooses “%(given)s”, which is none of its options:"
            " choose one of them."
        ),
        FaultCode.SEVERAL_OPTIONS: _(
            "The answer to question %(number)s chooses %(given)s options, but only one is asked"
            " for: keep one."
        ),
        FaultCode.NOT_ASKED: _(
            "Question %(number)s is answered, though it is not asked after what was answered"
            " before it: check both answers."
        ),
        FaultCode.EARLIER_WORDING: _(
            "The answer to question %(number)s was given to an earlier wording: check that it"
            " answers the present one."
        ),
    }
    return told.get(code) or _("Something is wrong with the answer to “%(question)s”.")
