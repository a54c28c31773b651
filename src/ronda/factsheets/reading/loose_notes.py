"""Notes and marks that only their looks tell: raised or bracketed numbers, lists of notes.

For formats whose own footnotes were not used: a page typed by hand, a text saved as Markdown. Two
things to know. What proves a bracketed or plain number to be a mark is the same as in plain text
(`from_text.conventions`). And a numbered list is taken for notes only where its numbers are the
very marks that have none.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from ronda.factsheets.blocks import Block, Document, DocumentBuilder, Kind, Run
from ronda.factsheets.reading.from_text.conventions import (
    RAISED,
    Convention,
    convention_of,
    number_of,
)
from ronda.factsheets.reading.inline_runs import folded, text_of, without_start

_NOTE_END = re.compile(r"[.>/)]\s*$")
_TITLE_OF_NOTES = re.compile(
    r"(?:(?:foot|end)?-?notes?(?: de (?:bas de page|fin))?|références?|references?"
    r"|napomene|fusnote|напомене|фусноте)\s*:?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(\d{1,4})[.)]")
_TYPED_NUMBER = re.compile(r"\[?(\d{1,4})[.)\]:]*[ \u00a0]*(?=[^\W\d_]|[\"“„«(])")


def with_loose_notes(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with loose marks and notes told; blocks that are told already stay as they are.

    Numbers whose notes are there are not looked for: a paragraph that begins with the mark of one
    is a paragraph, and what else looks like its mark is text.
    """
    noted = {block.note for block in blocks if block.kind is Kind.NOTE and block.note is not None}
    told: list[Block] = []
    for block in _with_marks(blocks, noted):
        told.extend([block] if block.runs and block.runs[0].mark in noted else notes_in(block))
    return with_note_lists(told)


def with_loose_notes_told(document: Document) -> Document:
    """The document with its loose notes told, where it lacks notes that its marks call for.

    What is told anew has no offsets in common with the text before, so repairs lose theirs.
    """
    noted = {block.note for block in document.blocks if block.kind is Kind.NOTE}
    if noted and all(mark in noted for block in document.blocks for mark in block.marks):
        return document
    blocks = with_loose_notes(document.blocks)
    if blocks == list(document.blocks):
        return document
    builder = DocumentBuilder(document.format)
    for block in blocks:
        builder.add(block)
    return builder.document(
        language=document.language,
        properties=document.properties,
        repairs=(replace(repair, start=0, end=0) for repair in document.repairs),
    )


def _with_marks(blocks: Sequence[Block], noted: Set[int]) -> Iterator[Block]:
    """Numbers in the text that are marks, as runs of their own; none whose notes are there."""
    text = "\n".join(block.text for block in blocks)
    told = any(block.marks or block.kind is Kind.NOTE for block in blocks)
    finder = _Finder(text, RAISED if told else convention_of(text), noted)
    at = 0
    for block in blocks:
        runs: list[Run] = []
        for run in block.runs:
            if run.mark is None:
                runs.extend(finder.split(run, at))
                at += len(run.text)
            else:
                runs.append(run)
        at += 1
        if block.kind is Kind.FURNITURE or len(runs) == len(block.runs):
            yield block
        else:
            yield replace(block, runs=tuple(run for run in runs if run.text))


