"""Columns: found by the strip between them, read in turn, parted by what goes across."""

from ronda.factsheets.reading.from_pdf.columns import flows
from ronda.factsheets.reading.from_pdf.gutters import gutters_of
from tests.factsheets.reading.from_pdf.geometry_lines import column, lines, mark, piece

WORDS = "words that fill the column up to its edge"
LEFT = [f"left {i} {WORDS}" for i in range(1, 9)]
RIGHT = [f"right {i} {WORDS}" for i in range(1, 9)]
ACROSS = "a line that goes on across the gap between both of the columns of this page and further"


def order(*pieces) -> list[str]:  # type: ignore[no-untyped-def]
    found = lines(*pieces)
    (gutters,) = gutters_of([found])
    return [line.text for flow in flows(found, gutters) for line in flow.lines]


def test_second_column_is_read_after_the_first() -> None:
    assert order(*column(LEFT, 60, 100), *column(RIGHT, 320, 100)) == [*LEFT, *RIGHT]


def test_columns_of_different_baselines_are_read_one_after_the_other() -> None:
    assert order(*column(LEFT, 60, 100), *column(RIGHT, 320, 104.5, 13)) == [*LEFT, *RIGHT]


def test_line_across_ends_the_columns_above_it() -> None:
    above = [*column(LEFT[:4], 60, 100), *column(RIGHT[:4], 320, 100)]
    below = [*column(LEFT[4:], 60, 190), *column(RIGHT[4:], 320, 190)]
    found = order(*above, piece(ACROSS, 60, 165), *below)
    assert found == [*LEFT[:4], *RIGHT[:4], ACROSS, *LEFT[4:], *RIGHT[4:]]


def test_short_line_that_ends_a_paragraph_across_stays_with_it() -> None:
    above = [piece(ACROSS, 60, 100), piece("and its end.", 60, 112)]
    found = order(*above, *column(LEFT, 60, 150), *column(RIGHT, 320, 150))
    assert found == [ACROSS, "and its end.", *LEFT, *RIGHT]


def test_short_heading_between_two_pairs_of_columns_parts_them() -> None:
    above = [*column(LEFT[:4], 60, 100), *column(RIGHT[:4], 320, 100)]
    below = [*column(LEFT[4:], 60, 200), *column(RIGHT[4:], 320, 200)]
    found = order(*above, piece("II. Research", 60, 172, 14, bold=True), *below)
    assert found == [*LEFT[:4], *RIGHT[:4], "II. Research", *LEFT[4:], *RIGHT[4:]]


def test_three_columns_are_read_from_left_to_right() -> None:
    columns = [
        [f"{name} {i} in a column of three" for i in range(8)] for name in ("one", "two", "three")
    ]
    pieces = [
        p for x, texts in zip((50, 220, 390), columns, strict=True) for p in column(texts, x, 100)
    ]
    assert order(*pieces) == [text for texts in columns for text in texts]


def test_figures_at_the_right_are_no_column() -> None:
    entries = [f"{i}. Chapter that is listed here" for i in range(8)]
    pages = [piece(str(i), 500, 100 + i * 12) for i in range(8)]
    found = order(*column(entries, 60, 100), *pages)
    assert found == [f"{entry} {i}" for i, entry in enumerate(entries)]


def test_points_set_in_are_no_column() -> None:
    points = [f"point {i} that is set in" for i in range(6)]
    assert order(*column(LEFT, 60, 100), *column(points, 90, 220)) == [*LEFT, *points]


def test_page_with_few_lines_takes_the_gutter_of_the_others() -> None:
    full = lines(*column(LEFT, 60, 100), *column(RIGHT, 320, 100))
    few = lines(*column(LEFT, 60, 100), *column(RIGHT[:1], 320, 100), number=2)
    found = gutters_of([full, full, few])
    assert found[2] == found[0]


def test_marks_tell_that_headings_beside_each_other_part_nothing() -> None:
    left = [*column(LEFT[:4], 60, 100), *column(LEFT[5:], 60, 200), mark("2", 301, 224)]
    right = [*column(RIGHT[:4], 320, 100), mark("3", 566, 136)]
    right += [piece("III. Courts", 320, 200, 14, bold=True), *column(RIGHT[5:], 320, 216)]
    found = order(*left, piece("On measures", 60, 172, 10, bold=True), *right)
    assert found[4:8] == ["On measures", *LEFT[5:]]
