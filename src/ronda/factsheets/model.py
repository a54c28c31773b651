"""The factsheet as a value: what a committee found and asks of one Party, in the document's order.

Two things to know. Every value is immutable; a changed factsheet is a new value. And what any text
is made of is told in `texts`, what became of a source in `account`.

The JSON form of `Factsheet` is the interchange format `ronda-factsheet/1` (docs/file-format.md).
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Literal, Self

from pydantic import Field, field_validator, model_validator

from ronda.factsheets.account import Account, Fault, Repair, Stretch, Unplaced
from ronda.factsheets.texts import Box, LeadIn, Mark, Noted, Style, StyleKind, Text, Value

__all__ = [
    "FORMAT",
    "Account",
    "Box",
    "Chapter",
    "Factsheet",
    "Fault",
    "Footnote",
    "Heading",
    "HeadingKind",
    "LeadIn",
    "Mark",
    "NoteKind",
    "NotedBy",
    "Observation",
    "Party",
    "Practice",
    "Recommendation",
    "Repair",
    "Scope",
    "Statement",
    "Strength",
    "Stretch",
    "Style",
    "StyleKind",
    "Text",
    "Unplaced",
    "Value",
]

FORMAT = "ronda-factsheet/1"


class Strength(StrEnum):
    """How strongly a recommendation asks; the strengths of the Lanzarote Committee's 2nd round."""

    REQUIRE = "require"
    REQUEST = "request"
    INVITE = "invite"


class Scope(StrEnum):
    """Whether something is said of this Party or of all Parties."""

    SPECIFIC = "specific"
    GENERIC = "generic"


class NotedBy(StrEnum):
    """Who named a promising practice."""

    COMMITTEE = "committee"
    PARTY = "party"


class NoteKind(StrEnum):
    """What a footnote gives: report paragraphs, recommendation codes, a source, or a remark."""

    PARAGRAPHS = "paragraphs"
    RECOMMENDATIONS = "recommendations"
    SOURCE = "source"
    NOTE = "note"


class HeadingKind(StrEnum):
    """What a heading inside a chapter opens."""

    SECTION = "section"
    TOPIC = "topic"
    PRACTICES = "practices"


class Statement(Noted):
    """What observations and recommendations share: where they stand and how they are set out.

    `position` counts observations, recommendations and practices through the chapter, from 0,
    in the document's order. `lead_in` is the shared opening of a list that this is a point of.
    `labels` has the label of each sub-point where they are not bullets ("a)", "b)").
    """

    scope: Scope
    topic: str | None = None
    position: int = Field(default=-1, ge=-1)
    lead_in: LeadIn | None = None
    items: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


class Observation(Statement):
    """What the report found about a Party, with the report's paragraph numbers."""

    paragraphs: tuple[int, ...] = ()


class Recommendation(Statement):
    """What the body asks. `strength` is null only where a reading could not tell it (a fault)."""

    codes: tuple[str, ...]
    strength: Strength | None
    follow_up: Box | None = None


class Practice(Noted):
    """A promising practice, told by the Committee or by the Party in its blue box."""

    noted_by: NotedBy
    position: int = Field(default=-1, ge=-1)


class Heading(Noted):
    """A heading inside a chapter; it stands before what has the same `position`.

    A section heading begins the part on one Party (`specific`) or on all (`generic`).
    """

    kind: HeadingKind
    scope: Scope
    position: int = Field(ge=0)


class Chapter(Value):
    """One chapter of the factsheet; `marks` and `styles` are those of the introduction."""

    number: str
    title: str
    title_marks: tuple[Mark, ...] = ()
    introduction: str = ""
    marks: tuple[Mark, ...] = ()
    styles: tuple[Style, ...] = ()
    headings: tuple[Heading, ...] = ()
    observations: tuple[Observation, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    practices: tuple[Practice, ...] = ()
    practice_box: Box | None = None

    @model_validator(mode="before")
    @classmethod
    def _party_practices_are_the_box(cls, data: Any) -> Any:
        """The Party's practices are the paragraphs of its blue box, told once more by name."""
        if not isinstance(data, Mapping):
            return data
        return _with_party_practices(dict(data))

    @property
    def opening(self) -> Text:
        """The introduction with its marks and styles."""
        return Text(text=self.introduction, marks=self.marks, styles=self.styles)


def _with_party_practices(fields: dict[str, Any]) -> dict[str, Any]:
    practices = [Practice.model_validate(p) for p in fields.get("practices") or ()]
    own = [p for p in practices if p.noted_by is NotedBy.PARTY]
    box = fields.get("practice_box")
    box = Box.model_validate(box) if box is not None else None
    if own and (box is None or not box.text):
        box = Box(text="\n".join(p.text for p in own))
    committee = [p for p in practices if p.noted_by is NotedBy.COMMITTEE]
    lines = [line for line in (box.text if box else "").split("\n") if line]
    party = [Practice(text=line, noted_by=NotedBy.PARTY) for line in lines]
    return fields | {"practices": (*committee, *party), "practice_box": box}


class Footnote(Value):
    """A note. `text` is the whole note; `paragraphs` and `recommendations` are what it names."""

    number: int = Field(ge=0)
    text: str
    kind: NoteKind
    paragraphs: tuple[int, ...] = ()
    recommendations: tuple[str, ...] = ()
    styles: tuple[Style, ...] = ()


class Party(Value):
    """A State or union bound by the convention. `code` is null where a reading did not know it."""

    name: str
    code: str | None = Field(pattern=r"^[A-Z]{3}$")


class Factsheet(Value):
    """The findings and recommendations for one Party.

    Two factsheets are equal when they say the same: the account tells of one reading of one
    file, so it does not count. `title` has the lines of the cover; `preface` the sentences
    below it; `prepared` and `updated` are months (YYYY-MM) that the preface names.
    """

    format: Literal["ronda-factsheet/1"] = FORMAT  # type: ignore[assignment]
    body: str
    round: int
    party: Party
    title: str
    preface: Text = Text()
    language: str
    prepared: str | None = Field(default=None, pattern=r"^\d{4}-(0[1-9]|1[0-2])$")
    updated: str | None = Field(default=None, pattern=r"^\d{4}-(0[1-9]|1[0-2])$")
    chapters: tuple[Chapter, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    account: Account = Account()

    @field_validator("account", mode="before")
    @classmethod
    def _account_may_be_absent(cls, value: Any) -> Any:
        return Account() if value is None else value

    @property
    def recommendations(self) -> tuple[Recommendation, ...]:
        """Every recommendation of every chapter, in order."""
        return tuple(r for chapter in self.chapters for r in chapter.recommendations)

    def without_account(self) -> Self:
        """The same factsheet as if nobody had read it from a file."""
        return self.model_copy(update={"account": Account()})

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Factsheet):
            return NotImplemented
        return self._content() == other._content()

    def __hash__(self) -> int:
        return hash(self._content())

    def _content(self) -> tuple[object, ...]:
        fields = type(self).model_fields
        return tuple(getattr(self, name) for name in fields if name != "account")
