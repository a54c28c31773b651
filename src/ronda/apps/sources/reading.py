"""A received document given to the reader.

Two things to know. What was uploaded is hostile: it is read by a process of its own, within bounds
of memory and time. And what that process could not say by itself is in the log, for whoever must
put the reader right.
"""

import logging
from dataclasses import dataclass

from ronda.factsheets.errors import DocumentError
from ronda.factsheets.model import Factsheet
from ronda.factsheets.reading.bounded import ReaderBroke, answered

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Read:
    """The factsheet as read, the text its account counts on, and by what it was read."""

    factsheet: Factsheet
    text: str
    format: str
    reader: str


def read_bytes(data: bytes, name: str, party: str | None) -> Read:
    """Read a document; `party` is the code of the Party a person named. Raises DocumentError."""
    try:
        answer = answered(data, name=name, party=party)
    except ReaderBroke as error:
        log.error("the reader broke off on %r: %s", name, "".join(getattr(error, "__notes__", ())))  # noqa: TRY400
        raise
    assert answer.factsheet is not None
    return Read(
        factsheet=answer.factsheet,
        text=answer.text,
        format=answer.format,
        reader=answer.factsheet.account.reader or answer.format,
    )


__all__ = ["DocumentError", "Read", "read_bytes"]
