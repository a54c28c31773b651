"""What a form shows of a text with marks and points is understood as that text again."""

import pytest
from hypothesis import given, settings

from ronda.apps.compliance import notation
from ronda.factsheets.model import Factsheet, Mark
from tests.factsheets.factsheet_strategy import factsheets


def test_marks_stand_where_they_stand() -> None:
    marks = (Mark(number=12, at=3), Mark(number=4, at=7), Mark(number=9, at=0, item=1))
    assert notation.written("one two", marks) == "one[^12] two[^4]"
    assert notation.understood("one[^12] two[^4]") == (
        "one two",
        (Mark(number=12, at=3), Mark(number=4, at=7)),
    )


def test_lines_are_trimmed_and_none_is_empty() -> None:
    assert notation.understood("one \r\n\r\n  two[^1]  \n") == (
        "one\n  two",
        (Mark(number=1, at=9),),
    )


def test_mark_on_a_line_of_its_own_goes_to_the_end_of_the_one_before() -> None:
    assert notation.understood("one\n[^3]") == ("one", (Mark(number=3, at=3),))


def test_points_keep_labels_where_they_have_them() -> None:
    marks = (Mark(number=5, at=3, item=1),)
    text = notation.points_written(("one", "two"), ("a)", "b)"), marks)
    assert text == "a) one\nb) two[^5]"
    assert notation.points_understood(text) == (("one", "two"), ("a)", "b)"), marks)
    assert notation.points_understood("one\n- two") == (("one", "two"), (), ())


@pytest.mark.parametrize("given", ["", "\n\n", "   "])
def test_nothing_is_no_point(given: str) -> None:
    assert notation.points_understood(given) == ((), (), ())


@settings(max_examples=40, deadline=None)
@given(factsheets())
def test_what_is_shown_is_understood_as_it_was(factsheet: Factsheet) -> None:
    for one in factsheet.recommendations:
        own = tuple(sorted((m for m in one.marks if m.item is None), key=lambda m: m.at))
        assert notation.understood(notation.written(one.text, one.marks)) == (one.text, own)
        shown = notation.points_written(one.items, one.labels, one.marks)
        items, labels, marks = notation.points_understood(shown)
        assert items == one.items
        assert labels == one.labels or set(one.labels) <= {"-"}
        assert sorted(marks, key=str) == sorted(
            (m for m in one.marks if m.item is not None), key=str
        )
