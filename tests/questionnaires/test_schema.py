"""The published schemas: up to date, valid, and told in words."""

from pathlib import Path

import jsonschema
import pytest

from ronda.questionnaires.reading.from_json import either_of
from ronda.questionnaires.schema import FORMATS, schema, schema_bytes

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "questionnaire-format.md").read_text("utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_published_file_is_up_to_date(name: str) -> None:
    published = DOCS / "schema" / f"ronda-{name}-1.json"
    assert published.read_bytes() == schema_bytes(name), (
        f"run: python -m ronda.questionnaires.schema {name} > {published}"
    )


@pytest.mark.parametrize("name", FORMATS)
def test_schema_is_itself_valid(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("name", FORMATS)
def test_reference_page_names_every_field(name: str) -> None:
    shapes = [schema(name), *schema(name)["$defs"].values()]
    fields = {field for shape in shapes for field in shape.get("properties", ())}
    assert {field for field in fields if f"`{field}`" not in PAGE} == set()


@pytest.mark.parametrize("name", FORMATS)
def test_reference_page_names_every_value(name: str) -> None:
    values = {
        value
        for shape in schema(name)["$defs"].values()
        for value in (
            *shape.get("enum", ()),
            *(p["const"] for p in shape.get("properties", {}).values() if "const" in p),
        )
    }
    assert {value for value in values if f'`"{value}"`' not in PAGE} == set()


def test_examples_of_the_reference_page_are_taken_in() -> None:
    examples = [part.partition("```")[0] for part in PAGE.split("```json\n")[1:]]
    assert len(examples) == 2
    for example in examples:
        either_of(example.encode())
