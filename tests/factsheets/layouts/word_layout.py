"""Factsheets as other people's Word files: each office has its own way with headings and boxes.

The text is always that of a Factsheet; a `WordLayout` says how an office sets it out. Nothing here
is of Ronda's own Word file, and none of the roles that Ronda knows is told.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from xml.sax.saxutils import escape

from ronda.factsheets.blocks import Block, Box, Colour, Kind, Role, Run
from ronda.factsheets.model import Factsheet
from ronda.factsheets.writing.outline import outline
from tests.factsheets.layouts.word_package import (
    abstract,
    cell,
    control,
    deleted,
    drawn_box,
    inserted,
    listed,
    mark,
    note,
    numbered,
    old_box,
    par,
    row,
    run,
    separators,
    shade,
    solid,
    style,
    table,
    word_file,
)

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
SUPERSCRIPT = '<w:vertAlign w:val="superscript"/>'
BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right")
)


@dataclass(frozen=True)
class WordLayout:
    """What differs between offices.

    `headings`: "styles", "french", "serbian", "outline", "bold" or "none"; `boxes`: see `_BOXES`;
    `notes`: "footnotes", "endnotes", "raised" or "small" (typed by hand); `lists`: "automatic",
    "styled" or "typed"; `font`: that of the text, where it matters because the file is printed.
    """

    headings: str = "styles"
    automatic_numerals: bool = False
    boxes: str = "cells"
    orange: str = "FBE4D5"
    blue: str = "DEEAF6"
    notes: str = "footnotes"
    lists: str = "automatic"
    contents: str = "field"
    split: bool = False
    changes: bool = False
    font: str = ""


LAYOUTS = {
    "styles and one-cell tables": WordLayout(),
    "tables with a row for the title": WordLayout(boxes="rows", headings="french", split=True),
    "title above an orange cell": WordLayout(boxes="title above", headings="outline"),
    "shaded paragraphs": WordLayout(boxes="shaded", automatic_numerals=True),
    "shaded by style": WordLayout(boxes="styled", headings="serbian", lists="styled"),
    "text boxes": WordLayout(boxes="drawn", automatic_numerals=True, orange="F8CBAD"),
    "text boxes of old": WordLayout(boxes="old", orange="FFC000", blue="5B9BD5"),
    "theme colours": WordLayout(boxes="theme", headings="bold", split=True),
    "content controls": WordLayout(boxes="controls", orange="ED7D31", blue="BDD6EE"),
    "frames without a ground": WordLayout(boxes="framed"),
    "two columns of cells": WordLayout(boxes="beside", headings="bold", contents="typed"),
    "no headings at all": WordLayout(headings="none", contents="none", lists="typed"),
    "endnotes": WordLayout(notes="endnotes", headings="bold"),
    "notes raised by hand": WordLayout(notes="raised", headings="styles", split=True),
    "notes with small figures": WordLayout(notes="small", boxes="shaded"),
    "bold headings numbered by Word": WordLayout(
        headings="bold", automatic_numerals=True, boxes="empty grounds"
    ),
    "tracked changes": WordLayout(changes=True, automatic_numerals=True),
    "tracked changes among shades": WordLayout(changes=True, boxes="shaded", split=True),
}


def word_document(factsheet: Factsheet, layout: WordLayout) -> bytes:
    """The factsheet as a Word file of `layout`."""
    return _Setter(factsheet, layout).document()


@dataclass
class _Setter:
    """Sets one document; `moved` is what a text box leaves to hang on the paragraph before."""

    factsheet: Factsheet
    layout: WordLayout
    ids: dict[int, int] = field(default_factory=dict)
    letters: list[int] = field(default_factory=list)
    due: str = ""
    chance: random.Random = field(default_factory=lambda: random.Random(7))

    def document(self) -> bytes:
        blocks = outline(self.factsheet)
        notes = {b.note: b for b in blocks if b.note is not None}
        self.ids = {n: n + 40 for n in notes}
        body = "".join(self.body([b for b in blocks if b.kind is not Kind.NOTE]))
        typed = self.layout.notes in {"raised", "small"}
        body += "".join(self.typed_note(b) for b in notes.values()) if typed else ""
        return word_file(body, parts=self.parts(list(notes.values())))

    def parts(self, notes: Sequence[Block]) -> dict[str, str]:
        kind = "endnote" if self.layout.notes == "endnotes" else "footnote"
        written = "".join(
            note(self.ids[b.note or 0], *self.runs(b.runs), kind=kind) for b in reversed(notes)
        )
        spare = note(999, "A note that nobody sees.", kind=kind) if self.layout.changes else ""
        return {
            "styles": _styles(self.layout),
            "numbering": _NUMBERING
            + "".join(
                listed(id, 2, _START.format(start)) for id, start in enumerate(self.letters, 101)
            ),
            f"{kind}s": separators(kind) + written + spare,
        }

    def body(self, blocks: Sequence[Block]) -> Iterator[str]:
        pending = ""
        begun = False
        for box, group in groupby(blocks, key=lambda block: block.box):
            made = list(group)
            if box is not None:
                inner = [self.paragraph(block) for block in made]
                now, hanging = self.box(box, inner)
                pending += hanging
                yield now
                continue
            for block in made:
                if block.role is Role.CHAPTER and not begun:
                    begun = True
                    yield self.contents(blocks)
                yield self.paragraph(block, pending)
                pending = ""
        if pending:
            yield par(pending)
        yield "<w:sectPr/>"

    # Paragraphs

    def paragraph(self, block: Block, before: str = "") -> str:
        if block.kind is Kind.HEADING:
            return self.heading(block, before)
        if block.kind is Kind.ITEM:
            return self.item(block, before)
        look = self.shade(block)
        named = _BOX_STYLES[block.box.colour or Colour.OTHER] if block.box else None
        styled = named if self.layout.boxes == "styled" else None
        return par(before, *self.changed(block), style=styled, look=look)

    def heading(self, block: Block, before: str) -> str:
        runs = self.runs(block.runs)
        numeral = bool(block.label) and self.layout.automatic_numerals
        if block.label and not numeral:
            runs = [run(block.label), "<w:r><w:tab/></w:r>", *runs]
        kind = self.layout.headings
        if kind == "none":
            return par(before, *runs)
        if kind == "bold":
            bold = [one.replace("<w:r>", "<w:r><w:rPr><w:b/></w:rPr>") for one in runs]
            return par(before, *bold, look=numbered(9) if numeral else "")
        look = numbered(9) if numeral else ""
        if kind == "outline":
            return par(before, *runs, look=f'{look}<w:outlineLvl w:val="{block.level - 1}"/>')
        return par(before, *runs, style=f"H{block.level}", look=look)

    def item(self, block: Block, before: str) -> str:
        depth = block.level - 1
        ground = self.shade(block)
        runs = self.changed(block)
        if self.layout.lists == "automatic" and re.fullmatch(r"[a-z]\)", block.label):
            return par(before, *runs, look=numbered(self.lettered(block.label), depth) + ground)
        if self.layout.lists == "typed" or block.label != "-":
            sign = "•" if block.label == "-" else block.label
            look = f'{ground}<w:ind w:left="{360 * block.level}" w:hanging="360"/>'
            return par(before, run(sign), "<w:r><w:tab/></w:r>", *runs, look=look)
        if self.layout.lists == "styled" and block.box is None:
            return par(before, *runs, style=f"Bullet{min(block.level, 3)}")
        if self.layout.boxes == "styled" and block.box is not None:
            named = _BOX_STYLES[block.box.colour or Colour.OTHER]
            return par(before, *runs, style=named, look=numbered(1, depth))
        return par(before, *runs, look=numbered(1, depth) + ground)

    def lettered(self, label: str) -> int:
        """The list that goes on with this letter, or a new one that begins with it."""
        if label != self.due:
            self.letters.append(ord(label[0]) - ord("a") + 1)
        self.due = f"{chr(ord(label[0]) + 1)})"
        return 100 + len(self.letters)

    def typed_note(self, block: Block) -> str:
        return par(self.mark(block.note or 0), " ", *self.runs(block.runs))

    # Runs

    def changed(self, block: Block) -> list[str]:
        """The runs of a block, one in three with its words typed anew under tracking."""
        runs = self.runs(block.runs)
        if not self.layout.changes or block.role is Role.BOX_TITLE or self.chance.random() > 0.3:
            return runs
        made = [inserted(one) if "w:t " in one else one for one in runs]
        gone = mark(999).replace("<w:r>", '<w:del w:id="5" w:author="A"><w:r>', 1) + "</w:del>"
        return [deleted("These words were too many. "), gone, *made]

    def runs(self, runs: Sequence[Run]) -> list[str]:
        return [made for one in runs for made in self.run(one)]

    def run(self, one: Run) -> Iterator[str]:
        if one.mark is not None:
            yield self.mark(one.mark)
            return
        look = ("<w:b/>" if one.bold else "") + ("<w:i/>" if one.italic else "")
        pieces = list(self.cut(one.text)) if self.layout.split else [one.text]
        inner = '<w:proofErr w:type="spellStart"/>'.join(run(piece, look) for piece in pieces)
        if one.href is not None:
            field = escape(f' HYPERLINK "{one.href}" ')
            yield f"<w:fldSimple w:instr={_quoted(field)}>{inner}</w:fldSimple>"
        else:
            yield inner

    def cut(self, text: str) -> Iterator[str]:
        at = 0
        while at < len(text):
            until = at + self.chance.randint(1, 30)
            yield text[at:until]
            at = until

    def mark(self, number: int) -> str:
        if self.layout.notes == "raised":
            return "".join(run(figure, SUPERSCRIPT) for figure in str(number))
        if self.layout.notes == "small":
            return run(str(number).translate(RAISED))
        return mark(self.ids[number], "endnote" if self.layout.notes == "endnotes" else "footnote")

    # Boxes

    def shade(self, block: Block) -> str:
        """The ground of a paragraph where boxes are shaded paragraphs."""
        if block.box is None or self.layout.boxes not in {"shaded", "empty grounds"}:
            return ""
        if self.layout.boxes == "empty grounds" and block.role is Role.BOX_TITLE:
            return ""
        return shade(self.ground(block.box))

    def ground(self, box: Box | None) -> str:
        orange = box is None or box.colour is Colour.ORANGE
        return self.layout.orange if orange else self.layout.blue

    def box(self, box: Box, inner: Sequence[str]) -> tuple[str, str]:
        """A box, and what of it hangs on the next paragraph."""
        fill, theme = self.ground(box), _THEMES[box.colour or Colour.OTHER]
        kind = self.layout.boxes
        whole = "".join(inner)
        if kind == "drawn":
            return "", drawn_box(whole, solid(fill), offset=0, wrap="TopAndBottom")
        plain = {
            "cells": lambda: table(row(cell(*inner, fill=fill))),
            "rows": lambda: table(
                row(cell(inner[0], fill=fill)), row(cell(*inner[1:])), look=_FRAME
            ),
            "title above": lambda: inner[0] + table(row(cell(*inner[1:], fill=fill))),
            "shaded": lambda: whole,
            "empty grounds": lambda: (
                inner[0] + ("".join(inner[1:]) or par(look=shade(fill)) + par(look=shade(fill)))
            ),
            "styled": lambda: whole,
            "old": lambda: par(old_box(whole, f"#{fill.lower()} [1301]")),
            "theme": lambda: table(row(cell(*inner).replace("<w:tcPr>", f"<w:tcPr>{theme}"))),
            "controls": lambda: control(table(row(cell(control(whole), fill=fill)))),
            "framed": lambda: table(row(cell(*inner)), look=_FRAME),
            "beside": lambda: table(row(cell(inner[0], fill=fill), cell(*inner[1:], fill=fill))),
        }
        return plain[kind](), ""

    def contents(self, blocks: Sequence[Block]) -> str:
        chapters = [f"{b.label}\t{b.text}" for b in blocks if b.role is Role.CHAPTER]
        if self.layout.contents == "none":
            return ""
        lines = [
            [run(one.replace("\t", " ")), "<w:r><w:tab/></w:r>", run(str(at))]
            for at, one in enumerate(chapters, start=3)
        ]
        title = _CONTENTS[self.factsheet.language]
        if self.layout.contents == "typed":
            return par(title) + "".join(par(*line) for line in lines)
        lines[0][:0] = [_FIELD.format("begin"), _TOC, _FIELD.format("separate")]
        lines[-1].append(_FIELD.format("end"))
        inner = "".join(par(*line, style="TOC1") for line in lines)
        return control(par(title, style="TOCHeading") + inner, look=_GALLERY)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', "&quot;") + '"'


def _styles(layout: WordLayout) -> str:
    name = {"french": "Titre", "serbian": "Наслов"}.get(layout.headings, "heading")
    outlined = layout.headings == "styles"
    headings = "".join(
        style(
            f"H{level}",
            f"{name} {level}",
            look=f'<w:outlineLvl w:val="{level - 1}"/>' if outlined else "",
            run_look="<w:b/>",
        )
        for level in (1, 2, 3)
    )
    bullets = "".join(
        style(f"Bullet{level}", f"List Bullet {level}", look=numbered(1, level - 1))
        for level in (1, 2, 3)
    )
    boxes = (
        style("Ground", "Ground", look=shade(layout.orange))
        + style("Follow", "Our orange", based="Ground")
        + style("Practice", "Our blue", based="Ground", look=shade(layout.blue))
    )
    return (
        headings
        + bullets
        + boxes
        + style("TOCHeading", "TOC Heading", based="H1")
        + style("TOC1", "toc 1")
        + style("Normal", "Normal", run_look=_font(layout.font)).replace(
            "<w:style ", '<w:style w:default="1" '
        )
    )


def _font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/><w:sz w:val="22"/>' if name else ""


_BOX_STYLES = {Colour.ORANGE: "Follow", Colour.BLUE: "Practice"}
_THEMES = {
    Colour.ORANGE: '<w:shd w:val="clear" w:themeFill="accent2" w:themeFillTint="33"/>',
    Colour.BLUE: '<w:shd w:val="clear" w:themeFill="accent1" w:themeFillShade="BF"/>',
}
_FRAME = f"<w:tblBorders>{BORDERS}</w:tblBorders>"
_START = (
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{0}"/></w:lvlOverride>'
    '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="{0}"/></w:lvlOverride>'
)
_NUMBERING = (
    abstract(1, ("bullet", "\uf0b7"), ("bullet", "o"), ("bullet", "\uf0a7"))
    + abstract(2, ("lowerLetter", "%1)"), ("lowerLetter", "%2)"))
    + abstract(9, ("upperRoman", "%1."))
    + listed(1, 1)
    + listed(9, 9)
)
_FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
_TOC = '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" \\h </w:instrText></w:r>'
_GALLERY = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
_CONTENTS = {
    "en": "Table of contents",
    "fr": "Table des matières",
    "sr-Cyrl": "Садржај",
    "sr-Latn": "Sadržaj",
}
