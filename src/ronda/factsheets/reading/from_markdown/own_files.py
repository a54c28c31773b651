"""Ronda's own Markdown to blocks, exactly as `writing.to_markdown` set it out."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from markdown_it.token import Token

from ronda.factsheets.blocks import Block, Box, Document, DocumentBuilder, Kind, Role, Run
from ronda.factsheets.reading.from_markdown.parser import parser
from ronda.procedure.body import load_body

_TOLD = ("body", "round", "party", "party_code", "language")
_LABEL = re.compile(r"(\(?[A-Za-z0-9]{1,5}[.)]) ")
_NOTE = re.compile(r"\[\^\d+\]: ")
_NUMERAL = re.compile(r"([IVXLC]+\.) ")
_TAGS = {"<em>": ("italic", True), "</em>": ("italic", False)} | {
    "<strong>": ("bold", True),
    "</strong>": ("bold", False),
}


def own_document(text: str, properties: Mapping[str, str]) -> Document:
    """The blocks of a file of Ronda's, with the roles that its structure tells."""
    builder = DocumentBuilder("md")
    for block in _Walk(properties).blocks(parser().parse(text)):
        builder.add(block)
    return builder.document(properties={k: properties[k] for k in _TOLD if k in properties})


@dataclass
class _Walk:
    """Goes through the tokens. Keeps the lists and the box it is in."""

    properties: Mapping[str, str]
    lists: list[str] = field(default_factory=list)
    boxes: int = 0
    box: Box | None = None
    box_begins: bool = False
    heading: int = 0
    in_contents: bool = False

    def blocks(self, tokens: list[Token]) -> Iterator[Block]:
        body = load_body(self.properties.get("body", "lanzarote"))
        self.words = body.words(self.properties.get("language", "en"))
        for token in tokens:
            if token.type == "inline":
                yield self._block(token)
            else:
                self._structure(token)

    def _structure(self, token: Token) -> None:
        if token.type == "blockquote_open":
            self.boxes += 1
            self.box, self.box_begins = Box(self.boxes), True
        elif token.type == "blockquote_close":
            self.box = None
        elif token.type == "list_item_open":
            self.lists.append(f"{token.info}{token.markup}" if token.info else "-")
        elif token.type == "list_item_close":
            self.lists.pop()
        elif token.type == "heading_open":
            self.heading = int(token.tag[1])
            self.in_contents = False

    def _block(self, token: Token) -> Block:
        runs = tuple(_runs(token))
        heading, self.heading = self.heading, 0
        if heading:
            return self._heading(runs, heading)
        if (
            self.box is None
            and runs
            and runs[0].mark is not None
            and token.content.startswith("[^")
        ):
            following = runs[1].text if len(runs) > 1 else ""
            if following.startswith(":"):
                words = replace(runs[1], text=following[1:].lstrip(" "))
                return Block(Kind.NOTE, (words, *runs[2:]), note=runs[0].mark, role=Role.NOTE)
        if self.lists:
            return self._item(token, runs)
        return self._paragraph(runs)

    def _heading(self, runs: tuple[Run, ...], level: int) -> Block:
        text = "".join(run.text for run in runs if run.mark is None)
        if level == 1:
            return Block(Kind.PARAGRAPH, runs, role=Role.TITLE)
        numeral = _NUMERAL.match(text) if level == 2 else None
        if numeral:
            runs = (replace(runs[0], text=runs[0].text[numeral.end() :]), *runs[1:])
        practices = level == 3 and self.words.matches("practices", text)
        role = Role.PRACTICES if practices else _ROLES.get(level, Role.TOPIC)
        label = numeral[1] if numeral else ""
        return Block(Kind.HEADING, runs, level=level - 1, label=label, role=role)

    def _item(self, token: Token, runs: tuple[Run, ...]) -> Block:
        label = self.lists[-1]
        lettered = _LABEL.match(token.content) if label == "-" else None
        if lettered:
            label = lettered[1]
            runs = (replace(runs[0], text=runs[0].text[lettered.end() :]), *runs[1:])
        role = Role.BOX_TEXT if self.box else None
        if self.in_contents:
            role = Role.CONTENTS
        return Block(Kind.ITEM, runs, level=len(self.lists), label=label, box=self.box, role=role)

    def _paragraph(self, runs: tuple[Run, ...]) -> Block:
        if self.box is not None:
            role = Role.BOX_TITLE if self.box_begins else Role.BOX_TEXT
            self.box_begins = False
            return Block(Kind.PARAGRAPH, runs, box=self.box, role=role)
        text = "".join(run.text for run in runs)
        if self.words.matches("contents", text) and all(run.bold for run in runs):
            self.in_contents = True
            return Block(Kind.PARAGRAPH, runs, role=Role.CONTENTS)
        return Block(Kind.PARAGRAPH, runs)


_ROLES = {2: Role.CHAPTER, 3: Role.SECTION, 4: Role.TOPIC}


def _runs(token: Token) -> Iterator[Run]:
    """The runs of one paragraph."""
    style = Run("")
    for child in token.children or ():
        if child.type == "mark":
            number = int(child.content) if child.content.isdecimal() else 0
            yield Run(child.content, mark=number)
        elif child.type in ("text", "code_inline", "text_special"):
            yield replace(style, text=child.content)
        elif child.type in ("softbreak", "hardbreak"):
            yield replace(style, text=" ")
        else:
            style, shown = _restyled(style, child)
            if shown:
                yield replace(style, text=shown)


def _restyled(style: Run, child: Token) -> tuple[Run, str]:
    """The style that holds from here on, and what is shown of a tag that means nothing."""
    if child.type in ("em_open", "em_close"):
        return replace(style, italic=child.nesting == 1), ""
    if child.type in ("strong_open", "strong_close"):
        return replace(style, bold=child.nesting == 1), ""
    if child.type == "link_open":
        return replace(style, href=str(child.attrs.get("href", ""))), ""
    if child.type == "link_close":
        return replace(style, href=None), ""
    if child.content in _TAGS:
        name, begins = _TAGS[child.content]
        return (
            replace(style, italic=begins) if name == "italic" else replace(style, bold=begins)
        ), ""
    return style, child.content
