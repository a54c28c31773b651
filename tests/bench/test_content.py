"""What the bench reads and writes is as large as a real factsheet, and grows as it says."""

import pytest

from bench import content
from bench.table import Row, markdown
from ronda.factsheets.model import Factsheet
from ronda.factsheets.reading import read


def made(parts: int) -> Factsheet:
    return read(content.text(parts).encode(), name="generated.txt")


@pytest.mark.parametrize("parts", [1, 3])
def test_document_has_the_figures_of_a_real_factsheet(parts: int) -> None:
    factsheet = made(parts)
    orange = sum(r.follow_up is not None for r in factsheet.recommendations)
    blue = sum(c.practice_box is not None for c in factsheet.chapters)
    assert len(factsheet.chapters) == 11
    assert len(factsheet.recommendations) == 80 * parts
    assert len(factsheet.footnotes) == 122 * parts
    assert (orange, blue) == (23 * parts, 10)


def test_document_is_whole_and_the_same_every_time() -> None:
    account = made(1).account
    assert (account.unplaced, account.faults) == ((), ())
    assert content.text() == content.text()


def test_row_tells_whether_its_aim_was_met_and_what_others_take() -> None:
    row = Row("Reading", 0.040, aim=0.030, against=(("mammoth", 0.4),))
    assert row.missed
    assert row.cells() == ("Reading", "40 ms", "≤ 30 ms missed", "mammoth 400 ms (10.0 ×)")
    assert not Row("Reading", 0.030, aim=0.030).missed


def test_table_says_what_was_left_out() -> None:
    assert "Left out: pandoc is not installed." in markdown(
        [Row("a", 1.0)], ["pandoc is not installed"]
    )
