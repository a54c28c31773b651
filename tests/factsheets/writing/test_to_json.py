"""The interchange format as it is written: complete, in a fixed order, readable."""

import json
from typing import Any

from hypothesis import given, settings

from ronda.factsheets.model import Factsheet
from ronda.factsheets.writing.to_json import FIRST, json_bytes
from tests.factsheets.factsheet_strategy import factsheets


def objects(value: Any, name: str) -> list[tuple[str, dict[str, Any]]]:
    """Every object in `value` with the name of the field it stands in."""
    if isinstance(value, dict):
        return [(name, value), *(o for k, v in value.items() for o in objects(v, k))]
    return [o for each in value for o in objects(each, name)] if isinstance(value, list) else []


@given(factsheets())
@settings(max_examples=25, deadline=None)
def test_promised_fields_come_first_and_in_order(given: Factsheet) -> None:
    for name, found in objects(json.loads(json_bytes(given)), "factsheet"):
        promised = FIRST.get(name, ())
        assert tuple(found)[: len(promised)] == promised


@given(factsheets())
@settings(max_examples=25, deadline=None)
def test_json_is_readable_utf8_of_stable_bytes(given: Factsheet) -> None:
    written = json_bytes(given)
    assert written == json_bytes(given.model_copy())
    assert written.startswith(b'{\n  "format": "ronda-factsheet/1",\n')
    assert written.endswith(b"}\n")
    assert "\\u" not in written.decode("utf-8")
