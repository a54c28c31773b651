"""Tells from its bytes what kind of file this is; the name only settles between kinds of text.

Two things to know. A file whose bytes are of another kind than its name says is refused, because
one of the two is a mistake that only its sender can put right. And kinds that Ronda does not read
are told apart as well, so that the refusal can say what to save the file as.
"""

import re
from enum import StrEnum
from pathlib import PurePath

from ronda.factsheets.errors import Empty, Protected, UnknownFormat


class FileKind(StrEnum):
    """The kinds of file Ronda reads and writes; the value is the ending Ronda gives them."""

    TEXT = "txt"
    MARKDOWN = "md"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    JSON = "json"


ENDINGS = {
    ".txt": FileKind.TEXT,
    ".text": FileKind.TEXT,
    ".md": FileKind.MARKDOWN,
    ".markdown": FileKind.MARKDOWN,
    ".html": FileKind.HTML,
    ".htm": FileKind.HTML,
    ".xhtml": FileKind.HTML,
    ".docx": FileKind.DOCX,
    ".docm": FileKind.DOCX,
    ".dotx": FileKind.DOCX,
    ".dotm": FileKind.DOCX,
    ".pdf": FileKind.PDF,
    ".json": FileKind.JSON,
}
"""What the ending of a name says, in small letters."""

NAMES = {
    FileKind.TEXT: "plain text",
    FileKind.MARKDOWN: "Markdown",
    FileKind.HTML: "HTML",
    FileKind.DOCX: "a Word document",
    FileKind.PDF: "a PDF file",
    FileKind.JSON: "JSON",
}

_PLAIN = {FileKind.TEXT, FileKind.MARKDOWN}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BLANK = b"\xef\xbb\xbf \t\r\n\f"
_HTML = re.compile(
    rb"(?>(?><\?xml[^>]*>)|(?><!--.*?-->)|\s+)*+<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(rb"<[a-z!/][^<>]*>", re.IGNORECASE)
_MARKDOWN = re.compile(rb"(?:\A---\r?\n|^#{1,6} \S|^\[\^[^\]\s]+\]:)", re.MULTILINE)
_OTHERS = {
    b"{\\rtf": "a rich-text file (.rtf)",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"II*\x00": "a picture",
    b"MM\x00*": "a picture",
    b"GIF8": "a picture",
    b"7z\xbc\xaf": "an archive",
    b"Rar!": "an archive",
    b"\x1f\x8b": "an archive",
    b"%!PS": "a PostScript file",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
}
_WORD = re.compile(rb"word/document\d*\.xml")
_PACKAGES = {
    b"xl/workbook.xml": "an Excel workbook",
    b"ppt/presentation.xml": "a PowerPoint presentation",
    b"application/vnd.oasis.opendocument": "an OpenDocument file",
}


def sniff(data: bytes, name: str | None = None) -> FileKind:
    """The kind of file that `data` is (text in UTF-16 must have been brought to UTF-8).

    Raises Empty; Protected for an encrypted Word file; UnknownFormat for a kind that Ronda does
    not read, and where the bytes are of another known kind than the ending of `name` says.
    """
    if not data.strip(_BLANK):
        raise Empty("The file is empty: send the document again.")
    ending = PurePath(name).suffix.lower() if name else ""
    told = ENDINGS.get(ending)
    found = _kind(data, told)
    if told is None or told is found or {told, found} <= _PLAIN:
        return told if told in _PLAIN and found in _PLAIN else found
    raise UnknownFormat(
        f"The name ends in {ending}, so it should be {NAMES[told]}, but its content is"
        f" {NAMES[found]}: give it the ending .{found}, or send the file that was meant."
    )


def _kind(data: bytes, told: FileKind | None) -> FileKind:
    if data.startswith(b"PK\x03\x04"):
        return _package(data)
    if data.startswith(_OLE):
        raise _ole(data)
    if _is_pdf(data, told):
        return FileKind.PDF
    for opening, what in _OTHERS.items():
        if data.startswith(opening):
            raise _unknown(what)
    return _text_kind(data, told)


def _is_pdf(data: bytes, told: FileKind | None) -> bool:
    """PDF allows a kilobyte of anything before its header; believe that only of a .pdf."""
    if told is FileKind.PDF:
        return b"%PDF-" in data[:1024]
    return data[:64].lstrip(_BLANK).startswith(b"%PDF-")


def _text_kind(data: bytes, told: FileKind | None) -> FileKind:
    head = data[:4096].lstrip(_BLANK)
    if _HTML.match(head) or (told is FileKind.HTML and _TAG.search(data[:65536])):
        return FileKind.HTML
    if re.match(rb'\{\s*"', head) or (told is FileKind.JSON and head[:1] in {b"{", b"["}):
        return FileKind.JSON
    return FileKind.MARKDOWN if _MARKDOWN.search(data[:65536]) else FileKind.TEXT


def _package(data: bytes) -> FileKind:
    """What a zip holds, by the names of its parts as they stand in the bytes.

    The directory is not opened here: a hostile one could be huge. A zip without its end is taken
    for a Word document, whose reader says that it is cut off.
    """
    if _WORD.search(data) or b"PK\x05\x06" not in data:
        return FileKind.DOCX
    for part, what in _PACKAGES.items():
        if part in data:
            raise _unknown(what)
    raise _unknown("a zip archive")


def _ole(data: bytes) -> Protected | UnknownFormat:
    """What an OLE file is: names of its streams stand in it as UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Protected(
            "The Word file is protected with a password: open it in Word, take the password off"
            " (File, Info, Protect Document), save it and send it again."
        )
    return _unknown("a file of an old Microsoft Office (.doc, .xls, .ppt)")


def _unknown(what: str) -> UnknownFormat:
    return UnknownFormat(
        f"This is {what}, which Ronda does not read: save it as Word (.docx) or PDF and send that."
    )
