"""A chapter as it stands on a page: headings, groups under one lead-in, entries, boxes, notes.

Two things to know. Order comes from `position`, as everywhere. And what a filter leaves out is
left out here, so that a page with a filter shows no empty heading and no note without its mark.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol, TypeAlias

from ronda.factsheets.model import (
    Box,
    Chapter,
    Factsheet,
    Footnote,
    Heading,
    HeadingKind,
    LeadIn,
    Mark,
    NotedBy,
    Observation,
    Practice,
    Recommendation,
    Text,
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


def arranged(factsheet: Factsheet, choice: Choice | None = None) -> tuple[Arranged, ...]:
    """The chapters of `factsheet`; with `choice`, only the recommendations and boxes it takes."""
    notes = {note.number: note for note in factsheet.footnotes}
    return tuple(
        _arranged(index, chapter, notes, choice) for index, chapter in enumerate(factsheet.chapters)
    )


def _arranged(
    index: int, chapter: Chapter, notes: Mapping[int, Footnote], choice: Choice | None
) -> Arranged:
    parts = tuple(_parts(f"chapters/{index}", chapter, choice))
    box = chapter.practice_box
    if choice is not None:
        parts = _filled(parts)
        box = box if box is not None and choice.takes_practice_box(box) else None
    opening = chapter.opening if choice is None else None
    texts = (*_text_marks(opening), *_part_marks(parts), *_text_marks(box))
    marked = dict.fromkeys(mark.number for mark in (*chapter.title_marks, *texts))
    shown = tuple(notes[number] for number in marked if number in notes)
    return Arranged(index, chapter, choice is None, parts, box, shown)


def _parts(path: str, chapter: Chapter, choice: Choice | None) -> Iterator[Part]:
    entries = sorted(_entries(path, chapter, choice), key=lambda entry: entry.said.position)
    heading, heading_path = None, ""
    for index, following in enumerate(chapter.headings):
        before = [e for e in entries if e.said.position < following.position]
        if heading or before:
            yield Part(heading, heading_path, _groups(before))
        entries = entries[len(before) :]
        heading, heading_path = following, f"{path}/headings/{index}"
    if heading or entries:
        yield Part(heading, heading_path, _groups(entries))


def _entries(path: str, chapter: Chapter, choice: Choice | None) -> Iterator[Entry]:
    for index, recommendation in enumerate(chapter.recommendations):
        if choice is None or choice.takes(recommendation):
            yield Entry(f"{path}/recommendations/{index}", recommendation)
    if choice is not None:
        return
    for index, observation in enumerate(chapter.observations):
        yield Entry(f"{path}/observations/{index}", observation)
    for index, practice in enumerate(chapter.practices):
        if practice.noted_by is NotedBy.COMMITTEE:
            yield Entry(f"{path}/practices/{index}", practice)


def _groups(entries: Sequence[Entry]) -> tuple[Group, ...]:
    return tuple(
        Group(lead_in, tuple(group)) for lead_in, group in groupby(entries, key=_lead_in_of)
    )


def _lead_in_of(entry: Entry) -> LeadIn | None:
    return None if isinstance(entry.said, Practice) else entry.said.lead_in


def _filled(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts with entries, and the section headings over them."""
    kept: list[Part] = []
    section: Part | None = None
    for part in parts:
        if part.heading is not None and part.heading.kind is not HeadingKind.TOPIC:
            section = part
        if part.groups:
            if section is not None and section is not part:
                kept.append(section)
            kept.append(part)
            section = None
    return tuple(kept)


def _part_marks(parts: Sequence[Part]) -> Iterator[Mark]:
    for part in parts:
        yield from _text_marks(part.heading)
        for group in part.groups:
            yield from _group_marks(group)


def _group_marks(group: Group) -> Iterator[Mark]:
    yield from _text_marks(group.lead_in)
    for entry in group.entries:
        yield from entry.said.marks
        if entry.recommendation:
            yield from _text_marks(entry.recommendation.follow_up)


def _text_marks(text: Text | None) -> tuple[Mark, ...]:
    return text.marks if text else ()
