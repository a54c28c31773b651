"""Lines are built from baselines and sizes: marks are raised, gaps part, fallen marks go back."""

from ronda.factsheets.reading.from_pdf.lines import joined, lines_of, rejoined
from ronda.factsheets.reading.from_pdf.pages import Area
from tests.factsheets.reading.from_pdf.geometry_lines import lines, page, piece


def test_small_number_above_the_baseline_is_raised_and_joins_its_line() -> None:
    found = lines(piece("at night.", 70, 100), piece("12", 115, 96.5, 6.5), piece("Next", 125, 100))
    assert len(found) == 1
    assert [p.text for p in found[0].pieces if p.raised] == ["12"]
    assert found[0].text == "at night. Next"
    assert found[0].y == 100


def test_small_number_on_the_baseline_is_not_raised() -> None:
    (found,) = lines(piece("Article", 70, 100), piece("25", 110, 100, 6.5))
    assert not any(p.raised for p in found.pieces)


def test_lowered_number_joins_its_line_without_being_a_mark() -> None:
    (found,) = lines(
        piece("CO", 70, 100, 11), piece("2", 81, 102.5, 7), piece("falls", 90, 100, 11)
    )
    assert found.text.startswith("CO2")
    assert not any(p.raised for p in found.pieces)


def test_small_print_above_a_line_is_a_line_of_its_own() -> None:
    found = lines(piece("Small print", 70, 90, 7), piece("Text below it", 70, 103))
    assert [line.text for line in found] == ["Small print", "Text below it"]


def test_line_is_parted_at_the_gap_between_columns_and_rejoined_within_one() -> None:
    found = lines(piece("left", 70, 100), piece("right", 300, 100))
    assert [line.text for line in found] == ["left", "right"]
    whole = rejoined(found)
    assert whole.text == "left right"
    assert whole.tabbed > 15


def test_mark_that_fell_to_the_next_line_is_raised() -> None:
    found = lines(piece("to the end of the line.", 70, 100), piece("16", 70, 114, 5.5))
    assert found[1].is_lone_mark


def test_words_are_parted_where_a_gap_shows_and_nowhere_else() -> None:
    assert joined([piece("help", 70, 100), piece("line", 90.5, 100)]) == "helpline"
    assert joined([piece("help", 70, 100), piece("line", 93, 100)]) == "help line"
    assert joined([piece("help ", 70, 100), piece("line", 93, 100)]) == "help line"


def test_painted_dot_before_a_line_is_its_bullet() -> None:
    paper = page([piece("a point", 90, 100)])
    paper.dots.append(Area(76, 95, 80, 99))
    (found,) = lines_of(paper)
    assert found.text == "• a point"
