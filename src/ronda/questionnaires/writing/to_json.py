"""Questionnaires and answers as JSON (docs/questionnaire-format.md).

Two things to know. What comes back is the same value. And what is empty or as usual is left out, so
that a person can read and write these files.
"""

import json
from typing import Any

from ronda.questionnaires.answers import Answers
from ronda.questionnaires.model import Questionnaire

_LEFT_OUT = {"items", "prompts", "questions", "audiences", "number", "reason"}
"""Fields of which an empty list or text says nothing."""


def json_bytes(value: Questionnaire | Answers) -> bytes:
    """The whole value as UTF-8 JSON with two blanks for each depth."""
    data = _lean(value.model_dump(mode="json", exclude_none=True))
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _lean(data: Any) -> Any:
    if isinstance(data, list):
        return [_lean(one) for one in data]
    if not isinstance(data, dict):
        return data
    is_chapter = "title" in data  # whose audiences say something even where there is none
    return {
        name: _lean(one)
        for name, one in data.items()
        if is_chapter or name not in _LEFT_OUT or one not in ([], "")
    }
