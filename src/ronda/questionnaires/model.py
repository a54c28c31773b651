"""The questionnaire as a value: chapters of questions, each with an id that never changes.

Two things to know. A question, a lettered item and a prompt ("please specify") are all a
`Question`: each has an id and can be answered; which of them one is, is told by the list it stands
in. And texts are a `Wording`, which must have every one of the questionnaire's languages; numbers
are only shown, ids are what conditions, answers and files go by.

The JSON form of `Questionnaire` is `ronda-questionnaire/1` (docs/questionnaire-format.md).
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, field_validator

from ronda.factsheets.texts import Value
from ronda.procedure.stated import Wording

__all__ = [
    "FORMAT",
    "LONGEST_ID",
    "Asks",
    "AsksChoice",
    "AsksKind",
    "AsksNothing",
    "AsksNumber",
    "AsksText",
    "AsksYesNo",
    "Audience",
    "Chapter",
    "Condition",
    "ConditionValue",
    "Number",
    "Option",
    "Question",
    "QuestionId",
    "Questionnaire",
    "Relation",
    "Wording",
]

FORMAT = "ronda-questionnaire/1"
LONGEST_ID = 48
"""Word's tags of content controls have room for 64 characters, Ronda's own mark included."""

QuestionId = Annotated[
    str, Field(pattern=r"^[a-z][a-z0-9]*(?:[-_.][a-z0-9]+)*$", max_length=LONGEST_ID)
]
"""The name of a question, an item, a prompt or an option: it never changes its meaning."""

Number = Annotated[int | float, Field(ge=-(10**15), le=10**15, allow_inf_nan=False)]
"""A figure; whole ones stay whole."""


class Audience(StrEnum):
    """Who is asked. Children are asked through a facilitator."""

    PARTY = "party"
    CIVIL_SOCIETY = "civil_society"
    NHRI = "nhri"
    CHILDREN = "children"


class AsksKind(StrEnum):
    """What kind of answer is asked for."""

    TEXT = "text"
    NUMBER = "number"
    YES_NO = "yes_no"
    CHOICE = "choice"
    NOTHING = "none"


class AsksText(Value):
    """Asks for text: one paragraph to a line, as long as the answer needs."""

    kind: Literal[AsksKind.TEXT] = AsksKind.TEXT


class AsksNumber(Value):
    """Asks for a figure, in a `unit` where one is given ("children", "per cent")."""

    kind: Literal[AsksKind.NUMBER] = AsksKind.NUMBER
    unit: Wording | None = None
    minimum: Number | None = None
    whole: bool = False


class AsksYesNo(Value):
    """Asks for yes or no."""

    kind: Literal[AsksKind.YES_NO] = AsksKind.YES_NO


class Option(Value):
    """Something to choose; its id is unique within its question."""

    id: QuestionId
    text: Wording


class AsksChoice(Value):
    """Asks to choose one option, or `several`."""

    kind: Literal[AsksKind.CHOICE] = AsksKind.CHOICE
    options: tuple[Option, ...] = Field(min_length=1)
    several: bool = False


class AsksNothing(Value):
    """Asks for nothing: a heading, whose questions, items or prompts ask."""

    kind: Literal[AsksKind.NOTHING] = AsksKind.NOTHING


Asks = Annotated[
    AsksText | AsksNumber | AsksYesNo | AsksChoice | AsksNothing, Field(discriminator="kind")
]


class Relation(StrEnum):
    """How the answer that a condition looks at must stand to its value."""

    IS = "is"
    IS_NOT = "is_not"


ConditionValue = bool | Number | str
"""What an answer is compared with: yes (true) or no, a figure, an option's id."""


class Condition(Value):
    """When a question is asked at all: "if not, why?" is asked where another `is` false.

    Neither `is` nor `is_not` holds while the question looked at has no answer, or the answer is
    that there is no information: then there is nothing to go by.
    """

    question: QuestionId
    relation: Relation = Relation.IS
    value: ConditionValue


class Question(Value):
    """A question, a lettered item of one, or a prompt.

    Below it stand first its `items` ("a", "b"), then its `prompts` (without a number, shown with
    an arrow), then its sub-`questions` ("6.1"). An item's number is its letter. `audiences` are
    those it is narrowed to; empty means all of those that what it stands in is for.
    """

    id: QuestionId
    number: str = Field(default="", max_length=40)
    text: Wording
    asks: Asks = AsksText()
    audiences: tuple[Audience, ...] = ()
    condition: Condition | None = None
    required: bool = True
    items: tuple["Question", ...] = ()
    prompts: tuple["Question", ...] = ()
    questions: tuple["Question", ...] = ()

    @field_validator("audiences")
    @classmethod
    def _each_once(cls, value: tuple[Audience, ...]) -> tuple[Audience, ...]:
        return _in_order(value)


class Chapter(Value):
    """A chapter, and whom it is for; `introduction` stands above its questions."""

    id: QuestionId
    number: str = Field(default="", max_length=40)
    title: Wording
    introduction: Wording | None = None
    audiences: tuple[Audience, ...] = (Audience.PARTY,)
    questions: tuple[Question, ...] = ()

    @field_validator("audiences")
    @classmethod
    def _each_once(cls, value: tuple[Audience, ...]) -> tuple[Audience, ...]:
        return _in_order(value)


class Questionnaire(Value):
    """One version of what is asked in a round.

    `id` is the same in all versions; `version` counts from 1 and goes up with each correction.
    `languages` are tags in the order in which they are shown; each text has every one of them.
    """

    format: Literal["ronda-questionnaire/1"] = FORMAT  # type: ignore[assignment]
    id: QuestionId
    version: int = Field(default=1, ge=1)
    body: str
    round: int = Field(ge=0)
    languages: tuple[str, ...] = Field(min_length=1)
    title: Wording
    introduction: Wording | None = None
    chapters: tuple[Chapter, ...] = ()


def _in_order(audiences: tuple[Audience, ...]) -> tuple[Audience, ...]:
    """Each once, in the order in which audiences are always told."""
    return tuple(audience for audience in Audience if audience in audiences)
