"""The runs of a paragraph: styles, links, marks, and lines put together across their ends.

What was decided about a hyphen without proof is kept with the place in the paragraph's words where
it was decided, so that it can be told as a repair.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ronda.factsheets.blocks import Run
from ronda.factsheets.reading.from_pdf.hyphens import Hyphens
from ronda.factsheets.reading.from_pdf.lines import Line, needs_blank
from ronda.factsheets.reading.from_pdf.marks import numbers_of, parted
from ronda.factsheets.reading.from_pdf.pages import Piece

Look = tuple[bool, bool, str | None]

_SOFT_HYPHEN = "\u00ad"


@dataclass(slots=True)
class Inline:
    """Runs being put together. `guesses` are words that no proof joined, and where."""

    runs: list[Run] = field(default_factory=list)
    guesses: list[tuple[str, int]] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)
    _look: Look = (False, False, None)
    _length: int = 0

    @property
    def before(self) -> str:
        """The last words put down."""
        return self._words[-1] if self._words else (self.runs[-1].text if self.runs else "")

    @property
    def look(self) -> Look:
        """The look of the words last put down."""
        return self._look

    def add(self, text: str, look: Look) -> None:
        """Words in one look; blanks are folded."""
        if not text:
            return
        if look != self._look:
            self._close()
            self._look = look
        self._words.append(text)

    def mark(self, number: str) -> None:
        """A footnote mark."""
        self._close()
        self.runs.append(Run(text=number, mark=int(number)))

    def drop_last(self) -> None:
        """Take back the hyphen just put down."""
        if self._words:
            self._words[-1] = self._words[-1].rstrip()[:-1]

    def blank(self) -> None:
        """A blank, in the look of what stands before it."""
        if self._words:
            self._words.append(" ")
        elif self.runs and self.runs[-1].mark is None:
            last = self.runs.pop()
            self._look, self._words = (last.bold, last.italic, last.href), [last.text, " "]
        else:
            self._look = (False, False, None)
            self._words.append(" ")

    def guessed(self, word: str) -> None:
        """Remember that `word` was put together here without proof."""
        self._close()
        self.guesses.append((word, sum(len(run.text) for run in self.runs)))

    def finished(self) -> tuple[Run, ...]:
        """The runs, without blanks at either end."""
        self._close()
        return tuple(_trimmed(_folded(self.runs)))

    def _close(self) -> None:
        text = "".join(self._words)
        self._words = []
        if text:
            bold, italic, href = self._look
            self.runs.append(Run(text=text, bold=bold, italic=italic, href=href))


def runs_of(
    lines: Sequence[Line],
    hyphens: Hyphens,
    *,
    skip: int = 0,
    plain: bool = False,
    followed_by: Line | None = None,
) -> Inline:
    """The runs of `lines`; `skip` characters of label are left out, and with `plain` the styles.

    Where the word at the end was cut and goes on in `followed_by`, its hyphen is a soft one.
    """
    made = Inline()
    for index, line in enumerate(lines):
        pieces = _without_label(line.pieces, skip) if index == 0 else line.pieces
        if index:
            _join(made, lines[index - 1], line, hyphens)
        _add_line(made, pieces, plain)
    if _is_cut(lines[-1], followed_by, hyphens):
        made.drop_last()
        made.add(_SOFT_HYPHEN, made.look)
    return made


def _is_cut(last: Line, following: Line | None, hyphens: Hyphens) -> bool:
    """Whether the last word of a column goes on in the next, its hyphen being no part of it."""
    if following is None or not last.pieces or last.pieces[-1].raised:
        return False
    return hyphens.glue(last.text, following.text).drops


def _join(made: Inline, above: Line, line: Line, hyphens: Hyphens) -> None:
    if line.is_lone_mark:
        return
    if above.pieces and above.pieces[-1].raised:
        made.blank()
        return
    glue = hyphens.glue(above.text, line.text)
    if glue.drops:
        made.drop_last()
    if glue.guess:
        made.guessed(glue.guess)
    if glue.between:
        made.blank()


def _add_line(made: Inline, pieces: Sequence[Piece], plain: bool) -> None:
    before: Piece | None = None
    last = len(pieces) - 1
    for index, piece in enumerate(pieces):
        if before is not None and needs_blank(before, piece) and not piece.raised:
            made.blank()
        text = piece.text.rstrip() if index == last else piece.text
        _add_piece(made, piece if text == piece.text else replace(piece, text=text), plain)
        before = piece


def _add_piece(made: Inline, piece: Piece, plain: bool) -> None:
    numbers = numbers_of(piece, made.before)
    for number in numbers:
        made.mark(number)
    if numbers:
        if piece.text.endswith(" "):
            made.blank()
        return
    look = (False, False, piece.href) if plain else (piece.bold, piece.italic, piece.href)
    for text, is_mark in parted(piece.text, made.before):
        if is_mark:
            made.mark(text)
        else:
            made.add(text, look)


def _without_label(pieces: Sequence[Piece], skip: int) -> list[Piece]:
    """Pieces without the first `skip` characters."""
    left = list(pieces)
    while skip and left:
        text = left[0].text
        rest = text[skip:].lstrip()
        skip = max(0, skip - len(text))
        left = [replace(left[0], text=rest), *left[1:]] if rest else left[1:]
    if left and left[0].text[:1] == " ":
        left[0] = replace(left[0], text=left[0].text.lstrip(" "))
    return left


def _folded(runs: Sequence[Run]) -> Iterator[Run]:
    """Runs with every stretch of blanks folded to one, across runs too."""
    blank = True
    for run in runs:
        if run.mark is not None:
            yield run
            continue
        text = _single_blanks(run.text)
        if blank and text.startswith(" "):
            text = text[1:]
        if text:
            blank = text.endswith(" ")
            yield replace(run, text=text)


def _single_blanks(text: str) -> str:
    head = " " if text[:1] in " \t" else ""
    tail = " " if text[-1:] in " \t" and text.strip(" \t") else ""
    return head + " ".join(part for part in text.replace("\t", " ").split(" ") if part) + tail


def _trimmed(runs: Iterator[Run]) -> list[Run]:
    kept = list(runs)
    while kept and kept[-1].mark is None and not kept[-1].text.strip(" "):
        kept.pop()
    if kept and kept[-1].mark is None:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(" "))
    return kept
