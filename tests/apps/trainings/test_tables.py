"""The registers in the national export and in the annual report, with what was really told."""

import io
import zipfile
from datetime import date
from typing import Any

import pytest

from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import AnnualReport, AnnualSection, Arrangement
from ronda.apps.national.selectors.annual import annual_visible
from ronda.apps.national.services.annual import Yearly, annual_draft
from ronda.apps.national.standing import standing_of
from ronda.apps.trainings.models import Judgement, LectureKind, Training
from ronda.apps.trainings.selectors.tables import tables
from ronda.apps.trainings.services.lectures import LectureHeld, lecture_add
from ronda.apps.trainings.services.lists import Asking, asked_add
from ronda.apps.trainings.services.sameness import sameness_say
from ronda.apps.trainings.services.trainings import training_withdraw
from tests.apps.national.services.test_exports import made, rows_of, taken_out
from tests.apps.trainings.scene import Registers, registers, trained

pytestmark = pytest.mark.django_db
ONE, OTHER = "Hearing children in cases of online abuse", "Children heard in online abuse cases"


def filled() -> Registers:
    """A training told twice and joined, one of another year, one withdrawn, and a lecture."""
    there = registers()
    asking = Asking(there.key, date(2024, 3, 1), there.coercion, there.police, joint=True)
    asked_add(actor=there.desk.coordinator, asking=asking)
    one = trained(there, reached={there.police.pk: 3, there.judges.pk: None}, joint=True)
    other = trained(there, institution=there.desk.justice, title=OTHER, organisers=[])
    sameness_say(
        actor=there.desk.coordinator,
        training=one,
        other=other,
        judgement=Judgement.SAME,
        reason="One course, two lists.",
    )
    days: dict[str, Any] = {"begins": date(2024, 5, 6), "ends": date(2024, 5, 6)}
    trained(there, title="The year before", organisers=[there.desk.justice], **days)
    wrong = trained(there, title="Told by mistake")
    training_withdraw(actor=there.desk.coordinator, training=wrong, reason="It was not held.")
    lecture_add(
        actor=there.desk.writer,
        held=LectureHeld(
            title="Safe nets",
            institution=there.desk.interior,
            kind=LectureKind.CAMPAIGN,
            begins=date(2025, 2, 3),
            ends=date(2025, 2, 3),
            document="Report of the campaign",
            regions=there.regions,
            reached={"pupils": 120},
            serves=[there.key],
        ),
    )
    return there


def packed(there: Registers) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(taken_out(there.desk, made(there.desk))))


def test_every_table_of_the_registers_is_in_the_export_with_its_rows() -> None:
    there = filled()
    package = packed(there)
    rows = {one.name: rows_of(package, one.name) for one in tables()}
    assert {name: len(found) for name, found in rows.items()} == {
        "training_organisers": 1,
        "training_items": 4,
        "training_regions": 8,
        "training_reached": 5,
        "lecture_regions": 3,
        "lecture_reached": 1,
        "lecture_serves": 1,
        "trainings_asked": 1,
        "trainings_told_twice": 1,
        "trainings": 4,
        "lectures": 1,
        "regions": 3,
        "professions": 2,
        "curriculum_items": 2,
    }
    known = package.read("dictionary.csv").decode()
    for name in rows:
        assert name in known and package.read(f"csv/{name}.csv")


def test_numbers_and_what_was_withdrawn_stand_in_it_as_they_were_told() -> None:
    there = filled()
    package = packed(there)
    withdrawn = {one["title"]: one["withdrawn"] for one in rows_of(package, "trainings")}
    assert (withdrawn[ONE], withdrawn["Told by mistake"]) == ("", "It was not held.")
    one = next(row for row in rows_of(package, "trainings") if row["title"] == ONE)
    assert one["joint"] is True and one["begins"] == "2025-03-03"
    numbers = [r for r in rows_of(package, "training_reached") if r["training"] == one["id"]]
    assert {row["profession"]: row["number"] for row in numbers} == {
        there.police.pk: 3,
        there.judges.pk: None,
    }
    (asked,) = rows_of(package, "trainings_asked")
    assert (asked["item"], asked["joint"], asked["since"]) == (
        there.coercion.pk,
        True,
        "2024-03-01",
    )
    (served,) = rows_of(package, "lecture_serves")
    assert served["recommendation"] == asked["recommendation"]


def test_what_rows_of_the_registers_point_at_is_in_the_export() -> None:
    there = filled()
    package = packed(there)
    pointing = 0
    for table in tables():
        for field in table.fields:
            if field.of:
                keys = {row["id"] for row in rows_of(package, field.of)}
                told = {row[field.name] for row in rows_of(package, table.name)} - {None}
                assert told <= keys, (table.name, field.name)
                pointing += len(told)
    assert pointing > 20


def report(there: Registers, year: int, arrangement: Arrangement) -> list[AnnualSection]:
    yearly = Yearly(year, arrangement, "en", "What Arcadia did")
    drafted: AnnualReport = annual_draft(actor=there.desk.coordinator, yearly=yearly)
    with at_desk(there.desk.coordinator):
        found = annual_visible(standing_of(there.desk.coordinator), drafted.pk)
        return list(found.sections.all())


def test_the_annual_report_tells_each_once_with_its_source_and_no_number() -> None:
    there = filled()
    sections = report(there, 2025, Arrangement.INSTITUTION)
    assert [one.heading for one in sections] == ["Ministry of the Interior"]
    (section,) = sections
    assert ONE in section.text and "Safe nets" in section.text
    for absent in (OTHER, "The year before", "Told by mistake", "120", " 3 ", "24"):
        assert absent not in section.text.replace("2024", ""), absent
    with at_desk(there.desk.coordinator):
        told = Training.objects.get(title=ONE)
    assert ["List of participants", f"/desk/trainings/{told.pk}/"] in section.sources
    assert "Report of the campaign" in {name for name, _page in section.sources}


def test_the_annual_report_puts_them_to_the_recommendation_that_they_serve() -> None:
    there = filled()
    sections = report(there, 2025, Arrangement.RECOMMENDATION)
    (serving,) = (one for one in sections if "Lanzarote" in one.heading)
    assert ONE in serving.text and "Safe nets" in serving.text
    (year_before,) = report(there, 2024, Arrangement.RECOMMENDATION)
    assert "The year before" in year_before.text and "Lanzarote" not in year_before.heading
