"""Pieces of a paragraph's text to runs: white space folded, hand-typed footnote marks found.

Two things to know. Word splits text anywhere, so pieces in one style are joined before anything
is looked at. And a number set above the line is a mark, whether the office raised it or typed
Unicode's small figures, unless it follows a unit ("m²", "km²").
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ronda.factsheets.blocks import Run

_BLANKS = re.compile(r"[ \t\r\n\f\v]{2,}|[\t\r\n\f\v]")
_SMALL = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_FIGURES = str.maketrans(_SMALL, "0123456789")
SMALL_FIGURES = str.maketrans("0123456789", _SMALL)
_MARKS = re.compile(r"\s*\d{1,4}(?:\s*[,;]\s*\d{1,4})*\s*")
_ONE_MARK = re.compile(r"\d+(?:\s*[,;]\s*)?")
_TYPED = re.compile(rf"[{_SMALL}]+(?:[,;\u02d2\u02d3]\s?(?=[{_SMALL}]))?")
_UNIT = re.compile(r"(?<![^\W\d_])(?:[kcdmhµ]?m|ha)$")


@dataclass(slots=True)
class Piece:
    """A stretch of text as the file has it; with `mark` set, a footnote mark."""

    text: str
    mark: int | None = None
    italic: bool = False
    bold: bool = False
    href: str | None = None
    raised: bool = False

    def saying(self, text: str) -> "Piece":
        """Other text in the same style."""
        return Piece(text, self.mark, self.italic, self.bold, self.href, self.raised)

    def alike(self, other: "Piece") -> bool:
        """Whether both are plain text in one style."""
        return (
            self.mark is None
            and other.mark is None
            and self.italic == other.italic
            and self.bold == other.bold
            and self.href == other.href
            and self.raised == other.raised
        )


def runs_of(pieces: Sequence[Piece], *, raised: bool = True, small: bool = True) -> tuple[Run, ...]:
    """The runs of a paragraph, with the marks that were typed by hand.

    Without `raised`, figures above the line stay in the text as small ones; without `small`, small
    figures are text.
    """
    found = _marked(_joined(pieces), small) if raised else _lowered(_joined(pieces))
    return tuple(_trimmed(_joined(_folded(_joined(found)))))


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Neighbours in one style as one piece."""
    whole: list[Piece] = []
    texts: list[str] = []
    for piece in pieces:
        if whole and whole[-1].alike(piece):
            texts.append(piece.text)
            continue
        _put_together(whole, texts)
        whole.append(piece)
        texts = [piece.text]
    _put_together(whole, texts)
    return whole


def _put_together(whole: list[Piece], texts: list[str]) -> None:
    if len(texts) > 1:
        whole[-1] = whole[-1].saying("".join(texts))


def _lowered(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        figures = piece.text.translate(SMALL_FIGURES) if piece.raised else piece.text
        yield replace(piece, text=figures, raised=False)


def _marked(pieces: Sequence[Piece], small: bool) -> Iterator[Piece]:
    """The pieces with typed marks set apart."""
    before = ""
    for piece in pieces:
        if piece.mark is not None:
            yield piece
            continue
        if piece.raised and _MARKS.fullmatch(piece.text):
            yield from _raised(piece, before)
        elif small:
            yield from _typed(_level(piece), before)
        else:
            yield _level(piece)
        before = piece.text


def _level(piece: Piece) -> Piece:
    return replace(piece, raised=False) if piece.raised else piece


def _raised(piece: Piece, before: str) -> Iterator[Piece]:
    if _UNIT.search(before):
        yield replace(piece, text=piece.text.translate(SMALL_FIGURES), raised=False)
        return
    for found in _ONE_MARK.finditer(piece.text):
        yield Piece(found[0].strip(), mark=int(re.match(r"\d+", found[0])[0]))  # type: ignore[index]


def _typed(piece: Piece, before: str) -> Iterator[Piece]:
    """Marks among the text, typed with small figures."""
    if piece.text.isascii() or _TYPED.search(piece.text) is None:
        yield piece
        return
    at = 0
    for found in _TYPED.finditer(piece.text):
        ahead = piece.text[at : found.start()] or (before if at == 0 else "")
        if _UNIT.search(ahead):
            continue
        if found.start() > at:
            yield replace(piece, text=piece.text[at : found.start()])
        digits = re.sub(r"\D", "", found[0].translate(_FIGURES))
        yield Piece(found[0].strip(), mark=int(digits))
        at = found.end()
    if at < len(piece.text):
        yield replace(piece, text=piece.text[at:])


def _folded(pieces: Iterable[Piece]) -> list[Piece]:
    """White space as single blanks, across pieces; a mark keeps to the word before it."""
    whole: list[Piece] = []
    last: int | None = None
    for piece in pieces:
        if piece.mark is not None:
            whole.append(piece)
            continue
        text = _BLANKS.sub(" ", piece.text)
        if text.startswith(" ") and (last is None or whole[last].text.endswith(" ")):
            if last is not None and last < len(whole) - 1:
                whole[last] = whole[last].saying(whole[last].text[:-1])
            else:
                text = text[1:]
        if text:
            last = len(whole)
            whole.append(piece if text == piece.text else piece.saying(text))
    if last is not None and whole[last].text.endswith(" "):
        whole[last] = whole[last].saying(whole[last].text[:-1])
    return whole


def _trimmed(pieces: Iterable[Piece]) -> Iterator[Run]:
    for piece in pieces:
        if piece.text:
            yield Run(
                piece.text,
                mark=piece.mark,
                italic=piece.italic,
                bold=piece.bold,
                href=piece.href,
            )
