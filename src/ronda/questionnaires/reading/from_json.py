"""`ronda-questionnaire/1` and `ronda-answers/1` back to values, from JSON or from TOML.

Two things to know. Bounds and refusals are those of factsheets' JSON; a field that does not fit is
named by its path. And TOML is for writing a questionnaire by hand: the same fields, less brackets.
"""

import tomllib
from typing import Any, TypeVar

from pydantic import ValidationError

from ronda.factsheets.errors import InvalidJson, NotAQuestionnaire, TooLarge
from ronda.factsheets.reading.from_json.bounded_json import check_characters, field_error, values
from ronda.questionnaires import answers, model
from ronda.questionnaires.answers import Answers
from ronda.questionnaires.model import Questionnaire

LARGEST_TOML = 5 * 1024 * 1024
DEEPEST = 60
"""A question in a question in a question has some ten depths of lists and objects."""

_Known = TypeVar("_Known", Questionnaire, Answers)


def questionnaire_of(data: bytes) -> Questionnaire:
    """The questionnaire in JSON; raises InvalidJson, NotAQuestionnaire or TooLarge."""
    return _validated(Questionnaire, values(data), model.FORMAT)


def answers_of(data: bytes) -> Answers:
    """The answers in JSON; raises InvalidJson, NotAQuestionnaire or TooLarge."""
    return _validated(Answers, values(data), answers.FORMAT)


def either_of(data: bytes) -> Questionnaire | Answers:
    """Whichever of the two is in JSON; raises as both do."""
    found = values(data)
    if isinstance(found, dict) and found.get("format") == answers.FORMAT:
        return _validated(Answers, found, answers.FORMAT)
    return _validated(Questionnaire, found, model.FORMAT)


def questionnaire_of_toml(data: bytes) -> Questionnaire:
    """The questionnaire in TOML; raises InvalidJson, NotAQuestionnaire or TooLarge."""
    if len(data) > LARGEST_TOML:
        raise TooLarge(
            f"The TOML has {len(data) // 1024 // 1024} MB, more than any questionnaire: send one"
            " questionnaire in each file."
        )
    try:
        found = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InvalidJson(
            f"The TOML is not UTF-8: byte {error.start + 1} is no character. Save it as UTF-8."
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise InvalidJson(f"The file is not TOML: {error}. Correct it there.") from error
    except RecursionError as error:
        raise TooLarge("The TOML is nested deeper than any questionnaire.") from error
    return _validated(Questionnaire, found, model.FORMAT)


def _validated(kind: type[_Known], found: Any, format: str) -> _Known:
    if not isinstance(found, dict) or found.get("format") != format:
        name = "questionnaire" if kind is Questionnaire else "set of answers"
        raise NotAQuestionnaire(
            f"This file is no {name}: it should be an object whose field format is “{format}”."
        )
    _check_depth(found)
    check_characters(found)
    try:
        return kind.model_validate(found)
    except ValidationError as error:
        first = error.errors()[0]
        path = "/".join(str(step) for step in first["loc"])
        raise field_error(path, f"does not fit: {first['msg']}") from error


def _check_depth(found: Any) -> None:
    """Refuse what is nested deeper than a questionnaire, before anything walks down it."""
    level = [found]
    for _ in range(DEEPEST):
        level = [inner for one in level for inner in _inside(one)]
        if not level:
            return
    raise TooLarge(
        f"The file is nested more than {DEEPEST} deep, deeper than any questionnaire: export it"
        " again from its program."
    )


def _inside(one: Any) -> list[Any]:
    if isinstance(one, dict):
        return list(one.values())
    return one if isinstance(one, list) else []
