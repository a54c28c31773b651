"""A chapter on a page: everything once, in order; a filter leaves no empty heading."""

from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings

from ronda.factsheets.model import Box, Factsheet, NotedBy, Recommendation, Strength
from ronda.factsheets.reading import read
from ronda.web.arranged import Arranged, Entry
from ronda.web.arranging import arranged
from tests.factsheets.factsheet_strategy import factsheets


class Only:
    """Takes recommendations of one strength, and no blue box."""

    def __init__(self, strength: Strength) -> None:
        self.strength = strength

    def takes(self, recommendation: Recommendation) -> bool:
        return recommendation.strength is self.strength

    def takes_practice_box(self, _box: Box, /) -> bool:
        return False


def entries(chapter: Arranged) -> list[Entry]:
    return [e for part in chapter.parts for group in part.groups for e in group.entries]


def headings(chapter: Arranged) -> list[str]:
    return [part.heading.text for part in chapter.parts if part.heading]


@settings(max_examples=25, deadline=None)
@given(factsheets())
def test_arranged_has_everything_once_and_in_order(factsheet: Factsheet) -> None:
    for shown in arranged(factsheet):
        chapter = shown.chapter
        committee = [p for p in chapter.practices if p.noted_by is NotedBy.COMMITTEE]
        every = [*chapter.observations, *chapter.recommendations, *committee]
        found = entries(shown)
        assert sorted(map(repr, every)) == sorted(repr(entry.said) for entry in found)
        assert all(a.said.position <= b.said.position for a, b in pairwise(found))
        assert headings(shown) == [heading.text for heading in chapter.headings]
        assert len({entry.path for entry in found}) == len(found)


@settings(max_examples=25, deadline=None)
@given(factsheets())
def test_arranged_headings_stand_before_what_has_their_position(factsheet: Factsheet) -> None:
    for shown in arranged(factsheet):
        for part in shown.parts:
            for group in part.groups:
                for entry in group.entries:
                    assert part.heading is None or entry.said.position >= part.heading.position


@settings(max_examples=25, deadline=None)
@given(factsheets())
def test_every_mark_has_its_note_in_the_same_chapter(factsheet: Factsheet) -> None:
    numbers = {note.number for note in factsheet.footnotes}
    for shown in arranged(factsheet):
        marked = {mark.number for entry in entries(shown) for mark in entry.said.marks}
        assert marked & numbers <= {note.number for note in shown.notes}


@settings(max_examples=25, deadline=None)
@given(factsheets())
def test_choice_shows_what_it_takes_and_no_heading_over_nothing(factsheet: Factsheet) -> None:
    for shown in arranged(factsheet, Only(Strength.REQUIRE)):
        wanted = [r for r in shown.chapter.recommendations if r.strength is Strength.REQUIRE]
        assert [entry.said for entry in entries(shown)] == wanted
        assert shown.is_empty == (not wanted)
        assert not shown.parts or shown.parts[-1].groups


def test_serbia_shows_every_recommendation_box_and_note(serbia_text_path: Path) -> None:

    shown = arranged(read(serbia_text_path))
    found = [entry for chapter in shown for entry in entries(chapter)]
    recommendations = [entry.recommendation for entry in found if entry.recommendation]
    assert len(shown) == 11 and len(recommendations) == 80
    assert sum(r.follow_up is not None for r in recommendations) == 23
    assert sum(chapter.practice_box is not None for chapter in shown) == 10
    assert len({note.number for chapter in shown for note in chapter.notes}) == 122
