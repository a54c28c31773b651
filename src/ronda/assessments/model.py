"""A compliance report: what a body decided of Parties on recommendations, as one value.

Two things to know. It is told either per recommendation across all Parties, or per Party; the
sections are the same thing turned round. And a report that has proposals in it says so on its
front: it is for the Committee alone.
"""

from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """An immutable value."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Form(StrEnum):
    """What a report is of: what was decided, or also what is proposed."""

    DECIDED = "decided"
    DRAFT = "draft"


class Turned(StrEnum):
    """How a report is told."""

    BY_RECOMMENDATION = "by-recommendation"
    BY_PARTY = "by-party"


class Evidence(Value):
    """What a judgement rests on: what it is called, where in it, and the words there."""

    source: str
    place: str = ""
    quote: str = ""


class Judgement(Value):
    """A status with its reasons, decided on a day or proposed."""

    status: str
    reasons: str
    evidence: tuple[Evidence, ...] = ()
    response: str = ""
    """What the Party said to it when it was proposed."""
    decided_on: date | None = None
    meeting: str = ""


class Section(Value):
    """One Party on one recommendation: its box's text, and what was judged of it, latest first.

    `box` is None where there is no box, "" where nothing was submitted.
    """

    heading: str
    asked: str = ""
    """The recommendation's text, where the heading is its code."""
    box: str | None = None
    judgements: tuple[Judgement, ...] = ()
    earlier: tuple[Judgement, ...] = ()


class Chapter(Value):
    """Sections under one heading: a recommendation with its text, or a chapter of the report."""

    number: str
    title: str
    introduction: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()


class ComplianceReport(Value):
    """A whole report in one language; `about` is the one Party or recommendation, if one only."""

    body: str
    round: int
    language: str
    form: Form
    turned: Turned
    body_name: str
    about: str = ""
    as_at: date
    preface: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    chapters: tuple[Chapter, ...] = ()
