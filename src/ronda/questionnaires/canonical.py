"""One spelling of a value as JSON, so that the same content always has the same checksum.

Two things to know. Names are sorted, nothing is indented, answers stand by the id of their
question: in what order a database or a person gives things does not matter. And the checksum is
SHA-256 of these bytes, which anybody can work out again with a few lines of any language.
"""

import hashlib
import json
from typing import Any

from ronda.questionnaires.answers import Answers
from ronda.questionnaires.model import Questionnaire


def canonical(value: Questionnaire | Answers) -> bytes:
    """The bytes that a checksum is made of: UTF-8 JSON without blanks, names sorted."""
    return spelled(content(value))


def checksum(value: Questionnaire | Answers) -> str:
    """SHA-256 of the canonical bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical(value)).hexdigest()


def content(value: Questionnaire | Answers) -> dict[str, Any]:
    """A value as plain JSON values, answers sorted."""
    data = value.model_dump(mode="json")
    if isinstance(value, Answers):
        data["answers"].sort(key=lambda one: one["question"])
    return data


def spelled(data: Any) -> bytes:
    """Plain JSON values in the one spelling.

    >>> spelled({"b": [1, True], "a": "é"}).decode()
    '{"a":"é","b":[1,true]}'
    """
    return json.dumps(
        data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()
