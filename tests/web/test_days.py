"""Days and times as each language writes them."""

from datetime import UTC, date, datetime

import pytest
from django.utils.translation import override

from ronda.web.templatetags.page import day, moment


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("en", ["2 March 2026", "5 May 2026", "25 November 2026"]),
        ("fr", ["2 mars 2026", "5 mai 2026", "25 novembre 2026"]),
        ("sr", ["2. марта 2026.", "5. маја 2026.", "25. новембра 2026."]),
        ("sr-latn", ["2. marta 2026.", "5. maja 2026.", "25. novembra 2026."]),
    ],
)
def test_days_are_written_as_the_language_does(language: str, wanted: list[str]) -> None:
    days = [date(2026, 3, 2), date(2026, 5, 5), date(2026, 11, 25)]
    with override(language):
        assert [day(one) for one in days] == wanted


def test_a_moment_is_told_on_the_clock_of_the_place() -> None:
    noon = datetime(2026, 11, 25, 12, 5, tzinfo=UTC)
    with override("en"):
        assert moment(noon) == "25 November 2026, 13:05"
    with override("sr"):
        assert moment(noon) == "25. новембра 2026. 13:05"


def test_day_of_a_moment_is_that_of_the_clock_where_ronda_runs() -> None:
    """An hour before midnight in Greenwich is the next day in Strasbourg."""
    late = datetime(2026, 11, 25, 23, 17, tzinfo=UTC)
    assert day(late) == "26 November 2026"
    assert moment(late) == "26 November 2026, 00:17"
