"""The text of a letter in sections: headings, and under each its passages.

Two things to know. A heading is told by the document or by its look: bold, in capitals, numbered,
or a line alone that is no sentence. And a sentence that a page had cut is one passage again, which
is named as a repair.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from ronda.factsheets.blocks import Kind
from ronda.factsheets.reading.grammar.ledger import Ledger
from ronda.replies.model import Passage, PassageKind, Section
from ronda.replies.reading.pieces import Piece
from ronda.replies.reading.plain import Plain

_MOST_WORDS = 14
_TITLE_WORDS = 8
_NEXT_WORDS = 12
_SENTENCE_WORDS = 8
_QUESTION_WORDS = 25
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[IVX]{1,5}[.)]|[A-Z][.)])\s+[^\W\d_]")
_KINDS = {Kind.ITEM: PassageKind.ITEM, Kind.NOTE: PassageKind.NOTE}


@dataclass
class Laid:
    """A passage as laid out: its piece, its value, and the words that open its list."""

    piece: Piece
    passage: Passage
    lead_in: str | None


@dataclass
class Sections:
    """Collects sections as the text goes by."""

    ledger: Ledger
    sections: list[Section] = field(default_factory=list)
    laid: list[Laid] = field(default_factory=list)
    _heading: str = ""
    _passages: list[Passage] = field(default_factory=list)
    _lead_in: tuple[int, str] | None = None

    def take(self, pieces: Sequence[Piece]) -> tuple[Section, ...]:
        """The sections of these pieces."""
        whole = _rejoined(pieces, self.ledger)
        for at, piece in enumerate(whole):
            before = whole[at - 1] if at else None
            after = whole[at + 1] if at + 1 < len(whole) else None
            if is_heading(piece, before, after):
                self._open(piece)
            else:
                self._add(piece)
        self._close()
        return tuple(self.sections)

    def _open(self, piece: Piece) -> None:
        self._close()
        self._heading = piece.plain.words
        self._place(piece, "heading")

    def _close(self) -> None:
        if self._heading or self._passages:
            self.sections.append(Section(heading=self._heading, passages=tuple(self._passages)))
        self._heading, self._passages, self._lead_in = "", [], None

    def _add(self, piece: Piece) -> None:
        turn = len(self._passages)
        kind = _KINDS.get(piece.block.kind, PassageKind.PARAGRAPH)
        opening = self._lead_in if kind is PassageKind.ITEM else None
        passage = passage_of(piece, kind, opening[0] if opening else None)
        self._place(piece, f"passages/{turn}/text")
        self._passages.append(passage)
        self.laid.append(Laid(piece, passage, opening[1] if opening else None))
        if kind is PassageKind.PARAGRAPH:
            opens = piece.text.rstrip().endswith((":", "："))
            self._lead_in = (turn, piece.text) if opens else None

    def _place(self, piece: Piece, where: str) -> None:
        self.ledger.place_all(piece.placeables, f"sections/{len(self.sections)}/{where}")


def passage_of(piece: Piece, kind: PassageKind, lead_in: int | None = None) -> Passage:
    """A piece as the value that is given back: the source's own characters."""
    source = piece.plain.source
    start, end = piece.placeables[0].spans[0][0], piece.placeables[-1].spans[-1][1]
    start = max(start, piece.block.start)
    while start < end and source[start].isspace():
        start += 1
    while end > start and source[end - 1].isspace():
        end -= 1
    is_item = kind is PassageKind.ITEM
    return Passage(
        text=source[start:end],
        start=start,
        end=end,
        kind=kind,
        level=max(1, piece.block.level) if is_item else 0,
        label=piece.block.label if is_item else "",
        lead_in=lead_in,
    )


