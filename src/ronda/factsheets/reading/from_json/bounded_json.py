"""JSON from anybody to plain values, within bounds and without guessing.

Two things to know. What JSON leaves open is closed here: a name given twice, NaN, a broken
character and a control character are refused, never settled silently. And size and number of
values are checked before parsing, so that a hostile file costs no more than a large honest one.
"""

import json
import re
from typing import Any

from ronda.factsheets.errors import InvalidJson, TooLarge

LARGEST = 50 * 1024 * 1024
"""The largest interchange file, in bytes; a factsheet of 1,000 pages has a fifth of that."""

MOST_VALUES = 5_000_000
"""More separators and brackets than this, and the values would not fit the memory allowed."""

_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def values(data: bytes) -> Any:
    """The values in `data`; raises InvalidJson or TooLarge."""
    _check_size(data)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidJson(
            f"The JSON is not UTF-8: byte {error.start + 1} is no character. Save it as UTF-8."
        ) from error
    return _parsed(text)


def field_error(path: str, what: str) -> InvalidJson:
    """The refusal of one field: its path, and what is wrong there or expected."""
    place = f"The field {path}" if path else "The JSON"
    return InvalidJson(f"{place} {what}: correct it and send the file again.")


def check_characters(value: Any, path: str = "") -> None:
    """Refuse control characters and broken ones, which no document can carry.

    The values must not be nested deeper than the format is.
    """
    if isinstance(value, str):
        if found := _UNFIT.search(value):
            what = f"has the character U+{ord(found[0]):04X}, which no document can carry"
            raise field_error(path, what)
    elif isinstance(value, dict):
        for name, each in value.items():
            check_characters(each, f"{path}/{name}".lstrip("/"))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            check_characters(each, f"{path}/{index}")


def _check_size(data: bytes) -> None:
    if len(data) > LARGEST:
        raise TooLarge(
            f"The JSON has {len(data) // 1024 // 1024} MB and Ronda takes up to"
            f" {LARGEST // 1024 // 1024} MB: send one factsheet in each file."
        )
    if sum(data.count(sign) for sign in (b",", b"[", b"{")) > MOST_VALUES:
        raise TooLarge(
            "The JSON holds millions of values, more than any factsheet: send one factsheet in"
            " each file."
        )


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise InvalidJson(
            f"The file is not JSON: line {error.lineno}, column {error.colno}: {error.msg}."
            " Export it again from the program it comes from."
        ) from error
    except RecursionError as error:
        raise InvalidJson(
            "The JSON is nested deeper than any factsheet: export it again from its program."
        ) from error
    except ValueError as error:
        raise InvalidJson(f"The JSON has a number too long to be one: {error}.") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise InvalidJson(
            f"The JSON gives the field “{twice[:60]}” twice in one object: keep the one that is"
            " meant."
        )
    return found


def _no_number(text: str) -> Any:
    raise InvalidJson(f"The JSON has {text} where a number must stand: give a whole number.")
