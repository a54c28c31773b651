"""What a search finds, as records, and by what it is asked.

Two things to know. Facets and their values are those of the page of the search. And nothing asked
finds nothing.
"""

from collections.abc import Mapping
from datetime import datetime

from pydantic import Field

from ronda.api.records.collections import Filter
from ronda.api.records.model import Codes, Language, Page, Record
from ronda.api.records.naming import (
    BODY_FILTER,
    LANGUAGE_FILTER,
    NUMBER,
    PARTY_FILTER,
    SLUG,
    STRENGTH_FILTER,
)
from ronda.api.records.rounds import STATUS_FILTER
from ronda.apps.search.models import Kind
from ronda.apps.search.selectors import LONGEST, MOST, Found, Search

_TEXT = r"[^\x00-\x1f\x7f]"
WORDS = Filter(
    "q",
    rf"{_TEXT}{{1,{LONGEST}}}",
    "Words in English, French or Serbian in either script; “phrases”, OR, and -exclusions.",
)
SEARCHED_BY = (
    WORDS,
    Filter("kind", "|".join(Kind.values), "What the statement is."),
    PARTY_FILTER,
    BODY_FILTER,
    Filter("round", rf"{SLUG}\.{NUMBER}", "The round: body.number."),
    Filter("chapter", rf"{SLUG}\.{NUMBER}\.{_TEXT}{{1,40}}", "The chapter: body.round.number."),
    Filter("article", rf"{_TEXT}{{1,160}}", "The article, such as `cets-201/article-25`."),
    STRENGTH_FILTER,
    STATUS_FILTER,
    Filter("year", "(?:19|20)[0-9]{2}", "The year of the document.", within=(1900, 2099)),
    LANGUAGE_FILTER,
)


class Piece(Record):
    """A stretch of a text."""

    text: str = Field(description="What stands there.")
    asked: bool = Field(description="Whether it is one of the words that were asked for.")


class Statement(Record):
    """Something that is said in public, with where it stands."""

    id: str = Field(description="origin:place; another edition may count otherwise.")
    kind: str = Field(description="What it is, a value of the facet `kind`.")
    party: str | None = Field(description="The Party, ISO 3166-1 alpha-3; null where none.")
    body: str | None = Field(description="The body, by its short name; null where none.")
    round: str | None = Field(description="The round: body.number; null where none.")
    chapter: str | None = Field(description="The chapter: body.round.number; null where none.")
    chapter_title: str | None = Field(description="The chapter's title.")
    articles: tuple[str, ...] = Field(description="The articles of conventions that it rests on.")
    strength: str | None = Field(description="How strongly it is asked; null where it asks not.")
    status: str | None = Field(description="What the body concluded; null where nothing is public.")
    year: int | None = Field(description="The year of the document.")
    language: Language
    codes: Codes
    text: str = Field(description="The statement.")
    pieces: tuple[Piece, ...] = Field(description="The stretches around the words that were asked.")
    since: datetime = Field(description="Since when these words are public.")
    page: Page


class SearchPage(Record):
    """A page of what was found, the fittest first, with how much there is by each facet's value."""

    items: tuple[Statement, ...]
    next_cursor: str | None
    next: str | None = Field(description="The address of the next page.")
    total: int = Field(ge=0, le=MOST, description="How many were found and looked at.")
    more: bool = Field(
        description=f"Whether there are more than the {MOST} that were looked at and counted."
    )
    facets: Mapping[str, Mapping[str, int]] = Field(
        description="By facet and value: how many there are under what all other facets ask."
    )


def statement_told(one: Found) -> Statement:
    """What was found, as a record."""
    row = one.statement
    return Statement(
        id=f"{row.origin.name}:{row.place}",
        kind=row.kind,
        party=row.party or None,
        body=row.body or None,
        round=row.round or None,
        chapter=row.chapter or None,
        chapter_title=row.chapter_title or None,
        articles=tuple(row.articles),
        strength=row.strength or None,
        status=row.status or None,
        year=row.year,
        language=row.language,
        codes=tuple(row.codes),
        text=row.text,
        pieces=tuple(Piece(text=text, asked=asked) for text, asked in one.pieces),
        since=row.since,
        page=row.page,
    )


def page_told(
    done: Search, items: tuple[Statement, ...], cursor: str | None, following: str | None
) -> SearchPage:
    """A page of a search, as the API tells it."""
    return SearchPage(
        items=items,
        next_cursor=cursor,
        next=following,
        total=done.total,
        more=done.goes_on,
        facets={name: dict(counts) for name, counts in done.counts.items()},
    )
