"""A factsheet as another program would give it: the fields the format promises, and no other."""

import json
from typing import Any

from ronda.factsheets.model import Factsheet
from ronda.factsheets.writing.to_json import FIRST, json_bytes


def promised_fields(factsheet: Factsheet) -> dict[str, Any]:
    """The JSON values of `factsheet` without Ronda's own fields."""
    found = _only(json.loads(json_bytes(factsheet)), "factsheet")
    assert isinstance(found, dict)
    return found


def _only(value: Any, name: str) -> Any:
    if isinstance(value, dict):
        fields = FIRST.get(name) or ("text",)
        return {field: _only(each, field) for field, each in value.items() if field in fields}
    return [_only(each, name) for each in value] if isinstance(value, list) else value
