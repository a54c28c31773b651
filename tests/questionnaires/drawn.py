"""Questionnaires and answers drawn by hypothesis: any shape, any text.

Two things to know. A drawn questionnaire keeps every rule, so that checks must find nothing. And
texts have signs of every markup, four scripts, blanks where they hurt and control characters.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from hypothesis import strategies as st

from ronda.procedure.stated import Wording
from ronda.questionnaires.answers import (
    Answer,
    AnswerChoice,
    AnswerNumber,
    Answers,
    AnswerText,
    AnswerValue,
    AnswerYesNo,
    NoInformation,
)
from ronda.questionnaires.model import (
    Asks,
    AsksChoice,
    AsksKind,
    AsksNothing,
    AsksNumber,
    AsksText,
    AsksYesNo,
    Audience,
    Chapter,
    Condition,
    Option,
    Question,
    Questionnaire,
)
from ronda.questionnaires.numbering import renumbered
from ronda.questionnaires.walking import answerable

LANGUAGES = ("en", "fr", "sr-Cyrl")
SIGNS = [
    "law", "école", "дете", "деца", "ქართული", "հայերեն", "1.", "a)", "→", "6.1", "Answer", "<w:t>",
    "&amp;", "]]>", "<!--", '"', "'", "{", "}", "_x0041_", "%", "\\", "#", "✓", "😀", "א", "中",
    "e\u0301", "\u00a0", "\u00ad", "\u200b", "\u2011", "\uf0b7", "½", "…", "–",
]  # fmt: skip
_BLANKS = [" ", "  ", "\t", "\n", "\n\n", "", "\r\n", "\x0b", "\u2028", "\x07"]

ANY_TEXT = st.lists(st.tuples(st.sampled_from(SIGNS), st.sampled_from(_BLANKS)), max_size=10).map(
    lambda pairs: "".join(word + blank for word, blank in pairs)
)
"""Any text that a person or a program may hand in as an answer."""

NUMBERS = st.one_of(
    st.integers(0, 10**12), st.floats(0, 10**6, allow_nan=False).map(lambda n: round(n, 3))
)


@st.composite
def wordings(draw: Callable[..., Any]) -> Wording:
    words = st.lists(st.sampled_from(SIGNS), min_size=1, max_size=5)
    return Wording.of({tag: f"w {' '.join(draw(words))}?" for tag in LANGUAGES})


@st.composite
def _asks(draw: Callable[..., Any], *, heading: bool) -> Asks:
    kinds = [kind for kind in AsksKind if heading or kind is not AsksKind.NOTHING]
    match draw(st.sampled_from(kinds)):
        case AsksKind.NUMBER:
            return AsksNumber(unit=draw(st.none() | wordings()), minimum=0)
        case AsksKind.YES_NO:
            return AsksYesNo()
        case AsksKind.CHOICE:
            names = [f"option-{n}" for n in range(draw(st.integers(1, 4)))]
            options = tuple(Option(id=name, text=draw(wordings())) for name in names)
            return AsksChoice(options=options, several=draw(st.booleans()))
        case AsksKind.NOTHING:
            return AsksNothing()
        case _:
            return AsksText()


@dataclass
class _Drawing:
    """Draws the questions of one questionnaire; `yes_no` are those that conditions may look at."""

    draw: Callable[..., Any]
    turns: Iterator[int] = field(default_factory=lambda: count(1))
    yes_no: list[str] = field(default_factory=list)

    def question(self, depth: int) -> Question:
        id = f"q-{next(self.turns)}"
        condition = self.condition()
        below = st.integers(0, 2 if depth < 2 else 0)
        numbers = [self.draw(below) for _ in range(3)]
        asks = self.draw(_asks(heading=sum(numbers) > 0))
        if isinstance(asks, AsksYesNo):
            self.yes_no.append(id)
        lists = [[self.question(depth + 1) for _ in range(n)] for n in numbers]
        if isinstance(asks, AsksNothing):
            inner = next(inner for inner in lists if inner)
            inner[0] = inner[0].model_copy(update={"asks": AsksText()})
        return Question(
            id=id,
            text=self.draw(wordings()),
            asks=asks,
            condition=condition,
            required=self.draw(st.booleans()),
            items=tuple(lists[0]),
            prompts=tuple(lists[1]),
            questions=tuple(lists[2]),
        )

    def condition(self) -> Condition | None:
        if not self.yes_no or self.draw(st.booleans()):
            return None
        other, value = self.draw(st.sampled_from(self.yes_no)), self.draw(st.booleans())
        return Condition(question=other, value=value)

    def chapter(self, turn: int) -> Chapter:
        return Chapter(
            id=f"chapter-{turn}",
            number="I",
            title=self.draw(wordings()),
            introduction=self.draw(st.none() | wordings()),
            audiences=tuple(Audience),
            questions=tuple(self.question(0) for _ in range(self.draw(st.integers(1, 3)))),
        )


@st.composite
def questionnaires(draw: Callable[..., Any]) -> Questionnaire:
    """A sound questionnaire."""
    drawing = _Drawing(draw)
    made = Questionnaire(
        id="drawn",
        version=draw(st.integers(1, 9)),
        body="lanzarote",
        round=3,
        languages=LANGUAGES,
        title=draw(wordings()),
        chapters=tuple(drawing.chapter(turn) for turn in range(draw(st.integers(1, 2)))),
    )
    return _conditions_kept(renumbered(made))


def _conditions_kept(made: Questionnaire) -> Questionnaire:
    """Without the conditions on what asks for something else in the end."""
    kinds = {one.id: one.question.asks.kind for one in answerable(made)}

    def kept(one: Question) -> Question:
        on = one.condition.question if one.condition else ""
        sound = kinds.get(on) is AsksKind.YES_NO
        return one.model_copy(
            update={
                "condition": one.condition if sound else None,
                "items": tuple(map(kept, one.items)),
                "prompts": tuple(map(kept, one.prompts)),
                "questions": tuple(map(kept, one.questions)),
            }
        )

    chapters = tuple(
        chapter.model_copy(update={"questions": tuple(map(kept, chapter.questions))})
        for chapter in made.chapters
    )
    return made.model_copy(update={"chapters": chapters})


@st.composite
def values(draw: Callable[..., Any], asks: Asks) -> AnswerValue:
    """An answer that fits what is asked."""
    if draw(st.integers(0, 9)) == 0:
        return NoInformation(reason=draw(ANY_TEXT))
    match asks:
        case AsksNumber():
            return AnswerNumber(number=draw(NUMBERS))
        case AsksYesNo():
            return AnswerYesNo(yes=draw(st.booleans()))
        case AsksChoice():
            most = len(asks.options) if asks.several else 1
            ids = st.sampled_from([option.id for option in asks.options])
            chosen = set(draw(st.lists(ids, min_size=1, max_size=most, unique=True)))
            return AnswerChoice(options=tuple(o.id for o in asks.options if o.id in chosen))
        case _:
            return AnswerText(text=draw(ANY_TEXT.filter(lambda text: text.strip() != "")))


@st.composite
def answered(draw: Callable[..., Any]) -> tuple[Questionnaire, Answers]:
    """A questionnaire, and answers to some of it."""
    made = draw(questionnaires())
    given = [
        Answer(question=one.id, value=draw(values(one.question.asks)))
        for one in answerable(made)
        if draw(st.booleans())
    ]
    return made, Answers(
        questionnaire=made.id,
        version=made.version,
        party="ARC",
        language=draw(st.sampled_from(LANGUAGES)),
        answers=tuple(given),
    )
