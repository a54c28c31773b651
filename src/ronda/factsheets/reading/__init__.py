"""Files to factsheets: finds out what a file is, and has the reader for its kind read it.

Two things to know. Readers are imported when their kind first comes up, because those of Word and
PDF cost more to load than a whole text costs to read, and a command should start at once. And
nothing here trusts a file: its size, kind and encoding are checked before a reader sees it; where
the sender is not trusted, `bounded` has it read by a process with limits of its own.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from types import ModuleType

from ronda.factsheets.blocks import Block, Document, DocumentBuilder, Repaired
from ronda.factsheets.errors import Empty, WrongFactsheet
from ronda.factsheets.faults import faults
from ronda.factsheets.model import Account, Factsheet, Party
from ronda.factsheets.reading.decoding import decoded, unwrapped
from ronda.factsheets.reading.loading import LARGEST, load, too_large
from ronda.factsheets.reading.sniffing import FileKind, sniff
from ronda.procedure.parties import KnownParty, party_by_code

_READERS = {
    FileKind.TEXT: "from_text",
    FileKind.MARKDOWN: "from_markdown",
    FileKind.HTML: "from_html",
    FileKind.DOCX: "from_docx",
    FileKind.PDF: "from_pdf",
}


@dataclass(frozen=True)
class Read:
    """A factsheet and the document it was read from, whose text its account's stretches count."""

    factsheet: Factsheet
    document: Document


@dataclass(frozen=True)
class Opened:
    """The bytes of a file, their kind, and its blocks; JSON has none before it is understood."""

    data: bytes
    kind: FileKind
    document: Document | None


def read(
    source: Path | str | bytes,
    *,
    name: str | None = None,
    party: str | None = None,
    largest: int = LARGEST,
) -> Factsheet:
    """The factsheet in a file (a path) or in bytes, with the account of its reading.

    `name` is the name the bytes came with. `party` is the three-letter code of the Party, for a
    file whose Party cannot be told. A broken factsheet is given with `account.faults`.
    Raises DocumentError: what cannot be read at all, or is no factsheet.
    """
    return read_with_text(source, name=name, party=party, largest=largest).factsheet


def read_with_text(
    source: Path | str | bytes,
    *,
    name: str | None = None,
    party: str | None = None,
    largest: int = LARGEST,
) -> Read:
    """As `read`, and with the factsheet the document it was read from."""
    return factsheet_in(opened(source, name=name, largest=largest), party=party)


def opened(
    source: Path | str | bytes, *, name: str | None = None, largest: int = LARGEST
) -> Opened:
    """A file brought to blocks, before anybody asks whether it is a factsheet; raises as `read`."""
    data, kind = _opened(source, name, largest)
    return Opened(data, kind, None if kind is FileKind.JSON else _document(data, kind))


def factsheet_in(file: Opened, *, party: str | None = None) -> Read:
    """The factsheet in an opened file; raises as `read` does."""
    document = file.document
    if document is None:
        found = _checked(_from_json(file.data))
        document = _laid_out(found)
    else:
        found = _parsed(document, file.data, file.kind)
    return Read(found if party is None else _of_party(found, party), document)


def read_document(
    source: Path | str | bytes, *, name: str | None = None, largest: int = LARGEST
) -> Document:
    """The blocks of a file and its text, on which an account's stretches count.

    Raises DocumentError as `read` does, save that any document will do.
    """
    data, kind = _opened(source, name, largest)
    return _laid_out(_from_json(data)) if kind is FileKind.JSON else _document(data, kind)


def known_party(code: str) -> KnownParty:
    """The Party that a person named by its code; raises WrongFactsheet where there is none."""
    found = party_by_code(code)
    if found is None:
        raise WrongFactsheet(
            f"“{code}” is not the code of a Party: give its three letters, such as SRB."
        )
    return found


def _opened(source: Path | str | bytes, name: str | None, largest: int) -> tuple[bytes, FileKind]:
    if isinstance(source, bytes):
        if len(source) > largest:
            raise too_large(len(source), largest)
        data = source
    else:
        data = load(Path(source), largest)
        name = name or Path(source).name
    data = unwrapped(data)
    return data, sniff(data, name)


def _document(data: bytes, kind: FileKind) -> Document:
    reader: Callable[[bytes], Document] = _reader(_READERS[kind]).document
    if kind not in {FileKind.TEXT, FileKind.MARKDOWN}:
        return reader(data)
    characters = decoded(data)
    if not characters.text.strip():
        raise Empty("The file has nothing but blanks in it: send the document again.")
    document = reader(characters.text.encode())
    if not characters.guessed:
        return document
    what = f"read as {characters.encoding}, because the file does not say in what it was saved"
    return replace(document, repairs=(Repaired(what, "the whole file"), *document.repairs))


def _parsed(document: Document, data: bytes, kind: FileKind) -> Factsheet:
    found: Factsheet = _reader("grammar").parse(document)
    if kind is not FileKind.PDF:
        return found
    own: bytes | None = _reader("from_pdf").attached(data)
    if own is None:
        return found
    settled: Factsheet = _reader("attached").settled(found, own, document)
    return settled


def _from_json(data: bytes) -> Factsheet:
    found: Factsheet = _reader("from_json").factsheet(data)
    return found


def _reader(module: str) -> ModuleType:
    """A module of this room, imported now and not at start-up (see above)."""
    return import_module(f"ronda.factsheets.reading.{module}")


def _checked(factsheet: Factsheet) -> Factsheet:
    """With the faults as they are now: interchange files are edited by hand and by programs."""
    return _with_account(factsheet, faults=faults(factsheet))


def _of_party(factsheet: Factsheet, code: str) -> Factsheet:
    wanted = known_party(code)
    own = factsheet.party
    if own.code == wanted.code:
        return factsheet
    if own.code is not None:
        raise WrongFactsheet(
            f"The factsheet is of {own.name} ({own.code}), not of {wanted.name('en')}"
            f" ({wanted.code}): leave the Party out, or send the file that was meant."
        )
    party = Party(name=wanted.name(factsheet.language), code=wanted.code)
    still = tuple(f for f in factsheet.account.faults if f.code != "unknown-party")
    return _with_account(factsheet.model_copy(update={"party": party}), faults=still)


def _with_account(factsheet: Factsheet, **changes: object) -> Factsheet:
    account: Account = factsheet.account.model_copy(update=changes)
    return factsheet.model_copy(update={"account": account})


def _laid_out(factsheet: Factsheet) -> Document:
    """An interchange file as a person would read it."""
    outline: Callable[[Factsheet], list[Block]]
    outline = import_module("ronda.factsheets.writing.outline").outline
    builder = DocumentBuilder(FileKind.JSON)
    for block in outline(factsheet):
        builder.add(block)
    return builder.document(language=factsheet.language)
