"""Files to replies: a letter is told from a factsheet by what it says, not by its name.

Two things to know. A file is opened and brought to blocks as a factsheet is, with the same checks
and errors. And reading is data in, value out: a file from somebody who is not trusted is read by a
process with limits of its own (`bounded`).
"""

from dataclasses import dataclass
from pathlib import Path

from ronda.factsheets.errors import NotAFactsheet, NotAReply
from ronda.factsheets.model import Factsheet
from ronda.factsheets.reading import Opened, factsheet_in, opened
from ronda.factsheets.reading.loading import LARGEST
from ronda.replies.model import Reply
from ronda.replies.reading.from_json import is_reply, reply_of
from ronda.replies.reading.parsing import parse
from ronda.replies.reading.telling import is_addressed

_NEITHER = (
    "This is not a factsheet, and no letter or reply either: neither chapters that observe or"
    " recommend anything were found, nor a letter’s subject, number or salutation. Give the"
    " factsheet as the Secretariat sent it, or the letter as it was signed."
)
_NO_REPLY = (
    "This is no letter or reply: no subject, number, reference or salutation of a letter was found,"
    " nor text under one. Give the letter as it was signed."
)


@dataclass(frozen=True)
class ReadReply:
    """A reply and the text it was read from, on which its offsets count."""

    reply: Reply
    text: str


@dataclass(frozen=True)
class ReadEither:
    """What was in a file, and the text it was read from."""

    value: Factsheet | Reply
    text: str


def read(source: Path | str | bytes, *, name: str | None = None, largest: int = LARGEST) -> Reply:
    """The reply in a file (a path) or in bytes, with the account of its reading.

    `name` is the name the bytes came with. Raises DocumentError: what cannot be read at all, or
    is no letter or reply.
    """
    return read_with_text(source, name=name, largest=largest).reply


def read_with_text(
    source: Path | str | bytes, *, name: str | None = None, largest: int = LARGEST
) -> ReadReply:
    """As `read`, and with the reply the text it was read from."""
    file = opened(source, name=name, largest=largest)
    if file.document is None:
        return ReadReply(reply_of(file.data), "")
    reply = parse(file.document)
    if reply is None:
        raise NotAReply(_NO_REPLY)
    return ReadReply(reply, file.document.text)


def read_either(
    source: Path | str | bytes,
    *,
    name: str | None = None,
    party: str | None = None,
    largest: int = LARGEST,
) -> Factsheet | Reply:
    """What is in a file, a factsheet or a reply; raises DocumentError where it is neither.

    `party` is that of a factsheet whose Party cannot be told; a letter has no use for it.
    """
    return read_either_with_text(source, name=name, party=party, largest=largest).value


def read_either_with_text(
    source: Path | str | bytes,
    *,
    name: str | None = None,
    party: str | None = None,
    largest: int = LARGEST,
) -> ReadEither:
    """As `read_either`, and with it the text it was read from."""
    return either_in(opened(source, name=name, largest=largest), party=party)


def either_in(file: Opened, *, party: str | None = None) -> ReadEither:
    """What is in an opened file; raises as `read_either` does."""
    if file.document is None and is_reply(file.data):
        return ReadEither(reply_of(file.data), "")
    try:
        read = factsheet_in(file, party=party)
    except NotAFactsheet as error:
        return ReadEither(_reply_in(file, error), _text(file))
    if (reply := _hidden_reply(read.factsheet, file)) is not None:
        return ReadEither(reply, _text(file))
    return ReadEither(read.factsheet, read.document.text)


def _hidden_reply(factsheet: Factsheet, file: Opened) -> Reply | None:
    """The letter behind a factsheet of no Party or without recommendations.

    A letter's numbered headings may look like chapters, but its header is never a factsheet's.
    """
    if file.document is None or (factsheet.party.code and factsheet.recommendations):
        return None
    reply = parse(file.document)
    return reply if reply is not None and is_addressed(reply.header) else None


def _reply_in(file: Opened, error: NotAFactsheet) -> Reply:
    reply = parse(file.document) if file.document is not None else None
    if reply is None:
        raise NotAFactsheet(_NEITHER) from error
    return reply


def _text(file: Opened) -> str:
    return file.document.text if file.document is not None else ""
