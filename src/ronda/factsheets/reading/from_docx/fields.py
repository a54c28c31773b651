"""Fields: links, contents and page numbers, whose instruction is hidden and whose result is read.

Two things to know. A field may be one element or be told by marks that stand in different runs
and paragraphs, with others inside it. And where its end is missing, an instruction lasts no longer
than its paragraph, so that no text is ever swallowed.
"""

import re
from dataclasses import dataclass

from ronda.factsheets.errors import Damaged
from ronda.factsheets.reading.from_docx.names import Element, W

_LINK = re.compile(
    r'\s*HYPERLINK\s+(?!\\)(?:"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<bare>\S+))', re.IGNORECASE
)
_ANCHOR = re.compile(r'\\l\s+(?:"([^"]*)"|(\S+))')
_CONTENTS = re.compile(r"\s*TOC\b", re.IGNORECASE)
_LONGEST = 5_000
"""Longer than any instruction, the address in it included."""
_DEEPEST = 60
_SCRIPT = re.compile(r"\s*(?:javascript|vbscript|data):", re.IGNORECASE)


@dataclass(slots=True)
class Field:
    """One open field: its instruction, and what that makes of its result once it has begun."""

    instruction: str = ""
    in_result: bool = False
    is_contents: bool = False
    href: str | None = None

    def begin_result(self) -> None:
        """The instruction is complete: find out what it says."""
        self.in_result = True
        self.is_contents = _CONTENTS.match(self.instruction) is not None
        self.href = _linked(self.instruction)


def _linked(instruction: str) -> str | None:
    """Where a field links to; None where it is no link to the outside."""
    found = _LINK.match(instruction)
    if found is None:
        return None
    told = found["bare"] or re.sub(r"\\(.)", r"\1", found["quoted"] or "")
    anchor = _ANCHOR.search(instruction, found.end())
    return safe_href(f"{told}#{anchor[1] or anchor[2]}" if anchor and told else told)


class Fields:
    """The fields that are open at this place of a part."""

    def __init__(self) -> None:
        self._open: list[Field] = []

    def mark(self, element: Element) -> None:
        """A field begins, comes to its result, or ends."""
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self._enter(Field())
        elif kind == "separate" and self._open:
            self._open[-1].begin_result()
        elif kind == "end" and self._open:
            self._open.pop()

    def begin(self, instruction: str) -> None:
        """A field in one element: its result comes at once."""
        field = Field(instruction[:_LONGEST])
        field.begin_result()
        self._enter(field)

    def _enter(self, field: Field) -> None:
        if len(self._open) >= _DEEPEST:
            raise Damaged(
                "The Word file has more fields inside one another than can be read:"
                " open it in Word, save it again and send that."
            )
        self._open.append(field)

    def end(self) -> None:
        """The field begun last is over."""
        if self._open:
            self._open.pop()

    def instruct(self, text: str) -> None:
        """More of the instruction of the innermost field."""
        if self._open and not self._open[-1].in_result:
            open_field = self._open[-1]
            open_field.instruction = (open_field.instruction + text)[:_LONGEST]

    @property
    def hides(self) -> bool:
        """Whether text here belongs to the instruction of an outer field."""
        return len(self._open) > 1 and not all(field.in_result for field in self._open[:-1])

    @property
    def href(self) -> str | None:
        """The link that holds here."""
        for field in reversed(self._open):
            if field.in_result and field.href is not None:
                return field.href
        return None

    @property
    def in_contents(self) -> bool:
        """Whether this place is in a table of contents."""
        return any(field.in_result and field.is_contents for field in self._open)

    def close_contents(self) -> None:
        """A heading of the text itself ends contents whose end is missing."""
        self._open = [field for field in self._open if not field.is_contents]

    def end_paragraph(self) -> None:
        """No instruction goes on in the next paragraph."""
        if self._open:
            self._open = [field for field in self._open if field.in_result]

    def __bool__(self) -> bool:
        return bool(self._open)


def safe_href(href: str) -> str | None:
    """A link as it is given, unless it would run a program when clicked."""
    return None if not href or _SCRIPT.match(href) else href
