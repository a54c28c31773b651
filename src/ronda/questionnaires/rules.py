"""What a questionnaire must keep to before it is opened: one function for each rule.

Two things to know. `questionnaire_faults` gives them all, so that whoever drafts sees everything at
once. And the languages of a questionnaire are equal: every text has every one of them.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from ronda.factsheets.writing.docx_text import illegal
from ronda.procedure.stated import Wording
from ronda.questionnaires.faults import Fault, FaultCode, fault
from ronda.questionnaires.model import (
    Asks,
    AsksChoice,
    AsksNumber,
    AsksText,
    AsksYesNo,
    ConditionValue,
    Questionnaire,
)
from ronda.questionnaires.walking import Placed, Standing, placed


def questionnaire_faults(questionnaire: Questionnaire) -> tuple[Fault, ...]:
    """Everything that is wrong with a questionnaire, rule by rule, in its order."""
    return tuple(one for rule in RULES for one in rule(questionnaire))


def ids_are_unique(questionnaire: Questionnaire) -> Iterator[Fault]:
    """An answer, a condition or a returned file finds its question by the id alone."""
    ids = [one.id for one in placed(questionnaire)]
    ids += [chapter.id for chapter in questionnaire.chapters]
    for id, times in Counter(ids).items():
        if times > 1:
            yield fault(FaultCode.ID_TWICE, id, times=times)


def numbers_are_unique(questionnaire: Questionnaire) -> Iterator[Fault]:
    """What people call a question by must mean one: chapters, questions, a question's items."""
    chapters = Counter(one.number for one in questionnaire.chapters if one.number)
    for number, times in chapters.items():
        if times > 1:
            id = next(one.id for one in questionnaire.chapters if one.number == number)
            yield fault(FaultCode.NUMBER_TWICE, id, number=number, times=times)
    places = [one for one in placed(questionnaire) if one.standing is not Standing.PROMPT]
    first = {one.full_number: one for one in reversed(places)}
    for number, times in Counter(one.full_number for one in places if one.full_number).items():
        if times > 1:
            id = first[number].id
            yield fault(FaultCode.NUMBER_TWICE, id, number=number, times=times)


