"""Factsheets as an office suite's document (flat ODF), for LibreOffice to print as PDF.

The text is always that of a Factsheet; an `Office` says how it is laid out. Footnotes are real, so
that LibreOffice puts them at the foot of the page and goes on with them on the next one.
"""

import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from string import Template
from xml.sax.saxutils import escape, quoteattr

from ronda.factsheets.blocks import Block, Kind, Role
from ronda.factsheets.model import Factsheet
from ronda.factsheets.writing.outline import outline
from ronda.procedure.body import load_body

PAGES = Template((Path(__file__).parent / "office.fodt").read_text(encoding="utf-8"))
BOX = Template("""
<style:style style:name="$name" style:family="paragraph" style:parent-style-name="Standard">
  <style:paragraph-properties fo:background-color="$fill" fo:padding="2mm"/>
</style:style>
<style:style style:name="${name}cell" style:family="table-cell">
  <style:table-cell-properties fo:background-color="$fill" fo:padding="2mm"
    fo:border="0.5pt solid #c55a11"/>
</style:style>
<style:style style:name="${name}frame" style:family="graphic">
  <style:graphic-properties style:wrap="none" style:horizontal-pos="left"
    style:horizontal-rel="paragraph-content" style:vertical-pos="top"
    style:vertical-rel="paragraph" draw:fill="solid" draw:fill-color="$fill"
    fo:background-color="$fill" fo:padding="2mm"/>
</style:style>""")
BULLET = Template("""
<text:list-level-style-bullet text:level="$level" text:bullet-char="$sign">
  <style:list-level-properties text:list-level-position-and-space-mode="label-alignment">
    <style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.5cm"
      fo:margin-left="${left}cm"/>
  </style:list-level-properties>$font
</text:list-level-style-bullet>""")
NOTE = Template(
    '<text:note text:note-class="footnote"><text:note-citation text:label="$number">$number'
    '</text:note-citation><text:note-body><text:p text:style-name="Footnote">$words</text:p>'
    "</text:note-body></text:note>"
)
CELL = Template(
    "<table:table><table:table-column/><table:table-row>"
    '<table:table-cell table:style-name="$style" office:value-type="string">$words'
    "</table:table-cell></table:table-row></table:table>"
    '<text:p text:style-name="small"/>'
)
FRAME = Template(
    '<text:p text:style-name="Standard"><draw:frame draw:style-name="$style" '
    'text:anchor-type="as-char" svg:width="$width"><draw:text-box fo:min-height="0.6cm">$words'
    "</draw:text-box></draw:frame></text:p>"
)


@dataclass(frozen=True)
class Office:
    """What differs between offices. `boxes`: "cells", "paragraphs" or "frames"."""

    columns: int = 1
    justify: bool = False
    hyphenate: bool = False
    boxes: str = "cells"
    orange: str = "#FBE4D5"
    blue: str = "#DEEAF6"
    bullet: str = "•"
    font: str = "Liberation Serif"
    size: float = 11
    large_headings: bool = True


def printed(factsheet: Factsheet, look: Office, soffice: str, folder: Path) -> bytes:
    """The factsheet as PDF, laid out by LibreOffice."""
    source = folder / "factsheet.fodt"
    source.write_text(_Writer(factsheet, look).document(), encoding="utf-8")
    return as_pdf(source, soffice, folder)


