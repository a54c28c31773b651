"""Word files to blocks, with an own reader: no Word library keeps notes, colours and changes.

Two things to know. The text is read as it streams by, so that a thousand pages need no more memory
than their blocks. And everything that Word adds when it shows a page (numbers, colours, styles) is
worked out here, because a person who reads the page sees it.
"""

from ronda.factsheets.reading.from_docx.reading import document

__all__ = ["document"]
