"""From a PDF's bytes to its pages, one after another, so that memory grows with text alone.

Two things to know. Everything is bounded: pages, characters, objects. And a page that is a picture
without text is never passed over in silence: if all are, the file needs text recognition first.
"""

import ctypes
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from ronda.factsheets.errors import Damaged, Empty, NeedsOcr, TooLarge
from ronda.factsheets.reading.from_pdf import pdfium
from ronda.factsheets.reading.from_pdf.geometry import View
from ronda.factsheets.reading.from_pdf.glyphs import Glyphs
from ronda.factsheets.reading.from_pdf.links import links_of
from ronda.factsheets.reading.from_pdf.pages import Page
from ronda.factsheets.reading.from_pdf.painting import Painting
from ronda.factsheets.reading.told_properties import told_properties

MOST_PAGES = 3000
MOST_CHARACTERS = 12_000_000
_MOST_ON_A_PAGE = 100_000
_MOST_PIECES = 10_000


@dataclass(slots=True)
class Extract:
    """What a PDF holds: its pages and what it says of itself."""

    pages: list[Page] = field(default_factory=list)
    language: str | None = None
    properties: Mapping[str, str] = field(default_factory=dict)


def extracted(data: bytes) -> Extract:
    """The pages of a PDF; raises DocumentError where it cannot be read or holds no text."""
    with pdfium.opened(data) as document:
        count = pdfium.page_count(document)
        if count > MOST_PAGES:
            raise TooLarge(
                f"The PDF has {count:,} pages and Ronda reads up to {MOST_PAGES:,}:"
                " send the factsheet alone."
            )
        extract = Extract(
            language=pdfium.utf16(pdfium.catalog_language, document) or None,
            properties=_properties(document),
        )
        total = 0
        for index in range(count):
            page, characters = _page(document, index)
            extract.pages.append(page)
            total += characters
            if total > MOST_CHARACTERS:
                raise _too_much_text(f"page {index + 1}")
    _refuse_scans(extract.pages)
    return extract


def _page(document: pdfium.Handle, index: int) -> tuple[Page, int]:
    handle = pdfium.load_page(document, index)
    if not handle:
        raise Damaged(f"Page {index + 1} of the PDF is damaged: export it again from its source.")
    text = pdfium.load_text(handle)
    try:
        view = View.of(handle)
        page = Page(index + 1, *view.size)
        count = pdfium.count_chars(text) if text else 0
        if count > _MOST_ON_A_PAGE:
            raise _too_much_text(f"page {index + 1}")
        Painting(view, page).read(handle)
        Glyphs(text, view, page, links_of(document, handle, view)).read(count)
        if len(page.pieces) > _MOST_PIECES:
            raise _too_much_text(f"page {index + 1}")
    finally:
        pdfium.close_text(text)
        pdfium.close_page(handle)
    return page, count


def _too_much_text(where: str) -> TooLarge:
    return TooLarge(
        f"The PDF has more text up to {where} than any factsheet has: send the factsheet alone."
    )


def _refuse_scans(pages: list[Page]) -> None:
    letters = sum(page.letters for page in pages)
    if not letters and any(page.pictured for page in pages):
        raise NeedsOcr(
            "The PDF is a scan: pictures of pages, without text. It needs OCR: run text"
            " recognition on it first, or send the file that it was printed from."
        )
    if not letters:
        raise Empty("The PDF has no text on its pages: send the document again.")
    if sum(page.unreadable for page in pages) > letters * 0.3:
        raise NeedsOcr(
            "The PDF does not say which letters its signs stand for, so its text cannot be read."
            " It needs OCR: run text recognition on it first, or send the file it was made from."
        )


def _properties(document: pdfium.Handle) -> dict[str, str]:
    """What our own writer put among the keywords."""
    keywords = pdfium.utf16(pdfium.meta_text, document, b"Keywords")
    if not keywords.startswith("ronda-factsheet/1"):
        return {}
    named = (word.strip().partition("=") for word in keywords.split(","))
    return told_properties({name: unquote(value) for name, _, value in named})


def attachment(data: bytes, wanted: bytes, largest: int) -> bytes | None:
    """The first attached file that has `wanted` near its beginning; None where there is none."""
    with pdfium.opened(data) as document:
        for index in range(min(pdfium.count_attachments(document), 20)):
            content = _content(pdfium.get_attachment(document, index), largest)
            if wanted in content[:1000]:
                return content
    return None


def _content(file: pdfium.Handle, largest: int) -> bytes:
    length = ctypes.c_ulong()
    pdfium.attachment_file(file, None, 0, ctypes.byref(length))
    if not 0 < length.value <= largest:
        return b""
    buffer = ctypes.create_string_buffer(length.value)
    pdfium.attachment_file(file, buffer, length.value, ctypes.byref(length))
    return buffer.raw
