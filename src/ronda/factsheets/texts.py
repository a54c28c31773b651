"""Text as a value: plain words, with the footnote marks and styles that stand in them.

Two things to know. `text` is always plain, one paragraph to a line. And marks and styles count
their offsets in that text, so that nothing of the source's layout is lost and nothing mixes in.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, computed_field, model_validator


class StyleKind(StrEnum):
    """How a stretch of text is set apart."""

    ITALIC = "italic"
    BOLD = "bold"
    LINK = "link"


class Value(BaseModel):
    """An immutable value that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Mark(Value):
    """A footnote mark: `number` stands before the character at offset `at` of its text.

    `item` names the sub-point (from 0) whose text is meant; null means the text itself.
    """

    number: int = Field(ge=0)
    at: int = Field(ge=0)
    item: int | None = None


class Style(Value):
    """Emphasis or a link on the characters from `start` up to `end` (`from`, `to` in JSON)."""

    start: int = Field(alias="from", ge=0)
    end: int = Field(alias="to", ge=0)
    kind: StyleKind
    href: str | None = None
    item: int | None = None


class Text(Value):
    """Plain text, one paragraph to a line, with the marks and styles that stand in it.

    A line that opens with a label and a blank ("- ", "a) ") is a point of a list; two blanks
    before the label for each further depth.
    """

    text: str = ""
    marks: tuple[Mark, ...] = ()
    styles: tuple[Style, ...] = ()


class Noted(Text):
    """Text whose footnote numbers are given beside it, as the interchange format asks."""

    @model_validator(mode="before")
    @classmethod
    def _marks_from_numbers(cls, data: Any) -> Any:
        """Accept `footnotes` alone: a mark without a place stands at the end of the text."""
        if not isinstance(data, Mapping) or "footnotes" not in data:
            return data
        fields = dict(data)
        numbers = fields.pop("footnotes")
        if not fields.get("marks"):
            fields["marks"] = _marks_at_end(fields, numbers)
        return fields

    @computed_field  # type: ignore[prop-decorator]
    @property
    def footnotes(self) -> tuple[int, ...]:
        """The numbers of the footnotes marked in this text, in order."""
        return tuple(mark.number for mark in self.marks)


def _marks_at_end(fields: Mapping[str, Any], numbers: Any) -> list[dict[str, Any]]:
    items = fields.get("items") or ()
    last = len(items) - 1 if items else None
    end = len(items[-1]) if items else len(fields.get("text") or "")
    return [{"number": number, "at": end, "item": last} for number in numbers]


class Box(Text):
    """A place for the Party to write in; `text` is "" where nothing was submitted."""


class LeadIn(Noted):
    """The words that open a list, such as "The Committee also invites all Parties:"."""
