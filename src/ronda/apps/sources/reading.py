"""A received document given to the reader.

Two things to know. What was uploaded is hostile: it is read within bounds of memory and time. And
what no database text can hold (a NUL) never reaches one.
"""

from dataclasses import dataclass
from importlib.metadata import version

from ronda.factsheets.errors import DocumentError
from ronda.factsheets.model import Factsheet
from ronda.factsheets.reading import read, read_document


@dataclass(frozen=True)
class Read:
    """The factsheet as read, the text its account counts on, and by what it was read."""

    factsheet: Factsheet
    text: str
    format: str
    reader: str


def read_bytes(data: bytes, name: str, party: str | None) -> Read:
    """Read a document; `party` is the code of the Party a person named. Raises DocumentError."""
    factsheet = read(data, name=name, party=party)
    document = read_document(data, name=name)
    return Read(
        factsheet=factsheet,
        text=document.text,
        format=document.format,
        reader=factsheet.account.reader or f"ronda/{version('ronda')}",
    )


__all__ = ["DocumentError", "Read", "read_bytes"]
