"""Other people's Markdown as the page it makes.

Two things to know. Marks and notes become what pages have: a raised number, and a paragraph that
begins with one; labels that are not numbers get the next free ones, in the order of their marks.
And a note's further lines, which Markdown sets in, are first put behind it.
"""

import re
from collections.abc import Sequence

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from ronda.factsheets.reading.from_markdown.dialects import as_commonmark
from ronda.factsheets.reading.from_markdown.parser import parser

_DEFINITION = re.compile(r"(?m)^[ ]{0,3}\[\^(?P<label>[^\]\s]{1,40})\]:[ \t]*")
_FURTHER = re.compile(r"\n(?:[ \t]*\n)*(?: {4}|\t)[ \t]*(?=\S)")


def page(text: str) -> str:
    """The HTML of a Markdown text."""
    text = as_commonmark(text)
    markdown = parser()
    markdown.renderer = _Renderer(_numbers(text))
    return f"<!DOCTYPE html><html><body>{markdown.render(_with_notes_apart(text))}</body></html>"


def _with_notes_apart(text: str) -> str:
    """Each note as a paragraph of its own, with its further lines."""
    pieces: list[str] = []
    at = 0
    for found in _DEFINITION.finditer(text):
        pieces += [_further(text[at : found.start()], begun=at > 0), "\n\n"]
        pieces.append(f"[^{found['label']}] ")
        at = found.end()
    return "".join([*pieces, _further(text[at:], begun=at > 0)])


def _further(text: str, *, begun: bool) -> str:
    """The text behind a note's beginning, its lines that are set in put on the note's own."""
    if not begun:
        return text
    end = 0
    while True:
        line_end = text.find("\n", end)
        further = _FURTHER.match(text, line_end) if line_end >= 0 else None
        if further is None:
            break
        text = f"{text[:line_end]} {text[further.end() :]}"
        end = line_end
    return text


def _numbers(text: str) -> dict[str, int]:
    """A number for each label: its own, else the next one that is free."""
    labels = dict.fromkeys(re.findall(r"\[\^([^\]\s]{1,40})\]", text))
    taken = {int(label) for label in labels if label.isdecimal()}
    numbers: dict[str, int] = {}
    free = 1
    for label in labels:
        while free in taken and not label.isdecimal():
            free += 1
        numbers[label] = int(label) if label.isdecimal() else free
        taken.add(numbers[label])
    return numbers


class _Renderer(RendererHTML):
    """Renders marks as raised numbers."""

    def __init__(self, numbers: dict[str, int]) -> None:
        super().__init__()
        self.numbers = numbers
        self.rules["mark"] = self._mark  # type: ignore[assignment]

    def _mark(
        self, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType
    ) -> str:
        label = tokens[index].content
        return f"<sup>{self.numbers.get(label, label)}</sup>"
