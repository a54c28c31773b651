"""Runs: styles and marks where they stand, blanks folded, lines put together over their ends."""

from dataclasses import replace

from ronda.factsheets.blocks import Run
from ronda.factsheets.reading.from_pdf.hyphens import Hyphens
from ronda.factsheets.reading.from_pdf.inline import runs_of
from ronda.factsheets.reading.from_pdf.pages import Piece
from tests.factsheets.reading.from_pdf.geometry_lines import lines, piece


def runs(*pieces: Piece, skip: int = 0, plain: bool = False) -> list[tuple[str, int | None]]:
    found = lines(*pieces)
    made = runs_of(found, Hyphens(found), skip=skip, plain=plain).finished()
    return [(run.text, run.mark) for run in made]


def test_raised_number_is_a_mark_with_the_words_around_it() -> None:
    found = runs(
        piece("at night", 70, 100), piece("7", 110, 96.5, 6), piece("and by day.", 116, 100)
    )
    assert found == [("at night", None), ("7", 7), (" and by day.", None)]


def test_two_marks_side_by_side_stay_two() -> None:
    found = runs(piece("law.", 70, 100), piece("7, 8", 90, 96.5, 6))
    assert found == [("law.", None), ("7", 7), ("8", 8)]


def test_superscript_signs_are_marks_and_square_metres_are_not() -> None:
    assert runs(piece("a law¹² for 20 km² here", 70, 100)) == [
        ("a law", None),
        ("12", 12),
        (" for 20 km² here", None),
    ]


def test_raised_letters_are_words() -> None:
    found = runs(piece("the 2", 70, 100), piece("nd", 95, 96.5, 6), piece(" round", 101, 100))
    assert found == [("the 2nd round", None)]


def test_mark_that_fell_to_the_next_line_ends_the_sentence() -> None:
    found = runs(piece("to the end.", 70, 100), piece("16", 70, 114, 5.5))
    assert found[0] == ("to the end.", None)
    assert found[-1] == ("16", 16)


def test_styles_and_links_are_kept_and_left_out_of_headings() -> None:
    words = [
        piece("Plain ", 70, 100),
        piece("bold", 105, 100, bold=True),
        replace(piece(" linked", 127, 100), href="https://example.org"),
    ]
    found = lines(*words)
    made = runs_of(found, Hyphens(found)).finished()
    assert made == (
        Run("Plain "),
        Run("bold", bold=True),
        Run(" linked", href="https://example.org"),
    )
    plain = runs_of(found, Hyphens(found), plain=True).finished()
    assert "".join(run.text for run in plain) == "Plain bold linked"
    assert not any(run.bold for run in plain)


def test_label_is_left_out_and_blanks_are_folded_but_kept_where_they_do_not_break() -> None:
    found = runs(piece("a)   one\u00a0 two", 70, 100), skip=2)
    assert found == [("one\u00a0 two", None)]


def test_hyphen_at_the_end_of_a_column_is_soft_where_the_word_goes_on() -> None:
    text = lines(
        piece("of implementation", 70, 70), piece("an imple-", 70, 100), piece("mentation", 70, 114)
    )
    made = runs_of(text[1:2], Hyphens(text), followed_by=text[2]).finished()
    assert made == (Run("an imple\u00ad"),)
