"""Factsheets as web pages that are not Ronda's: one setter, and what programs do otherwise.

The text is always that of a Factsheet; a `PageLayout` says how a program writes each kind of
thing. The programs themselves are in `page_programs`.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from ronda.factsheets.blocks import Block, Colour, Kind, Role, Run
from ronda.factsheets.model import Factsheet
from ronda.factsheets.writing.outline import outline
from ronda.procedure.body import load_body

Notes = Sequence[tuple[int, str]]


class PageLayout:
    """A plain page: headings, paragraphs, nested lists. Programs change what they do otherwise."""

    encoding = "utf-8"
    by_chapter = False
    """Whether notes stand at the end of their chapter, not of the page."""
    between = "\n"
    """What stands between the things of a page."""
    titled = False
    """Whether the page shows the title's first line by itself."""

    def page(self, title: str, body: str) -> str:
        return f"<html><head><title>{escape(title)}</title></head><body>{body}</body></html>"

    def contents(self, title: str, chapters: Sequence[str]) -> str:
        return ""

    def heading(self, block: Block, words: str) -> str:
        return f"<h{block.level}>{block.label} {words}</h{block.level}>"

    def paragraph(self, block: Block, words: str) -> str:
        return f"<p>{words}</p>"

    def items(self, items: Sequence[Block], words: Sequence[str]) -> str:
        return nested(items, words)

    def box(self, colour: Colour, parts: Sequence[str]) -> str:
        fill = "#ffe8cc" if colour is Colour.ORANGE else "#d0ebff"
        return f"<div style='background: {fill}'>{''.join(parts)}</div>"

    def text(self, run: Run) -> str:
        html = "\n  ".join(_wrapped(escape(run.text, quote=False)))
        html = f"<i>{html}</i>" if run.italic else html
        html = f"<b>{html}</b>" if run.bold else html
        safe = run.href is not None and run.href.startswith("http")
        return f'<a href="{escape(run.href or "")}">{html}</a>' if safe else html

    def mark(self, number: int) -> str:
        return f"<sup>{number}</sup>"

    def notes(self, notes: Notes) -> str:
        return "".join(f"<p><sup>{n}</sup> {words}</p>" for n, words in notes)


def web_page(factsheet: Factsheet, layout: PageLayout) -> bytes:
    """The factsheet as a page of `layout`."""
    page = _Setter(factsheet, layout).page()
    return page.encode(layout.encoding, errors="xmlcharrefreplace")


class _Setter:
    """Sets one page; keeps the notes whose marks came and that are still to be written."""

    def __init__(self, factsheet: Factsheet, layout: PageLayout) -> None:
        self.layout = layout
        self.title = factsheet.title.partition("\n")[0]
        self.contents = load_body(factsheet.body).words(factsheet.language).phrases["contents"]
        blocks = outline(factsheet)
        text = [block for block in blocks if block.kind is not Kind.NOTE]
        self.text = text[1:] if layout.titled else text
        self.notes = {block.note: block for block in blocks if block.note is not None}
        self.due: list[int] = []

    def page(self) -> str:
        chapters = [f"{b.label} {b.text}" for b in self.text if b.role is Role.CHAPTER]
        body: list[str] = []
        begun = False
        for group in groups(self.text):
            if group[0].role is Role.CHAPTER:
                if not begun:
                    body.append(self.layout.contents(self.contents, chapters))
                elif self.layout.by_chapter:
                    body.append(self.notes_due())
                begun = True
            body.append(self.group(group))
        body.append(self.notes_due())
        return self.layout.page(self.title, self.layout.between.join(body))

    def notes_due(self) -> str:
        due, self.due = self.due, []
        notes = [(number, self.words(self.notes[number].runs)) for number in due]
        return self.layout.notes(notes) if notes else ""

    def group(self, group: Sequence[Block]) -> str:
        first = group[0]
        if first.box is not None:
            inner = groups(Block(b.kind, b.runs, b.level, b.label, role=b.role) for b in group)
            return self.layout.box(first.box.colour or Colour.OTHER, list(map(self.group, inner)))
        words = [self.words(block.runs) for block in group]
        if first.kind is Kind.ITEM:
            return self.layout.items(group, words)
        if first.kind is Kind.HEADING:
            return self.layout.heading(first, words[0])
        return self.layout.paragraph(first, words[0])

    def words(self, runs: Iterable[Run]) -> str:
        return "".join(self.run(run) for run in runs)

    def run(self, run: Run) -> str:
        if run.mark is not None:
            self.due.append(run.mark)
            return self.layout.mark(run.mark)
        return self.layout.text(run)


def _wrapped(text: str) -> Iterator[str]:
    """Text broken after about 70 characters, as programs write their source."""
    line: list[str] = []
    for word in text.split(" "):
        line.append(word)
        if sum(map(len, line)) > 70:
            yield " ".join(line)
            line = []
    if line:
        yield " ".join(line)


def groups(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Boxes together, points of one list together, all else alone."""
    held: list[Block] = []
    for block in blocks:
        if held and not _together(held[-1], block):
            yield held
            held = []
        held.append(block)
    if held:
        yield held


def _together(first: Block, second: Block) -> bool:
    if first.box is not None or second.box is not None:
        return first.box == second.box
    return first.kind is second.kind is Kind.ITEM


def nested(items: Sequence[Block], words: Sequence[str], *, inside: str = "{}") -> str:
    """Points as lists in lists, letters as `type=a`."""
    html: list[str] = []
    begun: list[str] = []
    for block, text in zip(items, words, strict=True):
        tag = "ul" if block.label == "-" else "ol"
        while len(begun) > block.level or (len(begun) == block.level and begun[-1] != tag):
            html.append(f"</li></{begun.pop()}>")
        if len(begun) == block.level:
            html.append("</li>")
        while len(begun) < block.level:
            html.append('<ol type="a">' if tag == "ol" else "<ul>")
            begun.append(tag)
        html.append(f"<li>{inside.format(text)}")
    html.extend(f"</li></{tag}>" for tag in reversed(begun))
    return "".join(html)
