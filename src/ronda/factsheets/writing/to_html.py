"""A factsheet as one accessible page that stands alone: no script, nothing fetched.

Two things to know. Headings go from h1 to h4 without a gap, every box is a region with a name of
its own, and footnotes lead both ways; each recommendation can be linked to by its code
("#III-12"). And the page says what everything is in `data-role` and `<meta name="ronda:…">`, so
that Ronda reads it back without loss (`reading.from_html`).
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from importlib.resources import files

from ronda.factsheets.blocks import Block, Colour, Role
from ronda.factsheets.model import Factsheet
from ronda.factsheets.writing.flow_html import FlowHtml, heading, joined
from ronda.factsheets.writing.inline_html import InlineHtml
from ronda.factsheets.writing.notes_html import NotePlaces
from ronda.factsheets.writing.outline import outline
from ronda.factsheets.writing.page_words import page_words
from ronda.procedure.body import load_body

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_CODE = re.compile(r"[A-Z][\w.-]*")  # the page's other ids begin in lower case
_BOXES = {Role.BOX_TITLE, Role.BOX_TEXT}


def html(factsheet: Factsheet) -> bytes:
    """The page, as UTF-8."""
    return _Page(factsheet).whole().encode()


class _Page:
    """Writes one page. Keeps the ids given, since each may stand once."""

    def __init__(self, factsheet: Factsheet) -> None:
        self.factsheet = factsheet
        self.phrases = load_body(factsheet.body).words(factsheet.language).phrases
        self.words = page_words(factsheet.language)
        blocks = outline(factsheet)
        self.parts = _parts([b for b in blocks if b.role is not Role.NOTE])
        self.notes = NotePlaces(self.parts, [b for b in blocks if b.role is Role.NOTE])
        self.inline = InlineHtml(self.words, self.notes.numbers)
        self.ids: set[str] = set()
        self.last_link = ""
        self.codes = _codes(factsheet)

    def whole(self) -> str:
        cover, *chapters = self.parts
        body = [
            f'<a class="skip" href="#text" data-role="none">{escape(self.words.skip)}</a>',
            *self.cover(cover),
            *self.contents([chapter[0] for chapter in chapters]),
            '<main id="text">',
            *(piece for at, chapter in enumerate(chapters) for piece in self.chapter(at, chapter)),
            *self.notes.section(len(chapters), self.inline),
            "</main>",
        ]
        language = escape(self.factsheet.language)
        return (
            f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n{joined(self.head())}\n</head>\n'
            f"<body>\n{joined(body)}\n</body>\n</html>\n"
        )

    def head(self) -> Iterator[str]:
        factsheet = self.factsheet
        yield '<meta charset="utf-8">'
        yield f"<title>{escape(factsheet.title.partition(chr(10))[0], quote=False)}</title>"
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        told = {
            "format": factsheet.format,
            "body": factsheet.body,
            "round": str(factsheet.round),
            "party": factsheet.party.name,
            "party_code": factsheet.party.code or "",
            "language": factsheet.language,
        }
        for name, value in told.items():
            yield f'<meta name="ronda:{name}" content="{escape(value)}">'
        yield f"<style>\n{_style()}</style>"

    def cover(self, blocks: Sequence[Block]) -> Iterator[str]:
        """The title's first line as the page's heading, then the other lines and the preface."""
        yield '<header class="cover">'
        titles = [block for block in blocks if block.role is Role.TITLE]
        yield f'<h1 data-role="title">{self.inline.of(titles[0].runs)}</h1>'
        for block in titles[1:]:
            yield f'<p class="subtitle" data-role="title">{self.inline.of(block.runs)}</p>'
        flow = FlowHtml(self.inline)
        for block in blocks[len(titles) :]:
            flow.add(block)
        yield from flow.finished()
        yield "</header>"

    def contents(self, headings: Sequence[Block]) -> Iterator[str]:
        title = escape(self.phrases["contents"], quote=False)
        yield '<nav class="contents" aria-labelledby="contents">'
        yield f'<h2 id="contents" data-role="contents">{title}</h2>'
        yield "<ol>"
        for at, block in enumerate(headings):
            words = escape(block.text, quote=False)
            link = (
                f'<a href="#{self.chapter_id(at)}"><span>{escape(block.label)}</span> {words}</a>'
            )
            yield f'<li data-role="contents">{link}</li>'
        yield "</ol>"
        yield "</nav>"

    def chapter_id(self, at: int) -> str:
        """The id of the chapter at `at` (from 0): its numeral, or its turn where that is no id."""
        numerals = [chapter.number for chapter in self.factsheet.chapters]
        plain = _CODE.fullmatch(numerals[at]) and numerals.count(numerals[at]) == 1
        return f"chapter-{numerals[at] if plain else at + 1}"

    def chapter(self, at: int, blocks: Sequence[Block]) -> Iterator[str]:
        id = self.chapter_id(at)
        yield f'<section class="chapter" aria-labelledby="{id}">'
        flow = FlowHtml(self.inline)
        sectioned = False
        rest = iter(_with_boxes(blocks))
        for group in rest:
            block = group[0]
            if block.role is Role.CHAPTER:
                flow.write(heading("h2", block, self.inline, id=id))
            elif block.role in (Role.SECTION, Role.PRACTICES):
                flow.close()
                flow.write(heading("h3", block, self.inline))
                sectioned = True
            elif block.role is Role.TOPIC:
                flow.close()
                flow.write(heading("h4" if sectioned else "h3", block, self.inline))
            else:
                self.passage(group, flow, id)
        yield from flow.finished()
        yield from self.notes.section(at, self.inline)
        yield "</section>"

    def passage(self, group: Sequence[Block], flow: FlowHtml, chapter: str) -> None:
        """A paragraph, a point, or a box with its lines."""
        block = group[0]
        if block.role is Role.RECOMMENDATION:
            self.recommendation(block, flow)
        elif block.role in _BOXES:
            title, *lines = group
            follow_up = title.box is not None and title.box.colour is Colour.ORANGE
            if not follow_up:
                flow.close()
            of = self.last_link if follow_up else chapter
            flow.box(title, lines, empty=self.phrases["empty_box"], of=of)
        else:
            flow.add(block)

    def recommendation(self, block: Block, flow: FlowHtml) -> None:
        """A recommendation, with a link to itself that shows its codes."""
        codes = [code for code in next(self.codes) if self.is_free(code)]
        self.last_link = f"link-{codes[0]}" if codes else ""
        if not codes:
            flow.add(block)
            return
        more = "".join(f'<span id="{escape(code)}"></span>' for code in codes[1:])
        shown = escape(", ".join(codes))
        link = (
            f'<a class="permalink" id="{escape(self.last_link)}" href="#{escape(codes[0])}"'
            f' data-code="{shown}" aria-label="{shown}"></a>'
        )
        flow.add(block, before=more + link, id=codes[0])

    def is_free(self, id: str) -> bool:
        """Whether a code can be an id: like a code, and not given yet; it is from now on."""
        free = id not in self.ids and _CODE.fullmatch(id) is not None
        self.ids.add(id)
        return free


@cache
def _style() -> str:
    return (files("ronda.factsheets.writing") / "html" / "page.css").read_text(encoding="utf-8")


def _codes(factsheet: Factsheet) -> Iterator[tuple[str, ...]]:
    """The codes of every recommendation, in the order in which they stand in the document."""
    for chapter in factsheet.chapters:
        for one in sorted(chapter.recommendations, key=lambda one: one.position):
            yield one.codes


def _parts(blocks: Sequence[Block]) -> list[list[Block]]:
    """The cover, then each chapter from its heading on."""
    parts: list[list[Block]] = [[]]
    for block in blocks:
        if block.role is Role.CHAPTER:
            parts.append([])
        parts[-1].append(block)
    return parts


def _with_boxes(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Each block by itself, but a box's title and its lines together."""
    group: list[Block] = []
    for block in blocks:
        if group and block.role is Role.BOX_TEXT and block.box == group[0].box:
            group.append(block)
            continue
        if group:
            yield group
        group = [block]
    if group:
        yield group
