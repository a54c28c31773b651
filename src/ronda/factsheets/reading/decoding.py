"""Bytes of a plain text to characters, whatever program saved them.

Two things to know. What says its encoding (a byte order mark) or can only be UTF-8 or UTF-16 is
taken at that; else the letters decide between the code pages of our Parties: Windows 1250 (Latin
of the east), 1251 and ISO 8859-5 (Cyrillic), 1252 (Latin of the west). And that decision is a
guess, so it is told to the reader of the account, as `Decoded.guessed`.
"""

import re
from dataclasses import dataclass

from ronda.factsheets.errors import Damaged, UnknownFormat

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
_OURS = re.compile("[\t\r\n -\u052f\u2000-\u20cf]")  # Latin, Greek, Cyrillic, their signs
_LETTER = re.compile(rb"[A-Za-z]")
_CYRILLIC = re.compile(rb"[\xc0-\xff\x80\x8a\x8c\x8e\x8f\x90\x9a\x9c\x9e\x9f\xa3\xbc]{4,}")
_SMALL_IN_ISO, _SMALL_IN_1251 = re.compile(rb"[\xd0-\xdf]"), re.compile(rb"[\xf0-\xff]")
_EASTERN = re.compile(rb"[\x8a\x8e\x9a\x9e\xc6\xd0\xe6\xf0]")  # Š Ž š ž Ć Đ ć đ
_WESTERN = re.compile(
    rb"[\x9c\xc0\xc7\xc9\xca\xe0\xe7\xe9\xea\xee\xef\xf4\xf9\xfb]"
)  # œ À Ç É Ê à ç é ê


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters, the encoding they were in, and whether that encoding was a guess."""

    text: str
    encoding: str
    guessed: bool = False


def unwrapped(data: bytes) -> bytes:
    """`data` with UTF-16 or UTF-32, where a mark tells of it, brought to UTF-8 with its mark.

    So that every later look at the bytes, and a reader of HTML or JSON, sees one encoding.
    """
    for mark, encoding in _MARKS[1:]:
        if data.startswith(mark):
            return b"\xef\xbb\xbf" + _strict(data, encoding).text.encode()
    return data


def decoded(data: bytes) -> Decoded:
    """The characters of `data`.

    Raises UnknownFormat where it is no text, Damaged where UTF-8 is broken in single places.
    """
    found = _told(data) or _guessed(data)
    controls = len(_CONTROL.findall(found.text))
    if "\x00" in found.text or controls * 100 > len(found.text):
        raise _not_text()
    return found


def _told(data: bytes) -> Decoded | None:
    """What the bytes leave no doubt about."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding)
    if bare := _bare_utf16(data):
        return _strict(data, bare)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        broken = data.decode("utf-8", errors="replace").count("\ufffd")
        if len(_MULTIBYTE.findall(data)) > 2 * broken:
            raise _broken(data, error.start) from error
    return None


def _strict(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding.removesuffix("-sig"))
    except UnicodeDecodeError as error:
        raise _broken(data, error.start) from error


def _bare_utf16(data: bytes) -> str | None:
    """UTF-16 without its mark shows by zero bytes (of blanks, digits, line ends) on one side."""
    head = data[:4096]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) <= len(head) // 40 or min(even, odd) > 0:
        return None
    encoding = "utf-16-le" if odd else "utf-16-be"
    text = head.decode(encoding, errors="replace")
    return encoding if len(_OURS.findall(text)) * 10 > len(text) * 9 else None


def _guessed(data: bytes) -> Decoded:
    encoding = _code_page(data)
    try:
        return Decoded(data.decode(encoding), encoding, guessed=True)
    except UnicodeDecodeError as error:
        raise _not_text() from error


def _code_page(data: bytes) -> str:
    words = sum(len(word) for word in _CYRILLIC.findall(data))
    if words * 4 > len(_LETTER.findall(data)):
        return _cyrillic_page(data)
    eastern, western = len(_EASTERN.findall(data)), len(_WESTERN.findall(data))
    return "windows-1250" if eastern > western else "windows-1252"


def _cyrillic_page(data: bytes) -> str:
    """Which of two: small letters, which most are, lie from 0xE0 in 1251, from 0xD0 in 8859-5."""
    small_there, small_here = len(_SMALL_IN_ISO.findall(data)), len(_SMALL_IN_1251.findall(data))
    return "iso8859-5" if small_there > small_here else "windows-1251"


def _broken(data: bytes, at: int) -> Damaged:
    line = data.count(b"\n", 0, at) + 1
    return Damaged(
        f"The text is damaged on line {line}: its characters cannot be told from the bytes;"
        " save it again as UTF-8 text and send that."
    )


def _not_text() -> UnknownFormat:
    return UnknownFormat(
        "This is neither text nor a kind of file that Ronda knows: send the document as Word"
        " (.docx), PDF, HTML, Markdown, plain text or ronda-factsheet/1 (.json)."
    )
