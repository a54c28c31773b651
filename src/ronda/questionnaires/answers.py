"""What one Party, or one outside contributor, answers to a questionnaire.

Two things to know. Not having the information is an answer of its own, unlike no answer at all. And
an answer given to an earlier wording keeps that wording, so that it is never read as an answer to
words its author did not see.

The JSON form of `Answers` is the format `ronda-answers/1` (docs/questionnaire-format.md).
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from ronda.factsheets.texts import Value
from ronda.procedure.stated import Wording
from ronda.questionnaires.model import Audience, Number, QuestionId

__all__ = [
    "FORMAT",
    "LONGEST_TEXT",
    "Answer",
    "AnswerChoice",
    "AnswerKind",
    "AnswerNumber",
    "AnswerText",
    "AnswerValue",
    "AnswerYesNo",
    "Answers",
    "NoInformation",
    "Typed",
    "typed",
]

FORMAT = "ronda-answers/1"
LONGEST_TEXT = 1_000_000
"""Characters in one answer: a few hundred pages."""


_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SIGNLESS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_NO_LETTER = re.compile("[\ud800-\udfff\ufffe\uffff]")


def typed(text: str) -> str:
    r"""`text` as every file can carry it: lines end in \n, and there are no control characters.

    Every text of an answer is brought to this, so that it comes back from any file as it went out.

    >>> typed("one\r\ntwo\x0bthree\x07\tfour")
    'one\ntwo\nthree\tfour'
    """
    return _NO_LETTER.sub("\ufffd", _SIGNLESS.sub("", _LINE_ENDS.sub("\n", text)))


def _typed_if_text(value: object) -> object:
    return typed(value) if isinstance(value, str) else value


Typed = Annotated[str, BeforeValidator(_typed_if_text), Field(max_length=LONGEST_TEXT)]


class AnswerKind(StrEnum):
    """What kind of answer was given."""

    TEXT = "text"
    NUMBER = "number"
    YES_NO = "yes_no"
    CHOICE = "choice"
    NO_INFORMATION = "no_information"


class AnswerText(Value):
    """A text, one paragraph to a line."""

    kind: Literal[AnswerKind.TEXT] = AnswerKind.TEXT
    text: Typed


class AnswerNumber(Value):
    """A figure, in the question's unit."""

    kind: Literal[AnswerKind.NUMBER] = AnswerKind.NUMBER
    number: Number


class AnswerYesNo(Value):
    """Yes or no."""

    kind: Literal[AnswerKind.YES_NO] = AnswerKind.YES_NO
    yes: bool


class AnswerChoice(Value):
    """The ids of the chosen options."""

    kind: Literal[AnswerKind.CHOICE] = AnswerKind.CHOICE
    options: tuple[QuestionId, ...]


class NoInformation(Value):
    """The answer that there is no information; `reason` may say why."""

    kind: Literal[AnswerKind.NO_INFORMATION] = AnswerKind.NO_INFORMATION
    reason: Typed = ""


AnswerValue = Annotated[
    AnswerText | AnswerNumber | AnswerYesNo | AnswerChoice | NoInformation,
    Field(discriminator="kind"),
]


class Answer(Value):
    """The answer to one question.

    `asked` is the wording that it answered, where the questionnaire has another by now; `version`
    is then the version that had it. Both are null for an answer to the questionnaire as it stands.
    """

    question: QuestionId
    value: AnswerValue
    version: int | None = Field(default=None, ge=1)
    asked: Wording | None = None


class Answers(Value):
    """All answers of one author to one version of a questionnaire.

    `party` is the code of the Party that answers or is written about, null where it is none;
    `language` the one that texts are written in. A question stands once in `answers`, in any order.
    """

    format: Literal["ronda-answers/1"] = FORMAT  # type: ignore[assignment]
    questionnaire: QuestionId
    version: int = Field(ge=1)
    party: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")
    audience: Audience = Audience.PARTY
    language: str
    answers: tuple[Answer, ...] = ()

    @model_validator(mode="after")
    def _each_once(self) -> "Answers":
        ids = [answer.question for answer in self.answers]
        if len(set(ids)) < len(ids):
            twice = next(id for id in ids if ids.count(id) > 1)
            raise ValueError(f"the question “{twice}” is answered twice")
        return self

    @property
    def by_question(self) -> Mapping[str, Answer]:
        """The answers by the id of their question."""
        return {answer.question: answer for answer in self.answers}
