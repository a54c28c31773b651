"""What is typed in the form of a chapter: taken apart, understood, and shown again as it was.

Two things to know. A question that nobody touched since the page was shown is not saved again: the
form carries the mark of what it showed. And what cannot be understood comes back as it was typed,
with the sentence that says why.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from django.http import QueryDict
from django.utils.translation import gettext as _
from pydantic import ValidationError

from ronda.apps.errors import NotValid
from ronda.apps.rounds.limits import said_too_long
from ronda.questionnaires.answers import (
    AnswerChoice,
    AnswerNumber,
    AnswerText,
    AnswerValue,
    AnswerYesNo,
    NoInformation,
)
from ronda.questionnaires.model import AsksKind
from ronda.questionnaires.walking import Placed

YES, NO = "yes", "no"
_BLANKS = re.compile("[\\s\u00a0\u202f]+")
_FIGURE = re.compile(r"-?\d+(?:[.,]\d+)?")
_THOUSANDS = re.compile(r"-?\d{1,3}[.,]\d{3}")


@dataclass(frozen=True)
class Typed:
    """What stands in the form for one question, as text; `seen` is the revision it was shown at."""

    text: str = ""
    chosen: tuple[str, ...] = ()
    no_information: bool = False
    why: str = ""
    seen: int = 0
    shown: str = ""

    @property
    def mark(self) -> str:
        """Tells what stands in the form from what the page showed."""
        said = (self.text, *sorted(self.chosen), self.no_information, self.why)
        return sha256(repr(said).encode()).hexdigest()[:16]

    @property
    def is_touched(self) -> bool:
        """Whether somebody changed what the page showed."""
        return self.mark != self.shown


def typed_in(data: QueryDict, question: str) -> Typed | None:
    """What was typed for a question; None where the form did not have it."""
    seen = data.get(f"seen-{question}")
    if seen is None:
        return None
    return Typed(
        text=_lines(data.get(f"text-{question}", "")),
        chosen=tuple(one for one in data.getlist(f"chosen-{question}") if one),
        no_information=f"none-{question}" in data,
        why=_lines(data.get(f"why-{question}", "")).strip(),
        seen=int(seen) if seen.isdecimal() and len(seen) < 9 else 0,
        shown=data.get(f"shown-{question}", ""),
    )


def typed_of(value: AnswerValue | None, seen: int) -> Typed:
    """How an answer stands in the form."""
    match value:
        case AnswerText(text=text):
            return Typed(text=text, seen=seen)
        case AnswerNumber(number=number):
            return Typed(text=str(number), seen=seen)
        case AnswerYesNo(yes=yes):
            return Typed(chosen=(YES if yes else NO,), seen=seen)
        case AnswerChoice(options=options):
            return Typed(chosen=options, seen=seen)
        case NoInformation(reason=reason):
            return Typed(no_information=True, why=reason, seen=seen)
        case _:
            return Typed(seen=seen)


def understood(place: Placed, typed: Typed) -> AnswerValue | None:
    """The answer that was typed, None for nothing; raises NotValid with a sentence for people."""
    if sentence := said_too_long(max(len(typed.text), len(typed.why))):
        raise NotValid(sentence, place.id)
    if typed.no_information:
        return _no_information(place, typed)
    if typed.why:
        sentence = _("You say why there is no information: choose “no information” as well.")
        raise NotValid(sentence, place.id)
    try:
        return _value(place, typed)
    except ValidationError as error:
        raise NotValid(_("This answer cannot be kept as it is: shorten it."), place.id) from error


def touched(data: QueryDict, places: Mapping[str, Placed]) -> Iterator[tuple[Placed, Typed]]:
    """What somebody changed in the form, question by question."""
    for id, place in places.items():
        typed = typed_in(data, id)
        if typed is not None and typed.is_touched:
            yield place, typed


def _no_information(place: Placed, typed: Typed) -> NoInformation:
    asks_text = place.question.asks.kind is AsksKind.TEXT
    if not asks_text and (typed.text.strip() or typed.chosen):
        sentence = _("You answer and say that there is no information: take one of the two out.")
        raise NotValid(sentence, place.id)
    said = [part for part in (typed.text.strip() if asks_text else "", typed.why) if part]
    return NoInformation(reason="\n".join(said))


def _value(place: Placed, typed: Typed) -> AnswerValue | None:
    match place.question.asks.kind:
        case AsksKind.NUMBER:
            return _number(place, typed.text)
        case AsksKind.YES_NO:
            return AnswerYesNo(yes=typed.chosen[0] == YES) if typed.chosen else None
        case AsksKind.CHOICE:
            return AnswerChoice(options=typed.chosen) if typed.chosen else None
        case _:
            return AnswerText(text=typed.text) if typed.text.strip() else None


def _number(place: Placed, text: str) -> AnswerNumber | None:
    plain = _BLANKS.sub("", text)
    if not plain:
        return None
    if not _FIGURE.fullmatch(plain):
        sentence = _("Write the figure in digits and without its unit, for example 1200 or 12.5.")
        raise NotValid(sentence, place.id)
    if _THOUSANDS.fullmatch(plain):
        both = {"text": text.strip(), "whole": re.sub("[.,]", "", plain)}
        sentence = _("“%(text)s” can be read in two ways: write %(whole)s, or fewer decimals.")
        raise NotValid(sentence % both, place.id)
    number = float(plain.replace(",", "."))
    try:
        return AnswerNumber(number=int(number) if number.is_integer() else number)
    except ValidationError as error:
        raise NotValid(_("This figure is too large to be kept: check it."), place.id) from error


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
