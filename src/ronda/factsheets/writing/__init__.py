"""Factsheets to files: has the writer for a format write, and puts the file in place whole.

Two things to know. Writers are imported when their format is first asked for, because some cost
more to load than a text costs to write. And a file comes into being complete or not at all: it is
written beside its place under another name and then renamed.
"""

import os
import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from ronda.factsheets.errors import CannotWrite, UnknownFormat
from ronda.factsheets.faults import refuse_faulty
from ronda.factsheets.model import Factsheet
from ronda.factsheets.reading.sniffing import ENDINGS, FileKind

_WRITERS = {
    FileKind.DOCX: ("to_docx", "docx"),
    FileKind.PDF: ("to_pdf", "pdf"),
    FileKind.HTML: ("to_html", "html"),
    FileKind.MARKDOWN: ("to_markdown", "markdown"),
    FileKind.JSON: ("to_json", "json_bytes"),
}
FORMATS = tuple(str(kind) for kind in _WRITERS)
"""The formats a factsheet is written in, by the ending of their files."""


def to_bytes(factsheet: Factsheet, format: str, *, despite_faults: bool = False) -> bytes:
    """The factsheet in `format` ("docx", "pdf", "html", "md", "json").

    Raises Faulty where its reading found it broken, unless `despite_faults`; UnknownFormat;
    CannotWrite where the format cannot carry it.
    """
    if not despite_faults:
        refuse_faulty(factsheet)
    kind = format_named(format)
    module, function = _WRITERS[kind]
    writer: Callable[[Factsheet], bytes]
    writer = getattr(import_module(f"ronda.factsheets.writing.{module}"), function)
    return writer(factsheet)


def write(factsheet: Factsheet, path: Path | str, *, despite_faults: bool = False) -> None:
    """Write the factsheet to a file, in the format that its ending names.

    Raises as `to_bytes` does, and CannotWrite where the file cannot be put there.
    """
    path = Path(path)
    if not path.suffix:
        raise UnknownFormat(f"The format of {path} is not told: give it an ending, such as .docx.")
    format = format_named(path.suffix)
    put(to_bytes(factsheet, format, despite_faults=despite_faults), path)


def format_named(name: str) -> FileKind:
    """The format that an ending means, with or without its dot; raises UnknownFormat."""
    kind = ENDINGS.get("." + name.lower().lstrip("."))
    if kind is None or kind not in _WRITERS:
        endings = ", ".join(f".{format}" for format in FORMATS)
        raise UnknownFormat(f"Ronda does not write “{name}”: use one of {endings}.")
    return kind


def put(data: bytes, path: Path) -> None:
    """Make `data` the content of the file at `path`, whole or not at all.

    Raises CannotWrite; whatever was there before is then still there.
    """
    try:
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise _cannot(path, error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            os.fchmod(file.fileno(), 0o666 & ~_mask())
        Path(beside).replace(path)
    except OSError as error:
        raise _cannot(path, error) from error
    finally:
        Path(beside).unlink(missing_ok=True)


def _mask() -> int:
    """The permissions that new files of this person are not to have."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _cannot(path: Path, error: OSError) -> CannotWrite:
    reason = error.strerror or "it cannot be opened"
    return CannotWrite(
        f"{path} cannot be written ({reason}): name a file in a folder that you may write to."
    )
