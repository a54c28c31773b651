"""Invented factsheets in four languages on pages of every kind; ours with what they carry."""

from pathlib import Path

import pytest
import weasyprint
from hypothesis import HealthCheck, given, settings

from ronda.factsheets.model import Factsheet
from ronda.factsheets.reading import read
from ronda.factsheets.reading.from_pdf import document
from ronda.factsheets.reading.grammar import parse
from ronda.factsheets.writing.outline import outline
from ronda.factsheets.writing.to_pdf import pdf
from tests.factsheets.factsheet_strategy import factsheets
from tests.factsheets.layouts.comparing_layouts import figures, folded, lines_of
from tests.factsheets.layouts.html_layout import Print, web_page
from tests.factsheets.layouts.own_layout import bare_pdf
from tests.factsheets.layouts.typst_layout import Look, typeset

VARIANTS = sorted((Path(__file__).parents[2] / "variants").glob("*.txt"))
LOOKS = {
    "one column": Look(),
    "two columns": Look(columns=2, justify=True, hyphenate=True, raised_notes=False, size=10),
    "framed": Look(
        boxes="border", orange="#c55a11", blue="#2e74b5", bullets=("▪", "o"), heads=False
    ),
}


@pytest.fixture(params=VARIANTS, ids=[path.stem for path in VARIANTS])
def written(request: pytest.FixtureRequest) -> Factsheet:
    path: Path = request.param
    return read(path)


def assert_same(pages: bytes, written: Factsheet) -> None:
    found = parse(document(pages))
    assert lines_of(found) == lines_of(written)
    assert figures(found) == figures(written)


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_typeset_pages_say_what_the_text_says(look: Look, written: Factsheet) -> None:
    assert_same(typeset(written, look), written)


@pytest.mark.parametrize("columns", [1, 2])
def test_pages_printed_from_the_web_say_what_the_text_says(
    columns: int, written: Factsheet
) -> None:
    look = Print(
        columns=columns, justify=columns == 2, hyphens="auto" if columns == 2 else "manual"
    )
    assert_same(weasyprint.HTML(string=web_page(written, look)).write_pdf(), written)


def test_our_pages_say_it_without_their_attachment(written: Factsheet) -> None:
    assert_same(bare_pdf(written), written)


def test_our_pdf_comes_back_without_loss(written: Factsheet) -> None:
    found = read(pdf(written), name="written.pdf")
    assert found == written
    assert not found.account.unplaced


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(factsheets())
def test_any_factsheet_comes_back_as_it_was(factsheet: Factsheet) -> None:
    found = read(pdf(factsheet), name="any.pdf")
    assert found == factsheet
    assert not any("carries its source" in repair.what for repair in found.account.repairs)


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(factsheets())
def test_pages_alone_have_every_word_of_any_factsheet(factsheet: Factsheet) -> None:
    shown = "".join(folded(block) for block in document(bare_pdf(factsheet)).blocks)
    for block in outline(factsheet):
        for words in folded(block).split("["):
            assert words.rpartition("]")[2] in shown
