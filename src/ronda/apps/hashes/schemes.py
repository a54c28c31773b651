"""Which classes people choose from, what they are called, and what corresponds to them elsewhere.

Two things to know. The tables are those of `ronda.hashes.exchange.mapping`, or a country's own: put
them in the folders `schemes` and `mappings` of the data folder. And a mapping is shown beside what
somebody said, never put in its place: the original stays.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from ronda.hashes import model
from ronda.hashes.exchange.mapping import (
    MappingTable,
    SchemeTable,
    Standing,
    mapped,
    mappings,
    schemes,
)


@dataclass(frozen=True)
class Elsewhere:
    """A class under another scheme, to which one corresponds by a table."""

    scheme: str
    code: str
    name: str
    example: bool


def choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """The classes that a person may choose, by their scheme."""
    return [
        (
            scheme_title(table),
            [(f"{table.name}|{code}", f"{code}: {label}") for code, label in table.labels.items()],
        )
        for table in _schemes()
    ]


def chosen(value: str, *, votes: int | None = None) -> model.Classification:
    """The classification that a form's choice stands for."""
    name, _bar, code = value.partition("|")
    table = next(one for one in _schemes() if one.name == name)
    return model.Classification(**dict(table.of), code=code, votes=votes, original=code)


def scheme_title(table: SchemeTable) -> str:
    """What a scheme is called: its code, version and country, and that it is only an example."""
    told = " ".join(filter(None, (table.of.scheme, table.of.country, table.of.version)))
    return _("%(scheme)s (example)") % {"scheme": told} if _is_example(table) else told


def class_name(one: model.Classification) -> str:
    """What a class is called; "" where no table says."""
    for table in _schemes():
        if table.of.names(one):
            return table.labels.get(one.code, "")
    return ""


def elsewhere(one: model.Classification) -> list[Elsewhere]:
    """What a classification corresponds to under other schemes; only where it is exactly one."""
    found = [(table, mapped(one, table, examples_too=True)) for table in _mappings()]
    return [
        Elsewhere(
            " ".join(filter(None, (other.scheme, other.country, other.version))),
            other.code,
            class_name(other),
            _is_example(table),
        )
        for table, other in found
        if isinstance(other, model.Classification)
    ]


def _is_example(table: SchemeTable | MappingTable) -> bool:
    return table.standing is Standing.EXAMPLE


def _own(name: str) -> Path | None:
    """The country's own folder of tables, where there is one."""
    folder: Path = settings.RONDA.data / name
    return folder if folder.is_dir() else None


@cache
def _schemes() -> tuple[SchemeTable, ...]:
    return schemes(_own("schemes"))


@cache
def _mappings() -> tuple[MappingTable, ...]:
    return mappings(_own("mappings"))
