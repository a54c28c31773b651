"""What is missing or wrong in answers, conditions respected; how far chapters have come."""

import pytest
from hypothesis import given, settings

from ronda.questionnaires.answers import (
    AnswerChoice,
    AnswerNumber,
    Answers,
    AnswerText,
    AnswerValue,
    AnswerYesNo,
    NoInformation,
)
from ronda.questionnaires.asking import asked, holds
from ronda.questionnaires.checking import FillState, answers_faults, chapter_fills
from ronda.questionnaires.faults import SENTENCES, FaultCode
from ronda.questionnaires.model import (
    AsksYesNo,
    Audience,
    Chapter,
    Condition,
    Question,
    Questionnaire,
    Relation,
)
from tests.questionnaires.drawn import answered
from tests.questionnaires.invented import answers, both, complete, questionnaire


def found(given: Answers) -> list[tuple[str, str]]:
    return [(one.code.value, one.question) for one in answers_faults(questionnaire(), given)]


def test_complete_answers_have_no_fault() -> None:
    assert found(complete()) == []


def test_what_is_missing_is_listed_in_order_and_said_by_number() -> None:
    faults = answers_faults(questionnaire(), answers(q_1=AnswerYesNo(yes=True)))
    assert [one.question for one in faults] == ["q-1-which", "q-2-a", "q-2-b", "q-2-1", "q-2-2"]
    assert faults[1].sentence == (
        "Question 2 a has no answer: answer it, or say that there is no information."
    )


def test_what_a_condition_leaves_out_is_not_missing() -> None:
    faults = answers_faults(questionnaire(), answers(q_1=AnswerYesNo(yes=False)))
    assert "q-1-which" not in {one.question for one in faults}


def test_optional_question_is_never_missing() -> None:
    assert ("missing", "q-1-why") not in found(answers(q_1=AnswerYesNo(yes=False)))


def test_condition_below_an_unanswered_question_does_not_hold() -> None:
    wanted = {one.id for one in asked(questionnaire(), answers())}
    assert wanted == {"q-1", "q-2-a", "q-2-b", "q-2-1", "q-2-2"}


def nested() -> Questionnaire:
    """A question, one asked after "yes", one below that, and one that depends on the second."""
    last = Question(
        id="q-4",
        number="4",
        text=both("d", "d"),
        condition=Condition(question="q-2", value=True),
    )
    below = Question(id="q-3", number="2.1", text=both("c", "c"))
    second = Question(
        id="q-2",
        number="2",
        text=both("b", "b"),
        asks=AsksYesNo(),
        condition=Condition(question="q-1", value=True),
        questions=(below,),
    )
    first = Question(id="q-1", number="1", text=both("a", "a"), asks=AsksYesNo())
    chapter = Chapter(id="c", title=both("a", "a"), questions=(first, second, last))
    return questionnaire(chapters=(chapter,))


def test_what_stands_below_or_depends_on_what_is_not_asked_is_not_asked() -> None:
    no = answers(q_1=AnswerYesNo(yes=False), q_2=AnswerYesNo(yes=True))
    assert [one.id for one in asked(nested(), no)] == ["q-1"]
    yes = answers(q_1=AnswerYesNo(yes=True), q_2=AnswerYesNo(yes=True))
    assert [one.id for one in asked(nested(), yes)] == ["q-1", "q-2", "q-3", "q-4"]


def test_children_are_asked_their_chapter_only() -> None:
    given = answers().model_copy(update={"audience": Audience.CHILDREN})
    assert found(given) == [("missing", "q-3")]


@pytest.mark.parametrize("value", [AnswerText(text=" \n"), AnswerChoice(options=())])
def test_answer_that_says_nothing_is_missing(value: AnswerValue) -> None:
    assert ("missing", "q-2-a") in found(answers(q_2_a=value))