def _rejoined(pieces: Sequence[Piece], ledger: Ledger) -> list[Piece]:
    """The pieces, those that go on the one before joined to it."""
    whole: list[Piece] = []
    for piece in chain.from_iterable(map(_parted, pieces)):
        if whole and _goes_on(whole[-1], piece):
            ledger.repair("a sentence that was cut in two was joined", piece.block.where)
            joined = whole[-1].joined(piece)
            whole[-1] = joined
        else:
            whole.append(piece)
    return whole


def _parted(piece: Piece) -> Sequence[Piece]:
    """A paragraph whose first line names a question: that line, and the rest."""
    if piece.block.kind is not Kind.PARAGRAPH or len(piece.lines) < 2:
        return [piece]
    first = piece.lines[0]
    asks = piece.words.begins("letter.question", first.text)
    if not asks or len(first.words.split()) > _TITLE_WORDS or first.words[-1] in ".;,:":
        return [piece]
    rest = piece.plain.cut(len(first.words), len(piece.plain.words))
    return [_cut_out(piece, plain) for plain in (first, rest)]


def _cut_out(piece: Piece, plain: Plain) -> Piece:
    """A part of a piece, placed by itself."""
    span = plain.span(0, len(plain.words))
    return replace(piece, plain=plain, placeables=(replace(piece.placeables[0], spans=(span,)),))


def _goes_on(before: Piece, piece: Piece) -> bool:
    """Whether a paragraph is the rest of a sentence: no stop before it, and in small letters."""
    if piece.block.kind is not Kind.PARAGRAPH or before.block.kind in (Kind.NOTE, Kind.HEADING):
        return False
    source = piece.plain.source
    between = source[before.plain.places[-1] + 1 : piece.plain.places[0]]
    if any(c.isalnum() for c in between):
        return False
    return piece.text[:1].islower() and before.text.rstrip()[-1:] not in ".:;!?"


def is_heading(piece: Piece, before: Piece | None, after: Piece | None) -> bool:
    """Whether a piece is a heading."""
    text = piece.text.rstrip()
    if piece.block.kind is Kind.HEADING:
        return True
    if piece.block.kind is Kind.NOTE or not any(c.isalpha() for c in text):
        return False
    asks = piece.words.begins("letter.question", text)
    if asks and piece.word_count <= _QUESTION_WORDS and after is not None:
        return True
    if piece.word_count > _MOST_WORDS or text[-1] in ".;,!" or after is None:
        return False
    if piece.block.kind is Kind.ITEM:
        return piece.is_bold and after.block.kind is Kind.PARAGRAPH
    return _looks_so(piece, text, before, after)


def _looks_so(piece: Piece, text: str, before: Piece | None, after: Piece) -> bool:
    """Bold, in capitals, numbered before something longer, or a title alone on its line."""
    if piece.is_bold or (text.isupper() and len(text) > 3):
        return True
    is_sentence = after.word_count >= _SENTENCE_WORDS and after.text.rstrip()[-1:] in ".:?"
    longer = after.word_count > _NEXT_WORDS or after.block.kind is Kind.ITEM or is_sentence
    if _NUMBERED.match(text):
        return longer and text[-1] != ":" and not _is_next_of_its_kind(text, after.text)
    ended = before is None or before.text.rstrip()[-1:] in ".:;!?" or before.block.kind is Kind.ITEM
    short = piece.word_count <= _TITLE_WORDS and len(piece.lines) == 1
    return short and ended and longer and text[:1].isupper() and text[-1] not in ":?"


def _is_next_of_its_kind(text: str, after: str) -> bool:
    """Whether what follows a numbered line is the next of a list: "1. …" and "2. …"."""
    return bool(_NUMBERED.match(after)) and _label(after) == _label(text)


def _label(text: str) -> tuple[str, str]:
    """What kind of number a line begins with, and the sign after it."""
    number = text.split(maxsplit=1)[0]
    sign = number[-1] if number[-1] in ".)" else ""
    kind = "1" if number[0].isdecimal() else "I" if set(number.rstrip(".)")) <= set("IVX") else "A"
    return kind, sign
