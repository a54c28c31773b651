"""What other programs' Markdown has beyond CommonMark, said in CommonMark.

Two things to know. Tables drawn with signs that have one column are boxes, and become quotations,
as which boxes are known. And nothing but signs is changed: every word stays where it is.
"""

import re
from html import escape

from ronda.factsheets.reading.from_text.conventions import SUPERSCRIPTS

_ATTRIBUTES = re.compile(r"(?m)^(#{1,6}[ \t].*?)[ \t]*\{[#.][^{}\n]*\}[ \t]*$")
_SPACER = re.compile(r"(?m)^```+ ?\{=\w+\}\n<!--[^<>]*-->\n```+[ \t]*(?:\n|\Z)")
_RAISED = re.compile(r"\^(\d{1,3})\^")
_DRAWN = re.compile(r"(?m)^\+[-=:]{3,}\+[ \t]*\n(?:(?:\|.*\||\+[-=:]{3,}\+)[ \t]*(?:\n|\Z))+")
_RULED = re.compile(
    r"(?m)^ {2}-{10,}[ \t]*\n(?P<head>(?: {2,}(?!-{10}).*\n|[ \t]*\n)+)"
    r"(?: {2}-{10,}[ \t]*\n(?P<rows>(?: {2,}(?!-{10}).*\n|[ \t]*\n)*))?"
    r" {2}-{10,}[ \t]*(?:\n|\Z)"
)
_FENCE = re.compile(
    r"(?m)^(?P<quote>(?:> ?)*) {0,3}:{3,}(?:[ \t]*(?P<told>\{[^{}\n]*\}|[\w-]+))?[ \t]*:*[ \t]*$"
)
_NAMED = re.compile(r"\.([\w-]+)|custom-style=\"([^\"\n]*)\"|(style=\"[^\"\n]*\")")
_ALERT = re.compile(r"(?m)^((?:> ?)+)\[!\w+\][-+]?[ \t]*$")
_NOTE_LINE = re.compile(
    rf"(?m)(?<=\S)[ \t]*\n(?= {{0,3}}(?:[{SUPERSCRIPTS}]|<sup>\d{{1,3}}</sup>))"
)
_CONTENTS_ENTRY = re.compile(r"(?m)(?<=\S)[ \t]*\n(?=[ \t]*[IVXLC]+\.[ \t]+\S.*\d[ \t]*$)")


def as_commonmark(text: str) -> str:
    """`text` without heading attributes, boxes as quotations or parts, raised numbers as tags."""
    text = _ATTRIBUTES.sub(r"\1", text)
    text = _SPACER.sub("", text)
    text = _FENCE.sub(_part, text)
    text = _ALERT.sub(r"\1", text)
    text = _DRAWN.sub(lambda table: _quoted(_cells(table[0])), text)
    text = _RULED.sub(lambda table: _quoted(f"{table['head']}\n{table['rows'] or ''}"), text)
    text = _RAISED.sub(r"<sup>\1</sup>", text)
    text = _NOTE_LINE.sub("\n\n", text)
    return _CONTENTS_ENTRY.sub("\n\n", text)


def _part(fence: re.Match[str]) -> str:
    """The tag that a fence of colons stands for: a part with its names, or the end of one."""
    quote, told = fence["quote"], fence["told"]
    if told is None:
        return f"{quote}\n{quote}</div>\n{quote}"
    named = list(_NAMED.finditer(told)) if told.startswith("{") else []
    names = [found[1] or found[2].replace(" ", "-") for found in named if not found[3]]
    style = "".join(f" {found[3]}" for found in named if found[3])
    shown = " ".join(names) or told.strip("{}")
    return f'{quote}\n{quote}<div class="{escape(shown)}"{style}>\n{quote}'


def _cells(table: str) -> str:
    """The words in a table of one column, its borders taken off."""
    lines = (line.rstrip() for line in table.split("\n"))
    return "\n".join("" if line.startswith("+") else line[1:-1] for line in lines)


def _quoted(words: str) -> str:
    lines = "\n".join(f"> {line.strip()}".rstrip() for line in words.strip("\n").split("\n"))
    return f"\n{lines}\n\n"
