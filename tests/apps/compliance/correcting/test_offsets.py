"""Marks and emphasis keep to their words when a text changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.apps.compliance.correcting.offsets import moved_marks, moved_styles
from ronda.factsheets.model import Mark, Style, StyleKind


def mark(at: int) -> Mark:
    return Mark(number=1, at=at)


@pytest.mark.parametrize(
    ("old", "new", "stands_behind"),
    [
        ("one two three", "one two three four", "two"),
        ("one two three", "zero one two three", "two"),
        ("one two three", "one two, three", "two"),
        ("one two", "one more word two", "two"),
        ("one two three", "two three", "two"),
    ],
)
def test_moved_marks_stay_behind_their_word(old: str, new: str, stands_behind: str) -> None:
    at = old.index(stands_behind) + len(stands_behind)
    moved = moved_marks([mark(at)], old, new)
    assert moved[0].at == new.index(stands_behind) + len(stands_behind)


def test_moved_marks_of_a_word_that_is_gone_stand_behind_what_replaced_it() -> None:
    old, new = "the child was asked", "the pupil was asked"
    assert moved_marks([mark(len("the child"))], old, new)[0].at == len("the pupil")


def test_moved_marks_leave_those_of_other_points_alone() -> None:
    other = Mark(number=2, at=3, item=1)
    assert moved_marks([other], "a b c", "x y z", item=0) == [other]


def test_moved_styles_keep_to_their_words() -> None:
    old, new = "see the guide now", "please see the new guide now"
    style = Style(start=4, end=13, kind=StyleKind.ITALIC)
    moved = moved_styles([style], old, new)[0]
    assert new[moved.start : moved.end] == "the new guide"


def test_moved_styles_drop_one_that_nothing_is_left_of() -> None:
    style = Style(start=4, end=9, kind=StyleKind.BOLD)
    assert moved_styles([style], "see guide", "see") == []


WORDS = st.lists(st.sampled_from(["law", "child", "of", "2024,", "(ICT)", "ћ"]), max_size=12)


@given(WORDS, WORDS, st.lists(st.integers(0, 60), max_size=6))
def test_moved_marks_are_all_kept_in_order_and_inside(
    before: list[str], after: list[str], places: list[int]
) -> None:
    old, new = " ".join(before), " ".join(after)
    marks = [mark(at) for at in sorted(min(at, len(old)) for at in places)]
    moved = [one.at for one in moved_marks(marks, old, new)]
    assert len(moved) == len(marks)
    assert moved == sorted(moved)
    assert all(0 <= at <= len(new) for at in moved)


@given(WORDS, st.integers(0, 60))
def test_moved_marks_do_not_move_in_an_unchanged_text(words: list[str], at: int) -> None:
    text = " ".join(words)
    kept = mark(min(at, len(text)))
    assert moved_marks([kept], text, text) == [kept]
