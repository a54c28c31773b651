"""Trainings and lectures from programs: the spreadsheet's way in, described as it is answered."""

import json
from datetime import date

import pytest
from jsonschema import Draft202012Validator

from ronda.api.v1 import openapi
from ronda.apps.national.desk import at_desk
from ronda.apps.national.services.batches import intakes
from ronda.apps.trainings.models import Lecture, RegisterFile, Training
from tests.api.test_entry import post, row, said, scene
from tests.apps.trainings.scene import Registers, registers, trained

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_second_factor(settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]


def training(title: str = "Hearing children", **more: object) -> dict[str, object]:
    return {
        "title": title,
        "institution": "Ministry of the Interior",
        "begins": "2025-03-03",
        "ends": "2025-03-04",
        "regions": ["North", "West"],
        "items": ["Coercion"],
        "joint": True,
        "professions": ["Judges"],
        "Police officers": 24,
        "document": "List of participants",
    } | more


def lecture(**more: object) -> dict[str, object]:
    return {
        "title": "Safe nets",
        "institution": "Ministry of the Interior",
        "begins": "2025-03-03",
        "ends": "2025-03-28",
        "kind": "lecture",
        "sessions": 40,
        "schools": 12,
        "regions": ["all"],
        "audience-pupils": 900,
        "document": "Report",
    } | more


OPERATION = {
    "name": "Heron",
    "institution": "Ministry of the Interior",
    "begins": "2024-03-01",
    "ends": None,
    "serves": ["lanzarote"],
}
ARTICLE = {
    "short": "Sluices Act",
    "gazette": "Gazette 1/2020",
    "since": "2020-01-01",
    "article": "4",
    "text": "Words.",
}


def counted(there: Registers) -> tuple[int, int, int]:
    with at_desk(there.desk.coordinator):
        return Training.objects.count(), Lecture.objects.count(), RegisterFile.objects.count()


def test_trainings_are_taken_in_with_all_that_belongs_to_them() -> None:
    there = registers()
    numbered = {f"profession-{there.judges.pk}": 7, "regions": "all regions", "joint": None}
    rows = [training(), training("Another", **numbered)]
    answer = post(there.desk.writer, rows, name="trainings")
    assert answer.status_code == 201, answer.content
    with at_desk(there.desk.coordinator):
        one, two = Training.objects.order_by("pk")
        assert one.file is not None and one.file.file_name == "API k-1"
        assert (one.joint, two.joint, one.file_row) == (True, False, 2)
        assert (one.regions.count(), two.regions.count(), one.items.count()) == (2, 3, 1)
        reached = {r.profession.name: r.number for r in one.reached.select_related("profession")}
        assert reached == {"Police officers": 24, "Judges": None}
        assert two.reached.get(profession=there.judges).number == 7


def test_lectures_are_taken_in_and_the_same_key_counts_once() -> None:
    there = registers()
    first = post(there.desk.writer, [lecture(serves=there.key)], name="lectures")
    again = post(there.desk.writer, [lecture(serves=there.key)], name="lectures")
    assert (first.status_code, again.status_code) == (201, 200), first.content
    assert counted(there) == (0, 1, 1)
    with at_desk(there.desk.coordinator):
        made = Lecture.objects.get()
        assert made.serves.get().target.key == there.key and made.reached.get().number == 900
    said(post(there.desk.writer, [training()], name="trainings"), 409, "not-now")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (training(), "says the same as row"),
        (training(joint=False), "says otherwise"),
        (training("Elsewhere", regions=["Atlantis"]), "is none of"),
        (training("Theirs", institution="Ministry of Justice"), "Only the coordinator"),
        (training("Backwards", ends="2025-03-01"), "cannot end before"),
        (training("Half") | {"Police officers": 2.5}, "no whole number"),
        (training("No proof", document=""), "is empty"),
        (training("Told before"), "told it already"),
    ],
)
def test_one_wrong_row_and_nothing_is_taken_in(wrong: dict[str, object], sentence: str) -> None:
    there = registers()
    trained(there, title="Told before", begins=date(2025, 3, 3), ends=date(2025, 3, 4))
    told = said(post(there.desk.writer, [training(), wrong], name="trainings"), 422, "rows-wrong")
    assert [one["row"] for one in told["rows"]] == [2] and sentence in told["rows"][0]["detail"]
    assert counted(there) == (1, 0, 0)
    fits_described(told, "RowsWrong")


def test_who_tells_nothing_takes_nothing_in() -> None:
    there = registers()
    said(post(there.desk.writer, [training()], name="trainings", scopes="read"), 403, "not-allowed")
    said(post(there.desk.signer, [training()], name="trainings", scopes="read"), 403, "not-allowed")
    assert counted(there) == (0, 0, 0)


def fits_described(told: object, name: str) -> None:
    components = openapi.description()["components"]
    schema = {**components["schemas"][name], "components": components}
    Draft202012Validator(schema).validate(told)


def test_every_way_in_is_described_as_it_takes_rows() -> None:
    paths = openapi.description()["paths"]
    names = [name for name, _intake in intakes()]
    assert {"values", "trainings", "lectures"} <= set(names) and len(names) == len(set(names))
    for name, sent in (
        ("values", row("2023")),
        ("trainings", training()),
        ("lectures", lecture(serves=["lanzarote"])),
        ("operations", OPERATION),
        ("laws", ARTICLE),
    ):
        content = paths[f"/own/record/{name}"]["post"]["requestBody"]["content"]
        schema = content["application/json"]["schema"]
        Draft202012Validator.check_schema(schema)
        Draft202012Validator(schema).validate([sent])
        for key in schema["items"]["required"]:
            short = {one: value for one, value in sent.items() if one != key}
            assert not Draft202012Validator(schema).is_valid([short]), key
        for _name, intake in intakes():
            assert intake.everywhere()


def test_the_answers_are_as_described() -> None:
    there = scene()
    answer = post(there.writer, [row("2022")])
    fits_described(json.loads(answer.content), "RowsTaken")
    described = openapi.description()["paths"]["/own/record/values"]["post"]["responses"]
    assert str(answer.status_code) in described
    for rows, more in (([row("2023")], {"key": ""}), ([], {}), ([row("2022")], {"key": "k-2"})):
        refused = post(there.writer, rows, **more)
        assert str(refused.status_code) in described, refused.content
        fits_described(json.loads(refused.content), "RowsWrong")
