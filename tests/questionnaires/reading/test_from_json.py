"""JSON and TOML in and out: the same value comes back; what does not fit is named."""

import json

import jsonschema
import pytest
from hypothesis import given, settings

from ronda.factsheets.errors import InvalidJson, NotAQuestionnaire, TooLarge
from ronda.questionnaires.answers import Answers
from ronda.questionnaires.model import Questionnaire
from ronda.questionnaires.reading.from_json import (
    answers_of,
    either_of,
    questionnaire_of,
    questionnaire_of_toml,
)
from ronda.questionnaires.schema import schema
from ronda.questionnaires.writing.to_json import json_bytes
from tests.questionnaires.drawn import answered
from tests.questionnaires.invented import complete, questionnaire

TOML = """
format = "ronda-questionnaire/1"
id = "small"
body = "lanzarote"
round = 3
languages = ["en", "fr"]
title = { en = "Small", fr = "Petit" }

[[chapters]]
id = "only"
title = { en = "Only", fr = "Seul" }

[[chapters.questions]]
id = "q-1"
number = "1"
text = { en = "Is it so?", fr = "Est-ce le cas ?" }
asks = { kind = "yes_no" }

[[chapters.questions.prompts]]
id = "q-1-why"
text = { en = "If not, why?", fr = "Dans la négative, pourquoi ?" }
condition = { question = "q-1", value = false }
"""


@settings(max_examples=40, deadline=None)
@given(answered())
def test_what_is_written_comes_back_and_fits_the_schema(
    drawn: tuple[Questionnaire, Answers],
) -> None:
    made, given_answers = drawn
    data, told = json_bytes(made), json_bytes(given_answers)
    assert questionnaire_of(data) == made and answers_of(told) == given_answers
    assert either_of(data) == made and either_of(told) == given_answers
    for name, values in (("questionnaire", data), ("answers", told)):
        jsonschema.Draft202012Validator(schema(name)).validate(json.loads(values))


def test_toml_says_the_same() -> None:
    made = questionnaire_of_toml(TOML.encode())
    assert made == questionnaire_of(json_bytes(made))
    assert made.chapters[0].questions[0].prompts[0].condition is not None


@pytest.mark.parametrize("data", [b"{}", b"[]", b'{"format": "ronda-reply/1"}', b'"x"'])
def test_json_of_something_else_is_refused(data: bytes) -> None:
    with pytest.raises(NotAQuestionnaire, match="ronda-questionnaire/1"):
        questionnaire_of(data)
    with pytest.raises(NotAQuestionnaire, match="ronda-answers/1"):
        answers_of(data)


@pytest.mark.parametrize(
    ("field", "value", "named"),
    [
        ("version", 0, "version"),
        ("languages", [], "languages"),
        ("colour", "red", "colour"),
        ("title", {"en": 1}, "title"),
        ("title", {"en": "\x07"}, "title/en"),
        ("id", "Q 1", "id"),
    ],
)
def test_field_that_does_not_fit_is_named(field: str, value: object, named: str) -> None:
    data = json.loads(json_bytes(questionnaire())) | {field: value}
    with pytest.raises(InvalidJson, match=f"field {named}"):
        questionnaire_of(json.dumps(data).encode())


def test_question_answered_twice_is_refused() -> None:
    data = json.loads(json_bytes(complete()))
    data["answers"].append(data["answers"][0])
    with pytest.raises(InvalidJson, match="answered twice"):
        answers_of(json.dumps(data).encode())


def test_hostile_nesting_is_refused() -> None:
    data = json.loads(json_bytes(questionnaire()))
    deep: dict[str, object] = {"id": "q-9", "text": {"en": "x", "fr": "y"}}
    for turn in range(100):
        deep = {"id": f"d-{turn}", "text": {"en": "x", "fr": "y"}, "questions": [deep]}
    data["chapters"][0]["questions"] = [deep]
    with pytest.raises(TooLarge, match="nested"):
        questionnaire_of(json.dumps(data).encode())


@pytest.mark.parametrize(
    ("data", "says"),
    [(b"\xff", "UTF-8"), (b"a = [", "not TOML"), (b"a = " + b"[" * 9999, "nested|not TOML")],
)
def test_broken_toml_is_refused(data: bytes, says: str) -> None:
    with pytest.raises((InvalidJson, TooLarge), match=says):
        questionnaire_of_toml(data)
