"""The real factsheet of Serbia on pages: ours without its attachment, and those of other programs.

Two things to know. The pages are made when the test runs and never kept, because the text is not
ours. And each layout must give the very figures and words that the plain text gives.
"""

from pathlib import Path

import pytest
import weasyprint

from ronda.factsheets.blocks import Role
from ronda.factsheets.model import Factsheet
from ronda.factsheets.reading import read
from ronda.factsheets.reading.from_pdf import document
from ronda.factsheets.reading.grammar import parse
from ronda.factsheets.writing.to_docx import docx
from tests.factsheets.layouts.comparing_layouts import check_serbia, figures, lines_of
from tests.factsheets.layouts.html_layout import Print, web_page
from tests.factsheets.layouts.office_layout import Office, as_pdf, printed
from tests.factsheets.layouts.own_layout import bare_pdf
from tests.factsheets.layouts.typst_layout import Look, typeset
from tests.factsheets.layouts.word_layout import WordLayout, word_document

ORANGE, BLUE = "#e36c0a", "#4f81bd"
FRAMED = "border: 1.5pt solid {fill}; padding: 5pt;"
TYPESET = {
    "one column, filled boxes": Look(),
    "two columns, cut words, plain note numbers, bold headings only": Look(
        columns=2,
        justify=True,
        hyphenate=True,
        size=10,
        boxes="cell",
        heading_sizes=False,
        raised_notes=False,
        spacing=0.9,
    ),
    "no space between paragraphs, framed boxes, the font's own raised digits": Look(
        font="Noto Sans",
        size=10,
        boxes="border",
        typographic=True,
        bullets=("-", "o"),
        spacing=0.55,
        indent=1.0,
        justify=True,
        orange=ORANGE,
        blue=BLUE,
    ),
}
PRINTED = {
    "one column": Print(),
    "two columns, cut words, frames open at the page's end": Print(
        columns=2, justify=True, hyphens="auto", boxes=FRAMED, orange=ORANGE, blue=BLUE
    ),
    "notes as a list at the end, their numbers hanging out": Print(
        columns=2, justify=True, size="9.5pt", notes_at_end=True
    ),
    "columns between headings that go across": Print(
        columns_below_headings=2, justify=True, hyphens="auto"
    ),
}
OFFICE = {
    "boxes as cells": Office(),
    "two columns, cut words, boxes as shaded paragraphs": Office(
        columns=2, justify=True, hyphenate=True, boxes="paragraphs", size=10
    ),
    "boxes as frames, private bullets, headings by bold letters": Office(
        boxes="frames", bullet="\ue00c", font="Liberation Sans", size=10, large_headings=False
    ),
    "an entry of the contents without room before its page": Office(font="DejaVu Serif"),
    "headings that begin in both columns at one height": Office(
        columns=2, justify=True, hyphenate=True, boxes="paragraphs", size=10, font="DejaVu Serif"
    ),
    "wide letters": Office(
        boxes="frames", bullet="\ue00c", font="DejaVu Sans", size=10, large_headings=False
    ),
}
WORD = {
    "black frames": WordLayout(boxes="framed", font="DejaVu Serif"),
    "frames with a coloured title": WordLayout(boxes="rows", split=True, font="DejaVu Serif"),
    "title and text in cells side by side": WordLayout(
        boxes="beside", headings="bold", font="DejaVu Sans"
    ),
    "numerals that touch their titles": WordLayout(
        headings="bold", automatic_numerals=True, boxes="empty grounds", font="DejaVu Serif"
    ),
}


@pytest.fixture(scope="module")
def serbia(serbia_text_path: Path) -> Factsheet:
    return read(serbia_text_path)


def assert_same(pages: bytes, serbia: Factsheet) -> None:
    found = parse(document(pages))
    assert figures(found) == figures(serbia)
    assert (found.party, found.prepared, found.updated) == (
        serbia.party,
        serbia.prepared,
        serbia.updated,
    )
    assert lines_of(found) == lines_of(serbia)


def test_the_figures_are_those_of_the_issue(serbia: Factsheet) -> None:
    check_serbia(serbia)


def test_our_own_pages_tell_it_without_their_attachment(serbia: Factsheet) -> None:
    assert_same(bare_pdf(serbia), serbia)


@pytest.mark.parametrize("look", TYPESET.values(), ids=TYPESET)
def test_pages_of_a_typesetter(look: Look, serbia: Factsheet) -> None:
    assert_same(typeset(serbia, look), serbia)


@pytest.mark.parametrize("look", PRINTED.values(), ids=PRINTED)
def test_pages_printed_from_the_web(look: Print, serbia: Factsheet) -> None:
    assert_same(weasyprint.HTML(string=web_page(serbia, look)).write_pdf(), serbia)


@pytest.mark.parametrize("look", OFFICE.values(), ids=OFFICE)
def test_pages_of_an_office_suite(
    look: Office, serbia: Factsheet, soffice: str, tmp_path: Path
) -> None:
    assert_same(printed(serbia, look, soffice, tmp_path), serbia)


@pytest.mark.parametrize("look", WORD.values(), ids=WORD)
def test_word_files_of_others_printed_by_libreoffice(
    look: WordLayout, serbia: Factsheet, soffice: str, tmp_path: Path
) -> None:
    source = tmp_path / "serbia.docx"
    source.write_bytes(word_document(serbia, look))
    found = parse(document(as_pdf(source, soffice, tmp_path)))
    check_serbia(found)
    assert _asked(found) == _asked(serbia)


def _asked(factsheet: Factsheet) -> list[tuple[str, str, str]]:
    """What is asked and answered: without space between paragraphs no page tells more for sure."""
    asked = {Role.LEAD_IN, Role.RECOMMENDATION, Role.POINT, Role.BOX_TITLE, Role.BOX_TEXT}
    return [line for line in lines_of(factsheet) if line[0] in asked]


def test_our_word_file_printed_by_libreoffice(
    serbia: Factsheet, soffice: str, tmp_path: Path
) -> None:
    source = tmp_path / "serbia.docx"
    source.write_bytes(docx(serbia))
    assert_same(as_pdf(source, soffice, tmp_path), serbia)
