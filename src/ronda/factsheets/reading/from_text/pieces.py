"""Lines to pieces to blocks: what belongs together, and what kind of block it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ronda.factsheets.blocks import Block, Kind
from ronda.factsheets.reading.from_text.conventions import Convention, number_of
from ronda.factsheets.reading.from_text.inline import Inline
from ronda.factsheets.reading.from_text.wrapping import Joint, Wrapping

_BULLET = re.compile(
    r"(?P<indent>[ \t]*)(?:(?P<label>[-+•▪■●◦‣·–—\uf0b7\uf0a7\uf0d8]|\*(?!\*)|\(?[a-z0-9]{1,3}\)"
    r"|[a-z]\.)[ \t\u00a0]+|(?P<circle>o)(?:\t|[ \u00a0]{2})[ \t\u00a0]*)(?=\S)"
)
_HEADING = re.compile(r"[ \t]*(?P<signs>#{1,6})[ \t]+(?=\S)")
_CONTENTS_ENTRY = re.compile(r"[ \t]*(?:[IVXLC]+\.[ \t]|[^\t]+\t.*\d\s*$)")
_RULE = re.compile(r"[ \t]*(?:[-_*=][ \t]*){3,}$|[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+[ \t:-]*$")
_PAGE_NUMBER = re.compile(
    r"[ \t]*(?:[-–—][ \t]*)?(?:(?:page|p\.|страна|стр\.|strana|str\.)[ \t]*)?\d{1,4}"
    r"(?:[ \t]*(?:[-–—]|(?:/|of|sur|de|од|od)[ \t]*\d{1,4}))?[ \t]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Piece:
    """Lines that belong together, from `start` up to `end`, beginning on line `number`."""

    number: int
    start: int
    end: int
    ends_page: bool = False
    wrapped: bool = False


class Pieces:
    """Splits one text into blocks."""

    def __init__(self, text: str, convention: Convention) -> None:
        self.text = text
        self.note = convention.note
        self.inline = Inline(text, convention)
        self.places = convention.places
        self.lines = re.split(r"[\n\f]", text)
        self.wrapping = Wrapping.of(self.lines, self._begins)
        bullets = (_BULLET.match(line) for line in self.lines)
        self.margin = min((_width(found["indent"]) for found in bullets if found), default=0)

    def blocks(self) -> Iterator[Block]:
        """Every piece as a block; a line with several notes gives one for each."""
        for piece in self._pieces():
            yield from self._blocks(piece)

    def _pieces(self) -> Iterator[Piece]:
        """Blank lines part; so does whatever begins a block of its own."""
        held: Piece | None = None
        at = 0
        before = ""
        for number, line in enumerate(self.lines, start=1):
            joint = Joint.ENDS if self._begins(line) else self.wrapping.joint(before, line)
            before = line
            ends_page = at > 0 and self.text[at - 1] == "\f"
            if held and (joint is not Joint.GOES_ON or not line.strip()):
                wrapped = joint is Joint.DOUBTFUL and bool(line.strip())
                yield Piece(held.number, held.start, held.end, ends_page, wrapped)
                held = None
            if line.strip():
                end = at + len(line.rstrip())
                held = Piece(held.number, held.start, end) if held else Piece(number, at, end)
                if _alone(line):
                    yield held
                    held = None
            at += len(line) + 1
        if held:
            yield held

    def _begins(self, line: str) -> bool:
        patterns = (_BULLET, self.note, _HEADING, _CONTENTS_ENTRY)
        return _alone(line) or any(pattern.match(line) for pattern in patterns)

    def _blocks(self, piece: Piece) -> Iterator[Block]:
        if self._is_note(piece):
            yield from self._notes(piece)
            return
        line = self.text[piece.start : piece.end]
        if _RULE.match(line) or _PAGE_NUMBER.match(line):
            yield self._block(Kind.FURNITURE, piece, piece.start)
        elif heading := _HEADING.match(self.text, piece.start, piece.end):
            yield self._block(Kind.HEADING, piece, heading.end(), level=len(heading["signs"]))
        elif bullet := _BULLET.match(self.text, piece.start, piece.end):
            shown = bullet["label"] or "-"
            label = shown if shown[-1] in ")." else "-"
            depth = _depth(_width(bullet["indent"]) - self.margin)
            yield self._block(Kind.ITEM, piece, bullet.end(), level=depth, label=label)
        else:
            yield self._block(Kind.PARAGRAPH, piece, piece.start)

    def _block(
        self, kind: Kind, piece: Piece, start: int, *, level: int = 0, label: str = ""
    ) -> Block:
        return Block(
            kind,
            tuple(self.inline.runs(start, piece.end)),
            level=level,
            label=label,
            where=f"line {piece.number}",
            ends_page=piece.ends_page,
            wrapped=piece.wrapped,
        )

    def _is_note(self, piece: Piece) -> bool:
        """Whether a piece begins as a note does, at a place where one may."""
        note = self.note.match(self.text, piece.start, piece.end)
        return note is not None and (self.places is None or note.start("label") in self.places)

    def _notes(self, piece: Piece) -> Iterator[Block]:
        """The notes of a piece: the next number, raised, after a full stop begins another."""
        start = piece.start
        while start < piece.end:
            note = self.note.match(self.text, start, piece.end)
            assert note is not None
            number = number_of(note["label"])
            end = self._end_of_note(note.end(), piece.end, number)
            runs = tuple(self.inline.runs(note.end(), end))
            where = f"line {piece.number}"
            yield Block(Kind.NOTE, runs, label=note["label"], note=number, where=where)
            start = end

    def _end_of_note(self, start: int, end: int, number: int) -> int:
        if self.places is not None:
            return end
        for stop in re.finditer(r"[.>/)][ \t\n]+", self.text[start:end]):
            after = start + stop.end()
            following = self.note.match(self.text, after, end)
            if following and number_of(following["label"]) == number + 1:
                return after
        return end


def _alone(line: str) -> bool:
    """Whether a line is a block by itself: a page number or a rule."""
    return bool(_RULE.match(line) or _PAGE_NUMBER.match(line))


def _width(indent: str) -> int:
    return len(indent.expandtabs(2))


def _depth(width: int) -> int:
    """One blank or more sets a point one deeper; two blanks or a tab each further one."""
    return 1 if width == 0 else 2 + (width - 1) // 2
