"""Footnotes as Word has them: linked to their marks, and each with the number the factsheet gives.

Two things to know. Word numbers notes by the order of their marks; where that would show another
number than the factsheet's, the number is written by hand (Word calls this a custom mark). And a
second mark of one note refers to the first, a mark without its note is a plain raised number, and
a note without a mark stands at the end of the text.
"""

from collections import Counter
from collections.abc import Callable, Sequence

from ronda.factsheets.blocks import Block, Kind, Role
from ronda.factsheets.word_names import STYLES, style_id
from ronda.factsheets.writing.docx_text import (
    DECLARATION,
    NAMESPACES,
    Links,
    field,
    plain,
    runs_xml,
)

_RAISED = '<w:rStyle w:val="FootnoteReference"/>'
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0" w:line="240"'
    ' w:lineRule="auto"/></w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0"'
    ' w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p>'
    "</w:footnote>"
)


class Notes:
    """The notes of one factsheet, and their marks as the text comes to them."""

    def __init__(self, blocks: Sequence[Block], bookmark: Callable[[], int]) -> None:
        self._bookmark = bookmark
        every = [block for block in blocks if block.kind is Kind.NOTE]
        self._notes = {note.note: note for note in reversed(every)}
        order = Counter(mark for b in blocks if b.kind is not Kind.NOTE for mark in b.marks)
        self._marked = [mark for mark in order if mark in self._notes]
        self._ids = {number: id for id, number in enumerate(self._marked, start=1)}
        self._again = {number for number in self._marked if order[number] > 1}
        self._seen: set[int] = set()
        self.start = self._first_number()
        self._by_hand = set(self._written_by_hand())
        self.loose = [n for n in every if n.note not in self._ids or self._notes[n.note] is not n]

    def _first_number(self) -> int:
        """Where Word begins to count: at the first mark, where the numbers run on from there."""
        first = self._marked[0] if self._marked else 1
        in_order = self._marked == list(range(first, first + len(self._marked)))
        return first if in_order and first > 0 else 1

    def _written_by_hand(self) -> list[int]:
        due = self.start
        by_hand = []
        for number in self._marked:
            if number == due:
                due += 1
            else:
                by_hand.append(number)
        return by_hand

    def mark(self, number: int) -> str:
        """A mark in the text."""
        if number not in self._ids:
            return plain(str(number), _RAISED)
        if number in self._seen:
            return field(f"NOTEREF {_name(number)} \\f \\h", plain(str(number), _RAISED))
        self._seen.add(number)
        reference = self._reference(number)
        if number not in self._again:
            return reference
        id = self._bookmark()
        return (
            f'<w:bookmarkStart w:id="{id}" w:name="{_name(number)}"/>{reference}'
            f'<w:bookmarkEnd w:id="{id}"/>'
        )

    def _reference(self, number: int) -> str:
        id = self._ids[number]
        if number in self._by_hand:
            return (
                f"<w:r><w:rPr>{_RAISED}</w:rPr>"
                f'<w:footnoteReference w:customMarkFollows="1" w:id="{id}"/>'
                f"<w:t>{number}</w:t></w:r>"
            )
        return f'<w:r><w:rPr>{_RAISED}</w:rPr><w:footnoteReference w:id="{id}"/></w:r>'

    def xml(self, links: Links) -> str:
        """The part that holds the notes."""
        notes = "".join(self._note(number, links) for number in self._marked)
        return f"{DECLARATION}<w:footnotes {NAMESPACES}>{_SEPARATORS}{notes}</w:footnotes>"

    def _note(self, number: int, links: Links) -> str:
        mark = (
            plain(str(number), _RAISED)
            if number in self._by_hand
            else f"<w:r><w:rPr>{_RAISED}</w:rPr><w:footnoteRef/></w:r>"
        )
        text = runs_xml(self._notes[number].runs, links, self.mark)
        return (
            f'<w:footnote w:id="{self._ids[number]}"><w:p>'
            f'<w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>{mark}{plain(" ")}{text}</w:p>'
            "</w:footnote>"
        )

    def loose_xml(self, links: Links) -> str:
        """The notes that no mark leads to, as paragraphs."""
        style = style_id(STYLES[Role.NOTE])
        return "".join(
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
            f"{plain(str(note.note), _RAISED)}{plain(' ')}"
            f"{runs_xml(note.runs, links, self.mark)}</w:p>"
            for note in self.loose
        )


def _name(number: int) -> str:
    return f"_Ref_note_{number}"
