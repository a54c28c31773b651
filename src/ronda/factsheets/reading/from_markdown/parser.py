"""The CommonMark parser as Ronda uses it: footnote marks known, addresses left as they stand.

Two things to know. `[^12]` is a token of its own (`mark`), so that an escaped bracket stays text.
And link reference definitions are off, because `[^12]: …` would be taken for one.
"""

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_LONGEST_LABEL = 40


def parser() -> MarkdownIt:
    """A parser with tables, inline tags and footnote marks."""
    markdown = MarkdownIt("commonmark", {"html": True, "maxNesting": 40}).enable("table")
    markdown.disable("reference")
    markdown.inline.ruler.before("link", "mark", _mark)
    markdown.normalizeLink = _unchanged  # type: ignore[assignment,method-assign]
    markdown.normalizeLinkText = _unchanged  # type: ignore[assignment,method-assign]
    markdown.validateLink = _any  # type: ignore[assignment,method-assign]
    return markdown


def _unchanged(address: str) -> str:
    return address


def _any(_address: str) -> bool:
    return True


def _mark(state: StateInline, silent: bool) -> bool:
    """`[^label]` as a token whose content is the label."""
    if not state.src.startswith("[^", state.pos):
        return False
    end = state.src.find("]", state.pos + 2, state.pos + _LONGEST_LABEL)
    label = state.src[state.pos + 2 : end]
    if end < 0 or not label.strip() or state.src.startswith("(", end + 1):
        return False
    if not silent:
        token = state.push("mark", "", 0)
        token.content = label
    state.pos = end + 1
    return True
