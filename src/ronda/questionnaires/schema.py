"""The JSON Schemas of `ronda-questionnaire/1` and `ronda-answers/1`, made from the models.

Two things to know. One schema serves both ways: what Ronda writes and what it takes in. And the
files in `docs/schema/` are these; `python -m ronda.questionnaires.schema answers` prints one anew.
"""

import json
import sys
from collections.abc import Mapping
from functools import cache
from typing import Any

from ronda.factsheets.schema import DIALECT, shape
from ronda.questionnaires import answers, model
from ronda.questionnaires.answers import Answers
from ronda.questionnaires.model import Questionnaire

FORMATS: Mapping[str, tuple[type[Questionnaire] | type[Answers], str]] = {
    "questionnaire": (Questionnaire, model.FORMAT),
    "answers": (Answers, answers.FORMAT),
}


@cache
def schema(name: str) -> Mapping[str, Any]:
    """The schema of "questionnaire" or "answers", as plain JSON values.

    >>> sorted(schema("answers")["required"])
    ['format', 'language', 'questionnaire', 'version']
    """
    kind, format = FORMATS[name]
    taken = kind.model_json_schema(by_alias=True, mode="validation")
    shapes = {title: _told_apart(shape(one, one)) for title, one in taken["$defs"].items()}
    top = shape(taken, taken)
    top["properties"]["format"] = {
        "const": format,
        "description": "The name and version of this format.",
    }
    top["required"] = ["format", *taken["required"]]
    del top["$defs"]
    return {"$schema": DIALECT, "title": format, **top, "$defs": shapes}


def _told_apart(one: dict[str, Any]) -> dict[str, Any]:
    """A shape that is told from its like by `kind` must have it."""
    if "const" in one.get("properties", {}).get("kind", {}):
        one["required"] = ["kind", *one["required"]]
    return one


def schema_bytes(name: str) -> bytes:
    """The schema as the published file has it."""
    return (json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n").encode()


if __name__ == "__main__":
    sys.stdout.buffer.write(schema_bytes(sys.argv[1]))
