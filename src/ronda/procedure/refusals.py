"""Why a body's file is refused, in one sentence: which file, which field, why, what to do.

Two things to know. A field is named by its path, and an entry of a list by its id where it has
one: `strengths.levels[require].asks`. And the first thing found is told, not all of them at once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import ErrorDetails


@dataclass(frozen=True)
class Fault:
    """What is wrong in one field of a body's file, and what to do about it."""

    field: str
    why: str
    what_to_do: str


class BrokenBody(ValueError):
    """A body's file that says something it must not, or not enough; nothing of it is used."""

    def __init__(self, file: str, fault: Fault) -> None:
        self.file, self.fault = file, fault
        place = f"{file}, {fault.field}" if fault.field else file
        super().__init__(f"{place}: {fault.why}; {fault.what_to_do}.")


_SEE = "correct it as docs/bodies.md says"


def fault_of(error: ValidationError, data: Mapping[str, object]) -> Fault:
    """The first thing that `error` finds wrong in `data`."""
    details = error.errors(include_url=False)[0]
    return Fault(_path(details["loc"], data), *_told(details))


def _told(details: ErrorDetails) -> tuple[str, str]:
    given, context = details["input"], details.get("ctx", {})
    match details["type"]:
        case "missing":
            return "is missing", "add it as docs/bodies.md says"
        case "extra_forbidden":
            return "is no field of the format", "correct its spelling or take it out"
        case "enum" | "literal_error":
            return f"{_shown(given)} is not known", f"write {context['expected']}"
        case "value_error":
            why, _, what_to_do = str(context["error"]).partition("; ")
            return why, what_to_do or _SEE
        case _:
            return f"{_shown(given)} does not fit ({_small(details['msg'])})", _SEE


def _shown(value: object) -> str:
    if isinstance(value, str | int | float):
        return f"“{str(value)[:60]}”"
    return "a list" if isinstance(value, list) else "a table" if isinstance(value, dict) else "it"


def _small(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _path(place: Sequence[int | str], data: object) -> str:
    path = ""
    for step in place:
        data = _within(data, step)
        if isinstance(step, int):
            name = data.get("id") if isinstance(data, dict) else None
            path += f"[{name if isinstance(name, str) else step + 1}]"
        else:
            path += f".{step}"
    return path.lstrip(".")


def _within(data: object, step: int | str) -> object:
    if isinstance(data, dict) and isinstance(step, str):
        return data.get(step)
    if isinstance(data, list) and isinstance(step, int) and step < len(data):
        return data[step]
    return None
