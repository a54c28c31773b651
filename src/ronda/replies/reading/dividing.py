"""A letter divided: what stands above its text, its text, and what stands below.

Two things to know. The text begins at the first prose, or right after the salutation; the closing
with its greeting or, where there is none, with the short lines at the end. And an annex after the
signature is text again.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ronda.factsheets.blocks import Kind
from ronda.replies.reading.pieces import Piece

_LABEL = re.compile(r"^[^\W\d_][^:\n]{0,40}?\s?:")
_MOST_ABOVE = 40
_MOST_BELOW = 15
_PROSE_WORDS, _PROSE_LINE = 18, 60
_SENTENCE_WORDS, _SENTENCE_LENGTH = 9, 45
_SHORT = 14


@dataclass(frozen=True)
class Parts:
    """Above the text, the text itself, and the closing; each in the document's order."""

    above: Sequence[Piece]
    text: Sequence[Piece]
    closing: Sequence[Piece]


def divided(pieces: Sequence[Piece]) -> Parts:
    """The parts of a letter."""
    begin = _begin(pieces)
    first, last = _closing(pieces, begin)
    return Parts(pieces[:begin], [*pieces[begin:first], *pieces[last:]], pieces[first:last])


def is_labelled(piece: Piece) -> bool:
    """Whether a piece begins with a word of the header's and a colon: "Subject:"."""
    found = _LABEL.match(piece.text)
    if found is None:
        return False
    label = found[0].rstrip(": ")
    return any(
        (m := piece.words.begins(f"letter.{name}", label)) and m.end() == len(label)
        for name in LABELS
    )


LABELS = ("subject", "reference", "number", "date", "addressee", "sender")


def is_salutation(piece: Piece) -> bool:
    """Whether a piece greets the addressee."""
    return (
        piece.word_count <= _SHORT
        and piece.words.begins("letter.salutation", piece.text) is not None
    )


def is_greeting(piece: Piece) -> bool:
    """Whether a piece takes leave."""
    found = piece.words.begins("letter.closing", piece.text)
    return found is not None and piece.word_count <= 60


def _begin(pieces: Sequence[Piece]) -> int:
    greeted = False
    for at, piece in enumerate(pieces[:_MOST_ABOVE]):
        if is_salutation(piece):
            greeted = True
        elif is_labelled(piece):
            continue
        elif greeted or _is_prose(piece) or (piece.block.kind in (Kind.ITEM, Kind.NOTE) and at > 0):
            return at if not _labelled_soon(pieces, at) else _after_labels(pieces, at)
    return min(len(pieces), _MOST_ABOVE)


def _labelled_soon(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a point of a list stands among the lines of a header."""
    return pieces[at].block.kind is Kind.ITEM and any(is_labelled(p) for p in pieces[at : at + 4])


def _after_labels(pieces: Sequence[Piece], at: int) -> int:
    last = max(i for i in range(at, min(at + 4, len(pieces))) if is_labelled(pieces[i]))
    return last + 1


def _is_prose(piece: Piece) -> bool:
    longest = max((len(line.words) for line in piece.lines), default=0)
    if piece.word_count >= _PROSE_WORDS and longest >= _PROSE_LINE:
        return True
    ends = piece.text.rstrip()[-1:] in ".:"
    return ends and piece.word_count >= _SENTENCE_WORDS and len(piece.text) >= _SENTENCE_LENGTH


def _closing(pieces: Sequence[Piece], begin: int) -> tuple[int, int]:
    greeting = next((i for i in range(len(pieces) - 1, begin, -1) if is_greeting(pieces[i])), None)
    if greeting is not None:
        last = greeting + 1
        while last < min(len(pieces), greeting + _MOST_BELOW) and _is_short(pieces[last]):
            last += 1
        return greeting, last
    first = len(pieces)
    while first - 1 > begin and len(pieces) - first < _MOST_BELOW and _is_short(pieces[first - 1]):
        first -= 1
    return first, len(pieces)


def _is_short(piece: Piece) -> bool:
    """A line of a signature: no sentence, no heading, no point of a list."""
    if piece.block.kind is not Kind.PARAGRAPH or piece.word_count > _SHORT:
        return False
    return piece.text.rstrip()[-1:] not in ".:;?" or len(piece.text) < 40
