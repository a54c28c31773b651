"""The published schema of reports: up to date, true of what Ronda writes, and told in words."""

import json
from pathlib import Path

import jsonschema
import pytest

from ronda.reports.json_form import json_of
from ronda.reports.schema import schema, schema_bytes
from tests.reports.arcadian import report

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "report-format.md").read_text("utf-8")
Checker = jsonschema.Draft202012Validator


def test_published_file_is_up_to_date() -> None:
    published = DOCS / "schema" / "ronda-report-1.json"
    again = "run: python -m ronda.reports.schema > docs/schema/ronda-report-1.json"
    assert published.read_bytes() == schema_bytes(), again


def test_what_is_written_fits_the_schema() -> None:
    Checker.check_schema(schema())
    Checker(schema()).validate(json.loads(json_of(report())))


def test_the_schema_refuses_a_finding_of_an_unknown_kind() -> None:
    values = json.loads(json_of(report()))
    values["chapters"][0]["entries"][1]["findings"][0]["kind"] = "bad"
    with pytest.raises(jsonschema.ValidationError):
        Checker(schema()).validate(values)


def test_reference_page_names_every_field_and_value() -> None:
    shapes = [schema(), *schema()["$defs"].values()]
    fields = {name for shape in shapes for name in shape.get("properties", ())}
    assert {name for name in fields if f"`{name}`" not in PAGE} == set()
    values = {value for shape in shapes for value in shape.get("enum", ())}
    assert {value for value in values if f'`"{value}"`' not in PAGE} == set()
