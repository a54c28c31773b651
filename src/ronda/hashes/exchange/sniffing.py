"""Which format a file is, told by what is in it and never by its name.

Two things to know. Only the beginning is looked at. And what is no list of hashes is refused with
the reason and what to do: above all a picture, which must never be sent here.
"""

import codecs
import re
from types import MappingProxyType
from typing import BinaryIO

from ronda.hashes.exchange.errors import UnknownFile
from ronda.hashes.exchange.nsrl.held import MAGIC
from ronda.hashes.exchange.separated.columns import HASHES, field_of
from ronda.hashes.exchange.separated.reading import kind_of_list
from ronda.hashes.exchange.separated.rows import SEPARATORS

LOOKED_AT = 2**16
PICTURE = (
    "The file is a picture, a film or a document, not a list of hashes. Such material must never be"
    " sent here: compute its hashes where it lawfully is, with “ronda hash”."
)
PACKED = "The file is packed ({}): unpack it and give the file inside."
XML = "The file is XML or a web page, which is not read here: ask for VICS (JSON) or CSV."
PROGRAM = "The file is a program, not a list of hashes."
NOT_TEXT = "The file is neither text nor a SQLite database: it is of no format that is read here."
OTHERS = MappingProxyType(
    {
        b"PK\x03\x04": PACKED.format("zip"),
        b"\x1f\x8b": PACKED.format("gzip"),
        b"7z\xbc\xaf": PACKED.format("7z"),
        b"Rar!": PACKED.format("rar"),
        b"\xfd7zXZ": PACKED.format("xz"),
        b"BZh": PACKED.format("bzip2"),
        b"\x28\xb5\x2f\xfd": PACKED.format("zstd"),
        b"\xff\xd8\xff": PICTURE,
        b"\x89PNG": PICTURE,
        b"GIF8": PICTURE,
        b"RIFF": PICTURE,
        b"BM": PICTURE,
        b"II*\0": PICTURE,
        b"MM\0*": PICTURE,
        b"\x1aE\xdf\xa3": PICTURE,
        b"%PDF": PICTURE,
        b"\xd0\xcf\x11\xe0": PICTURE,
        b"MZ": PROGRAM,
        b"\x7fELF": PROGRAM,
    }
)
MARKS = MappingProxyType(
    {
        "vics": re.compile(
            r'"@?odata\.(?:context|metadata)"\s*:\s*"[^"]{0,200}ProjectVic', re.IGNORECASE
        ),
        "misp": re.compile(r'"(?:Event|response)"\s*:'),
    }
)
FEED = re.compile(r'^\{"text":".*"signature":|^\{"text":"\{\\"format\\":\\"ronda-hash-')
NSRL = re.compile(r'^"?SHA-1"?,"?MD5"?,.*"?SpecialCode"?', re.IGNORECASE)


def sniff(stream: BinaryIO) -> str:
    """The name of the file's format (`formats.FORMATS`); the stream is where it was before.

    Raises UnknownFile with what the file is instead, where that can be told.
    """
    before = stream.tell()
    start = stream.read(LOOKED_AT)
    stream.seek(before)
    return format_of(start)


def format_of(start: bytes) -> str:
    """The same, from the first bytes of a file."""
    if not start.strip():
        raise UnknownFile("The file is empty.")
    if start.startswith(MAGIC):
        return "nsrl-database"
    for mark, sentence in OTHERS.items():
        if start.startswith(mark) and not _plain_text(start):
            raise UnknownFile(sentence)
    if start[4:8] == b"ftyp":
        raise UnknownFile(PICTURE)
    return _of_text(_text(start).lstrip())


def _plain_text(start: bytes) -> bool:
    """Whether the bytes are printable ASCII: a heading may begin with "BM" or "MZ" too."""
    return all(byte >= 32 or byte in b"\t\r\n" for byte in start) and start.isascii()


def _text(start: bytes) -> str:
    utf16 = start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = start.decode("utf-16" if utf16 else "utf-8-sig", "replace")
    if "\0" in text:
        raise UnknownFile(NOT_TEXT)
    return text


def _of_text(text: str) -> str:
    if text.startswith("<"):
        raise UnknownFile(XML)
    if text.startswith(("{", "[")):
        return _of_json(text)
    line = text.splitlines()[0] if text else ""
    if NSRL.match(line):
        return "nsrl-text"
    return _of_table(text)


def _of_json(text: str) -> str:
    if FEED.match(text):
        raise UnknownFile("The file is a signed feed of a partner: take it in as a feed.")
    for name, mark in MARKS.items():
        if mark.search(text):
            return name
    raise UnknownFile(
        "The file is JSON, but neither of Project VIC (VICS) nor a MISP event: ask its maker for"
        " one of them, or for CSV."
    )


def _of_table(text: str) -> str:
    lines = [line for line in text.splitlines()[:3] if line.strip()]
    for line in lines[:2]:
        for sign in SEPARATORS:
            cells = [cell.strip().strip('"') for cell in line.split(sign)]
            if set(HASHES) & {field_of(cell) for cell in cells} or kind_of_list(cells):
                return "csv"
    raise UnknownFile(
        "The file is text, but its first line names no column of hashes (MD5, SHA-1, SHA-256,"
        " PDQ), and it is no list of hashes: give each column its heading."
    )