def as_pdf(source: Path, soffice: str, folder: Path) -> bytes:
    """What LibreOffice prints of a file."""
    command = [soffice, f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return (folder / f"{source.stem}.pdf").read_bytes()


class _Writer:
    """Writes one document."""

    def __init__(self, factsheet: Factsheet, look: Office) -> None:
        self.look = look
        self.factsheet = factsheet
        self.blocks = outline(factsheet)
        self.notes = {block.note: block for block in self.blocks if block.kind is Kind.NOTE}

    def document(self) -> str:
        look = self.look
        hues = (("orange", look.orange), ("blue", look.blue))
        return PAGES.substitute(
            align="justify" if look.justify else "start",
            language=self.factsheet.language[:2],
            hyphenate=str(look.hyphenate).lower(),
            font=look.font,
            size=look.size,
            heading_1=16 if look.large_headings else look.size,
            heading_2=13 if look.large_headings else look.size,
            columns=max(2, look.columns),
            boxes="".join(BOX.substitute(name=name, fill=fill) for name, fill in hues),
            lists=self.lists(),
            body=self.body(),
        )

    def lists(self) -> str:
        levels = "".join(
            BULLET.substitute(
                level=level,
                left=0.6 * level,
                sign=self.look.bullet if level == 1 else "–",
                font=self.sign_font(),
            )
            for level in (1, 2, 3)
        )
        return f'<text:list-style style:name="points">{levels}</text:list-style>'

    def sign_font(self) -> str:
        """Private-use bullets are LibreOffice's own, and only its own font has them."""
        private = "\ue000" <= self.look.bullet <= "\uf8ff"
        return '<style:text-properties fo:font-family="OpenSymbol"/>' if private else ""

    def body(self) -> str:
        front = [b for b in self.blocks if b.role in (Role.TITLE, Role.PREFACE)]
        rest = [b for b in self.blocks if b not in front and b.kind is not Kind.NOTE]
        made = "".join(self.block(block) for block in front) + self.contents(rest)
        text = "".join(self.flow(rest))
        if self.look.columns == 1:
            return made + text
        return f'{made}<text:section text:style-name="columns" text:name="s">{text}</text:section>'

    def contents(self, blocks: Sequence[Block]) -> str:
        words = load_body(self.factsheet.body).words(self.factsheet.language)
        made = f'<text:p text:style-name="Heading_1">{words.phrases["contents"]}</text:p>'
        chapters = [block for block in blocks if block.role is Role.CHAPTER]
        for page, block in enumerate(chapters, start=3):
            title = f"{block.label} {escape(block.text)}<text:tab/>{page}"
            made += f'<text:p text:style-name="entry">{title}</text:p>'
        return made

    def flow(self, blocks: Sequence[Block]) -> Iterator[str]:
        for box, group in groupby(blocks, key=lambda block: block.box):
            if box is None:
                yield from (self.block(block) for block in group)
            else:
                yield self.box(str(box.colour), list(group))

    def box(self, colour: str, blocks: Sequence[Block]) -> str:
        if self.look.boxes == "paragraphs":
            return "".join(self.block(block, colour) for block in blocks)
        words = "".join(self.block(block) for block in blocks)
        if self.look.boxes == "cells":
            return CELL.substitute(style=f"{colour}cell", words=words)
        width = "8cm" if self.look.columns > 1 else "17cm"
        return FRAME.substitute(style=f"{colour}frame", width=width, words=words)

    def block(self, block: Block, style: str = "Standard") -> str:
        words = "".join(self.inline(block))
        style = "Title" if block.role is Role.TITLE else style
        if block.kind is Kind.HEADING:
            label = f"{block.label} " if block.label else ""
            named = f'text:style-name="Heading_{block.level}" text:outline-level="{block.level}"'
            return f"<text:h {named}>{label}{words}</text:h>"
        if block.kind is Kind.ITEM and block.label == "-":
            lists = '<text:list text:style-name="points"><text:list-item>'
            lists += "<text:list><text:list-item>" * (block.level - 1)
            ends = "</text:list-item></text:list>" * block.level
            return f'{lists}<text:p text:style-name="{style}">{words}</text:p>{ends}'
        label = f"{block.label} " if block.label else ""
        return f'<text:p text:style-name="{style}">{label}{words}</text:p>'

    def inline(self, block: Block) -> Iterator[str]:
        for run in block.runs:
            if run.mark is not None:
                note = self.notes.get(run.mark)
                words = "".join(self.inline(note)) if note else ""
                yield NOTE.substitute(number=run.mark, words=words)
                continue
            words = escape(run.text)
            for name, there in (("bold", run.bold), ("italic", run.italic)):
                if there:
                    words = f'<text:span text:style-name="{name}">{words}</text:span>'
            if run.href and run.href.startswith("http"):
                href = quoteattr(run.href)
                words = f'<text:a xlink:type="simple" xlink:href={href}>{words}</text:a>'
            yield words
