"""Factsheets as an office suite's document (flat ODF), for LibreOffice to print as PDF.

The text is always that of a Factsheet; an `Office` says how it is laid out. Footnotes are real, so
that LibreOffice puts them at the foot of the page or column and goes on with them on the next one.
"""

import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from ronda.factsheets.blocks import Block, Kind, Role
from ronda.factsheets.model import Factsheet
from ronda.factsheets.writing.outline import outline
from ronda.procedure.body import load_body

_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    )
)


@dataclass(frozen=True)
class Office:
    """What differs between offices. `boxes`: "cells", "paragraphs" or "frames"."""

    columns: int = 1
    mixed: bool = False
    justify: bool = False
    hyphenate: bool = False
    boxes: str = "cells"
    orange: str = "#FBE4D5"
    blue: str = "#DEEAF6"
    bullet: str = "•"
    font: str = "Liberation Serif"
    size: float = 11
    bold_headings_only: bool = False


def printed(factsheet: Factsheet, look: Office, soffice: str, folder: Path) -> bytes:
    """The factsheet as PDF, laid out by LibreOffice."""
    return saved(factsheet, look, soffice, folder, "pdf")


def saved(factsheet: Factsheet, look: Office, soffice: str, folder: Path, ending: str) -> bytes:
    """The factsheet as LibreOffice saves it in another format ("pdf", "docx")."""
    source = folder / "factsheet.fodt"
    source.write_text(_Writer(factsheet, look).document(), encoding="utf-8")
    command = [soffice, f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    command += ["--convert-to", ending, "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return (folder / f"factsheet.{ending}").read_bytes()


class _Writer:
    """Writes one document."""

    def __init__(self, factsheet: Factsheet, look: Office) -> None:
        self.look = look
        self.factsheet = factsheet
        self.blocks = outline(factsheet)
        self.notes = {block.note: block for block in self.blocks if block.kind is Kind.NOTE}

    def document(self) -> str:
        language = self.factsheet.language[:2]
        return (
            f'<?xml version="1.0" encoding="UTF-8"?><office:document {_NAMES} '
            'xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2" '
            'office:mimetype="application/vnd.oasis.opendocument.text">'
            f"<office:styles>{self.styles(language)}</office:styles>"
            f"<office:automatic-styles>{self.automatic()}</office:automatic-styles>"
            f"<office:master-styles>{self.master()}</office:master-styles>"
            f"<office:body><office:text>{self.body()}</office:text></office:body>"
            "</office:document>"
        )

    def styles(self, language: str) -> str:
        look = self.look
        align = "justify" if look.justify else "start"
        cut = str(look.hyphenate).lower()
        sizes = {1: "16pt", 2: "13pt", 3: "11pt"} if not look.bold_headings_only else {}
        text = (
            f'<style:text-properties style:font-name="{look.font}" fo:font-size="{look.size}pt" '
            f'fo:language="{language}" fo:country="GB" fo:hyphenate="{cut}" '
            f'fo:font-family="{look.font}" fo:hyphenation-remain-char-count="2" '
            'fo:hyphenation-push-char-count="2"/>'
        )
        made = (
            f'<style:default-style style:family="paragraph"><style:paragraph-properties '
            f'fo:text-align="{align}" fo:hyphenation-ladder-count="no-limit"/>{text}</style:default-style>'
            '<style:style style:name="Standard" style:family="paragraph">'
            '<style:paragraph-properties fo:margin-bottom="6pt"/></style:style>'
            '<style:style style:name="Title" style:family="paragraph"><style:paragraph-properties '
            'fo:text-align="center" fo:margin-bottom="14pt"/><style:text-properties '
            'fo:font-size="20pt" fo:font-weight="bold"/></style:style>'
            '<style:style style:name="Footnote" style:family="paragraph"><style:text-properties '
            'fo:font-size="8.5pt"/></style:style>'
        )
        for level in (1, 2, 3):
            slant = ' fo:font-style="italic"' if level == 3 else ""
            made += (
                f'<style:style style:name="Heading_{level}" style:family="paragraph">'
                '<style:paragraph-properties fo:margin-top="12pt" fo:margin-bottom="6pt" '
                'fo:keep-with-next="always" fo:text-align="start"/><style:text-properties '
                f'fo:font-size="{sizes.get(level, f"{look.size}pt")}" fo:font-weight="bold"{slant}/>'
                "</style:style>"
            )
        return made + (
            '<text:notes-configuration text:note-class="footnote" '
            'text:citation-style-name="Raised" text:citation-body-style-name="Raised" '
            'style:num-format="1" text:start-value="0"/>'
            '<style:style style:name="Raised" style:family="text"><style:text-properties '
            'style:text-position="super 58%"/></style:style>'
        )

    def automatic(self) -> str:
        look = self.look
        made = (
            '<style:page-layout style:name="A4"><style:page-layout-properties '
            'fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm">'
            '<style:footnote-sep style:width="0.5pt" style:rel-width="25%" style:color="#000000" '
            'style:distance-before-sep="2mm" style:distance-after-sep="2mm"/>'
            "</style:page-layout-properties><style:header-style><style:header-footer-properties "
            'fo:margin-bottom="5mm" fo:min-height="5mm"/></style:header-style><style:footer-style>'
            '<style:header-footer-properties fo:margin-top="5mm" fo:min-height="5mm"/>'
            "</style:footer-style></style:page-layout>"
            '<style:style style:name="columns" style:family="section"><style:section-properties>'
            f'<style:columns fo:column-count="{max(2, look.columns)}" fo:column-gap="8mm"/>'
            "</style:section-properties></style:style>"
            '<style:style style:name="bold" style:family="text"><style:text-properties '
            'fo:font-weight="bold"/></style:style>'
            '<style:style style:name="italic" style:family="text"><style:text-properties '
            'fo:font-style="italic"/></style:style>'
            '<style:style style:name="small" style:family="paragraph" '
            'style:parent-style-name="Standard"><style:text-properties fo:font-size="8pt"/>'
            "</style:style>"
            '<style:style style:name="entry" style:family="paragraph" '
            'style:parent-style-name="Standard"><style:paragraph-properties><style:tab-stops>'
            '<style:tab-stop style:position="16.5cm" style:type="right" style:leader-style="dotted" '
            'style:leader-text="."/></style:tab-stops></style:paragraph-properties></style:style>'
        )
        for name, fill in (("orange", look.orange), ("blue", look.blue)):
            made += (
                f'<style:style style:name="{name}" style:family="paragraph" '
                'style:parent-style-name="Standard"><style:paragraph-properties '
                f'fo:background-color="{fill}" fo:padding="2mm"/></style:style>'
                f'<style:style style:name="{name}cell" style:family="table-cell">'
                f'<style:table-cell-properties fo:background-color="{fill}" fo:padding="2mm" '
                'fo:border="0.5pt solid #c55a11"/></style:style>'
                f'<style:style style:name="{name}frame" style:family="graphic">'
                '<style:graphic-properties style:wrap="none" style:horizontal-pos="left" '
                'style:horizontal-rel="paragraph-content" style:vertical-pos="top" '
                'style:vertical-rel="paragraph" draw:fill="solid" '
                f'draw:fill-color="{fill}" fo:background-color="{fill}" fo:padding="2mm"/>'
                "</style:style>"
            )
        for depth in (1, 2, 3):
            made += self.list_style(depth)
        return made

    def list_style(self, depth: int) -> str:
        made = f'<text:list-style style:name="list{depth}">'
        for level in (1, 2, 3):
            left = 0.6 * level
            sign = self.look.bullet if level == 1 else "–"
            made += (
                f'<text:list-level-style-bullet text:level="{level}" text:bullet-char="{sign}">'
                "<style:list-level-properties text:list-level-position-and-space-mode="
                '"label-alignment"><style:list-level-label-alignment '
                f'text:label-followed-by="listtab" fo:text-indent="-0.5cm" fo:margin-left="{left}cm"/>'
                f"</style:list-level-properties>{self.sign_font()}</text:list-level-style-bullet>"
            )
        return made + "</text:list-style>"

    def sign_font(self) -> str:
        """Private-use bullets are LibreOffice's own, and only its own font has them."""
        private = "\ue000" <= self.look.bullet <= "\uf8ff"
        return '<style:text-properties fo:font-family="OpenSymbol"/>' if private else ""

    def master(self) -> str:
        return (
            '<style:master-page style:name="Standard" style:page-layout-name="A4"><style:header>'
            '<text:p text:style-name="small">T-ES(2025)07 – Lanzarote Committee</text:p></style:header>'
            '<style:footer><text:p text:style-name="small">Page <text:page-number/> / '
            "<text:page-count/></text:p></style:footer></style:master-page>"
        )

    def body(self) -> str:
        front = [b for b in self.blocks if b.role in (Role.TITLE, Role.PREFACE)]
        rest = [b for b in self.blocks if b not in front and b.kind is not Kind.NOTE]
        made = "".join(self.block(block) for block in front) + self.contents(rest)
        if self.look.mixed:
            return made + "".join(
                "".join(self.flow([block for block in part if block.kind is Kind.HEADING]))
                + self.section(index, [block for block in part if block.kind is not Kind.HEADING])
                for index, part in enumerate(_by_heading(rest))
            )
        return made + (self.section(0, rest) if self.look.columns > 1 else "".join(self.flow(rest)))

    def section(self, number: int, blocks: Sequence[Block]) -> str:
        inner = "".join(self.flow(blocks))
        opening = f'<text:section text:style-name="columns" text:name="s{number}">'
        return f"{opening}{inner}</text:section>" if blocks else ""

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
        inner = "".join(self.block(block) for block in blocks)
        if self.look.boxes == "cells":
            return (
                "<table:table><table:table-column/><table:table-row><table:table-cell "
                f'table:style-name="{colour}cell" office:value-type="string">{inner}'
                '</table:table-cell></table:table-row></table:table><text:p text:style-name="small"/>'
            )
        width = "8cm" if self.look.columns > 1 or self.look.mixed else "17cm"
        return (
            f'<text:p text:style-name="Standard"><draw:frame draw:style-name="{colour}frame" '
            f'text:anchor-type="as-char" svg:width="{width}"><draw:text-box fo:min-height="0.6cm">'
            f"{inner}</draw:text-box></draw:frame></text:p>"
        )

    def block(self, block: Block, style: str = "Standard") -> str:
        words = "".join(self.inline(block))
        if block.role is Role.TITLE:
            style = "Title"
        if block.kind is Kind.HEADING:
            label = f"{block.label} " if block.label else ""
            return (
                f'<text:h text:style-name="Heading_{block.level}" '
                f'text:outline-level="{block.level}">{label}{words}</text:h>'
            )
        if block.kind is not Kind.ITEM:
            return f'<text:p text:style-name="{style}">{words}</text:p>'
        if block.label != "-":
            words = f"{block.label} {words}"
            return f'<text:p text:style-name="{style}">{words}</text:p>'
        open_list = f'<text:list text:style-name="list{block.level}"><text:list-item>'
        deeper = "<text:list><text:list-item>" * (block.level - 1)
        closed = "</text:list-item></text:list>" * block.level
        return f'{open_list}{deeper}<text:p text:style-name="{style}">{words}</text:p>{closed}'

    def inline(self, block: Block) -> Iterator[str]:
        for run in block.runs:
            if run.mark is not None:
                note = self.notes.get(run.mark)
                inner = "".join(self.inline(note)) if note else ""
                yield (
                    f'<text:note text:note-class="footnote"><text:note-citation text:label="{run.mark}">'
                    f"{run.mark}</text:note-citation><text:note-body>"
                    f'<text:p text:style-name="Footnote"> {inner}</text:p></text:note-body></text:note>'
                )
                continue
            words = escape(run.text)
            for name, there in (("bold", run.bold), ("italic", run.italic)):
                if there:
                    words = f'<text:span text:style-name="{name}">{words}</text:span>'
            if run.href and run.href.startswith("http"):
                words = (
                    f'<text:a xlink:type="simple" xlink:href={quoteattr(run.href)}>{words}</text:a>'
                )
            yield words


def _by_heading(blocks: Sequence[Block]) -> list[list[Block]]:
    """Parts that each begin with the headings that stand together."""
    parts: list[list[Block]] = []
    before: Block | None = None
    for block in blocks:
        heading = block.kind is Kind.HEADING
        if not parts or (heading and not (before and before.kind is Kind.HEADING)):
            parts.append([])
        parts[-1].append(block)
        before = block
    return parts
