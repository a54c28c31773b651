"""Periods, definitions, series with their breaks, sums: what may be put together and what not."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.figures.adding import total
from ronda.figures.errors import CannotAdd, Straddles, Undefined
from ronda.figures.model import Definition, Indicator, Source, Unit, Value
from ronda.figures.periods import Period
from ronda.figures.series import Why, series
from ronda.figures.writing import LANGUAGES, line, unit

CHARGED = Indicator(
    name="Persons charged",
    unit=Unit.PERSONS_CHARGED,
    definitions=(
        Definition(1, "Charged with an offence of Article 178.", date(2018, 1, 1)),
        Definition(2, "Charged with an offence of Articles 178 to 185b.", date(2021, 7, 1)),
    ),
)


def value(period: str, amount: int = 10, **more: object) -> Value:
    told = {
        "indicator": CHARGED.name,
        "unit": CHARGED.unit,
        "definition": 1,
        "period": Period.of(period),
        "amount": Decimal(amount),
        "source": Source("Prosecutor’s office", "Report 2024", date(2024, 3, 1), "p. 7"),
    }
    return Value(**(told | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2023-H1", "2023-01-01", "2023-06-30"),
        ("2023-h2", "2023-07-01", "2023-12-31"),
        ("2023-Q4", "2023-10-01", "2023-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        (" 2023-05-02/2023-05-09 ", "2023-05-02", "2023-05-09"),
        ("9999", "9999-01-01", "9999-12-31"),
    ],
)
def test_a_period_is_read_as_people_write_it(written: str, first: str, last: str) -> None:
    assert Period.of(written) == Period(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "written",
    ["", "23", "2023-H3", "2023-Q5", "2023-13", "2023-00", "0000", "2023-02-30/2023-03-01"],
)
def test_what_is_no_period_is_refused_with_what_to_write(written: str) -> None:
    with pytest.raises(ValueError, match="2023-Q2"):
        Period.of(written)


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(0, 4000))
def test_a_period_is_read_back_from_what_it_is_written_as(first: date, days: int) -> None:
    period = Period(first, first + timedelta(days=days))
    assert Period.of(str(period)) == period


def test_the_definition_of_a_value_is_the_one_of_its_time() -> None:
    assert CHARGED.definition_for(Period.of("2020")).number == 1
    assert CHARGED.definition_for(Period.of("2021-H2")).number == 2
    assert CHARGED.definition_for(Period.of("2022")).number == 2


def test_a_value_over_a_change_of_the_definition_is_refused() -> None:
    with pytest.raises(Straddles, match="2021-07-01"):
        CHARGED.definition_for(Period.of("2021"))
    with pytest.raises(Undefined):
        CHARGED.definition_for(Period.of("2017"))


def test_a_series_without_a_break_is_one_stretch() -> None:
    found = series([value("2020"), value("2018"), value("2019")])
    assert [len(one) for one in found.stretches] == [3] and not found.breaks


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        (value("2020"), value("2021", definition=2), (Why.DEFINITION,)),
        (value("2020"), value("2022"), (Why.GAP,)),
        (value("2020"), value("2021-H1"), (Why.LENGTH,)),
        (value("2020"), value("2020"), (Why.OVERLAP,)),
        (value("2020"), value("2022-H1", definition=2), (Why.DEFINITION, Why.LENGTH, Why.GAP)),
    ],
)
def test_a_break_is_shown_with_its_reasons(
    before: Value, after: Value, why: tuple[Why, ...]
) -> None:
    found = series([after, before])
    assert [len(one) for one in found.stretches] == [1, 1]
    assert found.breaks[0].reasons == why


def test_a_withdrawn_value_is_in_no_series() -> None:
    found = series([value("2020"), value("2021", withdrawn="Counted twice"), value("2022")])
    assert [value.period.first.year for value in found.values] == [2020, 2022]
    assert found.breaks[0].reasons == (Why.GAP,)


def test_values_of_one_kind_are_added_and_the_sum_knows_them() -> None:
    parts = (value("2019", 20), value("2020", 25))
    assert total(parts).amount == 45 and total(parts).of == parts
    groups = [value("2020", 3, breakdown="sex", group=group) for group in ("girls", "boys")]
    assert total(groups).amount == 6


@pytest.mark.parametrize(
    ("code", "more"),
    [
        ("unit", {"unit": Unit.CHARGES}),
        ("indicator", {"indicator": "Persons charged abroad"}),
        ("definition", {"definition": 2}),
        ("breakdown", {"breakdown": "sex", "group": "girls"}),
        ("withdrawn", {"withdrawn": "Counted twice"}),
        ("overlap", {"period": Period.of("2019-Q4")}),
    ],
)
def test_what_is_not_part_of_one_whole_is_not_added(code: str, more: dict[str, object]) -> None:
    other = replace(value("2020"), **more)  # type: ignore[arg-type]
    with pytest.raises(CannotAdd) as refusal:
        total([value("2019"), other])
    assert refusal.value.code == code


def test_countries_are_not_added_even_to_themselves() -> None:
    parts = [value(year, unit=Unit.COUNTRIES) for year in ("2019", "2020")]
    with pytest.raises(CannotAdd, match="countries"):
        total(parts)
    assert total(parts[:1]).amount == 10
    with pytest.raises(CannotAdd, match="nothing"):
        total([])


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=30))
def test_a_sum_is_the_sum(amounts: list[int]) -> None:
    parts = [value(str(1950 + turn), amount) for turn, amount in enumerate(amounts)]
    assert total(parts).amount == sum(amounts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_unit_is_told_in_every_language(language: str) -> None:
    assert len({unit(one, language) for one in Unit}) == len(Unit)


def test_a_figure_is_told_in_the_language_of_the_text() -> None:
    told = (Period.of("2023-Q2"), Decimal(12345))
    assert line("Calls", *told, "en") == "Calls (second quarter of 2023): 12,345"
    assert line("Appels", *told, "fr") == "Appels (deuxième trimestre 2023)\u202f: 12\u202f345"
    assert line("Pozivi", *told, "sr") == "Pozivi (други квартал 2023.): 12.345"
    assert line("Victims", Period.of("2023"), None, "de") == "Victims (2023): not shown"
