"""Ronda's own Markdown comes back without loss, whatever stands in it."""

from hypothesis import given, settings

from ronda.factsheets.model import Factsheet
from ronda.factsheets.reading import read
from ronda.factsheets.writing import to_bytes
from tests.factsheets.factsheet_strategy import factsheets


@given(factsheets())
@settings(max_examples=60, deadline=None)
def test_read_of_markdown_gives_the_same_factsheet(factsheet: Factsheet) -> None:
    again = read(to_bytes(factsheet, "md"), name="factsheet.md")
    assert again == factsheet
    assert again.account.unplaced == () and again.account.faults == ()
