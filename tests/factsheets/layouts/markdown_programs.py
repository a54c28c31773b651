"""How programs and people write Markdown: by hand, pandoc, sites, pages saved as Markdown."""

import re
import textwrap
from collections.abc import Sequence

from ronda.factsheets.blocks import Block, Colour, Run
from tests.factsheets.layouts.page_programs import RAISED
from tests.factsheets.layouts.pages import Notes, PageLayout


class Plain(PageLayout):
    """CommonMark with footnotes; boxes are quotations."""

    between = "\n\n"

    def page(self, title: str, body: str) -> str:
        return re.sub(r"\n{3,}", "\n\n", body) + "\n"

    def contents(self, title: str, chapters: Sequence[str]) -> str:
        lines = "\n".join(f"- [{chapter}](#chapter-{i})" for i, chapter in enumerate(chapters))
        return f"**{title}**\n\n{lines}"

    def heading(self, block: Block, words: str) -> str:
        return f"{'#' * (block.level + 1)} {block.label} {words}".replace("  ", " ")

    def paragraph(self, block: Block, words: str) -> str:
        return re.sub(r"^(\d+)([.)])", r"\1\\\2", words)

    def items(self, items: Sequence[Block], words: Sequence[str]) -> str:
        return "\n".join(
            f"{'    ' * (b.level - 1)}- {'' if b.label == '-' else b.label + ' '}{text}"
            for b, text in zip(items, words, strict=True)
        )

    def box(self, colour: Colour, parts: Sequence[str]) -> str:
        title, *rest = parts
        return _quoted("\n\n".join([f"**{title}**", *rest]))

    def text(self, run: Run) -> str:
        text = re.sub(r"([\\`*_\[\]<>])", r"\\\1", run.text)
        text = f"*{text}*" if run.italic and text.strip() == text else text
        if run.href is not None and run.href.startswith("http"):
            return f"[{text}]({run.href})"
        return text

    def mark(self, number: int) -> str:
        return f"[^{number}]"

    def notes(self, notes: Notes) -> str:
        return "\n".join(f"[^{number}]: {words}" for number, words in notes)


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


class NotesByChapter(Plain):
    """Underlined headings, lines wrapped at 72 characters, notes after each chapter."""

    by_chapter = True

    def heading(self, block: Block, words: str) -> str:
        if block.level > 2:
            return super().heading(block, words)
        return f"{block.label} {words}".strip() + f"\n{('=' if block.level == 1 else '-') * 7}"

    def paragraph(self, block: Block, words: str) -> str:
        return textwrap.fill(
            super().paragraph(block, words), 72, break_long_words=False, break_on_hyphens=False
        )


class Raised(Plain):
    """Raised numbers for marks and notes, bold lines for headings: a page saved as Markdown."""

    by_chapter = True

    def heading(self, block: Block, words: str) -> str:
        return f"**{block.label} {words}**".replace("** ", "**")

    def mark(self, number: int) -> str:
        return str(number).translate(RAISED)

    def notes(self, notes: Notes) -> str:
        return "\n\n".join(f"{self.mark(number)} {words}" for number, words in notes)


class RunOnNotes(Raised):
    """Raised numbers; the notes of a chapter on lines that follow each other."""

    def notes(self, notes: Notes) -> str:
        return "\n".join(f"{self.mark(number)} {words}" for number, words in notes)


class Tags(Plain):
    """Raised tags for marks, coloured parts for boxes, as wikis write them."""

    def box(self, colour: Colour, parts: Sequence[str]) -> str:
        fill = "#fde9d9" if colour is Colour.ORANGE else "#dbe5f1"
        inside = "\n\n".join(parts)
        return f'<div style="background: {fill}">\n\n{inside}\n\n</div>'

    def mark(self, number: int) -> str:
        return f"<sup>{number}</sup>"

    def notes(self, notes: Notes) -> str:
        return "\n\n".join(f"<sup>{number}</sup> {words}" for number, words in notes)


class Fenced(Plain):
    """Parts fenced by colons, as pandoc and Quarto have them; bracketed marks."""

    def box(self, colour: Colour, parts: Sequence[str]) -> str:
        name = "{.orange-box}" if colour is Colour.ORANGE else "{.blue-box}"
        inside = "\n\n".join(parts)
        return f"::: {name}\n{inside}\n:::"

    def mark(self, number: int) -> str:
        return f"[{number}]"

    def notes(self, notes: Notes) -> str:
        return "\n\n".join(f"[{number}] {words}" for number, words in notes)


class Tables(Plain):
    """Boxes as tables of one column, lines parted by tags."""

    def box(self, colour: Colour, parts: Sequence[str]) -> str:
        title, *rest = (part.replace("\n", "<br>").replace("|", "\\|") for part in parts)
        rows = "".join(f"\n| {part} |" for part in rest)
        return f"| {title} |\n|---|{rows}"


class Alerts(Plain):
    """Quotations with a kind, as GitHub has them; notes have names."""

    def box(self, colour: Colour, parts: Sequence[str]) -> str:
        kind = "WARNING" if colour is Colour.ORANGE else "NOTE"
        return f"> [!{kind}]\n" + _quoted("\n\n".join(parts))

    def mark(self, number: int) -> str:
        return f"[^note{number}]"

    def notes(self, notes: Notes) -> str:
        return "\n".join(f"[^note{number}]: {words}" for number, words in notes)


MARKDOWN_PROGRAMS: dict[str, PageLayout] = {
    "plain": Plain(),
    "notes by chapter": NotesByChapter(),
    "raised": Raised(),
    "run-on notes": RunOnNotes(),
    "tags": Tags(),
    "fenced": Fenced(),
    "tables": Tables(),
    "alerts": Alerts(),
}
