"""Which questions were asked in the round before, and what was answered then.

Two things to know. A pair comes from what a person said, else from the same id, else from the same
words in one of the languages, where only one question has them. And what was answered is only
proposed: it says to which words it was an answer, and a person takes it or leaves it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum

from ronda.factsheets.texts import Value
from ronda.procedure.stated import Wording
from ronda.questionnaires.answers import Answers, AnswerValue, NoInformation
from ronda.questionnaires.checking import value_faults
from ronda.questionnaires.model import Questionnaire
from ronda.questionnaires.walking import Placed, answerable


class Ground(StrEnum):
    """Why two questions are taken for one."""

    GIVEN = "given"
    SAME_ID = "same_id"
    SAME_TEXT = "same_text"


class Pair(Value):
    """A question of this round and the one of the round before that it corresponds to."""

    question: str
    previous: str
    ground: Ground


class Proposal(Value):
    """An answer of the round before, proposed for a question of this one.

    `asked` is what it answered; `same_wording` whether the question asks the same today.
    """

    question: str
    previous: str
    ground: Ground
    value: AnswerValue
    asked: Wording
    same_wording: bool


def pairs(
    previous: Questionnaire, present: Questionnaire, given: Mapping[str, str] | None = None
) -> tuple[Pair, ...]:
    """The pairs, in the order of `present`; `given` has previous ids by present ones.

    One that is "" says that the question was not asked before, whatever its id and words. Ids that
    `given` names and neither questionnaire has are left out.
    """
    before = {one.id: one for one in answerable(previous)}
    new = {id for id, other in (given or {}).items() if not other}
    now = {one.id: one for one in answerable(present) if one.id not in new}
    found: dict[str, Pair] = {}
    for ground, mapping in (
        (Ground.GIVEN, dict(given or {})),
        (Ground.SAME_ID, {id: id for id in now}),
        (Ground.SAME_TEXT, _same_texts(before, now)),
    ):
        taken = {pair.previous for pair in found.values()}
        for id, other in mapping.items():
            if id in now and other in before and id not in found and other not in taken:
                found[id] = Pair(question=id, previous=other, ground=ground)
                taken.add(other)
    return tuple(found[id] for id in now if id in found)


def proposals(
    previous: Questionnaire,
    answers: Answers,
    present: Questionnaire,
    given: Mapping[str, str] | None = None,
) -> tuple[Proposal, ...]:
    """What was answered to `previous`, for the questions of `present` that it can answer."""
    return tuple(_proposed(previous, answers, present, pairs(previous, present, given)))


def _proposed(
    previous: Questionnaire, answers: Answers, present: Questionnaire, found: tuple[Pair, ...]
) -> Iterator[Proposal]:
    before = {one.id: one for one in answerable(previous)}
    now = {one.id: one for one in answerable(present)}
    told = answers.by_question
    for pair in found:
        answer = told.get(pair.previous)
        place = now[pair.question]
        if answer is None or isinstance(answer.value, NoInformation):
            continue
        if any(value_faults(place, answer.value)):
            continue
        asked = answer.asked or before[pair.previous].question.text
        yield Proposal(
            question=pair.question,
            previous=pair.previous,
            ground=pair.ground,
            value=answer.value,
            asked=asked,
            same_wording=asked == place.question.text,
        )


def _same_texts(before: Mapping[str, Placed], now: Mapping[str, Placed]) -> Mapping[str, str]:
    """Questions with the same words in a language, where those are said once in each."""
    old, new = _by_text(before), _by_text(now)
    return {new[text]: old[text] for text in new if text in old}


def _by_text(places: Mapping[str, Placed]) -> Mapping[tuple[str, str], str]:
    every = [
        ((tag, " ".join(text.split()).casefold()), one.id)
        for one in places.values()
        for tag, text in one.question.text.texts
    ]
    times = Counter(text for text, _ in every)
    return {text: id for text, id in every if times[text] == 1}
