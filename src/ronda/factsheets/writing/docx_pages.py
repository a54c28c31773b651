"""On which page each chapter begins, worked out as Word would lay the pages out.

Two things to know. Lines are measured with the widths of Arial's letters and the measures of the
style sheet, notes at the foot included; it comes out right but for the odd page where a line more
or less decides. And where it does not, updating the contents in Word puts it right.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ronda.factsheets.blocks import Block, Kind, Role, Run
from ronda.factsheets.word_names import BOX_STYLES, STYLES, style_id
from ronda.factsheets.writing.docx_measures import UNKNOWN, Measures, Words, measures

WIDTH, HEIGHT = 9070, 14116
"""The part of the page for text, in twentieths of a point."""

_LIST_STEP, _LIST_EDGE = 283, 142
_BOX_EDGE = 120
_NOTE_RULE = 110
"""The line above the notes, less the space that the last note leaves."""


@dataclass(slots=True)
class _Paragraph:
    """A paragraph in lines; `notes` has the height of the notes that each line's marks add."""

    measures: Measures
    notes: list[float]
    chapter: bool = False
    new_page: bool = False
    keeps: bool = False

    @property
    def lines(self) -> int:
        return len(self.notes)


def chapter_pages(blocks: Sequence[Block], contents: str) -> list[int]:
    """The page on which each chapter begins; the contents and the first chapter begin pages."""
    return _Pages().of(list(_Flow(blocks).paragraphs(contents)))


class _Flow:
    """The paragraphs of a factsheet with their lines."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._text = [b for b in blocks if b.kind is not Kind.NOTE]
        self._words = {bold: Words(bold=bold) for bold in (False, True)}
        self._notes = {b.note: b for b in reversed(blocks) if b.kind is Kind.NOTE}

    def paragraphs(self, contents: str) -> Iterable[_Paragraph]:
        chapters = [b for b in self._text if b.role is Role.CHAPTER]
        boxed = {b.box for b in self._text if b.role is Role.BOX_TEXT}
        following = [*self._text[1:], None]
        for block, after in zip(self._text, following, strict=True):
            if chapters and block is chapters[0]:
                yield from self._contents(contents, chapters)
            made = self._paragraph(block, new_page=bool(chapters) and block is chapters[0])
            opens_box = block.box is None and after is not None and after.box is not None
            made.keeps = made.measures.keeps or opens_box
            yield made
            if block.role is Role.BOX_TITLE and block.box not in boxed:
                yield self._plain("", _style_of(block, Role.BOX_TEXT))

    def _contents(self, title: str, chapters: Sequence[Block]) -> Iterable[_Paragraph]:
        heading = self._plain(title, style_id(STYLES[Role.CONTENTS]))
        heading.new_page = heading.keeps = True
        yield heading
        for chapter in chapters:
            yield self._plain(chapter.text, "TOC1")

    def _plain(self, text: str, style: str) -> _Paragraph:
        look = measures(style)
        return _Paragraph(look, [0.0] * len(self._lines([Run(text)], look, 0)))

    def _paragraph(self, block: Block, *, new_page: bool) -> _Paragraph:
        look = measures(_style_of(block, block.role))
        left = look.left
        if block.kind is Kind.ITEM:
            left = _LIST_EDGE + _LIST_STEP * block.level
        lines = self._lines(block.runs, look, left)
        notes = [sum(map(self._note, marks)) if marks else 0.0 for marks in lines]
        return _Paragraph(look, notes, block.role is Role.CHAPTER, new_page)

    def _note(self, mark: int) -> float:
        note = self._notes.get(mark)
        if note is None:
            return 0.0
        look = measures("FootnoteText")
        lines = len(self._lines([Run(f"{mark} "), *note.runs], look, 0))
        return lines * look.line + look.after

    def _lines(self, runs: Iterable[Run], look: Measures, left: int) -> list[list[int]]:
        """The lines of a paragraph, each as the marks that stand in it."""
        scale = look.size * 20 / 1000
        room = (WIDTH - max(left, look.left) - look.right) / scale
        widths = self._words[look.bold]
        blank = widths[" "]
        lines: list[list[int]] = [[]]
        used = 0.0
        for run in runs:
            if run.mark is not None:
                lines[-1].append(run.mark)
                used += len(run.text) * UNKNOWN * 0.6
                continue
            words = run.text.split(" ")
            for word in words:
                width = widths[word]
                if used and used + width > room:
                    lines.append([])
                    used = 0.0
                used += width + blank
            used -= blank
        return lines


class _Pages:
    """Puts paragraphs on pages: where lines and their notes no longer fit, the next begins.

    Between two paragraphs Word leaves the larger of what both ask for; a box's edge comes on top.
    """

    def __init__(self) -> None:
        self._page = 1
        self._used = 0.0
        self._foot = 0.0
        self._below: _Paragraph | None = None

    def of(self, paragraphs: Sequence[_Paragraph]) -> list[int]:
        begun = []
        for at, paragraph in enumerate(paragraphs):
            together = self._together(paragraphs, at)
            if self._used and (paragraph.new_page or self._room() < together):
                self._turn()
            if paragraph.chapter:
                begun.append(self._page)
            self._put(paragraph)
        return begun

    def _together(self, paragraphs: Sequence[_Paragraph], at: int) -> float:
        """The height of what may not be parted: headings, and two lines of what follows them."""
        needed = 0.0
        above = self._below
        for paragraph in paragraphs[at:]:
            own = paragraph.lines if paragraph.lines <= 3 or paragraph.keeps else 2
            needed += _gap(above, paragraph) + own * paragraph.measures.line
            needed += sum(paragraph.notes[:own])
            if not paragraph.keeps:
                return needed
            above = paragraph
        return needed

    def _put(self, paragraph: _Paragraph) -> None:
        if self._used:
            self._used += _gap(self._below, paragraph)
        self._below = paragraph
        for at, notes in enumerate(paragraph.notes):
            last_two = at == paragraph.lines - 2 and paragraph.lines > 3
            needed = paragraph.measures.line * (2 if last_two else 1) + notes
            if self._used and self._room() < needed:
                self._turn()
            self._used += paragraph.measures.line
            self._foot += notes

    def _room(self) -> float:
        return HEIGHT - self._used - self._foot - (_NOTE_RULE if self._foot else 0)

    def _turn(self) -> None:
        self._page += 1
        self._used = self._foot = 0.0
        self._below = None


def _gap(above: _Paragraph | None, below: _Paragraph) -> float:
    """What stays free between two paragraphs."""
    if above is None:
        return 0.0
    free = max(above.measures.after, below.measures.before)
    begins = below.measures.boxed and not above.measures.boxed
    ends = above.measures.boxed and not below.measures.boxed
    return free + (_BOX_EDGE if begins or ends else 0)


def _style_of(block: Block, role: Role | None) -> str:
    if block.box is not None and block.box.colour is not None and role is not None:
        return style_id(BOX_STYLES[role, block.box.colour])
    return style_id(STYLES[role]) if role is not None and role in STYLES else "Normal"
