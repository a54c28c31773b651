"""Values held against the published schema; the first misfit told by path and in plain words.

Two things to know. It understands as much of JSON Schema as the schema of the format uses, and
refuses to start on more. And it goes as deep as the schema does, which is finite, however deep the
values are nested.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ronda.factsheets.errors import InvalidJson
from ronda.factsheets.reading.from_json.bounded_json import field_error

Schema = Mapping[str, Any]

_TYPES = {
    "string": (str, "text"),
    "integer": (int, "a whole number"),
    "boolean": (bool, "true or false"),
    "array": (list, "a list"),
    "object": (dict, "an object"),
    "null": (type(None), "null"),
}
_PATTERNS = {
    r"^[A-Z]{3}$": "a code of three capital letters (ISO 3166-1 alpha-3)",
    r"^\d{4}-(0[1-9]|1[0-2])$": "a month as YYYY-MM",
}
_KNOWN = {
    "$defs",
    "$ref",
    "$schema",
    "additionalProperties",
    "anyOf",
    "const",
    "description",
    "enum",
    "items",
    "minimum",
    "pattern",
    "properties",
    "required",
    "title",
    "type",
}


def check_shape(value: Any, schema: Schema) -> None:
    """Raise InvalidJson for the first field of `value` that does not fit `schema`."""
    error = next(_Shapes(schema).misfits(value, schema, ""), None)
    if error is not None:
        raise error


class _Shapes:
    """Walks values and schema together; `root` has the shapes that are referred to."""

    def __init__(self, root: Schema) -> None:
        self.shapes: Mapping[str, Schema] = root.get("$defs", {})

    def misfits(self, value: Any, schema: Schema, path: str) -> Iterator[InvalidJson]:
        schema = self.resolved(schema)
        if not self._fits(value, schema):
            yield field_error(path, f"should be {self._expected(schema)}, but {_told(value)}")
            return
        if "anyOf" in schema:
            schema = next(s for s in self._choices(schema) if self._fits(value, s))
        if isinstance(value, dict):
            yield from self._fields(value, schema, path)
        elif isinstance(value, list):
            for index, each in enumerate(value):
                yield from self.misfits(each, schema["items"], f"{path}/{index}")

    def resolved(self, schema: Schema) -> Schema:
        if "$ref" in schema:
            schema = self.shapes[schema["$ref"].rpartition("/")[2]]
        unknown = set(schema) - _KNOWN
        assert not unknown, f"the schema uses {unknown}, which is not checked here"
        return schema

    def _fields(self, value: dict[str, Any], schema: Schema, path: str) -> Iterator[InvalidJson]:
        properties = schema["properties"]
        for name in schema["required"]:
            if name not in value:
                expected = self._expected(self.resolved(properties[name]))
                yield field_error(_join(path, name), f"is missing; it should be {expected}")
        for name, each in value.items():
            if name not in properties:
                known = ", ".join(properties)
                what = f"is not one of the format; here it knows {known}"
                yield field_error(_join(path, name[:60]), what)
            else:
                yield from self.misfits(each, properties[name], _join(path, name))

    def _fits(self, value: Any, schema: Schema) -> bool:
        """Whether the value itself fits, whatever is in it."""
        if "anyOf" in schema:
            return any(self._fits(value, choice) for choice in self._choices(schema))
        if "const" in schema:
            return bool(value == schema["const"])
        if "enum" in schema:
            return value in schema["enum"]
        return _has_type(value, schema) and _within(value, schema)

    def _choices(self, schema: Schema) -> list[Schema]:
        return [self.resolved(choice) for choice in schema["anyOf"]]

    def _expected(self, schema: Schema) -> str:
        if "anyOf" in schema:
            return " or ".join(self._expected(choice) for choice in self._choices(schema))
        if "const" in schema:
            return f"“{schema['const']}”"
        if "enum" in schema:
            return "one of " + ", ".join(f"“{each}”" for each in schema["enum"])
        if "pattern" in schema:
            return _PATTERNS[schema["pattern"]]
        least = f" of {schema['minimum']} or more" if "minimum" in schema else ""
        return _TYPES[schema["type"]][1] + least


def _has_type(value: Any, schema: Schema) -> bool:
    wanted, _ = _TYPES[schema["type"]]
    return isinstance(value, wanted) and not (wanted is int and isinstance(value, bool))


def _within(value: Any, schema: Schema) -> bool:
    if "minimum" in schema and value < schema["minimum"]:
        return False
    return "pattern" not in schema or re.fullmatch(schema["pattern"], value) is not None


def _told(value: Any) -> str:
    """What stands there, shortly."""
    if isinstance(value, str):
        shown = " ".join(value[:41].split())
        return f"is “{shown[:40]}{'…' if len(value) > 40 else ''}”"
    if isinstance(value, bool) or value is None:
        return f"is {str(value).lower().replace('none', 'null')}"
    if isinstance(value, (int, float)):
        return f"is {str(value)[:40]}"
    return "is a list" if isinstance(value, list) else "is an object"


def _join(path: str, name: str) -> str:
    return f"{path}/{name}".lstrip("/")
