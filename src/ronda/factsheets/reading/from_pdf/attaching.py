"""The interchange JSON that a PDF of ours carries as its source."""

from ronda.factsheets.reading.from_pdf.extracting import attachment

LARGEST = 32 * 1024 * 1024
_FORMAT = b'"ronda-factsheet/1"'


def attached(data: bytes) -> bytes | None:
    """The attached interchange JSON; None where there is none. Raises as `document` does."""
    if b"EmbeddedFile" not in data and b"ObjStm" not in data:
        return None
    return attachment(data, _FORMAT, LARGEST)
