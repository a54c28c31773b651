"""What Parties said, for those who assess it."""

import pytest

from ronda.apps.follow_ups.selectors import submitted_of, without_information
from tests.apps.compliance import arcadia
from tests.apps.follow_ups.scene import conducted, sheet
from tests.apps.people import secretary
from tests.apps.reports.scene import taken_in
from tests.apps.rounds.scene import party

pytestmark = pytest.mark.django_db


def test_each_party_has_its_row_and_one_that_sent_nothing_says_so() -> None:
    conduct = conducted(days=-3)
    sheet(arcadia.LATER)
    rows = {one.party.party.code: one for one in submitted_of(conduct)}
    assert set(rows) == {"XAR", "XTA", "XVE"}
    assert rows["XAR"].edition is not None and not rows["XAR"].is_missing
    assert rows["XTA"].is_missing and rows["XTA"].said == ()
    assert [one.party.code for one in without_information(conduct)] == ["XTA", "XVE"]


def test_nobody_is_without_information_before_it_is_due() -> None:
    assert without_information(conducted(days=3)) == []


def test_a_factsheet_without_a_word_in_its_boxes_is_no_information() -> None:
    conduct = conducted(days=-3)
    sheet()
    assert party(conduct) in without_information(conduct)


def test_a_text_is_found_by_its_code_where_the_round_has_no_report() -> None:
    conduct = conducted()
    edition = sheet(arcadia.LATER)
    [arcadian] = [one for one in submitted_of(conduct) if one.edition]
    filled = [one for one in arcadian.said if one.text]
    assert filled and all(one.has_box for one in filled)
    one = arcadian.on(filled[0].codes[0])
    assert one is not None and one.text == filled[0].text and one.recommendation == ""
    assert arcadian.edition == edition


def test_a_text_is_found_by_the_id_of_the_report_where_there_is_one() -> None:
    conduct = conducted()
    sheet(arcadia.LATER)
    taken_in()
    [arcadian] = [one for one in submitted_of(conduct) if one.edition]
    tied = [one for one in arcadian.said if one.recommendation]
    assert tied and arcadian.on(tied[0].recommendation) == tied[0]


def test_the_queries_do_not_grow_with_the_parties(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    conduct = conducted()
    sheet(arcadia.LATER)
    secretary()
    with django_assert_num_queries(10):
        submitted_of(conduct)
