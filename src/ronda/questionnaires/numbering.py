"""Moving, inserting and taking out questions: shown numbers follow, ids never change.

Two things to know. Questions count through all chapters ("1", "2", …), sub-questions below them
("2.1"), items by letters, chapters as the first one does (I or 1, or not at all). And each of these
gives a new questionnaire; whoever keeps it checks it first (`rules`).
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import count

from ronda.factsheets.texts import Value
from ronda.factsheets.word_numbers import lettered, roman
from ronda.questionnaires.model import Chapter, Question, Questionnaire
from ronda.questionnaires.walking import Standing, prompt_number


class NoSuchPlace(ValueError):
    """There is no such question, or nothing can stand where it is wanted."""


class Target(Value):
    """A place: the turn (from 0) among the questions, items or prompts of what is called `within`.

    `within` is the id of a chapter or of a question; a turn past the end is the end.
    """

    within: str
    at: int
    standing: Standing = Standing.QUESTION


Edit = Callable[[tuple[Question, ...]], tuple[Question, ...]]


def renumbered(questionnaire: Questionnaire) -> Questionnaire:
    """The same with its numbers counted anew."""
    numbers = count(1)
    chapters = []
    style = _chapter_style(questionnaire.chapters)
    for turn, chapter in enumerate(questionnaire.chapters, start=1):
        questions = tuple(_numbered(one, str(next(numbers))) for one in chapter.questions)
        chapters.append(chapter.model_copy(update={"number": style(turn), "questions": questions}))
    return questionnaire.model_copy(update={"chapters": tuple(chapters)})


def with_inserted(questionnaire: Questionnaire, question: Question, to: Target) -> Questionnaire:
    """The same with `question` put in at a place; raises NoSuchPlace."""
    return renumbered(_inserted(questionnaire, question, to))


def with_removed(questionnaire: Questionnaire, id: str) -> Questionnaire:
    """The same without a question and all below it; raises NoSuchPlace."""
    return renumbered(_removed(questionnaire, id))


def with_moved(questionnaire: Questionnaire, id: str, to: Target) -> Questionnaire:
    """The same with a question, and all below it, at another place; raises NoSuchPlace.

    The turn counts among those that are there once the question was taken out.
    """
    found = next((one for one in _every(questionnaire) if one.id == id), None)
    if found is None:
        raise NoSuchPlace(f"There is no question “{id}”.")
    return renumbered(_inserted(_removed(questionnaire, id), found, to))


def _removed(questionnaire: Questionnaire, id: str) -> Questionnaire:
    if id not in {one.id for one in _every(questionnaire)}:
        raise NoSuchPlace(f"There is no question “{id}”.")

    def without(questions: tuple[Question, ...]) -> tuple[Question, ...]:
        return tuple(one for one in questions if one.id != id)

    return _edited(questionnaire, lambda _, __: without)


def _inserted(questionnaire: Questionnaire, question: Question, to: Target) -> Questionnaire:
    places = {one.id for one in _every(questionnaire)}
    chapters = {chapter.id for chapter in questionnaire.chapters}
    if to.within not in places | chapters:
        raise NoSuchPlace(f"There is no chapter or question “{to.within}” to put a question into.")
    if to.within in chapters and to.standing is not Standing.QUESTION:
        raise NoSuchPlace("Only questions stand in a chapter itself, no items and no prompts.")

    def put(questions: tuple[Question, ...]) -> tuple[Question, ...]:
        at = max(0, min(to.at, len(questions)))
        return (*questions[:at], question, *questions[at:])

    def edit(within: str, standing: Standing) -> Edit:
        return put if (within, standing) == (to.within, to.standing) else _as_it_is

    return _edited(questionnaire, edit)


def _as_it_is(questions: tuple[Question, ...]) -> tuple[Question, ...]:
    return questions


def _edited(questionnaire: Questionnaire, edit: Callable[[str, Standing], Edit]) -> Questionnaire:
    """Every list of questions changed by what `edit` gives for the id and the list it is in."""

    def inner(question: Question) -> Question:
        lists = {
            "items": (question.items, Standing.ITEM),
            "prompts": (question.prompts, Standing.PROMPT),
            "questions": (question.questions, Standing.QUESTION),
        }
        changed = {
            name: tuple(inner(one) for one in edit(question.id, standing)(questions))
            for name, (questions, standing) in lists.items()
        }
        return question.model_copy(update=changed)

    chapters = tuple(
        chapter.model_copy(
            update={
                "questions": tuple(
                    inner(one) for one in edit(chapter.id, Standing.QUESTION)(chapter.questions)
                )
            }
        )
        for chapter in questionnaire.chapters
    )
    return questionnaire.model_copy(update={"chapters": chapters})


def _numbered(question: Question, number: str, full: str = "") -> Question:
    """With its number and all below it numbered; `full` tells an item or prompt from all others."""
    full = full or number
    items = tuple(
        _numbered(one, lettered(turn), f"{full} {lettered(turn)}")
        for turn, one in enumerate(question.items, start=1)
    )
    prompts = tuple(
        _numbered(one, "", prompt_number(full, turn))
        for turn, one in enumerate(question.prompts, start=1)
    )
    inner = tuple(
        _numbered(one, f"{full}.{turn}") for turn, one in enumerate(question.questions, start=1)
    )
    return question.model_copy(
        update={"number": number, "items": items, "prompts": prompts, "questions": inner}
    )


def _chapter_style(chapters: tuple[Chapter, ...]) -> Callable[[int], str]:
    first = chapters[0].number if chapters else ""
    if not first:
        return lambda _: ""
    if first.isdigit():
        return str
    return lambda turn: roman(turn).upper()


def _every(questionnaire: Questionnaire) -> Iterator[Question]:
    for chapter in questionnaire.chapters:
        yield from _flat(chapter.questions)


def _flat(questions: Iterable[Question]) -> Iterator[Question]:
    for one in questions:
        yield one
        yield from _flat((*one.items, *one.prompts, *one.questions))
