"""The pieces of a factsheet as a page shows them: chapters, parts, groups, entries.

Two things to know. They hold values of the model and add what a page asks of them: ids, levels,
whether something is a list. And they are made by `arranging` alone.
"""

from dataclasses import dataclass
from typing import Protocol, TypeAlias

from ronda.factsheets.model import (
    Box,
    Chapter,
    Footnote,
    Heading,
    HeadingKind,
    LeadIn,
    Observation,
    Practice,
    Recommendation,
)

Said: TypeAlias = Observation | Recommendation | Practice


class Choice(Protocol):
    """What a filter takes; observations and introductions are not among what it shows."""

    def takes(self, recommendation: Recommendation, /) -> bool:
        """Whether this recommendation is shown."""

    def takes_practice_box(self, box: Box, /) -> bool:
        """Whether this blue box is shown."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An observation, recommendation or practice with its path in the factsheet."""

    path: str
    said: Said

    @property
    def place(self) -> str:
        """The path as an id on a page."""
        return self.path.replace("/", "-")

    @property
    def recommendation(self) -> Recommendation | None:
        """The recommendation, where it is one."""
        return self.said if isinstance(self.said, Recommendation) else None

    @property
    def anchors(self) -> tuple[str, ...]:
        """The ids it is found by: its codes."""
        return self.said.codes if isinstance(self.said, Recommendation) else ()


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with what follows it up to the next, in groups that share a lead-in."""

    heading: Heading | None
    path: str
    groups: tuple["Group", ...]

    @property
    def place(self) -> str:
        """The heading's path as an id on a page."""
        return self.path.replace("/", "-")

    @property
    def is_topic(self) -> bool:
        """Whether a topic's heading opens it, which stands a level below a section's."""
        return self.heading is not None and self.heading.kind is HeadingKind.TOPIC


@dataclass(frozen=True, slots=True)
class Group:
    """Entries in a row that share a lead-in, or have none."""

    lead_in: LeadIn | None
    entries: tuple[Entry, ...]

    @property
    def is_list(self) -> bool:
        """Whether these are points under one opening, none of them a recommendation."""
        return self.lead_in is not None and not any(e.recommendation for e in self.entries)


@dataclass(frozen=True, slots=True)
class Arranged:
    """One chapter, ready to be shown. `notes` are those marked in what is shown of it.

    `whole` says that nothing was left out; `has_sections`, that its topics stand under sections.
    """

    index: int
    chapter: Chapter
    whole: bool
    parts: tuple[Part, ...]
    practice_box: Box | None
    notes: tuple[Footnote, ...]

    @property
    def path(self) -> str:
        """The chapter's path in the factsheet."""
        return f"chapters/{self.index}"

    @property
    def place(self) -> str:
        """The chapter's id on a page."""
        return f"chapter-{self.chapter.number or self.index + 1}"

    @property
    def has_sections(self) -> bool:
        """Whether a section's heading comes before the first topic."""
        return any(part.heading is not None and not part.is_topic for part in self.parts[:2])

    @property
    def is_empty(self) -> bool:
        """Whether a filter left nothing of it."""
        return not self.whole and not self.parts and self.practice_box is None