def questions_and_items_are_numbered(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Only prompts go without."""
    for one in placed(questionnaire):
        if one.standing is not Standing.PROMPT and not one.question.number.strip():
            yield fault(FaultCode.NUMBER_MISSING, one.id)


def options_are_unique(questionnaire: Questionnaire) -> Iterator[Fault]:
    """An answer names the option by its id."""
    for one in placed(questionnaire):
        asks = one.question.asks
        options = asks.options if isinstance(asks, AsksChoice) else ()
        for option, times in Counter(option.id for option in options).items():
            if times > 1:
                number = one.full_number or one.id
                yield fault(
                    FaultCode.OPTION_TWICE, one.id, number=number, option=option, times=times
                )


def every_text_has_every_language(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Texts in the official languages are equal; none may be missing or blank."""
    for tag, times in Counter(questionnaire.languages).items():
        if times > 1:
            yield fault(FaultCode.LANGUAGE_TWICE, questionnaire.id, language=tag)
    wanted = tuple(dict.fromkeys(questionnaire.languages))
    for id, name, wording in texts(questionnaire):
        told = dict(wording.texts)
        for tag in wanted:
            if not told.get(tag, "").strip():
                yield fault(FaultCode.LANGUAGE_MISSING, id, text=name, language=tag)
        for tag in told:
            if tag not in wanted:
                yield fault(FaultCode.LANGUAGE_UNKNOWN, id, text=name, language=tag)


def texts_can_be_written(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Control characters stand in no Word file."""
    for id, name, wording in texts(questionnaire):
        for tag, text in wording.texts:
            if sign := illegal(text):
                shown = f"U+{ord(sign):04X}"
                yield fault(FaultCode.TEXT_UNWRITABLE, id, text=name, sign=shown, language=tag)


def conditions_look_back_at_answers(questionnaire: Questionnaire) -> Iterator[Fault]:
    """A condition looks at something above it that can be so answered by all who are asked."""
    places = placed(questionnaire)
    turns = {one.id: turn for turn, one in reversed(tuple(enumerate(places)))}
    for turn, one in enumerate(places):
        condition = one.question.condition
        if condition is None:
            continue
        at = turns.get(condition.question)
        number, other = one.full_number or one.id, condition.question
        if at is None:
            yield fault(FaultCode.CONDITION_UNKNOWN, one.id, number=number, other=other)
        elif at >= turn:
            yield fault(FaultCode.CONDITION_FORWARD, one.id, number=number, other=other)
        else:
            yield from _condition_faults(one, places[at], condition.value)


def _condition_faults(one: Placed, other: Placed, value: ConditionValue) -> Iterator[Fault]:
    number = one.full_number or one.id
    if not other.is_answerable:
        yield fault(FaultCode.CONDITION_ON_HEADING, one.id, number=number, other=other.id)
        return
    if not _can_be(other.question.asks, value):
        yield fault(
            FaultCode.CONDITION_VALUE, one.id, number=number, other=other.id, value=_shown(value)
        )
    for audience in one.audiences:
        if audience not in other.audiences:
            yield fault(
                FaultCode.CONDITION_AUDIENCE,
                one.id,
                number=number,
                other=other.id,
                audience=audience.value,
            )


def _can_be(asks: Asks, value: ConditionValue) -> bool:
    match asks:
        case AsksYesNo():
            return isinstance(value, bool)
        case AsksNumber():
            return not isinstance(value, bool | str)
        case AsksChoice():
            return value in {option.id for option in asks.options}
        case AsksText():
            return isinstance(value, str) and bool(value.strip())
        case _:
            return False


def _shown(value: ConditionValue) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"“{value}”" if isinstance(value, str) else str(value)


def headings_have_something_below(questionnaire: Questionnaire) -> Iterator[Fault]:
    """What asks for nothing must have something below it that does."""
    places = placed(questionnaire)
    asking = {id for one in places if one.is_answerable for id in one.above}
    chapters = {one.chapter.id for one in places if one.is_answerable}
    for chapter in questionnaire.chapters:
        if chapter.id not in chapters:
            yield fault(FaultCode.ASKS_NOTHING, chapter.id)
    for one in places:
        if not one.is_answerable and one.id not in asking:
            yield fault(FaultCode.ASKS_NOTHING, one.id)


def somebody_is_asked(questionnaire: Questionnaire) -> Iterator[Fault]:
    """A question narrowed to those whom its chapter is not for would reach nobody."""
    for one in placed(questionnaire):
        if not one.audiences:
            yield fault(FaultCode.ASKS_NOBODY, one.id)


RULES: tuple[Callable[[Questionnaire], Iterable[Fault]], ...] = (
    ids_are_unique,
    numbers_are_unique,
    questions_and_items_are_numbered,
    options_are_unique,
    every_text_has_every_language,
    texts_can_be_written,
    conditions_look_back_at_answers,
    headings_have_something_below,
    somebody_is_asked,
)


def texts(questionnaire: Questionnaire) -> Iterator[tuple[str, str, Wording]]:
    """Every text with the id of what it belongs to and what it is of that."""
    yield questionnaire.id, "title", questionnaire.title
    if questionnaire.introduction is not None:
        yield questionnaire.id, "introduction", questionnaire.introduction
    for chapter in questionnaire.chapters:
        yield chapter.id, "title", chapter.title
        if chapter.introduction is not None:
            yield chapter.id, "introduction", chapter.introduction
    for one in placed(questionnaire):
        yield one.id, "text", one.question.text
        asks = one.question.asks
        if isinstance(asks, AsksNumber) and asks.unit is not None:
            yield one.id, "unit", asks.unit
        if isinstance(asks, AsksChoice):
            yield from ((one.id, f"option “{o.id}”", o.text) for o in asks.options)
