"""What every format of the exchange is: a reader, a writer, and what it can carry.

Two things to know. A reader gives each row as an `Entry` or a `BrokenRow` and holds no more than
one row; what it leaves out it counts in the `Report`. And a writer writes what `carries.reduced`
gives: what a format cannot carry is declared there, and told in the report.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from ronda.hashes.exchange.carrying import Carries
from ronda.hashes.exchange.report import BrokenRow, Report
from ronda.hashes.model import Entry

__all__ = ["BrokenRow", "Format", "Origin", "Report", "Scheme"]


@dataclass(frozen=True)
class Scheme:
    """The scheme that categories of a file are meant in, where the file does not say."""

    scheme: str
    version: str = ""
    country: str | None = None


@dataclass(frozen=True)
class Origin:
    """What the person who takes a file in says of it, since the file does not.

    `source` is the organisation it is from. `handling` and `case_reference` hold for the rows that
    have none of their own, `scheme` for the categories that do not name theirs. Only where
    `sources_told` is set is a row's own word believed that it is another organisation's: for files
    from one's own base, or from one who may speak for others.
    """

    source: str
    handling: str | None = None
    case_reference: str | None = None
    scheme: Scheme | None = None
    sources_told: bool = False


class Format(Protocol):
    """One format; the contract that `tests/hashes/exchange/format_contract.py` holds each to.

    `name` and `version` never change their meaning; `suffix` is the usual end of a file's name.
    """

    @property
    def name(self) -> str:
        """The format's name, in lower case."""

    @property
    def version(self) -> str:
        """Which version is written; readers read others as they say."""

    @property
    def suffix(self) -> str:
        """The usual end of a file's name, with its dot."""

    @property
    def carries(self) -> Carries:
        """What a file of this format can say of an entry."""

    def read(self, stream: BinaryIO, origin: Origin, report: Report) -> Iterator[Entry | BrokenRow]:
        """Each row in turn; what is left out of it is counted in `report`.

        Raises an ExchangeError where the rows cannot be told apart: DamagedFile, HostileFile.
        """

    def write(self, entries: Iterable[Entry], stream: BinaryIO, report: Report) -> None:
        """Write what the format can carry; the rest is counted in `report`."""
