"""Ronda's own Markdown to blocks, exactly as `writing.to_markdown` set it out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from markdown_it.token import Token

from ronda.factsheets.blocks import Block, Box, Document, DocumentBuilder, Kind, Role, Run
from ronda.factsheets.reading.from_markdown.own_runs import runs_of, said_role
from ronda.factsheets.reading.from_markdown.parser import parser
from ronda.factsheets.reading.inline_runs import text_of, without_start
from ronda.factsheets.reading.told_properties import told_properties
from ronda.factsheets.structure import Structure
from ronda.procedure.body import Words, load_body

_LABEL = re.compile(r"(\(?[A-Za-z0-9]{1,5}[.)]) ")
_NOTE = re.compile(r"\[\^(\d+)\]:(?:\s|$)")
_NUMERAL = re.compile(r"(\S+\.)(?: |$)")


def own_document(text: str, properties: Mapping[str, str]) -> Document:
    """The blocks of a file of Ronda's, with the roles that its structure tells."""
    told = told_properties(properties)
    words = load_body(told.get("body", "lanzarote")).words(told.get("language", "en"))
    builder = DocumentBuilder("md")
    for block in _with_roles(_Walk(words).blocks(parser().parse(text)), words):
        builder.add(block)
    return builder.document(properties=told)


@dataclass
class _Walk:
    """Goes through the tokens. Keeps the lists and the box it is in."""

    words: Words
    lists: list[str] = field(default_factory=list)
    boxes: int = 0
    box: Box | None = None
    heading: int = 0
    begins_point: bool = False
    in_contents: bool = False
    in_chapters: bool = False

    def blocks(self, tokens: Sequence[Token]) -> Iterator[Block]:
        """A block for each paragraph, point and heading, with the role that a comment says."""
        for token in tokens:
            if token.type == "inline":
                yield replace(self._block(token), where=_where(token))
            elif token.type in ("fence", "code_block", "html_block"):
                yield from self._lines(token)
            else:
                self._structure(token)

    def _structure(self, token: Token) -> None:
        if token.type == "blockquote_open" and self.box is None:
            self.boxes += 1
            self.box = Box(self.boxes)
        elif token.type == "blockquote_close" and token.level == 0:
            self.box = None
        elif token.type == "list_item_open":
            self.lists.append(f"{token.info}{token.markup}" if token.info else "-")
            self.begins_point = True
        elif token.type == "list_item_close":
            self.lists.pop()
        elif token.type == "heading_open":
            self.heading = int(token.tag[1])
            self.in_contents = False
            self.in_chapters = self.in_chapters or self.heading > 1

    def _block(self, token: Token) -> Block:
        runs = runs_of(token)
        role = said_role(token)
        heading, self.heading = self.heading, 0
        begins_point, self.begins_point = self.begins_point, False
        if heading:
            return self._heading(runs, heading, role)
        if self.box is None and (note := _NOTE.match(token.content)):
            text = text_of(runs)
            words = without_start(runs[1:], len(text) - len(text[1:].lstrip(" ")))
            return Block(Kind.NOTE, words, note=int(note[1]), role=Role.NOTE)
        if self._is_contents(runs):
            role = Role.CONTENTS
        if self.lists and begins_point:
            return self._point(token, runs, role)
        return Block(Kind.PARAGRAPH, runs, box=self.box, role=role)

    @staticmethod
    def _heading(runs: tuple[Run, ...], level: int, role: Role | None) -> Block:
        if level == 1:
            return Block(Kind.PARAGRAPH, runs, role=role)
        numeral = _NUMERAL.match(text_of(runs)) if level == 2 else None
        label = numeral[1] if numeral else ""
        words = without_start(runs, numeral.end() if numeral else 0)
        return Block(Kind.HEADING, words, level=level - 1, label=label, role=role)

    def _point(self, token: Token, runs: tuple[Run, ...], role: Role | None) -> Block:
        label = self.lists[-1]
        lettered = _LABEL.match(token.content) if label == "-" else None
        if lettered:
            label = lettered[1]
            runs = without_start(runs, lettered.end())
        return Block(Kind.ITEM, runs, level=len(self.lists), label=label, box=self.box, role=role)

    def _is_contents(self, runs: Sequence[Run]) -> bool:
        """Whether these words belong to the list of contents, before the first chapter."""
        if not self.in_chapters and not self.in_contents:
            title = self.words.matches("contents", text_of(runs))
            self.in_contents = title and all(run.bold for run in runs)
        return self.in_contents

    def _lines(self, token: Token) -> Iterator[Block]:
        """What was written into the file by other hands as code or as HTML: its lines, as text."""
        for line in token.content.split("\n"):
            if line.strip():
                yield Block(Kind.PARAGRAPH, (Run(line.strip()),), box=self.box, where=_where(token))


def _with_roles(blocks: Iterator[Block], words: Words) -> Iterator[Block]:
    """Blocks with the role that structure tells, where no comment said one."""
    every = list(blocks)
    structure = Structure([block for block in every if block.role is not Role.CONTENTS], words)
    at = 0
    for block in every:
        if block.role is Role.CONTENTS:
            yield block
            continue
        role = block.role or structure.role(at)
        structure.take(block, role)
        at += 1
        yield replace(block, role=role)


def _where(token: Token) -> str:
    return f"line {token.map[0] + 1}" if token.map else ""