class _Finder:
    """Finds the marks of one text, a line for each block, in its convention."""

    def __init__(self, text: str, convention: Convention, noted: Set[int]) -> None:
        self.text = text
        self.noted = noted
        self.note = convention.note
        self.mark = re.compile(convention.mark)
        self.places = convention.places

    def split(self, run: Run, at: int) -> Iterator[Run]:
        """A run that stands at `at`, parted at the marks in it."""
        start, end = at, at + len(run.text)
        for first, last in self._found(start, end):
            yield replace(run, text=self.text[start:first])
            number = number_of(self.text[first:last])
            yield Run(str(number), mark=number)
            start = last
        yield replace(run, text=self.text[start:end])

    def _found(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Where marks stand, and the label of a note where its line begins."""
        begins = start == 0 or self.text[start - 1] == "\n"
        note = self.note.match(self.text, start) if begins else None
        if note is not None and self._counts(note, "label"):
            yield note.span("label")
            start = note.end("label")
        for mark in self.mark.finditer(self.text, start, end):
            if self._counts(mark, "mark"):
                yield mark.span()

    def _counts(self, found: re.Match[str], part: str) -> bool:
        if number_of(found[part]) in self.noted:
            return False
        return self.places is None or found.start(part) in self.places


def notes_in(block: Block) -> Iterator[Block]:
    """The notes that a paragraph is, where it begins with a mark; else the block itself.

    What stands in a box is the Party's, whatever signs it begins with.
    """
    runs = block.runs
    begins = bool(runs) and runs[0].mark is not None and bool(text_of(runs).strip())
    if not begins or not _is_plain(block):
        yield block
        return
    for piece in _pieces(runs):
        number = piece[0].mark
        words = folded(_without_sign(piece[1:]), filler=True)
        yield replace(block, kind=Kind.NOTE, runs=words, note=number, level=0, label="")


def _is_plain(block: Block) -> bool:
    told = block.note is not None or block.role is not None or block.box is not None
    return block.kind in (Kind.PARAGRAPH, Kind.ITEM) and not told


def _pieces(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs parted where, after a full stop, the next number begins another note."""
    pieces: list[list[Run]] = []
    for run in runs:
        if run.mark is not None and (not pieces or _begins_another(pieces[-1], run.mark)):
            pieces.append([])
        pieces[-1].append(run)
    return pieces


def _begins_another(piece: Sequence[Run], mark: int) -> bool:
    if mark != (piece[0].mark or 0) + 1 or piece[-1].mark is not None:
        return False
    return _NOTE_END.search(piece[-1].text) is not None


def _without_sign(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Without the sign that parted a note's number from its words."""
    sign = re.match(r"[\s\u00a0]*[.:)\]|]?[\s\u00a0]*", text_of(runs))
    return without_start(runs, sign.end() if sign else 0)


# Numbered lists


def with_note_lists(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with numbered lists of notes told, as pages have them behind their text."""
    found = list(blocks)
    noted = {block.note for block in found if block.kind is Kind.NOTE}
    first: dict[int, int] = {}
    for at, block in enumerate(found):
        for mark in block.marks:
            first.setdefault(mark, at)
    lacking = {mark: at for mark, at in first.items() if mark not in noted}
    for points in _numbered_lists(found):
        numbers = {_number(found[at]) for at in points}
        if all(lacking.get(number, points[0]) < points[0] for number in numbers):
            _take_as_notes(found, points)
    return found


def _numbered_lists(blocks: Sequence[Block]) -> Iterator[list[int]]:
    """Where points without marks are numbered one after another, the ends of pages set aside."""
    points: list[int] = []
    for at, block in enumerate(blocks):
        if block.kind is Kind.FURNITURE:
            continue
        number = _number(block)
        if points and number != _number(blocks[points[-1]]) + 1:
            yield points
            points = []
        if number:
            points.append(at)
    if points:
        yield points


def _number(block: Block) -> int:
    """The number of a point or line that may be a note; 0 for anything else."""
    if block.marks or block.box is not None or block.role is not None:
        return 0
    if block.kind is Kind.ITEM and block.level == 1:
        found = _NUMBERED.fullmatch(block.label)
    elif block.kind is Kind.PARAGRAPH:
        found = _TYPED_NUMBER.match(block.text)
    else:
        found = None
    return int(found[1]) if found else 0


def _take_as_notes(blocks: list[Block], points: Sequence[int]) -> None:
    for at in points:
        block = blocks[at]
        typed = _TYPED_NUMBER.match(block.text) if block.kind is Kind.PARAGRAPH else None
        runs = without_start(block.runs, typed.end() if typed else 0)
        blocks[at] = replace(
            block,
            kind=Kind.NOTE,
            runs=runs,
            note=_number(block),
            level=0,
            label=typed[0].strip() if typed else "",
            wrapped=False,
        )
    before = blocks[points[0] - 1] if points[0] else None
    if before is not None and _names_notes(before):
        blocks[points[0] - 1] = replace(before, kind=Kind.FURNITURE, label="")


def _names_notes(block: Block) -> bool:
    """Whether a heading right above notes can only be theirs."""
    plain = block.box is None and block.kind in (Kind.HEADING, Kind.PARAGRAPH)
    return plain and _TITLE_OF_NOTES.fullmatch(block.text.strip()) is not None
