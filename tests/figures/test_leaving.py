"""What leaves of an indicator: nothing small, and nothing by a subtraction of times or groups."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ronda.figures.leaving import Shown, leaving
from ronda.figures.model import Source, Unit, Value
from ronda.figures.periods import Period


def value(period: str, amount: int, group: str = "", unit: Unit = Unit.SUSPECTS) -> Value:
    return Value(
        indicator="Suspects",
        unit=unit,
        definition=1,
        period=Period.of(period),
        amount=Decimal(amount),
        source=Source("Police", "Report", date(2024, 1, 1)),
        breakdown="sex" if group else "",
        group=group,
    )


def told(*values: Value, groups: tuple[str, ...] = ()) -> list[list[int | None]]:
    return [
        [None if one.amount is None else int(one.amount) for one in (*row.groups, row.all)]
        for row in leaving(values, groups).rows
    ]


def test_a_small_count_is_held_back_and_its_neighbours_in_time_are_not() -> None:
    assert told(value("2021", 50), value("2022", 3), value("2023", 60)) == [[50], [None], [60]]


def test_what_is_not_of_persons_leaves_whole() -> None:
    assert told(value("2022", 3, unit=Unit.OPERATIONS)) == [[3]]


def test_a_small_group_takes_another_one_or_the_whole_with_it() -> None:
    groups = ("girls", "boys")
    (row,) = told(value("2022", 3, "girls"), value("2022", 50, "boys"), groups=groups)
    assert row[0] is None and row.count(None) >= 2


def test_a_small_rest_is_held_back_too() -> None:
    """Girls and all are known: boys are not given, and must not follow."""
    (row,) = told(value("2022", 50, "girls"), value("2022", 52), groups=("girls", "boys"))
    assert None in (row[0], row[2])


def test_a_year_does_not_leave_with_its_first_half() -> None:
    found = leaving([value("2022", 60), value("2022-H1", 57), value("2021", 50)], ())
    assert [str(row.period) for row in found.rows] == ["2021", "2022"]
    assert [str(period) for period in found.left_out] == ["2022-H1"]


@given(st.lists(st.tuples(*[st.integers(0, 40)] * 3), min_size=1, max_size=6))
def test_no_small_count_leaves_and_no_group_by_subtraction(
    counts: list[tuple[int, int, int]],
) -> None:
    groups = ("one", "two", "three")
    values = [
        value(str(2010 + turn), amount, group)
        for turn, row in enumerate(counts)
        for group, amount in zip(groups, row, strict=True)
    ]
    for row, before in zip(told(*values, groups=groups), counts, strict=True):
        assert not any(one is not None and 0 < one < 5 for one in row)
        hidden = [turn for turn, one in enumerate(row) if one is None]
        assert len(hidden) != 1
        assert all(
            one in (None, real) for one, real in zip(row, (*before, sum(before)), strict=True)
        )


def as_shown(values: list[Value], groups: tuple[str, ...] = ()) -> list[Shown]:
    """What somebody keeps who reads the first of two submissions."""
    return [
        Shown(row.period, group, one.amount)
        for row in leaving(values, groups).rows
        for group, one in zip((*groups, ""), (*row.groups, row.all), strict=True)
        if one.amount is not None
    ]


def test_a_year_does_not_leave_after_its_first_half_did() -> None:
    """57 in one submission and 60 in the next would tell that three were in the second half."""
    half, year = value("2022-H1", 57), value("2022", 60)
    found = leaving([half, year], (), as_shown([half]))
    assert [str(row.period) for row in found.rows] == ["2022-H1"]
    assert found.left_out == (Period.of("2022"),)


def test_what_left_keeps_others_away_though_it_was_withdrawn() -> None:
    found = leaving([value("2022", 60)], (), as_shown([value("2022-H1", 57)]))
    assert not found.rows and found.left_out == (Period.of("2022"),)


def test_a_total_given_later_does_not_uncover_a_group() -> None:
    """First one group alone leaves; then the other, small one and all come, and all stays."""
    groups = ("girls", "boys")
    before = as_shown([value("2022", 50, "girls")], groups)
    assert [one.group for one in before] == ["girls"]
    values = [value("2022", 50, "girls"), value("2022", 3, "boys"), value("2022", 53)]
    (row,) = leaving(values, groups, before).rows
    assert [one.amount for one in (*row.groups, row.all)] == [50, None, None]


@given(
    st.lists(st.tuples(*[st.integers(0, 30)] * 3), min_size=2, max_size=5),
    st.integers(1, 4),
)
def test_two_submissions_together_do_not_tell_more_than_one(
    years: list[tuple[int, int, int]], first: int
) -> None:
    """Whoever lays a later table beside an earlier one meets no cell that was to be held back."""
    groups = ("girls", "boys")
    values = [
        one
        for turn, (girls, boys, both) in enumerate(years)
        for one in (
            value(str(2015 + turn), girls, "girls"),
            value(str(2015 + turn), boys, "boys"),
            value(str(2015 + turn), girls + boys + both),
        )
    ]
    before = as_shown(values[: 3 * first], groups)
    after = leaving(values, groups, before)
    left = {
        (row.period, group): one.amount
        for row in after.rows
        for group, one in zip((*groups, ""), (*row.groups, row.all), strict=True)
    }
    assert all(left[one.period, one.group] == one.amount for one in before)
    assert not any(amount in (1, 2, 3, 4) for amount in left.values())
    for (period, group), amount in left.items():
        if group == "" and amount is not None:
            rest = [left[period, name] for name in groups]
            if None not in rest:
                assert int(amount) - sum(map(int, rest)) not in (1, 2, 3, 4)  # type: ignore[arg-type]
