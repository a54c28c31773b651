"""A report: chapters of numbered paragraphs with their findings, and of recommendations.

Two things to know. Everything that is pointed at has an `id` that never changes; paragraph numbers
and codes are how it is called in one draft and may change in the next. And texts are a `Wording`
with every language of the report: two texts of equal standing, neither a translation.

The JSON form of `Report` is `ronda-report/1` (docs/report-format.md).
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, TypeVar

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

from ronda.factsheets.texts import Value
from ronda.procedure.stated import Wording

__all__ = [
    "FORMAT",
    "Addressed",
    "Adoption",
    "Authority",
    "Basis",
    "Chapter",
    "Entry",
    "EntryId",
    "Evidence",
    "Finding",
    "FindingKind",
    "Paragraph",
    "PartyCode",
    "PassageId",
    "PromisingPractice",
    "Recommendation",
    "Report",
    "Topic",
]

FORMAT = "ronda-report/1"

EntryId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(?:[-_.][a-z0-9]+)*$", max_length=60)]
"""The name of an entry in all drafts of a report; it never changes its meaning."""

PartyCode = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
"""The three-letter code of a Party."""


PassageId = Annotated[str, Field(pattern=r"^[-a-z0-9_]{1,60}/[-a-z0-9_]{1,60}$")]
"""A passage of the library by its text and its key, as in its address: "cets-201/article-23"."""


class FindingKind(StrEnum):
    """What a finding says of a Party."""

    IN_LINE = "in_line"
    PROMISING = "promising"
    GAP = "gap"
    UNCLEAR = "unclear"
    NO_INFORMATION = "no_information"


class Addressed(StrEnum):
    """To whom a recommendation is addressed."""

    ALL = "all"
    NOT_ALREADY = "not_already"
    """To the Parties that are not already doing so, `parties` among them."""
    NAMED = "named"


class Authority(StrEnum):
    """What kind of text a recommendation rests on."""

    CONVENTION = "convention"
    EXPLANATORY_REPORT = "explanatory_report"
    OPINION = "opinion"
    GUIDELINES = "guidelines"
    OTHER = "other"


def _filled(told: dict[str, object], *names: str) -> dict[str, object]:
    """What is told, without these fields where they are empty: so older drafts stay the same."""
    return {name: value for name, value in told.items() if value or name not in names}


class Basis(Value):
    """The legal basis: a text and the place in it ("CETS 201", "Article 23").

    `passage` is the passage of the library that it is tied to; it is left out where there is none.
    """

    authority: Authority
    text: str = Field(min_length=1, max_length=300)
    place: str = Field(default="", max_length=120)
    passage: PassageId | None = None

    @model_serializer(mode="wrap")
    def _without_empty(self, told: SerializerFunctionWrapHandler) -> dict[str, object]:
        return _filled(told(self), "passage")


class Evidence(Value):
    """What a finding rests on: an answer of the Party's reply, or a passage of it.

    `start` and `end` (`from`, `to` in JSON) count characters of the answer's text; both null where
    the whole answer is meant. `source` names what is no answer ("comment:12").
    """

    question: str = ""
    source: str = ""
    start: int | None = Field(default=None, alias="from", ge=0)
    end: int | None = Field(default=None, alias="to", ge=0)
    quote: str = ""


class Finding(Value):
    """What a paragraph says about one Party.

    `text` is how the Party's factsheet words it; without one it stands in the report only. `cites`
    has the passages of the library that it cites; it is left out where there is none.
    """

    id: EntryId
    party: PartyCode
    kind: FindingKind
    text: Wording | None = None
    rests_on: tuple[Evidence, ...] = ()
    cites: tuple[PassageId, ...] = ()

    @model_serializer(mode="wrap")
    def _without_empty(self, told: SerializerFunctionWrapHandler) -> dict[str, object]:
        return _filled(told(self), "cites")


class Topic(Value):
    """A heading inside a chapter, for what follows it."""

    type: Literal["topic"] = "topic"
    id: EntryId
    title: Wording


class Paragraph(Value):
    """A paragraph of the report; they are numbered through, from 1."""

    type: Literal["paragraph"] = "paragraph"
    id: EntryId
    number: int = Field(ge=1)
    text: Wording
    findings: tuple[Finding, ...] = ()


class Recommendation(Value):
    """What the body asks, in the words that follow "The Committee requires all Parties".

    `strength` is an id of the round's strengths. `parties` are those that it is addressed to by
    name, or names among those that are "not already doing so". `rests_on` has ids of findings.
    """

    type: Literal["recommendation"] = "recommendation"
    id: EntryId
    code: str = Field(min_length=1, max_length=30)
    strength: str
    text: Wording
    items: tuple[Wording, ...] = ()
    addressed: Addressed = Addressed.ALL
    parties: tuple[PartyCode, ...] = ()
    basis: tuple[Basis, ...] = ()
    rests_on: tuple[EntryId, ...] = ()
    withdrawn: str | None = None
    """Why it was withdrawn after adoption; null while it stands."""


class PromisingPractice(Value):
    """What a Party does that others could learn from, as the report tells it."""

    type: Literal["practice"] = "practice"
    id: EntryId
    party: PartyCode
    text: Wording


Entry = Annotated[
    Topic | Paragraph | Recommendation | PromisingPractice, Field(discriminator="type")
]
E = TypeVar("E", Topic, Paragraph, Recommendation, PromisingPractice)


class Chapter(Value):
    """A chapter; `introduction` opens it in the report and in each factsheet."""

    id: EntryId
    number: str = Field(min_length=1, max_length=20)
    title: Wording
    introduction: Wording | None = None
    entries: tuple[Entry, ...] = ()

    def of(self, kind: type[E]) -> Iterator[E]:
        """The chapter's entries of one kind, in order."""
        return (entry for entry in self.entries if isinstance(entry, kind))


class Adoption(Value):
    """Where and when a report was adopted, and the number of its document."""

    meeting: str = Field(min_length=1, max_length=120)
    on: date
    document: str = Field(min_length=1, max_length=60)


class Report(Value):
    """One draft of a round's implementation report, or the adopted text."""

    format: Literal["ronda-report/1"] = FORMAT  # type: ignore[assignment]
    body: str
    round: int = Field(ge=0)
    draft: int = Field(default=1, ge=1)
    languages: tuple[str, ...] = Field(min_length=1)
    title: Wording
    chapters: tuple[Chapter, ...] = ()
    adopted: Adoption | None = None

    def of(self, kind: type[E]) -> Iterator[E]:
        """Every entry of one kind, in order."""
        return (entry for chapter in self.chapters for entry in chapter.of(kind))

    @property
    def findings(self) -> Iterator[tuple[Paragraph, Finding]]:
        """Every finding with the paragraph it stands in, in order."""
        return ((p, finding) for p in self.of(Paragraph) for finding in p.findings)
