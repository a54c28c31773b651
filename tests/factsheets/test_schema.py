"""The published schema: up to date, and true of what Ronda writes and takes in."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from ronda.factsheets.model import Factsheet
from ronda.factsheets.reading import read
from ronda.factsheets.schema import schema, schema_bytes
from ronda.factsheets.writing.to_json import json_bytes
from tests.factsheets.factsheet_strategy import factsheets
from tests.factsheets.promised_fields import promised_fields

PUBLISHED = Path(__file__).parents[2] / "docs" / "schema" / "ronda-factsheet-1.json"


def check(values: Any) -> None:
    jsonschema.Draft202012Validator(schema()).validate(values)


def test_published_file_is_up_to_date() -> None:
    assert PUBLISHED.read_bytes() == schema_bytes(), (
        "run: python -m ronda.factsheets.schema > docs/schema/ronda-factsheet-1.json"
    )


def test_schema_is_itself_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@given(factsheets())
@settings(max_examples=25, deadline=None)
def test_what_is_written_fits_the_schema(given: Factsheet) -> None:
    check(json.loads(json_bytes(given)))
    check(promised_fields(given))


def test_a_real_reading_fits_the_schema(serbia_text_path: Path) -> None:
    check(json.loads(json_bytes(read(serbia_text_path))))


@pytest.mark.parametrize("field", ["format", "body", "round", "party", "language"])
def test_schema_requires_what_cannot_be_completed(field: str, serbia_text_path: Path) -> None:
    values = promised_fields(read(serbia_text_path))
    del values[field]
    with pytest.raises(jsonschema.ValidationError, match=field):
        check(values)


PAGE = PUBLISHED.parents[1] / "file-format.md"


def test_reference_page_names_every_field() -> None:
    page = PAGE.read_text(encoding="utf-8")
    shapes = [schema(), *schema()["$defs"].values()]
    fields = {name for shape in shapes for name in shape.get("properties", ())}
    assert {name for name in fields if f"`{name}`" not in page} == set()


def test_reference_page_names_every_value() -> None:
    page = PAGE.read_text(encoding="utf-8")
    values = {value for shape in schema()["$defs"].values() for value in shape.get("enum", ())}
    assert {value for value in values if f'`"{value}"`' not in page} == set()


def test_example_of_the_reference_page_is_taken_in_as_it_stands() -> None:
    example = PAGE.read_text(encoding="utf-8").partition("```json\n")[2].partition("```")[0]
    check(json.loads(example))
    found = read(example.encode(), name="example.json")
    assert found.account.faults == ()
    assert [r.codes for r in found.recommendations] == [("I-2",), ("I-1", "I-4")]
    assert [n.number for n in found.footnotes] == [1, 2, 3]
