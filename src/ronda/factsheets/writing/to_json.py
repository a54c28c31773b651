"""A factsheet as `ronda-factsheet/1`: the interchange format (docs/file-format.md).

Two things to know. Nothing is left out, so what comes back is the same factsheet with the same
account. And the fields that the format promises to everybody come first, in the order in which
its reference gives them; what only Ronda needs follows.
"""

import json
from collections.abc import Mapping
from typing import Any

from ronda.factsheets.model import Factsheet

FIRST = {
    "factsheet": (
        "format",
        "body",
        "round",
        "party",
        "title",
        "language",
        "prepared",
        "updated",
        "chapters",
        "footnotes",
        "account",
    ),
    "party": ("name", "code"),
    "chapters": (
        "number",
        "title",
        "introduction",
        "observations",
        "recommendations",
        "practices",
        "practice_box",
    ),
    "observations": ("text", "scope", "topic", "paragraphs", "footnotes"),
    "recommendations": (
        "codes",
        "strength",
        "scope",
        "topic",
        "text",
        "items",
        "footnotes",
        "follow_up",
    ),
    "practices": ("text", "noted_by", "footnotes"),
    "footnotes": ("number", "text", "kind", "paragraphs", "recommendations"),
    "account": ("characters", "placed", "unplaced", "repairs"),
    "unplaced": ("text", "where"),
    "repairs": ("what", "where"),
}
"""The promised fields of each object, by the name of the field in which the object stands."""


def json_bytes(factsheet: Factsheet) -> bytes:
    """The whole factsheet, account included, as UTF-8 JSON with two blanks for each depth."""
    data = _ordered(factsheet.model_dump(mode="json", by_alias=True), "factsheet")
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _ordered(value: Any, name: str) -> Any:
    """`value` with the promised fields of every object in it before the others."""
    if isinstance(value, Mapping):
        first = [field for field in FIRST.get(name, ()) if field in value]
        rest = [field for field in value if field not in first]
        return {field: _ordered(value[field], field) for field in (*first, *rest)}
    if isinstance(value, list):
        return [_ordered(each, name) for each in value]
    return value
