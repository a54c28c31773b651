"""A law in time, worked out from its versions, however they come."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ronda.apps.laws.in_time import Edition, InForce, between, changes_of, in_force

START = date(2020, 1, 1)
FIRST = Edition(1, 1, START, texts={10: "One.", 11: "Two."})
LATER = Edition(2, 2, date(2022, 6, 1), texts={10: "One and a half."})
DAYS = st.integers(0, 400).map(lambda n: START + timedelta(n))


def texts(editions: list[Edition], day: date) -> dict[int, str]:
    return {key: one.text for key, one in in_force(editions, day).items()}


def test_each_article_reads_as_the_last_version_before_the_day_has_it() -> None:
    assert texts([LATER, FIRST], date(2019, 12, 31)) == {}
    assert texts([LATER, FIRST], date(2022, 5, 31)) == {10: "One.", 11: "Two."}
    assert in_force([LATER, FIRST], date(2022, 6, 1)) == {
        10: InForce("One and a half.", 2),
        11: InForce("Two.", 1),
    }


def test_what_holds_for_a_time_gives_way_again() -> None:
    for_a_time = Edition(3, 3, date(2023, 1, 1), date(2023, 12, 31), texts={11: "Otherwise."})
    told = [FIRST, LATER, for_a_time]
    assert texts(told, date(2023, 12, 31))[11] == "Otherwise."
    assert texts(told, date(2024, 1, 1))[11] == "Two."
    assert changes_of(told, 11) == [date(2023, 1, 1), date(2024, 1, 1)]


def test_repealed_and_ended_read_nothing() -> None:
    repeals = Edition(3, 3, date(2023, 1, 1), texts={11: ""})
    ends = Edition(4, 4, date(2024, 1, 1), ends=True)
    told = [FIRST, LATER, repeals, ends]
    assert set(texts(told, date(2023, 1, 1))) == {10}
    assert texts(told, date(2024, 1, 1)) == {}
    assert changes_of(told, 10) == [date(2022, 6, 1), date(2024, 1, 1)]
    (gone,) = between(in_force(told, START), in_force(told, date(2023, 1, 1)), [11])
    assert (gone.before, gone.after) == ("Two.", None)


@st.composite
def editions(draw: st.DrawFn) -> list[Edition]:
    found = []
    for number in range(1, draw(st.integers(1, 5)) + 1):
        since = draw(DAYS)
        lasts = draw(st.none() | st.integers(0, 90))
        until = None if lasts is None else since + timedelta(lasts)
        texts = st.sampled_from(["", "a", "b"])
        words = draw(st.dictionaries(st.integers(1, 3), texts, max_size=3))
        found.append(Edition(number, number, since, until, draw(st.booleans()), words))
    return found


@given(editions(), st.integers(1, 3), DAYS)
def test_between_two_days_an_article_changes_only_on_the_days_told(
    told: list[Edition], article: int, day: date
) -> None:
    changed = changes_of(told, article)
    before, after = texts(told, day), texts(told, day + timedelta(1))
    if article in before and before.get(article) != after.get(article):
        assert day + timedelta(1) in changed
    if day + timedelta(1) in changed:
        assert before.get(article) != after.get(article)


@given(editions(), DAYS, st.randoms())
def test_the_order_in_which_versions_were_put_down_changes_nothing(
    told: list[Edition], day: date, chance: object
) -> None:
    mixed = list(told)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert in_force(mixed, day) == in_force(told, day)
