"""What is missing or wrong in answers, and how far each chapter has come.

Two things to know. Conditions are respected: what is not asked is not missing. And a chapter is
ready when a person says so, which they may only while nothing in it is missing or wrong.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from ronda.factsheets.texts import Value
from ronda.questionnaires.answers import (
    AnswerChoice,
    AnswerNumber,
    Answers,
    AnswerText,
    AnswerValue,
    AnswerYesNo,
    NoInformation,
)
from ronda.questionnaires.asking import asked
from ronda.questionnaires.faults import Fault, FaultCode, fault
from ronda.questionnaires.model import AsksChoice, AsksKind, AsksNumber, Questionnaire
from ronda.questionnaires.walking import Placed, answerable, chapters_for


class FillState(StrEnum):
    """How far a chapter has come."""

    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    READY = "ready"


class ChapterFill(Value):
    """How far one chapter has come: its state, how much of it is asked and how much answered.

    `faults` are what is missing or wrong in it; while one of them blocks, it cannot be ready.
    """

    chapter: str
    state: FillState
    asked: int
    answered: int
    faults: tuple[Fault, ...] = ()

    @property
    def may_be_ready(self) -> bool:
        """Whether a person may say that the chapter is ready."""
        return not any(one.blocks for one in self.faults)


_KINDS: Mapping[AsksKind, type[Value]] = {
    AsksKind.TEXT: AnswerText,
    AsksKind.NUMBER: AnswerNumber,
    AsksKind.YES_NO: AnswerYesNo,
    AsksKind.CHOICE: AnswerChoice,
}
_SAID = {
    "text": "a text",
    "number": "a figure",
    "yes_no": "yes or no",
    "choice": "a choice",
}


def answers_faults(questionnaire: Questionnaire, answers: Answers) -> tuple[Fault, ...]:
    """All that is missing or wrong in `answers`, in the order of the questionnaire."""
    if other := _other(questionnaire, answers):
        return (other,)
    found = [one for place in _places(questionnaire, answers) for one in place]
    known = {one.id for one in answerable(questionnaire)}
    unknown = (one.question for one in answers.answers if one.question not in known)
    return (*found, *(fault(FaultCode.UNKNOWN_QUESTION, id) for id in unknown))


def chapter_fills(
    questionnaire: Questionnaire, answers: Answers, *, said_ready: frozenset[str] = frozenset()
) -> tuple[ChapterFill, ...]:
    """How far each chapter of the answers' audience has come.

    `said_ready` are the ids of the chapters that a person has marked ready; one of which something
    is missing since then is under way again.
    """
    wanted = asked(questionnaire, answers)
    faults = answers_faults(questionnaire, answers)
    chapter_of = {one.id: one.chapter.id for one in answerable(questionnaire)}
    answered = {one.question for one in answers.answers if says(one.value)}
    fills = []
    for chapter in chapters_for(questionnaire, answers.audience):
        own = [one.id for one in wanted if one.chapter.id == chapter.id]
        fill = ChapterFill(
            chapter=chapter.id,
            state=FillState.UNDER_WAY,
            asked=len(own),
            answered=len(answered.intersection(own)),
            faults=tuple(one for one in faults if chapter_of.get(one.question) == chapter.id),
        )
        started = any(chapter_of.get(id) == chapter.id for id in answered)
        state = _state(fill, started=started, said=chapter.id in said_ready)
        fills.append(fill.model_copy(update={"state": state}))
    return tuple(fills)


def _state(fill: ChapterFill, *, started: bool, said: bool) -> FillState:
    if said and fill.may_be_ready:
        return FillState.READY
    return FillState.UNDER_WAY if started else FillState.NOT_STARTED


def says(value: AnswerValue) -> bool:
    """Whether an answer says anything; blank text and no option chosen do not."""
    if isinstance(value, AnswerText):
        return bool(value.text.strip())
    return not isinstance(value, AnswerChoice) or bool(value.options)


def _other(questionnaire: Questionnaire, answers: Answers) -> Fault | None:
    if answers.questionnaire != questionnaire.id:
        return fault(
            FaultCode.OTHER_QUESTIONNAIRE,
            "",
            given=answers.questionnaire,
            expected=questionnaire.id,
        )
    if answers.version != questionnaire.version:
        given, expected = answers.version, questionnaire.version
        return fault(FaultCode.OTHER_VERSION, "", given=given, expected=expected)
    return None


def _places(questionnaire: Questionnaire, answers: Answers) -> Iterator[Iterator[Fault]]:
    wanted = {one.id for one in asked(questionnaire, answers)}
    for place in answerable(questionnaire):
        yield _of_place(place, answers, is_asked=place.id in wanted)


def _of_place(place: Placed, answers: Answers, *, is_asked: bool) -> Iterator[Fault]:
    answer = answers.by_question.get(place.id)
    number = place.full_number or place.id
    if answer is None or not says(answer.value):
        if is_asked and place.question.required:
            yield fault(FaultCode.MISSING, place.id, number=number)
        return
    if not is_asked:
        yield fault(FaultCode.NOT_ASKED, place.id, number=number)
    yield from value_faults(place, answer.value)
    if answer.asked is not None:
        version = answer.version or "?"
        yield fault(FaultCode.EARLIER_WORDING, place.id, number=number, version=version)


def value_faults(place: Placed, value: AnswerValue) -> Iterator[Fault]:
    """What is wrong with one answer in itself."""
    if isinstance(value, NoInformation):
        return
    asks = place.question.asks
    number = place.full_number or place.id
    if not isinstance(value, _KINDS.get(asks.kind, NoInformation)):
        said = _SAID.get(asks.kind.value, "nothing")
        given = _SAID[value.kind.value]
        yield fault(FaultCode.OTHER_KIND, place.id, number=number, asked=said, given=given)
    elif isinstance(value, AnswerNumber) and isinstance(asks, AsksNumber):
        yield from _of_number(place.id, number, asks, value)
    elif isinstance(value, AnswerChoice) and isinstance(asks, AsksChoice):
        yield from _of_choice(place.id, number, asks, value)


def _of_number(id: str, number: str, asks: AsksNumber, value: AnswerNumber) -> Iterator[Fault]:
    if asks.minimum is not None and value.number < asks.minimum:
        minimum, given = asks.minimum, value.number
        yield fault(FaultCode.BELOW_MINIMUM, id, number=number, minimum=minimum, given=given)
    if asks.whole and value.number != int(value.number):
        yield fault(FaultCode.NOT_WHOLE, id, number=number, given=value.number)


def _of_choice(id: str, number: str, asks: AsksChoice, value: AnswerChoice) -> Iterator[Fault]:
    known = {option.id for option in asks.options}
    for given in value.options:
        if given not in known:
            yield fault(FaultCode.UNKNOWN_OPTION, id, number=number, given=given)
    if len(value.options) > 1 and not asks.several:
        yield fault(FaultCode.SEVERAL_OPTIONS, id, number=number, given=len(value.options))
