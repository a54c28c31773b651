"""The records of the open data, field by field: what stands here is promised (docs/api.md).

Two things to know. Each description is that of the data dictionary and of the API's description.
And no record has a key of the database: these would tell how much there is that is not public.
"""

from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

BodyCode = Annotated[str, Field(description="The body, by its short name.")]
RoundNumber = Annotated[int, Field(ge=0, description="The round's number.")]
PartyCode = Annotated[
    str, Field(pattern="^[A-Z]{3}$", description="The Party, ISO 3166-1 alpha-3.")
]
EditionId = Annotated[
    str,
    Field(description="The edition of the factsheet: body.round.Party.language.number."),
]
Language = Annotated[str, Field(description="The language of the text, as a BCP 47 tag.")]
Chapter = Annotated[str, Field(description="The chapter's number, as the document has it.")]
ChapterTitle = Annotated[str, Field(description="The chapter's title.")]
Codes = Annotated[
    tuple[str, ...],
    Field(description="The codes under which it stands; they may differ between rounds."),
]
Page = Annotated[str, Field(description="The address of the page, from the site's root.")]
Scope = Annotated[
    str, Field(description="`specific`: about this Party; `generic`: about all Parties.")
]
ByLanguage = dict[str, str]


class Record(BaseModel):
    """One record of the open data."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Body(Record):
    """A monitoring body and the convention that it watches."""

    id: str = Field(description="The body's short name.")
    name: str = Field(description="The body's name.")
    convention: str = Field(description="The convention, by its number in its series.")
    convention_title: str = Field(description="The convention's title.")


class Party(Record):
    """A State or union bound by a convention."""

    id: PartyCode
    alpha2: str = Field(pattern="^[A-Z]{2}$", description="ISO 3166-1 alpha-2.")
    name: str = Field(description="The name in English.")
    names: ByLanguage = Field(description="The name by language.")
    invented: bool = Field(description="Whether it exists for demonstration only.")


class Reservation(Record):
    """What a Party said formally of a convention: a reservation, a declaration, an objection."""

    id: str = Field(description="Its id, for good.")
    convention: str = Field(description="The convention, by its number in its series.")
    party: PartyCode
    kind: str = Field(description="`reservation`, `declaration` or `objection`.")
    articles: tuple[str, ...] = Field(
        description="The numbers of the articles; none where it is of the whole convention."
    )
    text: ByLanguage = Field(description="The words by language.")
    made_on: date = Field(description="The day on which it was made.")
    in_force_from: date | None = Field(description="From when it holds, where that is another day.")
    in_force_until: date | None = Field(description="The last day; null where it still holds.")
    source: str = Field(description="The instrument or letter that has it.")
    source_url: str | None = Field(description="Where that is published.")
    page: Page


class Round(Record):
    """One theme, examined in all Parties at once."""

    id: str = Field(description="body.number")
    body: BodyCode
    number: RoundNumber
    theme: ByLanguage = Field(description="The theme by language.")
    stage: str | None = Field(description="How far it has come; null where it is not run here.")
    parties: tuple[str, ...] = Field(description="The Parties of the round, where it is run here.")
    page: Page | None


class Factsheet(Record):
    """The newest published edition of what a body found and asks of one Party in one round."""

    id: EditionId
    body: BodyCode
    round: RoundNumber
    party: PartyCode
    language: Language
    edition: int = Field(ge=1, description="The edition's number within its language.")
    kind: str = Field(description="`prepared`, or `with-information` of the Party.")
    title: str = Field(description="The title, as the document has it.")
    prepared: str | None = Field(description="The month it was prepared, YYYY-MM.")
    updated: str | None = Field(description="The month it was updated, YYYY-MM.")
    published_at: datetime = Field(description="When this edition was published.")
    recommendations: int = Field(ge=0, description="How many recommendations it has.")
    boxes: int = Field(ge=0, description="How many of them have a box for the Party.")
    boxes_filled: int = Field(ge=0, description="How many of these the Party filled in.")
    page: Page


class Recommendation(Record):
    """What a body asks of a Party, as the newest published factsheet words it."""

    id: str = Field(description="Stays the same through editions and languages.")
    edition: EditionId
    body: BodyCode
    round: RoundNumber
    party: PartyCode
    language: Language
    codes: Codes
    strength: str | None = Field(
        description="How strongly it is asked, a value of the vocabulary of strengths; null where"
        " the document does not say.",
    )
    scope: Scope
    chapter: Chapter
    chapter_title: ChapterTitle
    topic: str | None = Field(description="The sub-heading under which it stands.")
    lead_in: str | None = Field(description="The words that open the list in which it stands.")
    text: str = Field(description="What is recommended.")
    items: tuple[str, ...] = Field(description="Its sub-points.")
    parties: tuple[str, ...] = Field(
        description="All Parties of which this is asked under one of its codes in this round."
    )
    status: str | None = Field(
        description="What the body concluded, a value of the vocabulary of statuses; null where"
        " nothing is concluded or published."
    )
    status_at: datetime | None = Field(description="When the body decided so.")
    page: Page


class Finding(Record):
    """An observation, as the newest published factsheet words it."""

    id: str = Field(description="edition.chapter.place; another edition may count otherwise.")
    edition: EditionId
    body: BodyCode
    round: RoundNumber
    party: PartyCode
    language: Language
    scope: Scope
    chapter: Chapter
    chapter_title: ChapterTitle
    topic: str | None = Field(description="The sub-heading under which it stands.")
    text: str = Field(description="What the body observes.")
    items: tuple[str, ...] = Field(description="Its sub-points.")
    paragraphs: tuple[int, ...] = Field(description="The paragraphs of the report it rests on.")
    page: Page


class FollowUp(Record):
    """What a Party says it did about a recommendation."""

    recommendation: str = Field(description="The recommendation's id.")
    edition: EditionId
    body: BodyCode
    round: RoundNumber
    party: PartyCode
    language: Language
    codes: Codes
    strength: str | None = Field(description="How strongly the recommendation asks.")
    chapter: Chapter
    text: str = Field(description="The Party's information.")
    page: Page


class Practice(Record):
    """A promising practice: told by the Committee, or by the Party in its blue box."""

    id: str = Field(description="edition.chapter.place; another edition may count otherwise.")
    edition: EditionId
    body: BodyCode
    round: RoundNumber
    party: PartyCode
    language: Language
    chapter: Chapter
    chapter_title: ChapterTitle
    told_by: str = Field(description="`committee` or `party`.")
    text: str = Field(description="The practice.")
    page: Page


class Reply(Record):
    """What a Party submitted in reply to a questionnaire, once replies are published."""

    id: str = Field(description="body.round.Party.number")
    body: BodyCode
    round: RoundNumber
    party: PartyCode
    number: int = Field(ge=1, description="Which submission of this Party it is.")
    reference: str = Field(description="The reference on its receipt.")
    submitted_at: datetime = Field(description="When it was submitted.")
    late: bool = Field(description="Whether it was submitted after the deadline.")
    sha256: str = Field(description="The checksum of what was submitted.")
    page: Page


class Report(Record):
    """The published implementation report of a round."""

    id: str = Field(description="body.round")
    body: BodyCode
    round: RoundNumber
    published_on: date = Field(description="The day it was published.")
    adopted: bool = Field(description="Whether the body adopted it.")
    page: Page


class Conclusion(Record):
    """What a body decided of one Party on one recommendation, once conclusions are published."""

    body: BodyCode
    round: RoundNumber
    party: PartyCode
    recommendation: str = Field(description="The recommendation's id in the round's report.")
    code: str = Field(description="Its code when it was assessed.")
    status: str = Field(description="A value of the vocabulary of statuses.")
    reasons: ByLanguage = Field(description="The reasons by language.")
    decided_at: datetime = Field(description="When it was decided.")
    page: Page


class Change(Record):
    """That something was published, or withdrawn after it was."""

    id: str = Field(description="Names this change, and no other.")
    at: datetime = Field(description="When.")
    what: str = Field(description="`published` or `withdrawn`.")
    collection: str = Field(description="The collection in which the record is, or was.")
    record: str = Field(description="The record's id.")
    title: str = Field(description="What it is, in English.")
    page: Page
