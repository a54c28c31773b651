"""The description of what programs hand in, made from the columns of each register's spreadsheet.

Two things to know. A register has an address and a schema of its own, and a column is told under
its key. And what a desk lists itself is no part of the description: it says where the names are.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ronda.api.v1.entry import TYPES
from ronda.apps.national.services.batches import MOST_BYTES, intakes
from ronda.spreadsheets.layout import Column, Kind

Json = Mapping[str, Any]
_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": True,
    "description": "Of your own making: what is sent twice under one key counts once.",
    "schema": {"type": "string", "pattern": "^[!-~]{1,100}$"},
}
_OF_ROWS = (
    "The columns of the template; those that a desk has by its own lists stand in its template, and"
    " go by their headings. A name that is no column is passed over. Days and numbers may also be"
    " written as spreadsheets have them."
)
_FORMS: Mapping[Kind, Json] = {
    Kind.TEXT: {"type": ["string"]},
    Kind.DAY: {"type": ["string"], "format": "date"},
    Kind.NUMBER: {"type": ["number"], "minimum": 0},
    Kind.WHOLE: {"type": ["integer"], "minimum": 0},
    Kind.CHOICE: {"type": ["string"]},
    Kind.CHOICES: {"type": ["array"], "items": {"type": "string"}},
    Kind.LIST: {"type": ["array"], "items": {"type": "string"}},
    Kind.YES_NO: {"type": ["boolean"]},
    Kind.OTHER: {"type": ["string"]},
}


def handed_in() -> Iterator[tuple[str, Json]]:
    """For each register its name and what is told of a POST to it, but for the answers."""
    for name, intake in intakes():
        rows = {"type": "array", "minItems": 1, "items": _row(intake.everywhere())}
        array, one_a_line = TYPES
        content = {array: {"schema": rows}, one_a_line: {"schema": {"type": "string"}}}
        told = f"The rows, at most {MOST_BYTES} bytes; in x-ndjson an object stands in each line."
        yield (
            name,
            {
                "operationId": f"own-record-{name}",
                "summary": f"Take rows into the register “{name}”: all of them or none",
                "parameters": [_KEY],
                "requestBody": {"description": told, "required": True, "content": content},
            },
        )


def _row(there: Sequence[Column]) -> Json:
    return {
        "type": "object",
        "required": [one.key for one in there if one.required],
        "properties": {one.key: _form(one) for one in there},
        "description": _OF_ROWS,
    }


def _form(column: Column) -> Json:
    told = dict(_FORMS[column.kind])
    if not column.required:
        told["type"] = [*told["type"], "null"]
    if len(told["type"]) == 1:
        (told["type"],) = told["type"]
    if column.kind is Kind.TEXT:
        told["maxLength"] = column.longest
    if column.required and column.kind is Kind.TEXT:
        told["minLength"] = 1
    if column.example:
        told["examples"] = [column.example]
    return told | {"description": _about(column)}


def _about(column: Column) -> str:
    keys = list(column.choices.values())
    if column.kind not in (Kind.CHOICE, Kind.CHOICES):
        return f"{column.heading}."
    if not keys:
        return f"{column.heading}: by the name or key that the desk lists."
    return f"{column.heading}: {', '.join(keys)}, or a name that the desk lists."
