"""What is counted and what was counted: by whom, by which definition, never one over another."""

from datetime import date
from decimal import Decimal

import pytest

from ronda.apps.errors import NotAllowed, NotNow, NotValid, NotVisible
from ronda.apps.national.desk import at_desk
from ronda.apps.national.jobs import read_spreadsheet, take_spreadsheet_in
from ronda.apps.national.models import Indicator, IndicatorValue, Upload, UploadState
from ronda.apps.national.selectors.figures import (
    counted,
    indicator_visible,
    indicators_visible,
    latest_of,
)
from ronda.apps.national.services import spreadsheets
from ronda.apps.national.services.figures import (
    Defined,
    Given,
    definition_add,
    indicator_define,
    value_give,
    value_withdraw,
)
from ronda.apps.national.services.uploads import upload_drop, upload_receive, upload_take_in
from ronda.apps.national.standing import standing_of
from ronda.figures.model import Unit
from ronda.figures.periods import Period
from ronda.spreadsheets.writing import Written, workbook
from tests.apps.national.scene import Desk, desk
from tests.apps.people import coordinator

pytestmark = pytest.mark.django_db
NAME = "Suspects of online offences"
HEADINGS = ("Indicator", "Period", "Group", "Value", "Document", "Dated")


def defined(there: Desk, **more: object) -> Indicator:
    told: dict[str, object] = {
        "name": NAME,
        "unit": Unit.SUSPECTS,
        "words": "Persons against whom an inquiry was opened.",
        "since": date(2018, 1, 1),
    }
    value = Defined(**(told | more))  # type: ignore[arg-type]
    return indicator_define(actor=there.coordinator, institution=there.interior, defined=value)


def given(period: str, amount: int = 40, group: str = "") -> Given:
    return Given(Period.of(period), Decimal(amount), "Report 2024", group, date(2024, 2, 1), "p. 3")


def breaks_of(there: Desk, indicator: Indicator) -> list[int]:
    with at_desk(there.coordinator):
        found = counted(standing_of(there.coordinator), indicator)
        return [len(one.broken_by) for one in found.groups[0].values]


def spreadsheet(*rows: tuple[Written, ...]) -> bytes:
    return workbook({"Values": [HEADINGS, *rows]})


def row(period: Written, value: Written, name: str = NAME) -> tuple[Written, ...]:
    return (name, period, None, value, "Report 2024", date(2024, 2, 1))


def stored(there: Desk) -> int:
    with at_desk(there.coordinator):
        return IndicatorValue.objects.count()


def test_a_new_definition_breaks_the_series() -> None:
    there = desk()
    indicator = defined(there)
    for year in ("2019", "2020"):
        value_give(actor=there.writer, indicator=indicator, given=given(year))
    definition_add(
        actor=there.coordinator, indicator=indicator, words="Also abroad.", since=date(2021, 7, 1)
    )
    with pytest.raises(NotValid, match="two values"):
        value_give(actor=there.writer, indicator=indicator, given=given("2021"))
    value_give(actor=there.writer, indicator=indicator, given=given("2022"))
    assert breaks_of(there, indicator) == [0, 0, 2]


def test_a_definition_does_not_come_over_values_that_were_given() -> None:
    there = desk()
    indicator = defined(there)
    value_give(actor=there.writer, indicator=indicator, given=given("2022"))
    for since in (date(2022, 5, 1), date(2017, 1, 1)):
        with pytest.raises(NotValid):
            definition_add(actor=there.coordinator, indicator=indicator, words="Other", since=since)


@pytest.mark.parametrize("period", ["2017", "2017-07-01/2018-06-30"])
def test_nothing_is_counted_before_it_was_defined(period: str) -> None:
    there = desk()
    with pytest.raises(NotValid):
        value_give(actor=there.writer, indicator=defined(there), given=given(period))


def test_a_second_value_waits_until_the_first_was_withdrawn() -> None:
    there = desk()
    indicator = defined(there)
    first = value_give(actor=there.writer, indicator=indicator, given=given("2022", 40))
    with pytest.raises(NotValid, match="withdraw"):
        value_give(actor=there.writer, indicator=indicator, given=given("2022", 41))
    value_withdraw(actor=there.writer, value=first, reason="Counted twice")
    with pytest.raises(NotNow):
        value_withdraw(actor=there.writer, value=first, reason="Once more")
    value_give(actor=there.writer, indicator=indicator, given=given("2022", 41))
    with at_desk(there.coordinator):
        assert latest_of([indicator])[indicator.pk].amount == 41


def test_only_the_institution_that_counts_gives_values() -> None:
    there = desk()
    indicator = defined(there)
    for other in (there.signer, there.other_writer):
        with pytest.raises((NotAllowed, NotVisible)):
            value_give(actor=other, indicator=indicator, given=given("2022"))
    with pytest.raises(NotAllowed):
        indicator_define(
            actor=there.writer,
            institution=there.interior,
            defined=Defined("Mine", Unit.CALLS, "Calls", date(2020, 1, 1)),
        )
    with at_desk(there.other_writer), pytest.raises(NotVisible):
        indicator_visible(standing_of(there.other_writer), indicator.pk)


