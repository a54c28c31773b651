"""Fields: links, contents and page numbers, whose instruction is hidden and whose result is read.

Two things to know. A field may be one element or be told by marks that stand in different runs
and paragraphs, with others inside it. And where its end is missing, an instruction lasts no longer
than its paragraph, so that no text is ever swallowed.
"""

import re
from dataclasses import dataclass

from ronda.factsheets.reading.from_docx.names import Element, W

_LINK = re.compile(
    r'\s*HYPERLINK\s+(?!\\)(?:"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<bare>\S+))', re.IGNORECASE
)
_ANCHOR = re.compile(r'\\l\s+(?:"([^"]*)"|(\S+))')
_CONTENTS = re.compile(r"\s*TOC\b", re.IGNORECASE)
_SCRIPT = re.compile(r"\s*(?:javascript|vbscript|data):", re.IGNORECASE)


@dataclass(slots=True)
class Field:
    """One open field: its instruction, and whether its result has begun."""

    instruction: str = ""
    in_result: bool = False

    @property
    def is_contents(self) -> bool:
        """Whether this is a table of contents."""
        return _CONTENTS.match(self.instruction) is not None

    @property
    def href(self) -> str | None:
        """Where the field links to; None where it is no link to the outside."""
        found = _LINK.match(self.instruction)
        if found is None:
            return None
        told = found["bare"] or re.sub(r"\\(.)", r"\1", found["quoted"] or "")
        anchor = _ANCHOR.search(self.instruction, found.end())
        return safe_href(f"{told}#{anchor[1] or anchor[2]}" if anchor and told else told)


class Fields:
    """The fields that are open at this place of a part."""

    def __init__(self) -> None:
        self._open: list[Field] = []

    def mark(self, element: Element) -> None:
        """A field begins, comes to its result, or ends."""
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self._open.append(Field())
        elif kind == "separate" and self._open:
            self._open[-1].in_result = True
        elif kind == "end" and self._open:
            self._open.pop()

    def begin(self, instruction: str) -> None:
        """A field in one element: its result comes at once."""
        self._open.append(Field(instruction, in_result=True))

    def end(self) -> None:
        """The field begun last is over."""
        if self._open:
            self._open.pop()

    def instruct(self, text: str) -> None:
        """More of the instruction of the innermost field."""
        if self._open and not self._open[-1].in_result:
            self._open[-1].instruction += text

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
