"""From the bytes of an interchange file to its Factsheet, step by step."""

from typing import Any

from pydantic import ValidationError

from ronda.factsheets.errors import InvalidJson
from ronda.factsheets.model import FORMAT, Factsheet
from ronda.factsheets.reading.from_json.agreement import check_agreement
from ronda.factsheets.reading.from_json.bare_texts import folded_texts
from ronda.factsheets.reading.from_json.bounded_json import check_characters, field_error, values
from ronda.factsheets.reading.from_json.completing import completed
from ronda.factsheets.reading.from_json.shapes import check_shape
from ronda.factsheets.schema import schema


def factsheet(data: bytes) -> Factsheet:
    """The factsheet in `data`; raises InvalidJson, naming the field, or TooLarge."""
    found = values(data)
    _check_format(found)
    check_shape(found, schema())
    check_characters(found)
    check_agreement(found)
    try:
        return completed(Factsheet.model_validate({"title": "", **folded_texts(found)}))
    except ValidationError as error:
        first = error.errors()[0]
        path = "/".join(str(step) for step in first["loc"])
        raise field_error(path, f"does not fit: {first['msg']}") from error


def _check_format(found: Any) -> None:
    """The first question, so that other JSON is told apart from a broken factsheet."""
    if not isinstance(found, dict) or "format" not in found:
        raise InvalidJson(
            "This JSON is not a factsheet: it should be an object whose field format is"
            f" “{FORMAT}”."
        )
    if found["format"] != FORMAT:
        raise InvalidJson(
            f"The field format should be “{FORMAT}”, but is {str(found['format'])[:40]!r}: export"
            " the factsheet in this version of the format."
        )
