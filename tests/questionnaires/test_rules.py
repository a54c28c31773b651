"""What a questionnaire must keep to: a broken one for each rule, and sound ones that pass."""

import pytest
from hypothesis import given, settings

from ronda.procedure.stated import Wording
from ronda.questionnaires.model import (
    AsksChoice,
    AsksNothing,
    Audience,
    Chapter,
    Condition,
    Option,
    Question,
    Questionnaire,
)
from ronda.questionnaires.rules import RULES, questionnaire_faults
from tests.questionnaires.drawn import questionnaires
from tests.questionnaires.invented import TRAINING, both, questionnaire


def with_questions(*questions: Question, **changes: object) -> Questionnaire:
    chapter = questionnaire().chapters[0].model_copy(update={"questions": questions})
    return questionnaire(chapters=(chapter,), **changes)


def plain(id: str, number: str, **fields: object) -> Question:
    return Question(id=id, number=number, text=both("one", "un")).model_copy(update=fields)


def depending(on: str, value: bool | float | str) -> Question:
    return plain("q-9", "9", condition=Condition(question=on, value=value))


OPTION = Option(id="state", text=both("a", "b"))
BROKEN = [
    ("id-twice", "q-8", with_questions(plain("q-8", "8"), plain("q-8", "9"))),
    ("id-twice", "services", with_questions(plain("services", "1"))),
    ("number-twice", "q-8", with_questions(plain("q-8", "8"), plain("q-9", "8"))),
    (
        "number-twice",
        "q-8-a",
        with_questions(plain("q-8", "8", items=(plain("q-8-a", "a"), plain("q-8-b", "a")))),
    ),
    (
        "number-twice",
        "services",
        questionnaire(
            chapters=(
                questionnaire().chapters[0],
                questionnaire().chapters[1].model_copy(update={"number": "I"}),
            )
        ),
    ),
    ("number-missing", "q-8", with_questions(plain("q-8", " "))),
    (
        "option-twice",
        "q-8",
        with_questions(plain("q-8", "8", asks=AsksChoice(options=(OPTION, OPTION)))),
    ),
    ("language-twice", "arcadia-help", questionnaire(languages=("en", "fr", "en"))),
    (
        "language-missing",
        "q-8",
        with_questions(plain("q-8", "8", text=Wording.of({"en": "one", "fr": " "}))),
    ),
    ("language-missing", "arcadia-help", questionnaire(title=Wording.of({"en": "one"}))),
    (
        "language-unknown",
        "q-8",
        with_questions(plain("q-8", "8", text=Wording.of({"en": "a", "fr": "b", "sr": "c"}))),
    ),
    ("text-unwritable", "q-8", with_questions(plain("q-8", "8", text=both("a\x07", "b")))),
    ("condition-unknown", "q-9", with_questions(depending("q-7", True))),
    ("condition-forward", "q-9", with_questions(depending("q-1", True), TRAINING)),
    ("condition-forward", "q-9", with_questions(depending("q-9", "x"))),
    (
        "condition-on-heading",
        "q-9",
        with_questions(
            plain("q-8", "8", asks=AsksNothing(), prompts=(plain("q-8-p", ""),)),
            depending("q-8", True),
        ),
    ),
    ("condition-value", "q-9", with_questions(TRAINING, depending("q-1", "yes"))),
    ("condition-value", "q-9", with_questions(TRAINING, depending("q-1", 1))),
    (
        "condition-audience",
        "q-9",
        with_questions(
            TRAINING.model_copy(update={"audiences": (Audience.PARTY,)}), depending("q-1", True)
        ),
    ),
    ("asks-nothing", "q-8", with_questions(plain("q-8", "8", asks=AsksNothing()))),
    ("asks-nothing", "empty", questionnaire(chapters=(Chapter(id="empty", title=both("a", "b")),))),
    ("asks-nobody", "q-8", with_questions(plain("q-8", "8", audiences=(Audience.NHRI,)))),
]


@pytest.mark.parametrize(("code", "question", "broken"), BROKEN)
def test_broken_questionnaire_is_found_and_said(
    code: str, question: str, broken: Questionnaire
) -> None:
    found = questionnaire_faults(broken)
    assert (code, question) in {(one.code.value, one.question) for one in found}
    for one in found:
        assert one.sentence.endswith(".") and "{" not in one.sentence and one.blocks


def test_every_rule_was_broken_once() -> None:
    broken_by = {rule.__name__ for rule in RULES for _, _, broken in BROKEN if list(rule(broken))}
    assert broken_by == {rule.__name__ for rule in RULES}


def test_sound_questionnaire_has_no_fault() -> None:
    assert questionnaire_faults(questionnaire()) == ()


@settings(max_examples=60, deadline=None)
@given(questionnaires())
def test_drawn_questionnaire_has_no_fault(made: Questionnaire) -> None:
    assert questionnaire_faults(made) == ()