@pytest.mark.parametrize(
    ("question", "value", "code"),
    [
        ("q_2_1", AnswerText(text="many"), "other-kind"),
        ("q_2_1", AnswerNumber(number=-1), "below-minimum"),
        ("q_2_1", AnswerNumber(number=1.5), "not-whole"),
        ("q_2_2", AnswerChoice(options=("nobody",)), "unknown-option"),
        ("q_2_2", AnswerChoice(options=("state", "other")), "several-options"),
        ("q_9", AnswerText(text="x"), "unknown-question"),
        ("q_1_which", AnswerText(text="x"), "not-asked"),
        ("q_3", AnswerText(text="x"), "not-asked"),
    ],
)
def test_wrong_answer_is_found(question: str, value: AnswerValue, code: str) -> None:
    assert (code, question.replace("_", "-")) in found(answers(**{question: value}))


def test_no_information_fits_every_question() -> None:
    given = answers(
        **{f"q_{n}": NoInformation() for n in ("1", "2_a", "2_b", "2_1", "2_2")},
    )
    assert found(given) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"questionnaire": "other"}, "other-questionnaire"), ({"version": 2}, "other-version")],
)
def test_answers_to_something_else_are_told_before_all(
    changes: dict[str, object], code: str
) -> None:
    assert [name for name, _ in found(complete().model_copy(update=changes))] == [code]


@pytest.mark.parametrize("relation", list(Relation))
@pytest.mark.parametrize(
    ("value", "wanted", "same"),
    [
        (AnswerYesNo(yes=True), True, True),
        (AnswerYesNo(yes=False), True, False),
        (AnswerNumber(number=0), 0, True),
        (AnswerNumber(number=1), True, False),
        (AnswerChoice(options=("a", "b")), "b", True),
        (AnswerChoice(options=("a",)), "b", False),
        (AnswerText(text=" x "), "x", True),
    ],
)
def test_condition_holds_by_the_answer(
    relation: Relation, value: AnswerValue, wanted: bool | float | str, same: bool
) -> None:
    condition = Condition(question="q", relation=relation, value=wanted)
    assert holds(condition, value) is (same is (relation is Relation.IS))


@pytest.mark.parametrize("value", [NoInformation(), AnswerText(text=""), AnswerChoice(options=())])
@pytest.mark.parametrize("relation", list(Relation))
def test_condition_on_an_answer_that_says_nothing_never_holds(
    relation: Relation, value: AnswerValue
) -> None:
    assert not holds(Condition(question="q", relation=relation, value="x"), value)


def state(given: Answers, *ready: str) -> FillState:
    (fill,) = chapter_fills(questionnaire(), given, said_ready=frozenset(ready))
    return fill.state


def test_chapter_is_not_started_then_under_way_then_ready() -> None:
    assert state(answers()) is FillState.NOT_STARTED
    assert state(answers(q_1=AnswerYesNo(yes=True))) is FillState.UNDER_WAY
    assert state(complete()) is FillState.UNDER_WAY
    assert state(complete(), "services") is FillState.READY


def test_chapter_said_ready_is_under_way_again_once_something_is_missing() -> None:
    assert state(answers(q_1=AnswerYesNo(yes=True)), "services") is FillState.UNDER_WAY


def test_fill_counts_what_is_asked_and_answered() -> None:
    (fill,) = chapter_fills(questionnaire(), answers(q_1=AnswerYesNo(yes=True)))
    assert (fill.chapter, fill.asked, fill.answered, fill.may_be_ready) == (
        "services", 6, 1, False,
    )  # fmt: skip


def test_remark_does_not_keep_a_chapter_from_being_ready() -> None:
    given = complete()
    extra = answers(q_1_why=AnswerText(text="x")).answers
    given = given.model_copy(update={"answers": given.answers + extra})
    assert found(given) == [("not-asked", "q-1-why")]
    assert state(given, "services") is FillState.READY


def test_every_code_has_a_sentence() -> None:
    assert set(SENTENCES) == set(FaultCode)


@settings(max_examples=60, deadline=None)
@given(answered())
def test_answers_that_fit_are_only_ever_missing_or_not_asked(
    drawn: tuple[Questionnaire, Answers],
) -> None:
    made, given = drawn
    codes = {one.code for one in answers_faults(made, given)}
    assert codes <= {FaultCode.MISSING, FaultCode.NOT_ASKED}
    wanted = {one.id for one in asked(made, given)}
    missing = {one.question for one in answers_faults(made, given) if one.code is FaultCode.MISSING}
    assert missing == {one.id for one in asked(made, given) if one.question.required} - set(
        given.by_question
    )
    assert missing <= wanted
