"""A questionnaire as a page to fill in: its lines in order, each in the languages it is shown in.

Two things to know. What writes the Word file, what writes the print form and what reads the filled
file all go by these lines, so that a reader knows every word that is not the Party's. And a line
that asks for an answer is always `ANSWER`, with the place that it answers.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from ronda.questionnaires.answers import Answer, Answers
from ronda.questionnaires.model import AsksChoice, Audience, Questionnaire
from ronda.questionnaires.showing import condition_sentence, party_name
from ronda.questionnaires.walking import Placed, placed
from ronda.questionnaires.words import FormWords, form_words

BETWEEN = " / "
"""What stands between languages where they share a line."""


class LineKind(StrEnum):
    """What a line is."""

    TITLE = "title"
    PARTICULARS = "particulars"
    INTRODUCTION = "introduction"
    GUIDANCE_TITLE = "guidance_title"
    GUIDANCE = "guidance"
    CHAPTER = "chapter"
    QUESTION = "question"
    HINT = "hint"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Line:
    """A line, its text in each language shown; `number` stands before it."""

    kind: LineKind
    texts: tuple[str, ...]
    number: str = ""
    place: Placed | None = None

    @property
    def joined(self) -> str:
        """All languages on one line, a text that they share said once."""
        return BETWEEN.join(dict.fromkeys(self.texts))


@dataclass(frozen=True, slots=True)
class Form:
    """One questionnaire for one audience and Party, in some languages, with what is answered."""

    questionnaire: Questionnaire
    languages: tuple[str, ...]
    audience: Audience = Audience.PARTY
    party: str | None = None
    answers: Answers | None = None

    @property
    def places(self) -> tuple[Placed, ...]:
        """All that is asked of the audience, headings included."""
        return placed(self.questionnaire, self.audience)

    def answer(self, place: Placed) -> Answer | None:
        """What is answered so far."""
        return self.answers.by_question.get(place.id) if self.answers is not None else None

    def words(self) -> tuple[FormWords, ...]:
        """The fixed words in each language."""
        return tuple(form_words(tag) for tag in self.languages)

    def said(self, choose: Callable[[FormWords], str]) -> tuple[str, ...]:
        """A fixed text in each language."""
        return tuple(choose(words) for words in self.words())


def reference_of(form: Form) -> str:
    """By which a file says in plain sight what it is: questionnaire, version, Party, audience.

    Tags and properties can be lost on the way; this line is only text.
    """
    party = form.party or "-"
    made = form.questionnaire
    return f"{made.id} / {made.version} / {party} / {form.audience.value}"


def form_lines(form: Form) -> tuple[Line, ...]:
    """The lines of the form."""
    return (*_front(form), *_questions(form))


def _front(form: Form) -> Iterator[Line]:
    made = form.questionnaire
    yield Line(LineKind.TITLE, tuple(made.title.in_language(tag) for tag in form.languages))
    yield from _particulars(form)
    if made.introduction is not None:
        texts = tuple(made.introduction.in_language(tag) for tag in form.languages)
        yield Line(LineKind.INTRODUCTION, texts)
    yield Line(LineKind.GUIDANCE_TITLE, form.said(lambda words: words.how_to))
    for turn in range(len(form.words()[0].guidance)):
        yield Line(LineKind.GUIDANCE, tuple(words.guidance[turn] for words in form.words()))


def _particulars(form: Form) -> Iterator[Line]:
    if form.party is not None:
        names = tuple(party_name(form.party, tag) for tag in form.languages)
        label = BETWEEN.join(dict.fromkeys(form.said(lambda words: words.party)))
        yield Line(LineKind.PARTICULARS, (f"{label}: {BETWEEN.join(dict.fromkeys(names))}",))
    yield Line(LineKind.PARTICULARS, form.said(lambda words: words.audiences[form.audience.value]))
    number = form.questionnaire.version
    yield Line(LineKind.PARTICULARS, form.said(lambda words: words.version.format(version=number)))
    label = BETWEEN.join(dict.fromkeys(form.said(lambda words: words.file)))
    yield Line(LineKind.PARTICULARS, (f"{label}: {reference_of(form)}",))


def _questions(form: Form) -> Iterator[Line]:
    chapter = ""
    places = {one.id: one for one in form.places}
    for place in form.places:
        if place.chapter.id != chapter:
            chapter = place.chapter.id
            yield from _chapter(form, place)
        yield from _question(form, place, places)


def _chapter(form: Form, place: Placed) -> Iterator[Line]:
    chapter = place.chapter
    titles = tuple(chapter.title.in_language(tag) for tag in form.languages)
    yield Line(LineKind.CHAPTER, titles, chapter.number)
    if chapter.introduction is not None:
        texts = tuple(chapter.introduction.in_language(tag) for tag in form.languages)
        yield Line(LineKind.INTRODUCTION, texts)


def _question(form: Form, place: Placed, places: dict[str, Placed]) -> Iterator[Line]:
    question = place.question
    texts = tuple(question.text.in_language(tag) for tag in form.languages)
    yield Line(LineKind.QUESTION, texts, shown_number_of(place), place)
    yield from _hints(form, place, places)
    if place.is_answerable:
        number = place.full_number or place.id
        labels = form.said(lambda words: words.answer_to.format(number=number))
        yield Line(LineKind.ANSWER, labels, "", place)


def _hints(form: Form, place: Placed, places: dict[str, Placed]) -> Iterator[Line]:
    question = place.question
    condition = question.condition
    other = places.get(condition.question) if condition is not None else None
    if condition is not None and other is not None:
        number = other.full_number or other.id
        texts = tuple(
            condition_sentence(condition, other.question, number, tag) for tag in form.languages
        )
        yield Line(LineKind.HINT, texts, "", place)
    if not question.required and place.is_answerable:
        yield Line(LineKind.HINT, form.said(lambda words: words.optional), "", place)
    if isinstance(question.asks, AsksChoice) and question.asks.several:
        yield Line(LineKind.HINT, form.said(lambda words: words.several), "", place)
    answer = form.answer(place)
    if answer is not None and answer.asked is not None:
        asked, version = answer.asked, answer.version or "?"
        texts = tuple(
            form_words(tag).earlier.format(version=version, text=asked.in_language(tag))
            for tag in form.languages
        )
        yield Line(LineKind.HINT, texts, "", place)


def shown_number_of(place: Placed) -> str:
    """What stands before a question: its own number, an item's letter, a prompt's arrow."""
    from_list = {"question": place.question.number, "item": f"{place.question.number})"}
    return from_list.get(place.standing.value, "→")
