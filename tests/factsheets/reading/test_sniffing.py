"""What a file is told by its bytes; the name settles only between kinds of text."""

import io
import time
import zipfile

import pytest

from ronda.factsheets.errors import Empty, Protected, UnknownFormat
from ronda.factsheets.reading.sniffing import FileKind, sniff

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def package(*parts: str) -> bytes:
    """A zip with these parts in it."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as zipped:
        for part in parts:
            zipped.writestr(part, part)
    return held.getvalue()


WORD = package("[Content_Types].xml", "word/document.xml")
HTML = b"<!-- saved -->\n<!DOCTYPE HTML><title>Arcadia</title>"
TEXT = "FACTSHEET – ARCADIA\n\n- to open a help line.¹".encode()

KINDS = {
    "word": (WORD, None, FileKind.DOCX),
    "word with a numbered main part": (package("word/document2.xml"), "a.docx", FileKind.DOCX),
    "word with macros in its name": (WORD, "a.DOCM", FileKind.DOCX),
    "word cut off": (WORD[:40], "a.docx", FileKind.DOCX),
    "pdf": (b"%PDF-1.7\n", "a.pdf", FileKind.PDF),
    "pdf after a preface": (b"From the printer\n%PDF-1.4\n", "a.pdf", FileKind.PDF),
    "html": (HTML, None, FileKind.HTML),
    "html after an xml declaration": (b'<?xml version="1.0"?><html>', "a.xhtml", FileKind.HTML),
    "html without a head": (b"<p>Arcadia</p>", "a.html", FileKind.HTML),
    "json": (b'\xef\xbb\xbf {\n "format": 1}', None, FileKind.JSON),
    "json that is no object": (b"[1]", "a.json", FileKind.JSON),
    "text": (TEXT, "a.txt", FileKind.TEXT),
    "text without a name": (TEXT, None, FileKind.TEXT),
    "text that begins with a bracket": (b"[see below] Arcadia", None, FileKind.TEXT),
    "markdown by its name": (TEXT, "a.md", FileKind.MARKDOWN),
    "markdown by its headings": (b"# Arcadia\n\nText.", None, FileKind.MARKDOWN),
    "markdown by its notes": (b"Text.[^1]\n\n[^1]: Note.", "a.draft", FileKind.MARKDOWN),
    "text with headings that says text": (b"# Arcadia", "a.txt", FileKind.TEXT),
    "markdown that opens with a tag": (b"<div>\n\n# Arcadia", "a.md", FileKind.MARKDOWN),
}


@pytest.mark.parametrize("case", KINDS)
def test_kind_is_told_by_the_bytes(case: str) -> None:
    data, name, kind = KINDS[case]
    assert sniff(data, name) is kind


MISMATCHES = {
    "pdf named docx": (b"%PDF-1.7\n", "a.docx", "a Word document", "a PDF file", ".pdf"),
    "word named pdf": (WORD, "a.pdf", "a PDF file", "a Word document", ".docx"),
    "word named txt": (WORD, "a.TXT", "plain text", "a Word document", ".docx"),
    "text named docx": (TEXT, "a.docx", "a Word document", "plain text", ".txt"),
    "text named pdf": (TEXT, "a.pdf", "a PDF file", "plain text", ".txt"),
    "text named html": (TEXT, "a.html", "HTML", "plain text", ".txt"),
    "text named json": (TEXT, "a.json", "JSON", "plain text", ".txt"),
    "html named md": (HTML, "a.md", "Markdown", "HTML", ".html"),
    "html named txt": (HTML, "a.txt", "plain text", "HTML", ".html"),
    "json named txt": (b'{"a": 1}', "a.txt", "plain text", "JSON", ".json"),
}


@pytest.mark.parametrize("case", MISMATCHES)
def test_wrong_ending_is_refused_naming_both_kinds(case: str) -> None:
    data, name, told, found, ending = MISMATCHES[case]
    with pytest.raises(UnknownFormat) as refusal:
        sniff(data, name)
    sentence = str(refusal.value)
    assert told in sentence and found in sentence and f"ending {ending}," in sentence


UNREAD = {
    "an Excel workbook": package("[Content_Types].xml", "xl/workbook.xml"),
    "a PowerPoint presentation": package("ppt/presentation.xml"),
    "an OpenDocument file": package("mimetype") + b"application/vnd.oasis.opendocument.text",
    "a zip archive": package("letters/a.txt"),
    "old Microsoft Office": OLE + "WordDocument".encode("utf-16-le"),
    "a rich-text file": b"{\\rtf1 Arcadia}",
    "a picture": b"\x89PNG\r\n\x1a\n",
}


@pytest.mark.parametrize("what", UNREAD)
def test_kinds_that_are_not_read_are_named_with_a_way_out(what: str) -> None:
    with pytest.raises(UnknownFormat, match="save it as Word") as refusal:
        sniff(UNREAD[what], "a.docx")
    assert what in str(refusal.value)


def test_encrypted_word_file_is_protected() -> None:
    with pytest.raises(Protected, match="take the password off"):
        sniff(OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx")


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf"])
def test_nothing_but_blanks_is_empty(data: bytes) -> None:
    with pytest.raises(Empty):
        sniff(data, "a.txt")


def test_many_comments_before_text_cost_no_time() -> None:
    began = time.process_time()
    assert sniff(b"<!---->" * 5000 + b"Arcadia") is FileKind.TEXT
    assert time.process_time() - began < 0.5
