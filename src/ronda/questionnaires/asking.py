"""What is asked of somebody, given what was answered so far: conditions, from the top down.

Two things to know. What stands below something that is not asked is not asked either. And a
condition that looks at something that was not asked, not answered, or answered with "no
information" does not hold: there is nothing to go by.
"""

from collections.abc import Iterable, Iterator, Mapping

from ronda.questionnaires.answers import (
    Answer,
    AnswerChoice,
    AnswerNumber,
    Answers,
    AnswerText,
    AnswerValue,
    AnswerYesNo,
)
from ronda.questionnaires.model import Audience, Condition, Questionnaire, Relation
from ronda.questionnaires.walking import Placed, placed


def asked(
    questionnaire: Questionnaire, answers: Answers, audience: Audience | None = None
) -> tuple[Placed, ...]:
    """All that is asked and can be answered, in order; of the answers' own audience by default."""
    every = asked_with_headings(questionnaire, answers, audience)
    return tuple(one for one in every if one.is_answerable)


def asked_with_headings(
    questionnaire: Questionnaire, answers: Answers, audience: Audience | None = None
) -> tuple[Placed, ...]:
    """As `asked`, with the headings that stand above what is asked."""
    places = placed(questionnaire, audience or answers.audience)
    return tuple(_asked(places, answers.by_question))


def looked_at(places: Iterable[Placed], id: str) -> frozenset[str]:
    """The questions whose answers decide whether the one with this id is asked."""
    known = {one.id: one for one in places}
    found: set[str] = set()
    waiting = [id]
    while waiting:
        place = known.get(waiting.pop())
        if place is None:
            continue
        condition = place.question.condition
        conditions = {condition.question} - found if condition is not None else set()
        found |= conditions
        waiting += [*conditions, *place.above]
    return frozenset(found)


def asked_by(places: tuple[Placed, ...], given: Mapping[str, Answer]) -> frozenset[str]:
    """Of `places`, in order, the ids of those that are asked after these answers."""
    return frozenset(one.id for one in _asked(places, given))


def _asked(places: tuple[Placed, ...], given: Mapping[str, Answer]) -> Iterator[Placed]:
    met: set[str] = set()
    for one in places:
        above_is_asked = all(id in met for id in one.above)
        if above_is_asked and _applies(one.question.condition, given, met):
            met.add(one.id)
            yield one


def _applies(condition: Condition | None, given: Mapping[str, Answer], met: set[str]) -> bool:
    if condition is None:
        return True
    answer = given.get(condition.question)
    return condition.question in met and answer is not None and holds(condition, answer.value)


def holds(condition: Condition, value: AnswerValue) -> bool:
    """Whether an answer is as a condition wants it.

    >>> holds(Condition(question="q-1", value=False), AnswerYesNo(yes=False))
    True
    """
    same = _is(value, condition.value)
    if same is None:
        return False
    return same if condition.relation is Relation.IS else not same


def _is(value: AnswerValue, wanted: bool | float | str) -> bool | None:
    """Whether an answer is the wanted one; None where it says nothing to compare."""
    match value:
        case AnswerYesNo():
            return isinstance(wanted, bool) and value.yes is wanted
        case AnswerNumber():
            return not isinstance(wanted, bool | str) and value.number == wanted
        case AnswerChoice():
            return wanted in value.options if value.options else None
        case AnswerText():
            return value.text.strip() == wanted if value.text.strip() else None
        case _:
            return None
