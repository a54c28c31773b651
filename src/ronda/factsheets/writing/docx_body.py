"""The text of a factsheet as WordprocessingML: headings, lists, boxes, and where things begin.

Two things to know. A box is its title and, below it, a content control that cannot be deleted and
is open for typing; the tag and the styles each tell on their own what it is. And nothing else is
locked: what a person changes outside a box is found by comparing, not forbidden.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, groupby, pairwise

from ronda.factsheets.blocks import Block, Box, Colour, Kind, Role
from ronda.factsheets.word_names import BOX_STYLES, STYLES, TAGS, style_id
from ronda.factsheets.writing.docx_contents import Contents
from ronda.factsheets.writing.docx_lists import Lists
from ronda.factsheets.writing.docx_notes import Notes
from ronda.factsheets.writing.docx_package import RESERVED, document_xml
from ronda.factsheets.writing.docx_text import Links, escaped, plain, runs_xml

_FIRST_CONTROL = 20_000_000
_LONGEST_NAME = 64
_ABOVE_TITLE = '<w:spacing w:before="2400"/>'
_NUMBERED_INDENT = '<w:ind w:left="567" w:hanging="567"/>'
_BELOW_TITLE = '<w:sz w:val="26"/><w:szCs w:val="26"/>'
_IDS: Mapping[Role, str] = {role: style_id(name) for role, name in STYLES.items()}
_BOX_IDS: Mapping[tuple[Role, Colour], str] = {k: style_id(n) for k, n in BOX_STYLES.items()}


@dataclass(frozen=True, slots=True)
class BoxName:
    """What a box is for: `key` are its codes or its chapter's number, for people `alias` too."""

    key: str
    alias: str


class Body:
    """Writes the blocks of one document. `lists`, `links` and `notes` fill as it goes.

    A box that `names` does not have is shown and not typed in.
    """

    def __init__(self, blocks: Sequence[Block], names: Mapping[int, BoxName], title: str) -> None:
        self._bookmarks = count(1)
        self._names = names
        self._blocks = [block for block in blocks if block.kind is not Kind.NOTE]
        self.lists = Lists()
        self.links = Links(reserved=RESERVED)
        self.notes = Notes(blocks, self._bookmark)
        self._contents = Contents(blocks, title, self._bookmark)

    def _bookmark(self) -> int:
        return next(self._bookmarks)

    def xml(self) -> str:
        """The main part."""
        text = "".join(self._text())
        return document_xml(text, first_note=self.notes.start)

    def _text(self) -> Iterator[str]:
        before_box = {
            id(block) for block, after in pairwise(self._blocks) if not block.box and after.box
        }
        for box, group in groupby(self._blocks, key=lambda block: block.box):
            if box is not None:
                yield self._box(box, list(group))
                continue
            for block in group:
                if block.role is Role.CHAPTER:
                    yield self._chapter(block)
                else:
                    yield self._block(block, "<w:keepNext/>" if id(block) in before_box else "")
        yield self.notes.loose_xml(self.links)

    def _chapter(self, block: Block) -> str:
        """A chapter's heading, its numeral before a tab; the contents stand before the first."""
        number = plain(block.label) + "<w:r><w:tab/></w:r>"
        heading = self._contents.target(self._named(block, number + self._runs(block)))
        first = self._contents.xml() if self._contents.is_first else ""
        page = "<w:pageBreakBefore/>" if first else ""
        return f"{first}{_paragraph(_IDS[Role.CHAPTER], heading, page)}"

    def _block(self, block: Block, look: str) -> str:
        assert block.role is not None
        if block.role is Role.TITLE:
            first = block is self._blocks[0]
            runs = "".join(plain(run.text, "" if first else _BELOW_TITLE) for run in block.runs)
            return _paragraph(_IDS[block.role], runs, _ABOVE_TITLE if first else "")
        look += self._numbering(block, boxed=False)
        if block.role is Role.NUMBERED:
            look += _NUMBERED_INDENT
        return _paragraph(_IDS[block.role], self._named(block, self._runs(block)), look)

    def _named(self, block: Block, runs: str) -> str:
        """The runs within the bookmarks that carry the block's names."""
        for name in block.names:
            id = self._bookmark()
            runs = (
                f'<w:bookmarkStart w:id="{id}" w:name="{escaped(name)}"/>{runs}'
                f'<w:bookmarkEnd w:id="{id}"/>'
            )
        return runs

    def _runs(self, block: Block) -> str:
        return runs_xml(block.runs, self.links, self.notes.mark)

    def _numbering(self, block: Block, *, boxed: bool) -> str:
        if block.kind is not Kind.ITEM:
            return ""
        depth = min(max(block.level, 1), 9) - 1
        number = self.lists.number(block.label, depth, boxed=boxed)
        return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'

    def _box(self, box: Box, blocks: list[Block]) -> str:
        """One box: the title, and what is typed below it, or room for that."""
        colour = Colour.BLUE if box.colour is Colour.BLUE else Colour.ORANGE
        titles = [b for b in blocks if b.role is Role.BOX_TITLE]
        texts = [b for b in blocks if b.role is not Role.BOX_TITLE]
        title = "".join(self._runs(block) for block in titles)
        style = _BOX_IDS[Role.BOX_TEXT, colour]
        typed = "".join(
            _paragraph(style, self._runs(block), self._numbering(block, boxed=True))
            for block in texts
        )
        control = self._control(box, colour, typed or _paragraph(style, ""))
        return _paragraph(_BOX_IDS[Role.BOX_TITLE, colour], title) + control

    def _control(self, box: Box, colour: Colour, content: str) -> str:
        name = self._names.get(box.number)
        if name is None:
            return content
        tag = f"{TAGS[colour]}{name.key}"[:_LONGEST_NAME]
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val="{escaped(name.alias[:_LONGEST_NAME])}"/>'
            f'<w:tag w:val="{escaped(tag)}"/><w:id w:val="{_FIRST_CONTROL + box.number}"/>'
            f'<w:lock w:val="sdtLocked"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'
        )


def _paragraph(style: str, content: str, look: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{look}</w:pPr>{content}</w:p>'
