"""No count that is held back can be worked out, by whatever sums of what is published."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from ronda.figures.errors import CannotProtect
from ronda.figures.network import Cell, Table, range_of
from ronda.figures.suppressing import THRESHOLD, WIDTH, Published, protected, with_totals

counts = st.one_of(st.integers(0, 6), st.integers(0, 60))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 5))
    rows = st.lists(st.lists(counts, min_size=width, max_size=width), min_size=1, max_size=5)
    return with_totals(draw(rows))


def worked_out(published: Published, cell: Cell) -> tuple[float, float]:
    """The least and the most of a cell by linear programming over all sums of the table.

    It is known, too, that what is held back is not zero.
    """
    height, width = len(published.cells), len(published.cells[0])
    place = {(r, c): r * width + c for r in range(height) for c in range(width)}
    across = [
        [(place[r, c], -1 if c == width - 1 else 1) for c in range(width)] for r in range(height)
    ]
    down = [
        [(place[r, c], -1 if r == height - 1 else 1) for r in range(height)] for c in range(width)
    ]
    sums = across + down
    equations = np.zeros((len(sums), len(place)))
    for line, terms in enumerate(sums):
        for at, sign in terms:
            equations[line, at] = sign
    bounds = [
        (1, None) if count is None else (count, count) for row in published.cells for count in row
    ]
    ends = []
    for sign in (1, -1):
        aim = np.zeros(len(place))
        aim[place[cell]] = sign
        solved = linprog(aim, A_eq=equations, b_eq=np.zeros(len(sums)), bounds=bounds)
        ends.append(float("inf") if solved.status == 3 else abs(solved.fun))
    return ends[0], ends[1]


@given(tables())
def test_nothing_held_back_is_worked_out(table: Table) -> None:
    published = protected(table)
    for cell in published.withheld:
        least, most = worked_out(published, cell)
        assert most - least >= WIDTH - 1e-6, (table, published.cells, cell)


@given(tables())
def test_every_small_count_is_held_back_and_nothing_is_changed(table: Table) -> None:
    published = protected(table)
    for r, row in enumerate(table):
        for c, count in enumerate(row):
            shown = published.cells[r][c]
            assert shown in (None, count)
            assert (shown is None) == ((r, c) in published.withheld)
            assert not (0 < count < THRESHOLD) or shown is None
            assert count or shown == 0


@given(tables())
def test_the_network_says_what_linear_programming_says(table: Table) -> None:
    published = protected(table)
    for cell in sorted(published.withheld)[:3]:
        least, most = worked_out(published, cell)
        found = range_of(table, published.withheld, cell, 500)
        assert found.least == pytest.approx(least)
        assert found.most == pytest.approx(min(most, table[cell[0]][cell[1]] + 500))


def test_one_small_count_does_not_follow_by_a_subtraction() -> None:
    table = with_totals([[3, 40, 60], [30, 20, 90]])
    published = protected(table)
    assert (0, 0) in published.withheld
    assert len(published.withheld) >= 4
    assert sum(table[r][c] for r, c in published.withheld) == 3 + 40 + 30 + 20


def test_a_single_row_with_a_small_count_loses_another_or_its_total() -> None:
    published = protected(with_totals([[3, 50]]))
    assert len(published.withheld) > 2


def test_a_table_without_small_counts_is_published_whole() -> None:
    table = with_totals([[50, 45], [63, 59], [0, 8]])
    assert protected(table).cells == table


def test_zero_is_shown() -> None:
    assert protected(with_totals([[0, 9], [8, 7]])).withheld == frozenset()


def test_other_thresholds_hold() -> None:
    table = with_totals([[9, 40], [30, 20]])
    assert not protected(table).withheld
    assert (0, 0) in protected(table, threshold=10).withheld


def test_what_was_published_before_is_not_held_back_now() -> None:
    table = with_totals([[3, 40, 60], [30, 20, 90]])
    published = protected(table, known=[(0, 1), (2, 3)])
    assert not published.withheld & {(0, 1), (2, 3)}
    least, most = worked_out(published, (0, 0))
    assert most - least >= WIDTH


def test_a_small_count_that_was_given_away_before_is_told() -> None:
    table = with_totals([[3, 40], [30, 20]])
    known = {(r, c) for r in range(3) for c in range(3)} - {(0, 0)}
    with pytest.raises(CannotProtect):
        protected(table, known=known)


@pytest.mark.parametrize(
    "table", [[], [[1]], [[1, 1]], [[1, 2], [3]], [[1, 2], [1, 2]], [[-1, -1], [-1, -1]]]
)
def test_what_is_no_table_with_totals_is_refused(table: Table) -> None:
    with pytest.raises(ValueError, match=r"table|count"):
        protected(table)


def test_a_large_table_is_protected_quickly() -> None:
    rows = [[(r * 7 + c * 13) % 23 for c in range(30)] for r in range(12)]
    assert len(protected(with_totals(rows)).withheld) > 50
