"""The JSON Schema of `ronda-factsheet/1`, made from the model and published with it.

Two things to know. One schema serves both ways: what Ronda writes and what it takes in, so a
field is required only where Ronda cannot complete it. And `docs/schema/ronda-factsheet-1.json` is
this schema as a file; `python -m ronda.factsheets.schema` prints it anew.
"""

import json
import sys
from collections.abc import Mapping
from functools import cache
from typing import Any

from ronda.factsheets.model import FORMAT, Factsheet

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NOISE = {"title", "readOnly", "default"}


@cache
def schema() -> Mapping[str, Any]:
    """The schema, as plain JSON values.

    >>> sorted(schema()["required"])
    ['body', 'format', 'language', 'party', 'round']
    """
    taken = Factsheet.model_json_schema(by_alias=True, mode="validation")
    given = Factsheet.model_json_schema(by_alias=True, mode="serialization")
    shapes = {name: shape(one, taken["$defs"][name]) for name, one in given["$defs"].items()}
    top = shape(given, taken)
    top["properties"] |= {
        "format": {"const": FORMAT, "description": "The name and version of this format."},
        "account": {"anyOf": [top["properties"]["account"], {"type": "null"}]},
    }
    top["required"] = ["format", *(name for name in taken["required"] if name != "title")]
    del top["$defs"]
    return {"$schema": DIALECT, "title": FORMAT, **top, "$defs": shapes}


def schema_bytes() -> bytes:
    """The schema as the published file has it."""
    return (json.dumps(schema(), ensure_ascii=False, indent=2) + "\n").encode()


def shape(given: Mapping[str, Any], taken: Mapping[str, Any]) -> dict[str, Any]:
    """What is given, with only that required which must be there when it is taken in."""
    kept = {key: value for key, value in given.items() if key not in {"required", "title"}}
    if "properties" in kept:
        kept["properties"] = {name: _quiet(p) for name, p in kept["properties"].items()}
        kept["required"] = list(taken.get("required", ()))
    return kept


def _quiet(field: Mapping[str, Any]) -> dict[str, Any]:
    """A field without its name said again, and without what stands for it where it is absent.

    How an absent field is completed is for the reference page to tell.
    """
    return {key: value for key, value in field.items() if key not in _NOISE}


if __name__ == "__main__":
    sys.stdout.buffer.write(schema_bytes())
