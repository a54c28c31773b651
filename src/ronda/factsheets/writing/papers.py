"""A paper of a meeting, such as its list of decisions, as Word and PDF.

Two things to know. It is given as blocks, as every document of Ronda is, and looks as factsheets
do. And the same paper always gives the same bytes.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ronda.factsheets.blocks import Block, Kind, Role, Run
from ronda.factsheets.errors import CannotWrite
from ronda.factsheets.writing.docx_body import Body
from ronda.factsheets.writing.docx_package import Text, Told, packed
from ronda.factsheets.writing.docx_text import illegal
from ronda.factsheets.writing.letters import drawable, missing
from ronda.factsheets.writing.pdf_compiler import compiled, noon, ordered
from ronda.factsheets.writing.pdf_pieces import Pieces


@dataclass(frozen=True)
class Paper:
    """A title, lines below it, and the blocks of the text; `on` is the day of the file."""

    language: str
    title: str
    particulars: tuple[str, ...]
    blocks: tuple[Block, ...]
    on: dt.date

    @property
    def all_blocks(self) -> list[Block]:
        """The title and what is below it, then the text."""
        cover = [self.title, *self.particulars]
        return [*(line(Role.TITLE, text) for text in cover), *self.blocks]


def line(role: Role, text: str, *, bold: bool = False) -> Block:
    """A paragraph of a paper."""
    return Block(Kind.PARAGRAPH, (Run(text=text, bold=bold),), role=role)


def heading(text: str) -> Block:
    """A heading of a paper."""
    return Block(Kind.HEADING, (Run(text=text),), level=1, role=Role.SECTION)


def paper_docx(paper: Paper) -> bytes:
    """The paper as a .docx file; raises CannotWrite for a character that XML cannot carry."""
    _refuse(paper.all_blocks, illegal, "cannot stand in a Word file")
    body = Body(paper.all_blocks, {}, "")
    document = body.xml()
    return packed(
        Told(title=paper.title, running_head=paper.title, language=paper.language),
        Text(document=document, links=body.links, lists=body.lists.xml()),
    )


def paper_pdf(paper: Paper) -> bytes:
    """The paper as PDF; raises CannotWrite for a character that no font can draw."""
    _refuse(paper.all_blocks, missing, "is in none of the fonts of a PDF")
    pieces = Pieces(paper.all_blocks)
    sheet = {
        "title": drawable(paper.title),
        "description": drawable(" ".join(paper.particulars)),
        "keywords": [],
        "attachment": None,
        "language": paper.language,
        "region": None,
        "words": {"contents": "", "empty_box": ""},
        "cover": pieces.cover,
        "preface": [],
        "contents": pieces.contents,
        "body": pieces.body,
        "loose": pieces.loose,
    }
    return compiled(ordered(sheet, noon(paper.on)))


def _refuse(blocks: Sequence[Block], wrong: Callable[[str], str | None], why: str) -> None:
    for block in blocks:
        sign = wrong(block.label + block.text)
        if sign is not None:
            raise CannotWrite(
                f"The character U+{ord(sign):04X} in “{block.text[:60]}” {why}: take it out there."
            )
