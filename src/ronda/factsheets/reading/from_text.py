"""Plain text to blocks: paragraphs, points, notes; superscript numbers are marks.

Two things to know. Text files made from documents keep a little Markdown: links, angle-bracketed
addresses and emphasis; it is taken out of the text and kept in the runs. And the offsets of a run
cover its markup, so that every character of the file belongs to something.
"""

import re
from collections.abc import Iterator

from ronda.factsheets.blocks import Block, Document, Kind, Run

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")

_BULLET = re.compile(
    r"(?P<indent>[ \t]*)(?P<label>[-•▪◦‣·*–—]|\(?[a-z0-9]{1,3}\)|[a-z]\.)[ \t\u00a0]+(?=\S)"
)
_ENTRY = re.compile(r"[ \t]*(?:[IVXLC]+\.[ \t]|[^\t]+\t.*\d\s*$)")  # a line of a contents list
_SUPER_NOTE = re.compile(rf"[ \t]*(?P<label>[{SUPERSCRIPTS}]+)[ \t\u00a0]*(?=\S)")
_BRACKET_NOTE = re.compile(r"[ \t]*(?P<label>\[\^?\d{1,3}\]):?[ \t\u00a0]+(?=\S)")
_SUPER_MARK = rf"(?<!\bm)(?<!\bkm)(?<!\bcm)(?P<mark>[{SUPERSCRIPTS}]+)|<sup>(?P<sup>\d{{1,3}})</sup>"
_BRACKET_MARK = r"\[\^?(?P<bracket>\d{1,3})\](?!\()"
_MARKUP = (
    r"\[(?P<label>[^\[\]]+)\]\((?P<href>[^()\s]*)\)"
    r"|<(?P<url>(?:https?://|mailto:)[^<>\s]+)>"
    r"|\*\*(?P<bold>[^*\s](?:[^*]*[^*\s])?)\*\*"
    r"|(?<![\w*])\*(?P<italic>[^*\s](?:[^*]*[^*\s])?)\*(?![\w*])"
)


def document(data: bytes) -> Document:
    """The blocks of a UTF-8 text; raises UnicodeDecodeError for other bytes (decode them first)."""
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    reader = _TextReader(text)
    return Document("txt", text, tuple(reader.blocks()))


class _TextReader:
    """Splits one text. How notes are marked is decided once, by how its notes begin."""

    def __init__(self, text: str) -> None:
        self.text = text
        superscript = re.search(rf"^{_SUPER_NOTE.pattern}", text, re.MULTILINE)
        bracket = re.search(rf"^{_BRACKET_NOTE.pattern}", text, re.MULTILINE)
        brackets = bracket is not None and superscript is None
        self.note = _BRACKET_NOTE if brackets else _SUPER_NOTE
        marks = _BRACKET_MARK if brackets else _SUPER_MARK
        self.inline = re.compile(f"{marks}|{_MARKUP}")

    def blocks(self) -> Iterator[Block]:
        """Each group of lines that belong together, with the line it begins on."""
        for number, start, end in self._pieces():
            yield self._block(number, start, end)

    def _pieces(self) -> Iterator[tuple[int, int, int]]:
        """(line number, start, end) of each piece: blank lines part, so do points and notes."""
        open_at: tuple[int, int] | None = None
        at = end = 0
        for number, line in enumerate(re.split(r"[\n\f]", self.text), start=1):
            begins = _BULLET.match(line) or self.note.match(line) or _ENTRY.match(line)
            if open_at and (not line.strip() or begins):
                yield (*open_at, end)
                open_at = None
            if line.strip():
                open_at = open_at or (number, at)
                end = at + len(line.rstrip())
            at += len(line) + 1
        if open_at:
            yield (*open_at, end)

    def _block(self, number: int, start: int, end: int) -> Block:
        where = f"line {number}"
        if note := self.note.match(self.text, start, end):
            digits = int(re.sub(r"\D", "", note["label"].translate(_DIGITS)))
            runs = tuple(self._runs(note.end(), end))
            return Block(Kind.NOTE, runs, label=note["label"], note=digits, where=where)
        bullet = _BULLET.match(self.text, start, end)
        if bullet is None:
            return Block(Kind.PARAGRAPH, tuple(self._runs(start, end)), where=where)
        label = bullet["label"] if bullet["label"][-1] in ")." else "-"
        runs = tuple(self._runs(bullet.end(), end))
        return Block(Kind.ITEM, runs, level=_depth(bullet["indent"]), label=label, where=where)

    def _runs(self, start: int, end: int) -> Iterator[Run]:
        """Runs of the text between two offsets, its white space folded to single blanks."""
        while start < end and self.text[start].isspace():
            start += 1
        at = start
        for found in self.inline.finditer(self.text, start, end):
            if found.start() > at:
                yield self._run(self.text[at : found.start()], at, found.start())
            yield self._special(found)
            at = found.end()
        if at < end:
            yield self._run(self.text[at:end], at, end)

    def _special(self, found: re.Match[str]) -> Run:
        groups = found.groupdict()
        start, end = found.span()
        if shown := groups.get("mark") or groups.get("sup") or groups.get("bracket"):
            return Run(shown, start, end, mark=int(shown.translate(_DIGITS)))
        if groups["label"]:
            return Run(_folded(groups["label"]), start, end, href=groups["href"])
        if groups["url"]:
            return Run(groups["url"], start, end, href=groups["url"])
        bold, italic = groups["bold"], groups["italic"]
        return Run(_folded(bold or italic), start, end, bold=bool(bold), italic=bool(italic))

    @staticmethod
    def _run(text: str, start: int, end: int) -> Run:
        return Run(_folded(text), start, end)


def _folded(text: str) -> str:
    return re.sub(r"[ \t\n\f]+", " ", text)


def _depth(indent: str) -> int:
    """One blank or more sets a point one deeper; two blanks or a tab each further one."""
    width = len(indent.expandtabs(2))
    return 1 if width == 0 else 2 + (width - 1) // 2
