"""One paragraph, read and with its look known, as a block.

Two things to know. What a paragraph is goes by its style and numbering; bullets, letters and note
numbers typed by hand count where it has neither. And in a box there are no headings: what looks
like one there is the Party's own text.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ronda.factsheets.blocks import Block, Box, Kind, Role, Run
from ronda.factsheets.reading.from_docx.boxing import is_title
from ronda.factsheets.reading.from_docx.depths import Depths
from ronda.factsheets.reading.from_docx.lines import Line
from ronda.factsheets.reading.from_docx.looks import Look
from ronda.factsheets.reading.from_docx.runs import Piece, runs_of
from ronda.factsheets.reading.labels import typed_label

_LONGEST_HEADING = 300
_SHORTEST = 60
"""So much of a heading is enough to find a place by."""


class Maker:
    """Makes the blocks of one part, keeping count of paragraphs and of the depth of lists."""

    def __init__(self) -> None:
        self._depths = Depths()
        self._inner = Depths()
        self._inner_box: Box | None = None
        self._heading = ""
        self._count = 0

    @property
    def where(self) -> str:
        """Where the paragraph made last stands, as a person can find it."""
        count = f"paragraph {self._count}"
        return f"under “{self._heading}”, {count}" if self._heading else count

    def runs(self, line: Line, look: Look) -> tuple[Run, ...]:
        """The runs of a paragraph; in Ronda's own styles small figures are text."""
        return runs_of(line.pieces, small=look.role is None)

    def block(self, line: Line, look: Look, runs: tuple[Run, ...], box: Box | None) -> Block:
        """The block of a paragraph that has text."""
        self._count += 1
        made = self._made(line, look, runs, box)
        if made.kind is not Kind.ITEM and box is None:
            self._depths.clear()
        return replace(made, names=tuple(line.names)) if line.names else made

    def _made(self, line: Line, look: Look, runs: tuple[Run, ...], box: Box | None) -> Block:
        if look.contents or (line.in_contents and look.heading is None):
            return Block(Kind.PARAGRAPH, runs, role=Role.CONTENTS, where=self.where)
        if look.heading is not None and box is None:
            return self._headed(_heading(line, look, runs))
        role = look.role
        if role is Role.BOX_TITLE and not is_title(_text(runs)):
            role = None
        if look.list_id is not None and (look.label or role is not None):
            level = look.depth + 1 if role is not None else self._level(look, box)
            return self._item(look.label, level, runs, box, role)
        if role in {None, Role.NOTE} and (note := _note(look, runs, box)):
            return replace(note, where=self.where)
        if role is None and (typed := _typed(line, runs)):
            label, length = typed
            level = self._level(replace(look, list_id=None, depth=0), box)
            return self._item(label, level, _without(runs, length), box, None)
        if role is None and box is None and _stands_out(runs):
            runs = _unemphasised(runs)
        return Block(Kind.PARAGRAPH, runs, box=box, role=role, where=self.where)

    def _item(
        self, label: str, level: int, runs: tuple[Run, ...], box: Box | None, role: Role | None
    ) -> Block:
        return Block(Kind.ITEM, runs, level, label, box=box, role=role, where=self.where)

    def _headed(self, heading: Block) -> Block:
        """A heading, which is where what follows it stands."""
        if heading.level == 1:
            self._heading = f"{heading.label} {heading.text}".strip()[:_SHORTEST]
        return replace(heading, where=self.where)

    def _level(self, look: Look, box: Box | None) -> int:
        if box is None:
            return self._depths.level(look.list_id, look.depth, look.left)
        if box != self._inner_box:
            self._inner_box = box
            self._inner.clear()
        return self._inner.level(look.list_id, look.depth, look.left)


def _typed(line: Line, runs: tuple[Run, ...]) -> tuple[str, int] | None:
    """A label typed before a point, and its length; a tab behind it tells more than a blank."""
    shown = "".join(piece.text for piece in line.pieces if piece.mark is None)
    typed = typed_label(shown.lstrip())
    text = _text(runs)
    sign = re.match(r"\S+[ \u00a0]+", text)
    return (typed[0], sign.end()) if typed and sign else None


def _heading(line: Line, look: Look, runs: tuple[Run, ...]) -> Block:
    """A heading; its numeral is its label, automatic or (in Ronda's own style) before a tab."""
    assert look.heading is not None
    label = "" if look.label == "-" else look.label
    if look.role is Role.CHAPTER:
        label, runs = _cut_at_tab(line.pieces)
    return Block(Kind.HEADING, _unemphasised(runs), level=look.heading, label=label, role=look.role)


def _stands_out(runs: tuple[Run, ...]) -> bool:
    """Whether a paragraph is all bold and short, as headings are where no style tells them."""
    text = _text(runs)
    bold = all(run.bold for run in runs if run.mark is None and run.text.strip())
    return bold and len(text) <= _LONGEST_HEADING and not text.endswith((".", ";", ":"))


def _unemphasised(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs without the bold or italics that all of them share: a heading's look, no stress."""
    bold = all(run.bold for run in runs if run.mark is None)
    italic = all(run.italic for run in runs if run.mark is None)
    return tuple(
        replace(run, bold=run.bold and not bold, italic=run.italic and not italic) for run in runs
    )


def _cut_at_tab(pieces: Sequence[Piece]) -> tuple[str, tuple[Run, ...]]:
    for at, piece in enumerate(pieces):
        if piece.mark is None and "\t" in piece.text:
            label, _, rest = piece.text.partition("\t")
            before = "".join(p.text for p in pieces[:at] if p.mark is None)
            return (before + label).strip(), runs_of(
                [replace(piece, text=rest), *pieces[at + 1 :]], small=False
            )
    return "", runs_of(pieces, small=False)


def _note(look: Look, runs: tuple[Run, ...], box: Box | None) -> Block | None:
    """A note typed as a paragraph: it begins with its mark, or is in the style of notes."""
    first = runs[0]
    if box is not None:
        return None
    if first.mark is None:
        return _note_with_figure(runs) if look.note else None
    if len(runs) < 2:
        return None
    rest = (replace(runs[1], text=runs[1].text.removeprefix(" ")), *runs[2:])
    return Block(Kind.NOTE, rest, label=first.text, note=first.mark, role=look.role)


def _note_with_figure(runs: tuple[Run, ...]) -> Block | None:
    found = re.match(r"(\d{1,4})[.)]?[ \u00a0]+(?=\S)", _text(runs))
    if found is None:
        return None
    return Block(Kind.NOTE, _without(runs, found.end()), label=found[1], note=int(found[1]))


def _text(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs if run.mark is None)


def _without(runs: tuple[Run, ...], count: int) -> tuple[Run, ...]:
    """The runs without the first `count` characters of their text."""
    kept = []
    for run in runs:
        gone = min(count, len(run.text)) if run.mark is None else 0
        count -= gone
        if gone < len(run.text):
            kept.append(replace(run, text=run.text[gone:]))
    return tuple(kept)
