"""A chapter as it stands on a page: headings, groups under one lead-in, entries, boxes, notes.

Two things to know. Order comes from `position`, as everywhere. And what a filter leaves out is
left out here, so that a page with a filter shows no empty heading and no note without its mark.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from ronda.factsheets.model import (
    Chapter,
    Factsheet,
    Footnote,
    HeadingKind,
    LeadIn,
    Mark,
    NotedBy,
    Practice,
    Text,
)
from ronda.web.arranged import Arranged, Choice, Entry, Group, Part


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
