"""Classifications under one scheme brought to another by tables, beside the one that was given.

Two things to know. A mapping adds a classification and never replaces one; what it adds names its
table. And a code that the table does not resolve to exactly one is `Unresolved`, never a guess; nor
is a table used that is only an example, until the body has put its own in its place.

The tables are data: `schemes/*.toml` say what codes mean, `mappings/*.toml` what becomes of them.
A body's own folder is read the same way.
"""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import Field, ValidationError

from ronda.hashes.exchange.errors import BadMapping
from ronda.hashes.model import Classification, Code, Country, Entry, Line, Named, Value

BY_MAPPING = "mapping "


class Standing(StrEnum):
    """How far a table may be trusted.

    PUBLISHED: from a public text of who answers for the scheme. REPORTED: as public software shows
    it, not who answers for it. EXAMPLE: invented, to be replaced by the body.
    """

    PUBLISHED = "published"
    REPORTED = "reported"
    EXAMPLE = "example"


class SchemeName(Value):
    """A scheme, one version of it, and the country where it is one's."""

    scheme: Code
    version: Line = ""
    country: Country | None = None

    def names(self, one: Classification) -> bool:
        """Whether a classification is under this scheme."""
        return (one.scheme, one.version, one.country) == (self.scheme, self.version, self.country)


class SchemeTable(Value):
    """What the codes of a scheme mean: `labels` in English by code, and where that is from."""

    name: Code
    standing: Standing
    reference: Annotated[str, Field(min_length=1)]
    of: SchemeName
    labels: Annotated[dict[Named, Named], Field(min_length=1)]


class MappingTable(Value):
    """What the codes of one scheme are under another: all that a code could be, by code."""

    name: Code
    standing: Standing
    reference: Annotated[str, Field(min_length=1)]
    source: Annotated[SchemeName, Field(alias="from")]
    target: Annotated[SchemeName, Field(alias="to")]
    codes: Annotated[dict[Named, tuple[Named, ...]], Field(min_length=1)]


@dataclass(frozen=True)
class Unresolved:
    """A classification that a table does not bring to exactly one other."""

    given: Classification
    candidates: tuple[str, ...]
    reason: str


def mapped(
    one: Classification, table: MappingTable, *, examples_too: bool = False
) -> Classification | Unresolved:
    """The classification under the table's other scheme. `original` stays as it came."""
    if table.standing is Standing.EXAMPLE and not examples_too:
        return Unresolved(one, (), "the table is an example that nobody has put their own for")
    if one.by.startswith(BY_MAPPING):
        return Unresolved(one, (), "it is itself from a mapping")
    if not table.source.names(one):
        return Unresolved(one, (), "it is under another scheme than the table's")
    found = table.codes.get(one.code, ())
    if len(found) != 1:
        reason = "the code could be several" if found else "the table does not name the code"
        return Unresolved(one, found, reason)
    return Classification(
        **dict(table.target),
        code=found[0],
        by=f"{BY_MAPPING}{table.name}",
        votes=None,
        original=one.original,
    )


def with_mapped(
    entry: Entry, tables: Iterable[MappingTable], *, examples_too: bool = False
) -> tuple[Entry, tuple[Unresolved, ...]]:
    """The entry with what the tables add, and what they could not resolve of their own scheme."""
    found = [
        mapped(one, table, examples_too=examples_too)
        for table in tables
        for one in filter(table.source.names, entry.classifications)
    ]
    added = tuple(one for one in found if isinstance(one, Classification))
    left = tuple(one for one in found if isinstance(one, Unresolved))
    both = (*entry.classifications, *added)
    return Entry.model_validate(dict(entry) | {"classifications": both}), left


def schemes(folder: Path | None = None) -> tuple[SchemeTable, ...]:
    """The tables of schemes in a body's folder, or those that come with Ronda."""
    return tuple(_tables(folder or files(__package__) / "schemes", SchemeTable))


def mappings(folder: Path | None = None) -> tuple[MappingTable, ...]:
    """The mapping tables in a body's folder, or those that come with Ronda."""
    return tuple(_tables(folder or files(__package__) / "mappings", MappingTable))


Table = TypeVar("Table", SchemeTable, MappingTable)


def _tables(folder: "Traversable | Path", form: type[Table]) -> Iterator[Table]:
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            yield _table(file, form)


def _table(file: "Traversable | Path", form: type[Table]) -> Table:
    """One table. Raises BadMapping, naming the file and the field."""
    try:
        return form.model_validate(tomllib.loads(file.read_text("utf-8")))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise BadMapping(f"The table {file.name} is wrong at {where}: {first['msg']}.") from None
    except ValueError as error:
        raise BadMapping(f"The table {file.name} is not well-formed TOML: {error}.") from None
