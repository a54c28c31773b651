"""A compliance report as a Word file, by the body and the package of factsheets.

Two things to know. Its boxes are shown and not typed in, so they have no content controls. And the
same report always gives the same bytes.
"""

from ronda.assessments.words import report_words
from ronda.assessments.writing.outline import Outlined, title_of
from ronda.factsheets.errors import CannotWrite
from ronda.factsheets.writing.docx_body import Body
from ronda.factsheets.writing.docx_package import Text, Told, packed
from ronda.factsheets.writing.docx_text import Links, illegal


def report_docx(outlined: Outlined) -> bytes:
    """The .docx file; raises CannotWrite for a character that XML cannot carry."""
    report, blocks = outlined.report, outlined.blocks
    for block in blocks:
        if sign := illegal(block.label + block.text):
            raise CannotWrite(
                f"The character U+{ord(sign):04X} in “{block.text[:60]}” cannot stand in a Word"
                " file: take it out there."
            )
    body = Body(blocks, {}, report_words(report.language)["contents"])
    text = body.xml()
    note_links = Links()
    title = title_of(report)
    return packed(
        Told(title=title, running_head=title, language=report.language),
        Text(
            document=text,
            links=body.links,
            lists=body.lists.xml(),
            notes=body.notes.xml(note_links),
            note_links=note_links,
        ),
    )
