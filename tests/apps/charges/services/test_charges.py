"""Charges by article and year: a table for each unit, broken where an article changes."""

from io import BytesIO

import pytest

from ronda.apps.charges.models import CountsArticle
from ronda.apps.charges.selectors.tables import tables_of, to_be_tied
from ronda.apps.charges.services.charges import articles_tie
from ronda.apps.charges.to_fill_in import to_fill_in
from ronda.apps.errors import NotAllowed, NotValid
from ronda.apps.laws.services.laws import version_withdraw
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import UploadState
from ronda.apps.national.selectors.figures import counted
from ronda.apps.national.services.figures import value_withdraw
from ronda.apps.national.services.uploads import upload_receive, upload_take_in
from ronda.apps.national.standing import standing_of
from ronda.spreadsheets.reading.from_xlsx import rows
from ronda.spreadsheets.writing import Written, workbook
from tests.apps.charges.scene import Register, article, register
from tests.apps.people import coordinator

pytestmark = pytest.mark.django_db


def shown(there: Register) -> dict[str, dict[str, list[int | None]]]:
    """By unit and article, what stands for each period."""
    with at_desk(there.desk.coordinator):
        return {
            table.unit: {
                row.article.number: [
                    int(cell.told.record.amount) if cell.told else None for cell in row.cells
                ]
                for row in table.rows
            }
            for table in tables_of(standing_of(there.desk.coordinator))
        }


def broken(there: Register) -> list[tuple[str, str]]:
    with at_desk(there.desk.coordinator):
        return [
            (f"{one.article.number} {one.period}", "; ".join(one.reasons))
            for table in tables_of(standing_of(there.desk.coordinator))
            for one in table.breaks
        ]


def test_each_unit_has_a_table_of_its_own_and_nothing_is_added() -> None:
    assert shown(register()) == {
        "charges": {"9": [12, 7, 3], "178": [40, 21, 50]},
        "persons-charged": {"178": [38]},
    }


def test_a_series_breaks_where_its_article_reads_otherwise() -> None:
    there = register()
    told = dict(broken(there))
    assert "Gazette 50/2024" in told["178 2025"] and "reads otherwise" in told["178 2025"]
    assert "reads otherwise" not in told["9 2025"] and "178 2023" not in told
    with at_desk(there.desk.coordinator):
        page = counted(standing_of(there.desk.coordinator), there.charges)
    (last,) = [g.values[-1] for g in page.groups if g.name == "178"]
    assert any("Gazette 50/2024" in one for one in last.broken_by)
    version_withdraw(actor=there.desk.coordinator, version=there.statute.second, reason="No")
    assert "reads otherwise" not in dict(broken(there))["178 2025"]


def test_a_value_that_was_withdrawn_is_in_no_table() -> None:
    there = register()
    with at_desk(there.desk.coordinator):
        value = there.charges.values.select_related("indicator").get(group="9", amount=12)
    value_withdraw(actor=there.desk.writer, value=value, reason="Counted twice")
    assert shown(there)["charges"]["9"] == [None, 7, 3]


def test_only_the_coordinator_says_which_article_is_counted() -> None:
    there = register()
    nine = article(there.statute, "9")
    for other in (there.desk.writer, there.desk.signer):
        with pytest.raises(NotAllowed):
            articles_tie(actor=other, indicator=there.charged, articles={"": nine})
    for wrong in ({"": nine, "9": nine}, {"10": nine}):
        with pytest.raises(NotValid):
            articles_tie(actor=there.desk.coordinator, indicator=there.charges, articles=wrong)
    articles_tie(actor=there.desk.coordinator, indicator=there.charged, articles={})
    with at_desk(there.desk.coordinator):
        assert to_be_tied(standing_of(there.desk.coordinator)) == [there.charged]


def test_others_see_the_figures_of_their_institution_alone() -> None:
    there = register()
    for other, tables in ((there.desk.signer, 2), (there.desk.other_writer, 0)):
        with at_desk(other):
            assert len(tables_of(standing_of(other))) == tables
    stranger = coordinator("SRB")
    with at_desk(stranger):
        assert not tables_of(standing_of(stranger)) and not CountsArticle.objects.exists()


def test_an_article_that_two_figures_count_is_told() -> None:
    there = register()
    told = {"178": article(there.statute, "9"), "9": article(there.statute, "9")}
    articles_tie(actor=there.desk.coordinator, indicator=there.charges, articles=told)
    articles_tie(
        actor=there.desk.coordinator,
        indicator=there.charged,
        articles={"": article(there.statute, "9")},
    )
    with at_desk(there.desk.coordinator):
        for table in tables_of(standing_of(there.desk.coordinator)):
            assert table.twice == []


def test_the_spreadsheet_to_fill_in_is_taken_in_with_its_values() -> None:
    there = register()
    with at_desk(there.desk.writer):
        data = to_fill_in(standing_of(there.desk.writer), 2022)
    told = [[cell.text for cell in cells] for _number, cells in rows(BytesIO(data))]
    charges = "Charges of online offences"
    assert [row[:3] for row in told[1:]] == [
        [charges, "2022", "9"],
        ["Charged under 178", "2022"],
        [charges, "2022", "178"],
    ]
    filled: list[list[Written]] = [[*told[0]]]
    filled += [
        [row[0], row[1], row[2] if len(row) > 2 else None, 6, "Bulletin"] for row in told[1:]
    ]
    upload = upload_receive(
        actor=there.desk.writer, data=workbook({"Values": filled}), name="charges.xlsx"
    )
    assert (upload.good, upload.wrong) == (3, 0)
    taken = upload_take_in(actor=there.desk.writer, upload=upload)
    assert taken.state == UploadState.TAKING
    assert shown(there)["charges"]["178"] == [6, 40, 21, 50]
