"""The values: what they hold, that they come back from JSON, and the order of a questionnaire."""

import json

import pytest
from pydantic import ValidationError

from ronda.questionnaires.answers import Answer, Answers, AnswerText, AnswerYesNo, NoInformation
from ronda.questionnaires.model import Audience, Chapter, Condition, Question, Questionnaire
from ronda.questionnaires.walking import answerable, chapters_for, placed
from tests.questionnaires.invented import answers, both, complete, questionnaire


def test_questionnaire_comes_back_from_its_json() -> None:
    made = questionnaire()
    assert Questionnaire.model_validate_json(made.model_dump_json()) == made


def test_questionnaire_is_equal_whatever_order_a_database_gives_languages_in() -> None:
    data = questionnaire().model_dump(mode="json")
    turned = json.loads(json.dumps(data), object_pairs_hook=lambda pairs: dict(reversed(pairs)))
    assert Questionnaire.model_validate(turned) == questionnaire()


def test_answers_come_back_from_their_json() -> None:
    made = complete()
    assert Answers.model_validate_json(made.model_dump_json()) == made


def test_answerable_things_come_in_the_order_of_the_page() -> None:
    found = [(one.full_number, one.id, one.depth) for one in answerable(questionnaire())]
    assert found == [
        ("1", "q-1", 0),
        ("1 →", "q-1-which", 1),
        ("1 → 2", "q-1-why", 1),
        ("2 a", "q-2-a", 1),
        ("2 b", "q-2-b", 1),
        ("2.1", "q-2-1", 1),
        ("2.2", "q-2-2", 1),
        ("2.2.1", "q-2-2-1", 2),
        ("3", "q-3", 0),
    ]


def test_headings_are_placed_but_not_answerable() -> None:
    assert "q-2" in {one.id for one in placed(questionnaire())}
    assert "q-2" not in {one.id for one in answerable(questionnaire())}


@pytest.mark.parametrize(
    ("audience", "chapters"),
    [
        (Audience.PARTY, ["services"]),
        (Audience.CIVIL_SOCIETY, ["services"]),
        (Audience.CHILDREN, ["children"]),
        (Audience.NHRI, []),
    ],
)
def test_each_audience_gets_its_chapters(audience: Audience, chapters: list[str]) -> None:
    assert [one.id for one in chapters_for(questionnaire(), audience)] == chapters


def test_question_can_narrow_its_audience_and_never_widen_it() -> None:
    inner = Question(id="q-2", text=both("a", "b"), audiences=(Audience.NHRI, Audience.PARTY))
    top = Question(id="q-1", text=both("a", "b"), audiences=(Audience.PARTY,), questions=(inner,))
    chapter = Chapter(id="c", title=both("a", "b"), audiences=tuple(Audience), questions=(top,))
    found = placed(questionnaire(chapters=(chapter,)))
    assert [one.audiences for one in found] == [(Audience.PARTY,), (Audience.PARTY,)]


def test_a_question_answered_twice_is_refused() -> None:
    twice = Answer(question="q-1", value=AnswerYesNo(yes=True))
    with pytest.raises(ValidationError, match="“q-1” is answered twice"):
        Answers(questionnaire="q", version=1, language="en", answers=(twice, twice))


def test_no_information_is_an_answer_unlike_none() -> None:
    made = answers(q_1=NoInformation(reason="not counted"))
    assert made.by_question["q-1"].value == NoInformation(reason="not counted")
    assert "q-2" not in made.by_question


def test_text_is_brought_to_what_every_file_can_carry() -> None:
    assert AnswerText(text="a\r\nb\x00\x0bc\ud800\uffff").text == "a\nb\nc\ufffd\ufffd"


@pytest.mark.parametrize("value", [True, False, 0, 1, 2.5, "state"])
def test_value_of_a_condition_keeps_its_kind(value: bool | float | str) -> None:
    made = Condition(question="q-1", value=value)
    back = Condition.model_validate_json(made.model_dump_json()).value
    assert (type(back), back) == (type(value), value)


@pytest.mark.parametrize("id", ["", "Q-1", "1", "a b", "a--b", "a" * 49])
def test_id_that_a_word_file_or_address_cannot_carry_is_refused(id: str) -> None:
    with pytest.raises(ValidationError, match="id"):
        Question(id=id, text=both("a", "b"))
