"""A signed annual report as a Word file and as PDF, with the sources of each section.

Two things to know. What is written is what was signed, and where it is known from; addresses of the
desk stay at the desk. And the same report always gives the same bytes.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from ronda.apps.national.models import AnnualReport, AnnualSection
from ronda.apps.national.reminding import PAGES
from ronda.apps.wordings import day_named
from ronda.factsheets.blocks import Block, Kind, Role, Run
from ronda.factsheets.errors import CannotWrite
from ronda.factsheets.writing.docx_body import Body
from ronda.factsheets.writing.docx_package import Text, Told, packed
from ronda.factsheets.writing.docx_text import Links, illegal
from ronda.factsheets.writing.letters import missing
from ronda.factsheets.writing.pdf_compiler import compiled
from ronda.factsheets.writing.pdf_pieces import Pieces


@dataclass(frozen=True)
class Part:
    """A section as it leaves."""

    heading: str
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Leaf:
    """A report as it leaves: whose, of which year, what it says, since when it is signed."""

    title: str
    party: str
    year: int
    language: str
    signed: datetime
    parts: tuple[Part, ...]

    @property
    def words(self) -> dict[str, str]:
        """The words that the file itself needs, in the report's language."""
        with override(PAGES.get(self.language, self.language)):
            day = day_named(self.signed)
            return {
                "contents": _("Contents"),
                "sources": _("Sources:"),
                "signed": _("Signed on %(day)s.") % {"day": day},
                "empty_box": "",
            }


def leaf_of(report: AnnualReport, sections: Sequence[AnnualSection]) -> Leaf:
    """A signed report as it leaves."""
    assert report.signed_at is not None
    parts = tuple(
        Part(one.heading, one.text, tuple(dict.fromkeys(name for name, _page in one.sources)))
        for one in sections
    )
    party, signed = str(report.party), report.signed_at
    return Leaf(report.title, party, report.year, report.language, signed, parts)


def annual_docx(leaf: Leaf) -> bytes:
    """The .docx file; raises CannotWrite for a character that XML cannot carry."""
    blocks = list(_blocks(leaf))
    for block in blocks:
        if sign := illegal(block.text):
            told = _("The character U+%(sign)s in “%(text)s” cannot stand in a Word file.")
            raise CannotWrite(told % {"sign": f"{ord(sign):04X}", "text": block.text[:60]})
    body = Body(blocks, {}, leaf.words["contents"])
    text = body.xml()
    note_links = Links()
    return packed(
        Told(title=leaf.title, running_head=leaf.title, language=leaf.language),
        Text(
            document=text,
            links=body.links,
            lists=body.lists.xml(),
            notes=body.notes.xml(note_links),
            note_links=note_links,
        ),
    )


def annual_pdf(leaf: Leaf) -> bytes:
    """The report as PDF, tagged for screen readers."""
    pieces = Pieces([_drawable(block) for block in _blocks(leaf)])
    language, *rest = leaf.language.split("-")
    sheet = {
        "title": _shown(leaf.title),
        "description": f"{leaf.party}, {leaf.year}",
        "keywords": ["ronda-annual-report", str(leaf.year)],
        "attachment": None,
        "language": language.lower(),
        "region": next((part for part in rest if len(part) == 2 and part.isalpha()), None),
        "words": {key: leaf.words[key] for key in ("contents", "empty_box")},
        "cover": pieces.cover,
        "preface": [asdict(piece) for piece in pieces.preface],
        "contents": pieces.contents,
        "body": [asdict(piece) for piece in pieces.body],
        "loose": pieces.loose,
    }
    return compiled((json.dumps(sheet, ensure_ascii=False), int(leaf.signed.timestamp())))


def _blocks(leaf: Leaf) -> Iterator[Block]:
    words = leaf.words
    yield _line(leaf.title, Role.TITLE)
    yield _line(f"{leaf.party}, {leaf.year}", Role.TITLE)
    yield _line(words["signed"], Role.PREFACE)
    for part in leaf.parts:
        yield Block(Kind.HEADING, (Run(part.heading),), 1, role=Role.CHAPTER)
        for line in part.text.split("\n"):
            if line.strip():
                yield _line(line.strip(), Role.OBSERVATION)
        if part.sources:
            yield _line(f"{words['sources']} {'; '.join(part.sources)}", Role.INTRODUCTION)


def _line(text: str, role: Role) -> Block:
    return Block(Kind.PARAGRAPH, (Run(text),), role=role)


def _drawable(block: Block) -> Block:
    """The block with signs that no font has shown by their number."""
    if missing(block.text) is None:
        return block
    return replace(block, runs=tuple(replace(run, text=_shown(run.text)) for run in block.runs))


def _shown(text: str) -> str:
    while (sign := missing(text)) is not None:
        text = re.sub(re.escape(sign), f"[U+{ord(sign):04X}]", text)
    return text


def file_name(report: AnnualReport, ending: str) -> str:
    """What the file is called."""
    return f"annual-report-{report.party.code}-{report.year}.{ending}"
