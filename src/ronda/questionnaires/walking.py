"""Everything that stands in a questionnaire, in its order, with full number, depth and audience.

Two things to know. The order is that of the page: a question, its items, its prompts, its
sub-questions. And a full number tells a place apart from every other: "6.1", its item "6.1 a", the
prompt below that "6.1 a →", a second one "6.1 a → 2".
"""

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from ronda.questionnaires.model import AsksKind, Audience, Chapter, Question, Questionnaire

ARROW = "→"
_MOST = 16
_KNOWN: OrderedDict[int, tuple[Questionnaire, tuple["Placed", ...]]] = OrderedDict()
"""What stands in the questionnaires walked last, by identity: each is kept, so its id is its own.

A questionnaire never changes, and hashing a whole one would cost as much as walking it.
"""


class Standing(StrEnum):
    """What something is, by the list it stands in."""

    QUESTION = "question"
    ITEM = "item"
    PROMPT = "prompt"


@dataclass(frozen=True, slots=True)
class Placed:
    """A question where it stands: `depth` is 0 in a chapter, `above` the ids it is within."""

    question: Question
    chapter: Chapter
    standing: Standing
    full_number: str
    depth: int
    audiences: tuple[Audience, ...]
    above: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The question's id."""
        return self.question.id

    @property
    def is_answerable(self) -> bool:
        """Whether it asks for anything itself."""
        return self.question.asks.kind is not AsksKind.NOTHING


def placed(questionnaire: Questionnaire, audience: Audience | None = None) -> tuple[Placed, ...]:
    """All that is asked or stands as a heading, in order; of `audience` only, where given."""
    every = _every(questionnaire)
    if audience is None:
        return every
    return tuple(one for one in every if audience in one.audiences)


def _every(questionnaire: Questionnaire) -> tuple[Placed, ...]:
    known = _KNOWN.get(id(questionnaire))
    if known is not None:
        return known[1]
    found = tuple(one for chapter in questionnaire.chapters for one in _of_chapter(chapter))
    _KNOWN[id(questionnaire)] = questionnaire, found
    while len(_KNOWN) > _MOST:
        _KNOWN.popitem(last=False)
    return found


def answerable(
    questionnaire: Questionnaire, audience: Audience | None = None
) -> tuple[Placed, ...]:
    """All that can be answered, in order, whatever conditions say; of `audience` where given."""
    return tuple(one for one in placed(questionnaire, audience) if one.is_answerable)


def chapters_for(questionnaire: Questionnaire, audience: Audience) -> tuple[Chapter, ...]:
    """The chapters in which `audience` is asked anything."""
    wanted = {one.chapter.id for one in answerable(questionnaire, audience)}
    return tuple(chapter for chapter in questionnaire.chapters if chapter.id in wanted)


def prompt_number(above: str, turn: int) -> str:
    """The full number of a prompt, by that of what it stands below.

    >>> prompt_number("6.1 a", 1), prompt_number("6.1 a", 2)
    ('6.1 a →', '6.1 a → 2')
    """
    return f"{above} {ARROW}{f' {turn}' if turn > 1 else ''}".strip()


def _of_chapter(chapter: Chapter) -> Iterator[Placed]:
    for question in chapter.questions:
        top = Placed(
            question=question,
            chapter=chapter,
            standing=Standing.QUESTION,
            full_number=question.number,
            depth=0,
            audiences=_narrowed(chapter.audiences, question),
        )
        yield from _with_below(top)


def _with_below(place: Placed) -> Iterator[Placed]:
    yield place
    question = place.question
    for item in question.items:
        number = f"{place.full_number} {item.number}".strip()
        yield from _with_below(_below(place, item, Standing.ITEM, number))
    for turn, prompt in enumerate(question.prompts, start=1):
        number = prompt_number(place.full_number, turn)
        yield from _with_below(_below(place, prompt, Standing.PROMPT, number))
    for inner in question.questions:
        yield from _with_below(_below(place, inner, Standing.QUESTION, inner.number))


def _below(place: Placed, question: Question, standing: Standing, number: str) -> Placed:
    return replace(
        place,
        question=question,
        standing=standing,
        full_number=number,
        depth=place.depth + 1,
        audiences=_narrowed(place.audiences, question),
        above=(*place.above, place.id),
    )


def _narrowed(audiences: tuple[Audience, ...], question: Question) -> tuple[Audience, ...]:
    if not question.audiences:
        return audiences
    return tuple(audience for audience in audiences if audience in question.audiences)
