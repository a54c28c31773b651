"""The files that are measured: one generated factsheet in every format, at any length.

Two things to know. The PDF for the layout reader carries no attachment, as other people's do; the
one with it is measured apart. And other tools get files made for them from the same factsheet.
"""

from functools import cached_property
from io import BytesIO
from pathlib import Path

import pypdfium2
import pypdfium2.raw

from bench import content
from ronda.factsheets.model import Factsheet
from ronda.factsheets.reading import read
from ronda.factsheets.writing import to_bytes


class Files:
    """The factsheet of `parts` times 21 pages, written into `folder` when first asked for."""

    def __init__(self, folder: Path, parts: int = 1) -> None:
        self.folder = folder
        self.parts = parts

    @cached_property
    def factsheet(self) -> Factsheet:
        """The factsheet itself."""
        return read(self.text, party="XAR")

    @cached_property
    def text(self) -> Path:
        """As plain text."""
        return self._kept("txt", content.text(self.parts).encode())

    @cached_property
    def docx(self) -> Path:
        """As Word."""
        return self._kept("docx", to_bytes(self.factsheet, "docx"))

    @cached_property
    def pdf(self) -> Path:
        """As PDF with the interchange JSON attached."""
        return self._kept("pdf", to_bytes(self.factsheet, "pdf"))

    @cached_property
    def bare_pdf(self) -> Path:
        """As PDF with nothing attached: only its pages tell what it says."""
        return self._kept("bare.pdf", _without_attachments(self.pdf.read_bytes()))

    @cached_property
    def html(self) -> Path:
        """As HTML."""
        return self._kept("html", to_bytes(self.factsheet, "html"))

    @cached_property
    def markdown(self) -> Path:
        """As Markdown."""
        return self._kept("md", to_bytes(self.factsheet, "md"))

    def _kept(self, ending: str, data: bytes) -> Path:
        path = self.folder / f"factsheet-{self.parts}.{ending}"
        path.write_bytes(data)
        return path


def _without_attachments(pdf: bytes) -> bytes:
    document = pypdfium2.PdfDocument(pdf)
    while document.count_attachments():
        pypdfium2.raw.FPDFDoc_DeleteAttachment(document, 0)
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()
