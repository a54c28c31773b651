"""No small count is told, and none can be worked out from what is told."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.apps.hashes.models import Entry
from ronda.apps.hashes.selectors.figures import FEWEST, figures, figures_json, suppressed
from tests.apps.hashes.entries import bits, shared, value


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.integers(0, 30), max_size=8))
def test_no_small_count_can_be_worked_out(counts: dict[str, int]) -> None:
    table = suppressed(counts)
    told = {cell.name: cell.count for cell in table.cells}
    assert set(told) == set(counts)
    assert all(count is None or count == counts[name] for name, count in told.items())
    assert not [n for n, c in told.items() if c is not None and 0 < c < FEWEST]
    hidden = [counts[name] for name, count in told.items() if count is None]
    if hidden and table.total is not None:
        # From the total one learns what the hidden ones come to together, and no more.
        assert len(hidden) >= 2 and sum(hidden) >= 2 * FEWEST


def test_a_table_without_small_counts_is_told_whole() -> None:
    table = suppressed({"A": 5, "B": 0, "C": 12})
    assert [cell.count for cell in table.cells] == [5, 0, 12]
    assert table.total == 17


@pytest.mark.django_db
def test_figures_count_what_stands_and_hold_no_key() -> None:
    shared(*(value(f"f{turn}", first_seen="2021-05-01T00:00:00Z") for turn in range(8)))
    told = figures()
    assert told["source"].total == told["year"].total == 8
    assert [(cell.name, cell.count) for cell in told["year"].cells] == [("2021", 8)]
    Entry.objects.filter(key="K-f0").update(state="withdrawn")
    assert figures()["source"].total == 7
    text = json.dumps(figures_json(date(2026, 1, 1)))
    assert "K-f1" not in text and "ARC-1" not in text and bits("f1m", 16).hex() not in text
