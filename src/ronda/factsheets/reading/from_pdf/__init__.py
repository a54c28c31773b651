"""PDF to blocks: text laid on pages, brought back to paragraphs, notes, boxes and lists.

`document` takes four steps: what the pages show (`extracting`), how they are laid out (`layout`),
and the blocks that this makes (`assembling`). Two things to know: PDFium gives the characters, all
that is made of them is here; and a PDF of ours carries its source, which `attached` gives.
"""

from ronda.factsheets.blocks import Document
from ronda.factsheets.reading.from_pdf.assembling import assembled
from ronda.factsheets.reading.from_pdf.attaching import attached
from ronda.factsheets.reading.from_pdf.extracting import extracted
from ronda.factsheets.reading.from_pdf.layout import laid_out
from ronda.factsheets.reading.loose_notes import with_loose_notes_told

__all__ = ["attached", "document"]


def document(data: bytes) -> Document:
    """The blocks of a PDF, boxes and notes included; raises DocumentError where it has no text."""
    extract = extracted(data)
    return with_loose_notes_told(assembled(extract, laid_out(extract)))
