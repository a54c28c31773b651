"""Plain text to blocks: paragraphs, points and notes; raised numbers are marks.

Two things to know. Text files made from documents keep a little markup (links, emphasis, `#`
headings, `<sup>`); it is taken out of the text and kept in the runs. And the offsets of a run
cover its markup, so that every character of the file belongs to something.
"""

from unicodedata import normalize

from ronda.factsheets.blocks import Document
from ronda.factsheets.reading.from_text.conventions import convention_of
from ronda.factsheets.reading.from_text.pieces import Pieces


def document(data: bytes) -> Document:
    """The blocks of a UTF-8 text; raises UnicodeDecodeError for other bytes (decode them first)."""
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    text = normalize("NFC", text)
    return Document("txt", text, tuple(Pieces(text, convention_of(text)).blocks()))
