"""A report as a Word file in one language, to be read, amended and taken in again.

Two things to know. It is made of the parts that factsheets are made of: styles, lists, contents.
And each entry's id goes along as a hidden bookmark, so that a file which an official edited comes
back with the ids it went out with.
"""

from collections.abc import Iterable

from ronda.factsheets.blocks import Block
from ronda.factsheets.errors import CannotWrite
from ronda.factsheets.word_names import PROPERTIES
from ronda.factsheets.writing.docx_body import Body
from ronda.factsheets.writing.docx_package import Text, Told, packed
from ronda.factsheets.writing.docx_text import illegal
from ronda.reports.model import Report
from ronda.reports.words import spoken
from ronda.reports.writing.outline import outline


def to_docx(report: Report, language: str) -> bytes:
    """The .docx file; the same report always gives the same bytes.

    Raises CannotWrite for a character that XML cannot carry, UnknownBody where the body's file
    has no words for reports.
    """
    blocks = outline(report, language)
    _refuse_illegal(blocks)
    body = Body(blocks, {}, spoken(report.body, language).general.phrases["contents"])
    title = blocks[0].text
    properties = {
        "body": report.body,
        "round": str(report.round),
        "language": language,
        "draft": str(report.draft),
    }
    told = {PROPERTIES[name]: value for name, value in properties.items()}
    return packed(
        Told(title=title, running_head=title, language=language, properties=told),
        Text(document=body.xml(), links=body.links, lists=body.lists.xml()),
    )


def _refuse_illegal(blocks: Iterable[Block]) -> None:
    for block in blocks:
        if sign := illegal(block.label + block.text):
            raise CannotWrite(
                f"The character U+{ord(sign):04X} in “{_printable(block.text)}” cannot stand in a"
                " Word file: take it out there."
            )


def _printable(text: str) -> str:
    return "".join(sign if sign.isprintable() else "□" for sign in text[:60])
