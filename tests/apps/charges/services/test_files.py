"""Spreadsheets of operations, and operations from programs: whole, or not at all."""

import json
from typing import Any

import pytest

from ronda.apps.accounts.models import User
from ronda.apps.charges.jobs import read_operations, take_operations_in
from ronda.apps.charges.models import Operation, OperationFile
from ronda.apps.charges.services.files import INTO_OPERATIONS, file_receive
from ronda.apps.errors import NotAllowed, NotNow
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import UploadState
from ronda.apps.national.selectors.asked import recommendations, recommendations_unboxed
from ronda.apps.national.services import spreadsheets
from ronda.apps.national.services.placing import gathered_update
from ronda.apps.national.services.spreadsheets import spreadsheet_take_in
from ronda.apps.national.standing import standing_of
from ronda.spreadsheets.writing import Written, as_csv
from tests.api.test_entry import post, said
from tests.apps.national.scene import Desk, desk

pytestmark = pytest.mark.django_db
HEADINGS = ("Name", "Institution", "Begins", "Ends", "Within", "What it is", "Recommendations")
INTERIOR = "Ministry of the Interior"


@pytest.fixture(autouse=True)
def _no_second_factor(settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]


def row(name: str, *, at: str = INTERIOR, ends: str = "", serves: str = "") -> tuple[Written, ...]:
    return (name, at, "1.3.2024", ends, "A network", "Searches on one day.", serves)


def handed(there: Desk, *rows: tuple[Written, ...], by: User | None = None) -> OperationFile:
    data = as_csv([HEADINGS, *rows])
    return file_receive(actor=by or there.coordinator, data=data, name="operations.csv")


def stored(there: Desk) -> list[Operation]:
    with at_desk(there.coordinator):
        return list(Operation.objects.order_by("pk"))


def asked(there: Desk) -> tuple[str, str, list[str]]:
    """A recommendation with a box and one without, as a spreadsheet names them; their keys."""
    gathered_update(actor=there.coordinator)
    with at_desk(there.coordinator):
        who = standing_of(there.coordinator)
        boxed, without = recommendations(who)[0], recommendations_unboxed(who)[0]
    first, second = (f"{one.asked_by} {one.code}" for one in (boxed, without))
    return first, second, sorted((boxed.key, without.key))


def test_operations_come_in_with_what_they_serve_and_where_they_are_from() -> None:
    there = desk()
    first, second, keys = asked(there)
    file = handed(there, row("Heron", serves=f"{first}; {second}"), row("Sluice", ends="2.3.2024"))
    assert (file.state, file.good, file.problems) == (UploadState.READ, 2, [])
    assert stored(there) == []
    spreadsheet_take_in(intake=INTO_OPERATIONS, actor=there.coordinator, upload=file)
    heron, sluice = stored(there)
    assert (heron.network, heron.ends, heron.file_row, sluice.file_row) == ("A network", None, 2, 3)
    with at_desk(there.coordinator):
        assert sorted(one.target.key for one in heron.serves.all()) == keys
        assert not sluice.serves.exists() and heron.file == file
        history: Any = heron
        assert [one.pgh_label for one in history.events.all()] == ["insert"]


def test_one_row_that_does_not_fit_and_nothing_is_taken_in() -> None:
    there = desk()
    first, _second, _keys = asked(there)
    spreadsheet_take_in(
        intake=INTO_OPERATIONS, actor=there.coordinator, upload=handed(there, row("There"))
    )
    file = handed(
        there,
        row("Fine"),
        row("Fine"),
        row("Fine", ends="2.3.2024"),
        row("There"),
        row("Theirs", at="Ministry of Justice"),
        row("Backwards", ends="1.2.2024"),
        row("Nowhere", at="Ministry of Fog"),
        row("Not theirs to say", serves=first),
        row(""),
        row("N" * 151),
        by=there.writer,
    )
    assert (file.good, file.wrong) == (1, 9), file.problems
    assert [number for number, _told in file.problems] == list(range(3, 12))
    with pytest.raises(NotNow):
        spreadsheet_take_in(intake=INTO_OPERATIONS, actor=there.writer, upload=file)
    assert [one.name for one in stored(there)] == ["There"]
    with pytest.raises(NotAllowed):
        handed(there, row("Signed"), by=there.signer)


def test_a_long_one_is_left_to_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    there = desk()
    monkeypatch.setattr(spreadsheets, "AT_ONCE", 100)
    file = handed(there, row("Heron"), by=there.writer)
    keys = {"upload_id": file.pk, "person_id": there.writer.pk}
    read_operations(**keys)
    with at_desk(there.writer):
        file = OperationFile.objects.get()
    spreadsheet_take_in(intake=INTO_OPERATIONS, actor=there.writer, upload=file)
    assert stored(there) == []
    take_operations_in(**keys)
    assert [one.name for one in stored(there)] == ["Heron"]


def test_a_program_hands_operations_in_and_the_same_key_counts_once() -> None:
    there = desk()
    told = {"name": "Heron", "institution": INTERIOR, "begins": "2024-03-01", "network": "Net"}
    for status in (201, 200):
        answer = post(there.writer, [told], name="operations")
        assert answer.status_code == status, answer.content
    (heron,) = stored(there)
    assert (heron.network, heron.file_row) == ("Net", 2)
    wrong = [told | {"name": "Other"}, told]
    refused = said(post(there.writer, wrong, name="operations", key="k-2"), 422, "rows-wrong")
    assert [one["row"] for one in refused["rows"]] == [2], json.dumps(refused)
    assert len(stored(there)) == 1