def test_another_state_sees_nothing_of_it() -> None:
    there = desk()
    value_give(actor=there.writer, indicator=defined(there), given=given("2022"))
    other = coordinator("SRB")
    with at_desk(other):
        assert not indicators_visible(standing_of(other)).exists()
        assert not IndicatorValue.objects.exists()


def test_small_counts_do_not_leave() -> None:
    there = desk()
    indicator = defined(there, breakdown="sex", groups=("girls", "boys"))
    for group, amount in (("girls", 3), ("boys", 50)):
        value_give(actor=there.writer, indicator=indicator, given=given("2022", amount, group))
    with at_desk(there.coordinator):
        found = counted(standing_of(there.coordinator), indicator)
    (leaves,) = found.leaving.rows
    assert found.holds_back and leaves.groups[0].amount is None
    assert [one.held_back for one in (*leaves.groups, leaves.all)].count(True) >= 2


def test_a_spreadsheet_is_looked_through_and_then_taken_in() -> None:
    there = desk()
    defined(there)
    data = spreadsheet(row(2019, 40), row("2020-H1", 12), ("Total", None, None, 52, None, None))
    upload = upload_receive(actor=there.writer, data=data, name="values.xlsx")
    assert (upload.state, upload.good, upload.wrong) == (UploadState.READ, 2, 0)
    assert [number for number, _why in upload.left_out] == [4] and stored(there) == 0
    upload_take_in(actor=there.writer, upload=upload)
    with at_desk(there.writer):
        assert Upload.objects.get().state == UploadState.TAKEN
        kept = IndicatorValue.objects.order_by("first")
        assert [(one.row, int(one.amount)) for one in kept] == [(2, 40), (3, 12)]


def test_one_row_that_does_not_fit_and_nothing_is_taken_in() -> None:
    there = desk()
    indicator = defined(there)
    value_give(actor=there.writer, indicator=indicator, given=given("2021"))
    data = spreadsheet(
        row(2019, 40),
        row(2019, 41),
        row(2021, 7),
        row("soon", 7),
        row(2017, 7),
        row(2022, 7, "What another institution counts"),
        row(2023, "1.234"),
        row(2024, Decimal("2.5")),
    )
    upload = upload_receive(actor=there.writer, data=data, name="values.xlsx")
    assert (upload.good, upload.wrong) == (1, 7)
    assert [number for number, _sentence in upload.problems] == [3, 4, 5, 6, 7, 8, 9]
    assert all(sentence for _number, sentence in upload.problems)
    with pytest.raises(NotNow):
        upload_take_in(actor=there.writer, upload=upload)
    assert stored(there) == 1


def test_what_was_given_meanwhile_stops_the_whole_spreadsheet() -> None:
    there = desk()
    indicator = defined(there)
    data = spreadsheet(row(2019, 40), row(2020, 41))
    upload = upload_receive(actor=there.writer, data=data, name="values.xlsx")
    value_give(actor=there.coordinator, indicator=indicator, given=given("2020"))
    upload_take_in(actor=there.writer, upload=upload)
    with at_desk(there.writer):
        fresh = Upload.objects.get()
    assert (fresh.state, fresh.wrong, stored(there)) == (UploadState.READ, 1, 1)
    upload_drop(actor=there.writer, upload=fresh)
    with pytest.raises(NotNow):
        upload_drop(actor=there.writer, upload=fresh)


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"Name;Street\nA;B\n"])
def test_what_is_no_spreadsheet_is_refused_with_a_sentence(data: bytes) -> None:
    there = desk()
    upload = upload_receive(actor=there.writer, data=data, name="values.xlsx")
    assert upload.state == UploadState.REFUSED and upload.sentence
    with pytest.raises(NotValid):
        upload_receive(actor=there.writer, data=b"", name="values.xlsx")


def test_a_long_spreadsheet_is_left_to_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    there = desk()
    defined(there)
    monkeypatch.setattr(spreadsheets, "AT_ONCE", 100)
    upload = upload_receive(actor=there.writer, data=spreadsheet(row(2019, 4)), name="v.xlsx")
    keys = {"upload_id": upload.pk, "person_id": there.writer.pk}
    assert upload.state == UploadState.READING
    read_spreadsheet(**keys)
    with at_desk(there.writer):
        upload = Upload.objects.get()
    assert upload_take_in(actor=there.writer, upload=upload).state == UploadState.TAKING
    assert stored(there) == 0
    take_spreadsheet_in(**keys)
    assert stored(there) == 1


def test_only_who_counts_hands_a_spreadsheet_in() -> None:
    there = desk()
    with pytest.raises(NotAllowed):
        upload_receive(actor=there.signer, data=b"x", name="v.csv")
    upload = upload_receive(actor=there.writer, data=b"x;y\n", name="v.csv")
    with pytest.raises(NotVisible):
        upload_drop(actor=there.other_writer, upload=upload)
