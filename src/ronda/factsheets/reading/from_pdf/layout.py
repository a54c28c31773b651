"""The layout of a whole PDF: for each page its heads, columns of paragraphs, notes and feet.

Two things to know. Much of it can only be told from all pages together (what repeats, what is
usual, where columns run), so pages come first as lines and only then as paragraphs. And each step
is a module of its own; this one only says in which order they are taken.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ronda.factsheets.errors import TooLarge
from ronda.factsheets.reading.from_pdf.across import joined_across, repeated_titles
from ronda.factsheets.reading.from_pdf.boxes import mark_boxed, without_paper
from ronda.factsheets.reading.from_pdf.columns import Flow, align_edges, flows
from ronda.factsheets.reading.from_pdf.extracting import Extract
from ronda.factsheets.reading.from_pdf.furniture import Sheet as Edged
from ronda.factsheets.reading.from_pdf.furniture import furniture_of
from ronda.factsheets.reading.from_pdf.gutters import gutters_of
from ronda.factsheets.reading.from_pdf.lines import Line, lines_of
from ronda.factsheets.reading.from_pdf.measures import Measures, body_size
from ronda.factsheets.reading.from_pdf.notes import Note, Notes
from ronda.factsheets.reading.from_pdf.pages import Area
from ronda.factsheets.reading.from_pdf.paragraphs import Paragraph, Paragraphs

MOST_LINES = 2000


@dataclass(slots=True)
class Sheet:
    """One page, laid out."""

    number: int
    head: list[Line] = field(default_factory=list)
    columns: list[list[Paragraph]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    foot: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Layout:
    """All pages, what is usual in them, and the ids of paragraphs put together over an end."""

    sheets: list[Sheet]
    measures: Measures
    joined: set[int]

    @property
    def paragraphs(self) -> list[Paragraph]:
        """Every paragraph, in order."""
        return [p for sheet in self.sheets for column in sheet.columns for p in column]

    @property
    def lines(self) -> Iterator[Line]:
        """Every line of text and notes, in order."""
        for sheet in self.sheets:
            for column in sheet.columns:
                for paragraph in column:
                    yield from paragraph.lines
            for note in sheet.notes:
                yield from note.lines


def laid_out(extract: Extract) -> Layout:
    """The layout of the pages that were extracted."""
    lines = [_bounded(lines_of(page), page.number) for page in extract.pages]
    size = body_size(line for each in lines for line in each)
    without_paper(extract.pages, lines)
    frame: Area | None = None
    for page, each in zip(extract.pages, lines, strict=True):
        frame = mark_boxed(page, each, size, frame)
    heights = [page.height for page in extract.pages]
    edged = [Edged(each, height) for each, height in zip(lines, heights, strict=True)]
    furniture = furniture_of(edged, size)
    texts = [
        [line for line in each if id(line) not in aside]
        for each, aside in zip(lines, furniture, strict=True)
    ]
    gutters = gutters_of(texts)
    columns = [flows(each, beyond) for each, beyond in zip(texts, gutters, strict=True)]
    sheets = [
        _edges(number, each, aside, height)
        for number, (each, aside, height) in enumerate(
            zip(lines, furniture, heights, strict=True), start=1
        )
    ]
    return _filled(sheets, columns, size, [page.rules for page in extract.pages])


def _bounded(lines: list[Line], page: int) -> list[Line]:
    """The lines of a page; raises TooLarge where no page of text has so many."""
    if len(lines) > MOST_LINES:
        raise TooLarge(
            f"Page {page} of the PDF has {len(lines):,} parts of lines, more than a page of text:"
            " take that page out, or send the factsheet alone."
        )
    return lines


def _edges(number: int, lines: Sequence[Line], aside: set[int], height: float) -> Sheet:
    kept = sorted((line for line in lines if id(line) in aside), key=lambda one: (one.y, one.x0))
    head = [line for line in kept if line.y < height / 2]
    return Sheet(number, head=head, foot=kept[len(head) :])


def _filled(
    sheets: list[Sheet],
    columns: Sequence[Sequence[Flow]],
    size: float,
    rules: Sequence[Sequence[Area]],
) -> Layout:
    """The sheets with their notes and paragraphs."""
    every = [flow for each in columns for flow in each]
    notes = Notes(size, every, rules)
    for sheet, each in zip(sheets, columns, strict=True):
        before = len(notes.found)
        for flow in each:
            notes.take(flow)
        sheet.notes = notes.found[before:]
    align_edges(every)
    measures = Measures.of(every, size)
    paragraphs = Paragraphs(measures)
    filled = [(flow, paragraphs.take(flow)) for flow in every if flow.lines]
    for title in repeated_titles(filled):
        sheets[title.page - 1].head.extend(title.lines)
    joined = {id(paragraph) for paragraph in joined_across(filled)}
    for flow, made in filled:
        sheets[flow.page - 1].columns.append(made)
    return Layout(sheets, measures, joined)
