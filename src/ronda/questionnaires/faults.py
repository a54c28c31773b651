"""What can be wrong with a questionnaire or with answers: codes that never change their meaning.

Two things to know. A fault is data: its code, the question, and the words that its sentence needs,
so that a page can say it in any language; `sentence` says it in English. And a fault that does not
`block` is a remark: a person should look at it, but nothing is missing.
"""

from collections.abc import Mapping
from enum import StrEnum

from ronda.factsheets.texts import Value


class FaultCode(StrEnum):
    """What is wrong; the first part with answers, the second with a questionnaire."""

    MISSING = "missing"
    OTHER_KIND = "other-kind"
    BELOW_MINIMUM = "below-minimum"
    NOT_WHOLE = "not-whole"
    UNKNOWN_OPTION = "unknown-option"
    SEVERAL_OPTIONS = "several-options"
    UNKNOWN_QUESTION = "unknown-question"
    NOT_ASKED = "not-asked"
    EARLIER_WORDING = "earlier-wording"
    OTHER_QUESTIONNAIRE = "other-questionnaire"
    OTHER_VERSION = "other-version"

    ID_TWICE = "id-twice"
    NUMBER_TWICE = "number-twice"
    NUMBER_MISSING = "number-missing"
    OPTION_TWICE = "option-twice"
    LANGUAGE_TWICE = "language-twice"
    LANGUAGE_MISSING = "language-missing"
    LANGUAGE_UNKNOWN = "language-unknown"
    TEXT_UNWRITABLE = "text-unwritable"
    CONDITION_UNKNOWN = "condition-unknown"
    CONDITION_FORWARD = "condition-forward"
    CONDITION_ON_HEADING = "condition-on-heading"
    CONDITION_VALUE = "condition-value"
    CONDITION_AUDIENCE = "condition-audience"
    ASKS_NOTHING = "asks-nothing"
    ASKS_NOBODY = "asks-nobody"


SENTENCES: Mapping[FaultCode, str] = {
    FaultCode.MISSING: "Question {number} has no answer: answer it, or say that there is no"
    " information.",
    FaultCode.OTHER_KIND: "Question {number} asks for {asked}, but the answer is {given}: answer"
    " it as it is asked.",
    FaultCode.BELOW_MINIMUM: "Question {number} asks for a figure of at least {minimum}, but the"
    " answer is {given}: check the figure.",
    FaultCode.NOT_WHOLE: "Question {number} asks for a whole figure, but the answer is {given}:"
    " check the figure.",
    FaultCode.UNKNOWN_OPTION: "The answer to question {number} chooses “{given}”, which is none of"
    " its options: choose one of them.",
    FaultCode.SEVERAL_OPTIONS: "The answer to question {number} chooses {given} options, but only"
    " one is asked for: keep one.",
    FaultCode.UNKNOWN_QUESTION: "There is an answer to “{question}”, a question that this version"
    " of the questionnaire does not have: place it elsewhere or take it out.",
    FaultCode.NOT_ASKED: "Question {number} is answered, though it is not asked after what was"
    " answered before it: check both answers.",
    FaultCode.EARLIER_WORDING: "The answer to question {number} was given to the wording of version"
    " {version}: check that it answers the present one.",
    FaultCode.OTHER_QUESTIONNAIRE: "These are answers to the questionnaire “{given}”, not to"
    " “{expected}”: take those to this one.",
    FaultCode.OTHER_VERSION: "These are answers to version {given} of the questionnaire, not to"
    " version {expected}: carry them over first.",
    FaultCode.ID_TWICE: "The id “{question}” is used {times} times: give each its own.",
    FaultCode.NUMBER_TWICE: "The number {number} stands {times} times: give each its own.",
    FaultCode.NUMBER_MISSING: "“{question}” has no number: give it one.",
    FaultCode.OPTION_TWICE: "Question {number} has the option “{option}” {times} times: keep one.",
    FaultCode.LANGUAGE_TWICE: "The language “{language}” is named twice: name it once.",
    FaultCode.LANGUAGE_MISSING: "The {text} of “{question}” has no text in “{language}”: add it.",
    FaultCode.LANGUAGE_UNKNOWN: "The {text} of “{question}” has a text in “{language}”, which is"
    " no language of the questionnaire: take it out or add the language.",
    FaultCode.TEXT_UNWRITABLE: "The {text} of “{question}” has the sign {sign} in “{language}”,"
    " which no Word file can carry: take it out.",
    FaultCode.CONDITION_UNKNOWN: "Question {number} depends on “{other}”, which is not there:"
    " correct the condition.",
    FaultCode.CONDITION_FORWARD: "Question {number} depends on “{other}”, which stands after it:"
    " a condition looks back.",
    FaultCode.CONDITION_ON_HEADING: "Question {number} depends on “{other}”, which asks for no"
    " answer: let it depend on a question that does.",
    FaultCode.CONDITION_VALUE: "Question {number} depends on whether “{other}” is answered with"
    " {value}, which cannot be its answer: correct the condition.",
    FaultCode.CONDITION_AUDIENCE: "Question {number} is asked of {audience}, but depends on"
    " “{other}”, which is not: correct who is asked.",
    FaultCode.ASKS_NOTHING: "“{question}” is a heading with nothing to answer below it: add a"
    " question or take it out.",
    FaultCode.ASKS_NOBODY: "Nobody is asked “{question}”: correct who is asked.",
}
"""What to say in English, with the names of the words that fill the sentence."""

_REMARKS = {FaultCode.NOT_ASKED, FaultCode.EARLIER_WORDING}


class Fault(Value):
    """One fault: `question` is the id it is about, `words` what its sentence is filled with."""

    code: FaultCode
    question: str
    words: tuple[tuple[str, str], ...] = ()

    @property
    def blocks(self) -> bool:
        """Whether it must be put right; if not, it is a remark."""
        return self.code not in _REMARKS

    @property
    def values(self) -> Mapping[str, str]:
        """What the sentence is filled with, `question` included."""
        return {"question": self.question, **dict(self.words)}

    @property
    def sentence(self) -> str:
        """What is wrong, where, and what to do, in English."""
        return SENTENCES[self.code].format(**self.values)


def fault(code: FaultCode, question: str, **words: object) -> Fault:
    """A fault, its words as text.

    >>> fault(FaultCode.MISSING, "q-6-1", number="6.1").sentence
    'Question 6.1 has no answer: answer it, or say that there is no information.'
    """
    return Fault(
        code=code,
        question=question,
        words=tuple((name, str(word)) for name, word in words.items()),
    )
