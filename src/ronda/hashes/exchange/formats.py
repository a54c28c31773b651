"""Every format by its name."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from ronda.hashes.exchange.contract import Format
from ronda.hashes.exchange.errors import UnknownFile
from ronda.hashes.exchange.misp import Misp
from ronda.hashes.exchange.nsrl import NsrlDatabase, NsrlText
from ronda.hashes.exchange.separated.format import Csv, Icse
from ronda.hashes.exchange.vics import Vics

_ALL: tuple[Format, ...] = (Vics(), Csv(), Icse(), NsrlDatabase(), NsrlText(), Misp())
FORMATS: Mapping[str, Format] = MappingProxyType({one.name: one for one in _ALL})
"""Each reads as it is; `format_to_write` gives one that writes."""


def format_named(name: str) -> Format:
    """The format of that name; raises UnknownFile."""
    if name not in FORMATS:
        known = ", ".join(FORMATS)
        raise UnknownFile(f"There is no format “{name}”; those known are {known}.")
    return FORMATS[name]


def format_to_write(
    name: str, *, event: UUID, made: datetime, country: str | None = None
) -> Format:
    """The format of that name, made for one file; raises UnknownFile.

    `event` is the file's own identifier and `made` its time, which MISP asks for; `country` the
    profile whose categories a VICS file has, None for the general one.
    """
    made_for_one: dict[str, Format] = {"misp": Misp(event, made), "vics": Vics(country)}
    return made_for_one.get(name) or format_named(name)
