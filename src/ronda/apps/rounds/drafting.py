"""Changes of a questionnaire that is drafted, as values: a chapter or a question put, moved, taken.

Two things to know. Every change makes a new questionnaire, renumbered; ids never change. And what
is not there raises NoSuchPlace, as in `ronda.questionnaires.numbering`.
"""

from collections.abc import Iterable
from hashlib import sha256

from ronda.questionnaires.model import Chapter, Question, Questionnaire
from ronda.questionnaires.numbering import (
    NoSuchPlace,
    Target,
    renumbered,
    with_inserted,
    with_moved,
    with_removed,
)
from ronda.questionnaires.walking import Placed, Standing, placed

BELOW = {"items", "prompts", "questions"}


def place_of(questionnaire: Questionnaire, id: str) -> Placed:
    """A question where it stands; raises NoSuchPlace."""
    found = next((one for one in placed(questionnaire) if one.id == id), None)
    if found is None:
        raise NoSuchPlace(f"There is no question “{id}”.")
    return found


def has_place(questionnaire: Questionnaire, id: str) -> bool:
    """Whether a chapter or a question of this id is there."""
    chapters = {one.id for one in questionnaire.chapters}
    return id in chapters | {one.id for one in placed(questionnaire)}


def chapter_of(questionnaire: Questionnaire, id: str) -> Chapter:
    """A chapter; raises NoSuchPlace."""
    found = next((one for one in questionnaire.chapters if one.id == id), None)
    if found is None:
        raise NoSuchPlace(f"There is no chapter “{id}”.")
    return found


def seen_as(thing: Question | Chapter | Questionnaire) -> str:
    """A checksum of what a person sees when they change it: itself, not what stands below.

    Nor its number, which moves with others.
    """
    own = BELOW | {"number", "version", "chapters"}
    return sha256(thing.model_dump_json(exclude=own).encode()).hexdigest()[:32]


def with_question(questionnaire: Questionnaire, question: Question) -> Questionnaire:
    """The same with a question changed in itself; what stands below it stays."""
    place_of(questionnaire, question.id)
    chapters = tuple(
        one.model_copy(update={"questions": _changed(one.questions, question)})
        for one in questionnaire.chapters
    )
    return questionnaire.model_copy(update={"chapters": chapters})


def with_question_added(
    questionnaire: Questionnaire, question: Question, within: str, standing: Standing
) -> Questionnaire:
    """The same with a question as the last of its kind within a chapter or a question."""
    last = len(list(placed(questionnaire))) + 1
    return with_inserted(questionnaire, question, Target(within=within, at=last, standing=standing))


def with_question_shifted(questionnaire: Questionnaire, id: str, by: int) -> Questionnaire:
    """The same with a question one place up (-1) or down (1) among those beside it."""
    place = place_of(questionnaire, id)
    within = place.above[-1] if place.above else place.chapter.id
    beside = [
        one.id
        for one in placed(questionnaire)
        if one.standing is place.standing
        and (one.above[-1] if one.above else one.chapter.id) == within
    ]
    at = max(0, beside.index(id) + by)
    return with_moved(questionnaire, id, Target(within=within, at=at, standing=place.standing))


def without(questionnaire: Questionnaire, id: str) -> Questionnaire:
    """The same without a question, or a chapter, and all that stands in it."""
    if any(one.id == id for one in questionnaire.chapters):
        left = tuple(one for one in questionnaire.chapters if one.id != id)
        return renumbered(questionnaire.model_copy(update={"chapters": left}))
    return with_removed(questionnaire, id)


def with_chapter(questionnaire: Questionnaire, chapter: Chapter) -> Questionnaire:
    """The same with a chapter changed in itself, its questions kept; added where it is new."""
    known = {one.id: one for one in questionnaire.chapters}
    if chapter.id not in known:
        return renumbered(
            questionnaire.model_copy(update={"chapters": (*questionnaire.chapters, chapter)})
        )
    kept = {"questions": known[chapter.id].questions, "number": known[chapter.id].number}
    changed = known | {chapter.id: chapter.model_copy(update=kept)}
    return questionnaire.model_copy(update={"chapters": tuple(changed.values())})


def with_chapter_shifted(questionnaire: Questionnaire, id: str, by: int) -> Questionnaire:
    """The same with a chapter one place up (-1) or down (1)."""
    chapter = chapter_of(questionnaire, id)
    others = [one for one in questionnaire.chapters if one.id != id]
    at = max(0, questionnaire.chapters.index(chapter) + by)
    others.insert(at, chapter)
    return renumbered(questionnaire.model_copy(update={"chapters": tuple(others)}))


def free_id(start: str, taken: Iterable[str]) -> str:
    """An id that none of `taken` has, counted on from the highest.

    >>> free_id("q", ["q-1", "q-3"])
    'q-4'
    """
    numbers = [one.removeprefix(f"{start}-") for one in taken if one.startswith(f"{start}-")]
    return f"{start}-{max((int(one) for one in numbers if one.isdigit()), default=0) + 1}"


def _changed(questions: tuple[Question, ...], question: Question) -> tuple[Question, ...]:
    return tuple(_one(each, question) for each in questions)


def _one(each: Question, question: Question) -> Question:
    if each.id == question.id:
        kept = {name: getattr(each, name) for name in (*BELOW, "number")}
        return question.model_copy(update=kept)
    return each.model_copy(update={name: _changed(getattr(each, name), question) for name in BELOW})
