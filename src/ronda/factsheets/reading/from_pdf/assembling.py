"""The pages of a PDF as a Document: each page's heads, text, notes and feet, in this order.

Two things to know. Coloured lines that follow each other without anything between them are one box,
over the end of a page too; a title that a table repeats there is set aside. And what a person
should check (a hyphen without proof, a page that is a picture) is told as a repair.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ronda.factsheets.blocks import (
    Block,
    Box,
    Colour,
    Document,
    DocumentBuilder,
    Kind,
    Repaired,
    Role,
    Run,
)
from ronda.factsheets.reading.from_pdf.extracting import Extract
from ronda.factsheets.reading.from_pdf.headings import Headings
from ronda.factsheets.reading.from_pdf.hyphens import Hyphens
from ronda.factsheets.reading.from_pdf.inline import Inline, runs_of
from ronda.factsheets.reading.from_pdf.layout import Layout, Sheet
from ronda.factsheets.reading.from_pdf.notes import Note
from ronda.factsheets.reading.from_pdf.paragraphs import Paragraph, has_leaders
from ronda.factsheets.reading.from_pdf.points import Depths
from ronda.factsheets.reading.loose_notes import notes_in, with_note_lists

_LEADERS = re.compile(r"\s*(?:[.…·_]\s?){4,}\s*")
_STEP = 3.0
_NUMBER = re.compile(r"\s*\d{1,3}[.)]?\s*")


def assembled(extract: Extract, layout: Layout) -> Document:
    """The document that the pages make."""
    return _Assembler(layout).document(extract)


@dataclass(slots=True)
class _Standing:
    """The box that is open: its number and hue; no hue where none is."""

    number: int = 0
    hue: Colour | None = None


class _Assembler:
    """Writes blocks in order; keeps the open box and the points above the next one."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._builder = DocumentBuilder("pdf")
        self._headings = Headings(layout.paragraphs, layout.measures.body_size)
        self._hyphens = Hyphens(layout.lines)
        self._contents = _contents(layout.paragraphs)
        self._depths = Depths()
        self._depths_in_box = Depths()
        self._box = _Standing()
        self._repairs: list[Repaired] = []
        self._noted = {note.number for sheet in layout.sheets for note in sheet.notes}

    def document(self, extract: Extract) -> Document:
        for sheet, page in zip(self._layout.sheets, extract.pages, strict=True):
            self._where = f"page {sheet.number}"
            self._furniture(line.text for line in sheet.head)
            self._columns(sheet)
            for note in sheet.notes:
                self._note(note)
            self._furniture(line.text for line in sheet.foot)
            self._furniture([" ".join(page.sideways.split())])
            if page.pictured and not page.letters:
                self._repairs.append(
                    Repaired(
                        "a page that is a picture without text was passed over: nothing on it "
                        "was read",
                        self._where,
                    )
                )
        self._builder.blocks = with_note_lists(self._builder.blocks)
        return self._builder.document(
            language=extract.language, properties=extract.properties, repairs=self._repairs
        )

    def _columns(self, sheet: Sheet) -> None:
        for paragraphs in sheet.columns:
            for index, paragraph in enumerate(paragraphs):
                self._paragraph(paragraph, first=index == 0)

    def _furniture(self, texts: Sequence[str] | Iterator[str]) -> None:
        for text in texts:
            if text:
                self._builder.add(Block(Kind.FURNITURE, (Run(text),), where=self._where))

    def _note(self, note: Note) -> None:
        made = runs_of(note.lines, self._hyphens, skip=_length_of_number(note))
        block = Block(Kind.NOTE, made.finished(), note=note.number, where=self._where)
        self._add(block, made)

    def _paragraph(self, paragraph: Paragraph, *, first: bool) -> None:
        label = paragraph.label
        level = 0 if label else self._headings.level(paragraph)
        made = runs_of(
            paragraph.lines,
            self._hyphens,
            skip=label.length if label else 0,
            plain=level > 0,
            followed_by=paragraph.followed_by,
        )
        block = Block(
            Kind.HEADING if level else Kind.PARAGRAPH,
            made.finished(),
            level=level,
            box=self._boxed(paragraph),
            where=self._where,
            ends_page=paragraph.ends_flow,
            wrapped=paragraph.wrapped,
        )
        depths = self._depths if paragraph.hue is None else self._depths_in_box
        if label:
            depth = depths.level(paragraph.offset)
            block = replace(block, kind=Kind.ITEM, level=depth, label=label.shown)
        elif level or (self._is_at_edge(paragraph) and not first):
            depths.clear()
        if id(paragraph) in self._contents:
            block = replace(_without_leaders(block), role=Role.CONTENTS)
        if self._is_loose_note(block):
            for note in notes_in(block):
                self._noted.add(note.note or 0)
                self._builder.add(note)
            return
        self._add(block, made)
        if id(paragraph) in self._layout.joined:
            self._tell_joined(paragraph)

    def _is_loose_note(self, block: Block) -> bool:
        """Whether this begins with a mark whose note stands at no foot: so it is the note."""
        begins = block.runs and block.runs[0].mark is not None
        return bool(begins) and block.box is None and block.runs[0].mark not in self._noted

    def _is_at_edge(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph begins where those do that are no points."""
        return paragraph.hue is not None or paragraph.offset < _STEP

    def _tell_joined(self, paragraph: Paragraph) -> None:
        block = self._builder.blocks[-1]
        for above, line in pairwise(paragraph.lines):
            if line.y < above.y or line.page > above.page:
                shown = f"“…{above.text[-30:]}” and “{line.text[:30]}…”"
                what = f"A paragraph cut by the end of a column or page was put together: {shown}."
                self._repairs.append(Repaired(what, block.where, block.start, block.end))

    def _add(self, block: Block, made: Inline) -> None:
        self._builder.add(block)
        start = self._builder.blocks[-1].start
        end = self._builder.blocks[-1].end
        for word, offset in made.guesses:
            what = f"a word cut at a line's end was read as “{word}”, which stands nowhere else"
            at = min(start + offset, end)
            begin = max(start, at - len(word))
            self._repairs.append(Repaired(what, block.where, begin, min(at + len(word), end)))

    def _boxed(self, paragraph: Paragraph) -> Box | None:
        """The box that the paragraph stands in: the open one while nothing else comes between."""
        if paragraph.hue is None:
            self._box.hue = None
            return None
        if paragraph.hue is not self._box.hue:
            self._box = _Standing(self._box.number + 1, paragraph.hue)
            self._depths_in_box.clear()
        return Box(self._box.number, paragraph.hue)


def _length_of_number(note: Note) -> int:
    first = note.lines[0].first
    if note.raised and first.raised:
        return len(first.text)
    found = _NUMBER.match(first.text) or re.match(r"\s*[⁰¹²³⁴-⁹]+\s*", first.text)
    return found.end() if found else 0


def _contents(paragraphs: Sequence[Paragraph]) -> set[int]:
    """The ids of entries of a table of contents: lines in a row, led to their page by dots.

    One alone between two of them is an entry too, which left no room before its page, or which a
    page's end cut.
    """
    found: set[int] = set()
    row: list[Paragraph] = []
    for paragraph, following in pairwise((*paragraphs, None, None)):
        if paragraph is not None and _is_entry(paragraph, row, following):
            row.append(paragraph)
            continue
        if any(has_leaders(p.lines[-1]) for p in row):
            found.update(id(p) for p in row)
        row = []
    return found


def _is_entry(paragraph: Paragraph, row: Sequence[Paragraph], following: Paragraph | None) -> bool:
    if paragraph.listed:
        return True
    between = bool(row) and row[-1].listed and following is not None and following.listed
    return between and paragraph.hue is None


def _without_leaders(block: Block) -> Block:
    runs = (replace(run, text=_LEADERS.sub(" ", run.text)) for run in block.runs)
    return replace(block, runs=tuple(run for run in runs if run.text))
