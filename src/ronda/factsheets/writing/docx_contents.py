"""The table of contents: a field that is already filled in, so that Word asks nothing on opening.

Two things to know. Each entry links to its chapter's heading, and its page number is a field of its
own that Word brings up to date with the contents. And no program has laid the pages out yet when
the file is written, so the numbers are those that `docx_pages` works out.
"""

from collections.abc import Callable, Sequence

from ronda.factsheets.blocks import Block, Role
from ronda.factsheets.word_names import STYLES, style_id
from ronda.factsheets.writing.docx_pages import chapter_pages
from ronda.factsheets.writing.docx_text import escaped, field, plain

_FIRST = 100_000_001
_INSTRUCTION = 'TOC \\o "1-1" \\h \\z \\u'
_TAB = "<w:r><w:tab/></w:r>"


class Contents:
    """The contents of one factsheet, and the places that its entries lead to."""

    def __init__(self, blocks: Sequence[Block], title: str, bookmark: Callable[[], int]) -> None:
        self._title = title
        self._bookmark = bookmark
        self._chapters = [block for block in blocks if block.role is Role.CHAPTER]
        self._pages = chapter_pages(blocks, title)
        self._met = 0

    @property
    def is_first(self) -> bool:
        """Whether the chapter whose target was given last is the first."""
        return self._met == 1

    def target(self, heading: str) -> str:
        """The next chapter's heading, as the place that its entry leads to."""
        name, id = _name(self._met), self._bookmark()
        self._met += 1
        return (
            f'<w:bookmarkStart w:id="{id}" w:name="{name}"/>{heading}<w:bookmarkEnd w:id="{id}"/>'
        )

    def xml(self) -> str:
        """The whole table, in the control by which Word knows it."""
        style = style_id(STYLES[Role.CONTENTS])
        entries = [self._entry(at, chapter) for at, chapter in enumerate(self._chapters)]
        opening = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            f'<w:r><w:instrText xml:space="preserve"> {escaped(_INSTRUCTION)} </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )
        closing = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        lines = "".join(
            f'<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>{opening if at == 0 else ""}{entry}'
            f"{closing if at == len(entries) - 1 else ''}</w:p>"
            for at, entry in enumerate(entries)
        )
        return (
            '<w:sdt><w:sdtPr><w:id w:val="10000001"/><w:docPartObj>'
            '<w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
            f'</w:sdtPr><w:sdtContent><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
            f"{plain(self._title)}</w:p>{lines}</w:sdtContent></w:sdt>"
        )

    def _entry(self, at: int, chapter: Block) -> str:
        page = field(f"PAGEREF {_name(at)} \\h", plain(str(self._pages[at])))
        return (
            f'<w:hyperlink w:anchor="{_name(at)}" w:history="1">{plain(chapter.label)}{_TAB}'
            f"{plain(chapter.text)}{_TAB}{page}</w:hyperlink>"
        )


def _name(at: int) -> str:
    return f"_Toc{_FIRST + at}"
