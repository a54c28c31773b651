"""On which page each chapter begins, worked out as Word would lay the pages out.

Two things to know. Lines are measured with the widths of Arial's letters and the measures of the
style sheet, notes at the foot included; it comes out right but for the odd page where a line more
or less decides. And where it does not, updating the contents in Word puts it right.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from lxml import etree

from ronda.factsheets.blocks import Block, Kind, Role, Run
from ronda.factsheets.word_names import BOX_STYLES, STYLES, style_id
from ronda.factsheets.writing.docx_template import template

WIDTH, HEIGHT = 9070, 14116
"""The part of the page for text, in twentieths of a point."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ARIAL_LINE = 1.15
_LIST_STEP, _LIST_EDGE = 283, 142
_BOX_EDGE = 120
_NOTE_RULE = 110
"""The line above the notes, less the space that the last note leaves."""
_UNKNOWN = 556


@dataclass(frozen=True, slots=True)
class Measures:
    """What a style sets, in twentieths of a point; `line` is the height of a line."""

    size: float = 10.5
    bold: bool = False
    left: int = 0
    right: int = 0
    before: int = 0
    after: int = 0
    line: float = 0
    keeps: bool = False
    boxed: bool = False


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
        measures = _measures(style)
        return _Paragraph(measures, [0.0] * len(_lines([Run(text)], measures, 0)))

    def _paragraph(self, block: Block, *, new_page: bool) -> _Paragraph:
        measures = _measures(_style_of(block, block.role))
        left = measures.left
        if block.kind is Kind.ITEM:
            left = _LIST_EDGE + _LIST_STEP * block.level
        lines = _lines(block.runs, measures, left)
        notes = [sum(self._note(mark) for mark in marks) for marks in lines]
        return _Paragraph(measures, notes, block.role is Role.CHAPTER, new_page)

    def _note(self, mark: int) -> float:
        note = self._notes.get(mark)
        if note is None:
            return 0.0
        measures = _measures("FootnoteText")
        lines = len(_lines([Run(f"{mark} "), *note.runs], measures, 0))
        return lines * measures.line + measures.after


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


def _lines(runs: Iterable[Run], measures: Measures, left: int) -> list[list[int]]:
    """The lines of a paragraph, each as the marks that stand in it."""
    room = WIDTH - max(left, measures.left) - measures.right
    scale = measures.size * 20 / 1000
    widths = _widths(measures.bold)
    blank = widths[" "] * scale
    lines: list[list[int]] = [[]]
    used = 0.0
    for run in runs:
        if run.mark is not None:
            lines[-1].append(run.mark)
            used += len(run.text) * _UNKNOWN * scale * 0.6
            continue
        words = run.text.split(" ")
        for at, word in enumerate(words):
            width = sum([widths[letter] for letter in word]) * scale
            if used and used + width > room:
                lines.append([])
                used = 0.0
            used += width + (blank if at < len(words) - 1 else 0.0)
    return lines


class _Widths(dict[str, int]):
    """Widths by letter; one that is not there is as wide as its base letter."""

    def __missing__(self, letter: str) -> int:
        base = unicodedata.normalize("NFD", letter)[0]
        width = self[base] if base != letter and base in self else _UNKNOWN
        self[letter] = width
        return width


@cache
def _widths(bold: bool) -> _Widths:
    both = template("arial.txt").split("---\n")
    widths = _Widths()
    for line in both[bold].splitlines():
        if not line.startswith("#"):
            width, _, letters = line.partition(" ")
            widths.update(dict.fromkeys(letters, int(width)))
    return widths


@cache
def _measures(style: str) -> Measures:
    """The measures of a style, with those of the styles it is based on."""
    told = _told(style)
    size = told.get("sz", 21.0) / 2
    multiple = told.get("line", 264.0) / 240
    return Measures(
        size=size,
        bold=bool(told.get("b")),
        left=int(told.get("left", 0)),
        right=int(told.get("right", 0)),
        before=int(told.get("before", 0)),
        after=int(told.get("after", 120)),
        line=size * 20 * _ARIAL_LINE * multiple,
        keeps=bool(told.get("keepNext")),
        boxed=bool(told.get("pBdr")),
    )


@cache
def _told(style: str) -> Mapping[str, float]:
    element = _styles().get(style)
    if element is None:
        return {}
    base = element.find(f"{_W}basedOn")
    told = dict(_told(base.get(f"{_W}val", ""))) if base is not None else {}
    for name in ("spacing", "ind"):
        found = element.find(f"{_W}pPr/{_W}{name}")
        for side, value in found.items() if found is not None else ():
            if str(value).lstrip("-").isdigit():
                told[str(side).removeprefix(_W)] = float(value)
    size = element.find(f"{_W}rPr/{_W}sz")
    if size is not None:
        told["sz"] = float(size.get(f"{_W}val", "21"))
    if element.find(f"{_W}rPr/{_W}b") is not None:
        told["b"] = 1.0
    for name in ("keepNext", "pBdr"):
        if element.find(f"{_W}pPr/{_W}{name}") is not None:
            told[name] = 1.0
    return told


@cache
def _styles() -> dict[str, etree._Element]:
    root = etree.fromstring(template("styles.xml").encode())
    return {style.get(f"{_W}styleId", ""): style for style in root.iter(f"{_W}style")}
