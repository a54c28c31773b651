"""Every format by its name."""

from collections.abc import Mapping
from types import MappingProxyType

from ronda.hashes.exchange.contract import Format
from ronda.hashes.exchange.errors import UnknownFile
from ronda.hashes.exchange.misp import Misp
from ronda.hashes.exchange.nsrl import NsrlDatabase, NsrlText
from ronda.hashes.exchange.separated.format import Csv, Icse
from ronda.hashes.exchange.vics import Vics

_ALL: tuple[Format, ...] = (Vics(), Csv(), Icse(), NsrlDatabase(), NsrlText(), Misp())
FORMATS: Mapping[str, Format] = MappingProxyType({one.name: one for one in _ALL})
"""Each reads as it is. To write, some are made for a purpose: `Vics("US")`, `Misp(event, made)`."""


def format_named(name: str) -> Format:
    """The format of that name; raises UnknownFile."""
    if name not in FORMATS:
        known = ", ".join(FORMATS)
        raise UnknownFile(f"There is no format “{name}”; those known are {known}.")
    return FORMATS[name]
