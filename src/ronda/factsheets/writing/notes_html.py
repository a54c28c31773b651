"""Where footnotes stand on a page: below the chapter that marks them.

Two things to know. Notes stay in the order of their numbers through the whole page; where the
marks' order would break that, all notes stand at the end. And a note that nothing marks is shown
all the same, without a way back.
"""

from collections.abc import Iterator, Sequence
from html import escape

from ronda.factsheets.blocks import Block
from ronda.factsheets.writing.inline_html import InlineHtml


class NotePlaces:
    """The notes of one page by the place where they are shown."""

    def __init__(self, parts: Sequence[Sequence[Block]], notes: Sequence[Block]) -> None:
        """`parts` are the cover and the chapters; the cover's notes stand in the first chapter."""
        last = len(parts) - 1
        where: dict[int, int] = {}
        for at, part in enumerate(parts):
            for number in (number for block in part for number in block.marks):
                where.setdefault(number, max(at - 1, 0))
        self.marked = frozenset(where)
        self.numbers = frozenset(block.note for block in notes if block.note is not None)
        places = [where.get(block.note or 0, last) for block in notes]
        if places != sorted(places):
            places = [last] * len(notes)
        self.by_place: dict[int, list[Block]] = {}
        for place, block in zip(places, notes, strict=True):
            self.by_place.setdefault(place, []).append(block)

    def section(self, place: int, inline: InlineHtml) -> Iterator[str]:
        """The notes of a chapter (from 0), or those after the last; nothing where none are."""
        notes = self.by_place.get(place)
        if not notes:
            return
        name = f"notes-{place + 1}"
        yield f'<section class="notes" role="doc-endnotes" aria-labelledby="{name}">'
        yield f'<h3 id="{name}" data-role="none">{escape(inline.words.notes)}</h3>'
        yield "<ol>"
        shown: set[int] = set()
        for block in notes:
            yield self._note(block, inline, first=block.note not in shown)
            shown.add(block.note or 0)
        yield "</ol>"
        yield "</section>"

    def _note(self, block: Block, inline: InlineHtml, *, first: bool) -> str:
        number = block.note or 0
        id = f' id="note-{number}"' if first else ""
        back = ""
        if first and number in self.marked:
            label = escape(inline.words.back.format(number=number))
            told = f'role="doc-backlink" aria-label="{label}"'
            back = f'<a class="back" href="#ref-{number}" {told}></a>'
        words = inline.of(block.runs)
        return f'<li{id} value="{number}" data-role="note" data-note="{number}">{words}{back}</li>'
