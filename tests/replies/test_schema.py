"""The published schema of replies: up to date, true of what Ronda writes, and told in words."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from ronda.factsheets.reading import read_document
from ronda.replies.model import NamedKind
from ronda.replies.reading import read
from ronda.replies.schema import schema, schema_bytes
from ronda.replies.to_json import json_bytes

DOCS = Path(__file__).parents[2] / "docs"
PUBLISHED = DOCS / "schema" / "ronda-reply-1.json"
PAGE = (DOCS / "reply-format.md").read_text("utf-8")
LETTERS = sorted((Path(__file__).parent / "letters").glob("*.txt"))


def check(values: Any) -> None:
    jsonschema.Draft202012Validator(schema()).validate(values)


def test_published_file_is_up_to_date() -> None:
    assert PUBLISHED.read_bytes() == schema_bytes(), (
        "run: python -m ronda.replies.schema > docs/schema/ronda-reply-1.json"
    )


def test_schema_is_itself_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_what_is_written_fits_the_schema_and_comes_back(path: Path) -> None:
    reply = read(path)
    data = json_bytes(reply)
    check(json.loads(data))
    again = read(data, name="letter.json")
    assert again == reply and json_bytes(again) == data


def test_the_real_letter_fits_the_schema(letter_text_path: Path) -> None:
    check(json.loads(json_bytes(read(letter_text_path))))


def test_fields_of_another_kind_are_left_out() -> None:
    data = json.loads(json_bytes(read(LETTERS[0])))
    for one in data["named"]:
        assert ("value" in one) == (one["kind"] == "figure")
        assert ("when" in one) == (one["kind"] in {"figure", "date"})
        assert ("numbers" in one) == (one["kind"] == "article")
    assert {one["kind"] for one in data["named"]} <= set(NamedKind)


def test_reference_page_names_every_field() -> None:
    account = {"Account", "Fault", "Repair", "Stretch", "Unplaced"}  # told on the other page
    shapes = [schema(), *(s for name, s in schema()["$defs"].items() if name not in account)]
    fields = {name for shape in shapes for name in shape.get("properties", ())}
    assert {name for name in fields if f"`{name}`" not in PAGE} == set()


def test_reference_page_names_every_value() -> None:
    kinds = (schema()["$defs"][name]["enum"] for name in ("PassageKind", "NamedKind"))
    assert {value for values in kinds for value in values if f'`"{value}"`' not in PAGE} == set()


def test_example_of_the_reference_page_is_taken_in_and_counts_right() -> None:
    example = PAGE.partition("```json\n")[2].partition("```")[0]
    check(json.loads(example))
    reply = read(example.encode(), name="example.json")
    passage = reply.sections[0].passages[0]
    for one in reply.named:
        inside = passage.text[one.start - passage.start : one.end - passage.start]
        assert inside == one.text


def test_offsets_count_in_the_text_of_the_document() -> None:
    for path in LETTERS:
        text = read_document(path).text
        for one in read(path).named:
            assert text[one.start : one.end] == one.text
