"""The runs of one paragraph of Ronda's own Markdown, and the role that a comment in it says."""

import re
from collections.abc import Iterator
from dataclasses import replace

from markdown_it.token import Token

from ronda.factsheets.blocks import Role, Run
from ronda.factsheets.reading.inline_runs import folded

_COMMENT = re.compile(r"<!-- ([a-z-]+) -->")
_TAGS = {"em": "italic", "i": "italic", "strong": "bold", "b": "bold"}
_TAG = re.compile(r"<(/?)(em|i|strong|b)>", re.IGNORECASE)


def said_role(token: Token) -> Role | None:
    """The role that the last comment of a paragraph says."""
    for child in reversed(token.children or ()):
        found = _COMMENT.fullmatch(child.content) if child.type == "html_inline" else None
        if found and found[1] in set(Role):
            return Role(found[1])
    return None


def runs_of(token: Token) -> tuple[Run, ...]:
    """The runs of a paragraph, like neighbours joined."""
    return folded(_runs(token))


def _runs(token: Token) -> Iterator[Run]:
    style = Run("")
    for child in token.children or ():
        if child.type == "mark":
            number = int(child.content) if child.content.isdecimal() else 0
            yield Run(child.content, mark=number)
        elif child.type in ("softbreak", "hardbreak"):
            yield replace(style, text=" ")
        elif child.type in ("text", "code_inline", "text_special"):
            yield replace(style, text=child.content)
        elif (restyled := _restyled(style, child)) is not None:
            style = restyled
        elif _COMMENT.fullmatch(child.content) is None:
            yield replace(style, text=child.content)


def _restyled(style: Run, child: Token) -> Run | None:
    """The style that holds after a token; None where it is no matter of style."""
    begins = child.nesting == 1
    tag = _TAG.fullmatch(child.content) if child.type == "html_inline" else None
    if tag:
        begins = not tag[1]
    name = _TAGS[tag[2].lower()] if tag else child.type.rpartition("_")[0]
    if name in ("italic", "em"):
        return replace(style, italic=begins)
    if name in ("bold", "strong"):
        return replace(style, bold=begins)
    if name == "link":
        return replace(style, href=str(child.attrs.get("href", "")) if begins else None)
    return None
