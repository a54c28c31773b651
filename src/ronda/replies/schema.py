"""The JSON Schema of `ronda-reply/1`, made from the model and published with it.

Two things to know. One schema serves both ways: what Ronda writes and what it takes in. And
`docs/schema/ronda-reply-1.json` is this schema as a file; `python -m ronda.replies.schema` prints
it anew.
"""

import json
import sys
from collections.abc import Mapping
from functools import cache
from typing import Any

from ronda.factsheets.schema import DIALECT, shape
from ronda.replies.model import FORMAT, Reply


@cache
def schema() -> Mapping[str, Any]:
    """The schema, as plain JSON values.

    >>> sorted(schema()["required"])
    ['format', 'language']
    """
    taken = Reply.model_json_schema(by_alias=True, mode="validation")
    shapes = {name: shape(one, one) for name, one in taken["$defs"].items()}
    top = shape(taken, taken)
    top["properties"]["format"] = {
        "const": FORMAT,
        "description": "The name and version of this format.",
    }
    top["required"] = ["format", *taken["required"]]
    del top["$defs"]
    return {"$schema": DIALECT, "title": FORMAT, **top, "$defs": shapes}


def schema_bytes() -> bytes:
    """The schema as the published file has it."""
    return (json.dumps(schema(), ensure_ascii=False, indent=2) + "\n").encode()


if __name__ == "__main__":
    sys.stdout.buffer.write(schema_bytes())
