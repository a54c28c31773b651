"""HTML to blocks: Ronda's own pages, and those of Word, LibreOffice, pandoc and the web.

`document` runs in steps, a module each: the page within bounds (`page`), its style sheets (`css`,
`looks`), what its parts hold (`survey`) and are for (`parts`, `boxing`, `tables`, `listing`), its
footnotes by their links (`noting`), and one walk through it all (`walking`, `gathering`). Two
things to know: nothing is ever fetched, and hidden parts are not read.
"""

from ronda.factsheets.blocks import Document, DocumentBuilder
from ronda.factsheets.reading.from_html.page import page_of
from ronda.factsheets.reading.from_html.walking import Walk
from ronda.factsheets.reading.loose_notes import with_loose_notes
from ronda.factsheets.reading.told_properties import told_properties


def document(data: bytes) -> Document:
    """The blocks of a page; raises Empty, Damaged or TooLarge."""
    page = page_of(data)
    walk = Walk(page)
    blocks = walk.blocks()
    if not page.is_ours:
        blocks = with_loose_notes(blocks)
    builder = DocumentBuilder("html")
    for block in blocks:
        builder.add(block)
    return builder.document(
        language=page.language,
        properties=told_properties(page.properties) if page.is_ours else {},
        repairs=(*page.repairs, *walk.repairs()),
    )
