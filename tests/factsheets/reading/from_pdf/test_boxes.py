"""Boxes by what is painted: grounds, frames, bars; never what a highlighter leaves."""

from collections.abc import Sequence

import pytest

from ronda.factsheets.blocks import Colour
from ronda.factsheets.reading.from_pdf.boxes import mark_boxed
from ronda.factsheets.reading.from_pdf.lines import Line, lines_of
from ronda.factsheets.reading.from_pdf.pages import Area
from tests.factsheets.reading.from_pdf.geometry_lines import column, page

TEXTS = ["Before the box stands text.", "Follow-up actions:", "What was done.", "After it, text."]
ORANGE = Colour.ORANGE


def boxed(*fills: Area) -> list[Line]:
    paper = page(column(TEXTS, 70, 100, 16))
    paper.fills.extend(fills)
    found = lines_of(paper)
    mark_boxed(paper, found, 10)
    return found


@pytest.mark.parametrize(
    "fills",
    [
        [Area(60, 103, 500, 137, ORANGE)],
        [Area(60, 103, 500, 120, ORANGE), Area(60, 120, 500, 137, ORANGE)],
        [Area(60, 103, 62, 137, ORANGE), Area(498, 103, 500, 137, ORANGE)],
        [Area(60, 103, 64, 137, ORANGE)],
    ],
    ids=["one ground", "a ground for each line", "the sides of a frame", "a bar at the left"],
)
def test_lines_on_a_box_have_its_hue(fills: list[Area]) -> None:
    assert [line.hue for line in boxed(*fills)] == [None, ORANGE, ORANGE, None]


def test_ground_under_some_words_of_a_line_is_no_box() -> None:
    assert not any(line.hue for line in boxed(Area(90, 106, 215, 120, ORANGE)))


def test_rules_above_and_below_a_page_are_no_box() -> None:
    rules = [Area(60, 60, 500, 61, Colour.BLUE), Area(60, 700, 500, 701, Colour.BLUE)]
    assert not any(line.hue for line in boxed(*rules))


def test_band_behind_a_large_heading_is_no_box() -> None:
    paper = page(column(["II. Research"], 70, 100))
    paper.pieces[0].size = 16
    paper.fills.append(Area(60, 80, 500, 110, Colour.BLUE))
    found = lines_of(paper)
    mark_boxed(paper, found, 10)
    assert found[0].hue is None


def test_empty_ground_below_its_title_is_an_empty_box() -> None:
    paper = page(column(["Follow-up actions:"], 70, 100))
    paper.fills.append(Area(60, 106, 500, 140, ORANGE))
    found = lines_of(paper)
    mark_boxed(paper, found, 10)
    assert [(line.text, line.hue) for line in found] == [
        ("Follow-up actions:", None),
        ("", ORANGE),
    ]


SIDES = [Area(60, 103, 60.5, 137), Area(499.5, 103, 500, 137)]


def outlined(*drawn: Area, texts: Sequence[str] = TEXTS, fills: Sequence[Area] = ()) -> list[Line]:
    paper = page(column(texts, 70, 100, 16))
    paper.outlines.extend(drawn)
    paper.fills.extend(fills)
    found = lines_of(paper)
    mark_boxed(paper, found, 10)
    return found


@pytest.mark.parametrize(
    "drawn", [SIDES, [*SIDES, Area(200, 103, 200.5, 137)], [Area(60, 103, 500, 137)]]
)
def test_black_frame_around_a_title_is_a_box(drawn: list[Area]) -> None:
    other = Colour.OTHER
    assert [line.hue for line in outlined(*drawn)] == [None, other, other, None]


def test_black_frame_around_a_coloured_title_has_its_hue() -> None:
    found = outlined(*SIDES, fills=[Area(60, 103, 500, 120, ORANGE)])
    assert [line.hue for line in found] == [None, ORANGE, ORANGE, None]


def test_black_frame_around_other_words_is_no_box() -> None:
    found = outlined(*SIDES, texts=["Before.", "A cell of figures.", "Another one.", "After."])
    assert not any(line.hue for line in found)


def test_black_frame_goes_on_at_the_top_of_the_next_page() -> None:
    first, second = page(column(TEXTS, 70, 100, 16)), page(column(TEXTS[2:], 70, 120, 40))
    for paper in (first, second):
        paper.outlines.extend(SIDES)
    before = mark_boxed(first, lines_of(first), 10)
    found = lines_of(second)
    mark_boxed(second, found, 10, before)
    assert [line.hue for line in found] == [Colour.OTHER, None]
