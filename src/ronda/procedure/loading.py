"""A body's file, read and checked whole: every field known, every rule of `rules` kept.

Two things to know. A file with one fault is refused as a whole, in one sentence (`BrokenBody`).
And readers of factsheets do not come here: they need a body's words only, and take them from
`body`, which is faster.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from pydantic import ValidationError

from ronda.procedure.body import UnknownBody
from ronda.procedure.procedure import Procedure
from ronda.procedure.refusals import BrokenBody, Fault, fault_of
from ronda.procedure.rules import RULES, WORD_RULES
from ronda.procedure.stated import Part
from ronda.procedure.word_lists import WordLists

LARGEST = 500_000
"""The largest body's file, in bytes; that of the Lanzarote Committee has a fifteenth of it."""


def body_ids(folder: Path | None = None) -> tuple[str, ...]:
    """The ids of the bodies in `folder`, or of those that come with Ronda."""
    names = (source.name for source in _shelf(folder).iterdir())
    return tuple(sorted(n.removesuffix(".toml") for n in names if n.endswith(".toml")))


def body_text(id: str, folder: Path | None = None) -> str:
    """The text of a body's file, for a round to keep; raises UnknownBody, BrokenBody."""
    source = _shelf(folder) / f"{id}.toml"
    if not re.fullmatch(r"[a-z0-9-]+", id) or not source.is_file():
        known = ", ".join(body_ids(folder)) or "none"
        raise UnknownBody(
            f"There is no body “{id[:40]}”; add {id[:40]}.toml or use one of {known}."
        )
    return _decoded(source.read_bytes(), source.name)


def load_procedure(id: str, folder: Path | None = None) -> Procedure:
    """The procedure of the body called `id`, in `folder` or among those that come with Ronda.

    Raises UnknownBody where there is no such file, BrokenBody where it breaks a rule.
    """
    return _shipped(id) if folder is None else read_procedure(body_text(id, folder), f"{id}.toml")


@cache
def _shipped(id: str) -> Procedure:
    return read_procedure(body_text(id), f"{id}.toml")


def read_procedure(text: str, file: str) -> Procedure:
    """The procedure that the text of a body's file says; `file` is how to call it in a refusal.

    The file's name must be the body's id. Raises BrokenBody.
    """
    procedure, words = unchecked(text, file)
    fault = next(_faults(procedure, words, file), None)
    if fault is not None:
        raise BrokenBody(file, fault)
    return procedure


def unchecked(text: str, file: str) -> tuple[Procedure, Mapping[str, WordLists]]:
    """What the text says, with its words by language, before any rule is looked at.

    Raises BrokenBody for a field that is missing, unknown or of the wrong kind.
    """
    data = _table(text, file)
    procedure_data = {name: value for name, value in data.items() if name != "words"}
    word_data = {"words": data.get("words", {})}
    try:
        procedure = Procedure.model_validate_json(_as_json(procedure_data))
        return procedure, _Words.model_validate_json(_as_json(word_data)).words
    except ValidationError as error:
        raise BrokenBody(file, fault_of(error, data)) from error


class _Words(Part):
    words: dict[str, WordLists]


def _faults(procedure: Procedure, words: Mapping[str, WordLists], file: str) -> Iterator[Fault]:
    if file.removesuffix(".toml") != procedure.id:
        what_to_do = f"call the file {procedure.id}.toml or correct the id"
        yield Fault("id", f"“{procedure.id}” is not the name of the file", what_to_do)
    for rule in RULES:
        yield from rule(procedure)
    for word_rule in WORD_RULES:
        yield from word_rule(procedure, words)


def _table(text: str, file: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        why = f"is no TOML ({str(error)[:1].lower()}{str(error)[1:]})"
        raise BrokenBody(file, Fault("", why, "correct it there")) from error
    except RecursionError as error:
        fault = Fault("", "is nested far deeper than the format", "take the nesting out")
        raise BrokenBody(file, fault) from error


def _as_json(data: Mapping[str, object]) -> str:
    """JSON keeps pydantic strict: it takes no text for a number, but text for an enum or a date."""
    return json.dumps(data, default=str)


def _decoded(data: bytes, file: str) -> str:
    if len(data) > LARGEST:
        why = f"has {len(data)} bytes, more than {LARGEST}"
        raise BrokenBody(file, Fault("", why, "keep only what docs/bodies.md describes"))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        why = f"is not UTF-8 at byte {error.start + 1}"
        raise BrokenBody(file, Fault("", why, "save it as UTF-8")) from error


def _shelf(folder: Path | None) -> Traversable:
    return files("ronda.procedure") / "bodies" if folder is None else folder
