"""Spreadsheets of trainings: row by row, whole or not at all, at once or by the worker."""

import pytest

from ronda.apps.errors import NotAllowed, NotNow
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import UploadState
from ronda.apps.national.services import spreadsheets
from ronda.apps.national.services.spreadsheets import spreadsheet_take_in
from ronda.apps.trainings.jobs import read_trainings, take_trainings_in
from ronda.apps.trainings.models import Lecture, RegisterFile, Training
from ronda.apps.trainings.services.files import INTO_LECTURES, INTO_TRAININGS, file_receive
from ronda.spreadsheets.writing import Written, as_csv
from tests.apps.trainings.scene import Registers, registers, trained

pytestmark = pytest.mark.django_db
HEADINGS = (
    "Title", "Institution", "First day", "Last day", "Regions", "Curriculum items", "Joint",
    "Police officers", "Judges", "Professions reached", "Document",
)  # fmt: skip
INTERIOR = "Ministry of the Interior"


def row(
    title: str, *more: Written, at: str = INTERIOR, days: str = "3.3.2025"
) -> tuple[Written, ...]:
    given = more or ("North; South", "Coercion", "yes", 24, None, "Judges", "List")
    return (title, at, days, "4.3.2025", *given)


def handed(there: Registers, *rows: tuple[Written, ...]) -> RegisterFile:
    return file_receive(
        actor=there.desk.writer, into=INTO_TRAININGS, data=as_csv([HEADINGS, *rows]), name="t.csv"
    )


def stored(there: Registers) -> int:
    with at_desk(there.desk.coordinator):
        return Training.objects.count()


def test_it_is_looked_through_and_then_taken_in_with_all_that_belongs_to_it() -> None:
    there = registers()
    file = handed(there, row("One"), row("Two", "all regions", "", "no", "", 7, "", "List"))
    assert (file.state, file.good, file.wrong) == (UploadState.READ, 2, 0), file.problems
    assert stored(there) == 0
    spreadsheet_take_in(intake=INTO_TRAININGS, actor=there.desk.writer, upload=file)
    with at_desk(there.desk.coordinator):
        one, two = Training.objects.order_by("pk")
        assert one.joint and not two.joint and (one.file_row, two.file_row) == (2, 3)
        assert {r.profession.name: r.number for r in one.reached.select_related("profession")} == {
            "Police officers": 24,
            "Judges": None,
        }
        assert (one.regions.count(), two.regions.count(), one.items.count()) == (2, 3, 1)


def test_one_row_that_does_not_fit_and_nothing_is_taken_in() -> None:
    there = registers()
    trained(there)
    file = handed(
        there,
        row("Fine"),
        row("Fine"),
        row("Hearing children in cases of online abuse"),
        row("Elsewhere", at="Ministry of Justice"),
        row("Backwards", days="5.3.2025"),
        row("Nowhere", "Atlantis", "", "", "", "", "", "List"),
        row("Unclear", "", "", "perhaps", "", "", "", "List"),
        row("Half", "", "", "", "2,5", "", "", "List"),
        row("No proof", "", "", "", "", "", "", ""),
    )
    assert (file.good, file.wrong) == (1, 8)
    assert [number for number, _told in file.problems] == list(range(3, 11))
    with pytest.raises(NotNow):
        spreadsheet_take_in(intake=INTO_TRAININGS, actor=there.desk.writer, upload=file)
    assert stored(there) == 1


def test_what_was_told_meanwhile_stops_the_whole_spreadsheet() -> None:
    there = registers()
    file = handed(there, row("Hearing children in cases of online abuse"), row("Another"))
    trained(there)
    spreadsheet_take_in(intake=INTO_TRAININGS, actor=there.desk.writer, upload=file)
    with at_desk(there.desk.writer):
        fresh = RegisterFile.objects.get()
    assert (fresh.state, fresh.wrong, stored(there)) == (UploadState.READ, 1, 1)


def test_a_long_one_is_left_to_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    there = registers()
    monkeypatch.setattr(spreadsheets, "AT_ONCE", 100)
    file = handed(there, row("One"))
    assert file.state == UploadState.READING
    keys = {"upload_id": file.pk, "person_id": there.desk.writer.pk}
    read_trainings(**keys)
    with at_desk(there.desk.writer):
        file = RegisterFile.objects.get()
    spreadsheet_take_in(intake=INTO_TRAININGS, actor=there.desk.writer, upload=file)
    assert stored(there) == 0
    take_trainings_in(**keys)
    assert stored(there) == 1


def test_lectures_come_in_the_same_way() -> None:
    there = registers()
    rows: list[tuple[Written, ...]] = [
        ("Title", "Institution", "First day", "Last day", "Kind", "Pupils", "Document"),
        ("Safe", INTERIOR, "1.3.2025", "2.3.2025", "campaign", 120, "Report"),
    ]
    file = file_receive(
        actor=there.desk.writer, into=INTO_LECTURES, data=as_csv(rows), name="l.csv"
    )
    assert (file.good, file.wrong) == (1, 0), (file.problems, file.sentence)
    spreadsheet_take_in(intake=INTO_LECTURES, actor=there.desk.writer, upload=file)
    with at_desk(there.desk.coordinator):
        assert [one.number for one in Lecture.objects.get().reached.all()] == [120]


def test_who_tells_nothing_hands_nothing_in() -> None:
    there = registers()
    with pytest.raises(NotAllowed):
        file_receive(actor=there.desk.signer, into=INTO_TRAININGS, data=b"x;y\n", name="t.csv")
