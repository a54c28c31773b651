"""Recommendations of other bodies, in the field names of the UHRI: all of a file or nothing."""

import json
from datetime import date

import pytest

from ronda.apps.errors import NotAllowed, NotNow
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import (
    MeasureKind,
    Outside,
    Target,
    Upload,
    UploadState,
)
from ronda.apps.national.selectors.asked import recommendations
from ronda.apps.national.selectors.served import served_by_measures
from ronda.apps.national.selectors.texts import targets_visible
from ronda.apps.national.services.measures import Planned, measure_add, measure_serve
from ronda.apps.national.services.uploads import outside_receive, outside_take_in
from ronda.apps.national.standing import standing_of
from ronda.apps.national.taking_outside import Outsides
from ronda.spreadsheets.writing import as_csv, template, workbook
from tests.apps.national.scene import Desk, desk
from tests.apps.people import coordinator

pytestmark = pytest.mark.django_db
NAMES = (
    *("AnnotationId", "Symbol", "Body", "PublicationDate", "AnnotationType", "Countries"),
    *("Regions", "AffectedPersons", "Themes", "Sdgs", "Text"),
)


def annotation(number: int, text: str = "Train judges.", country: str = "Arcadia") -> list[object]:
    return [
        *(f"a-{number}", f"CRC/C/XAR/CO/{number}", "CRC", "2021-06-04T00:00:00Z"),
        *("Recommendations", [country], ["Elsewhere"], ["Children"], ["Justice", "Training"]),
        *(["16.2"], text),
    ]


def as_json(*rows: list[object]) -> bytes:
    return json.dumps([dict(zip(NAMES, row, strict=True)) for row in rows]).encode()


def flat(row: list[object]) -> list[str]:
    return ["; ".join(one) if isinstance(one, list) else str(one) for one in row]


def handed_in(there: Desk, data: bytes, name: str = "uhri.json") -> Upload:
    return outside_receive(actor=there.coordinator, data=data, name=name)


def taken(there: Desk, data: bytes, name: str = "uhri.json") -> Upload:
    return outside_take_in(actor=there.coordinator, upload=handed_in(there, data, name))


def standing(there: Desk) -> list[Outside]:
    with at_desk(there.coordinator):
        return list(Outside.objects.select_related("target", "upload").order_by("identity"))


@pytest.mark.parametrize("form", ["json", "lines", "csv", "xlsx"])
def test_every_field_is_read_whatever_the_format(form: str) -> None:
    there, rows = desk(), [annotation(1), annotation(2, "=Fund it")]
    data = {
        "json": as_json(*rows),
        "lines": b"\n".join(as_json(row)[1:-1] for row in rows),
        "csv": as_csv([NAMES, *(flat(row) for row in rows)]),
        "xlsx": workbook({"UHRI": [NAMES, *(flat(row) for row in rows)]}),
    }[form]
    taken(there, data, f"uhri.{form}")
    one, other = standing(there)
    assert (one.body, one.symbol, one.kind) == ("CRC", "CRC/C/XAR/CO/1", "Recommendations")
    assert (one.published, one.themes, one.sdgs) == (
        date(2021, 6, 4),
        ["Justice", "Training"],
        ["16.2"],
    )
    assert (one.countries, one.affected_persons) == (["Arcadia"], ["Children"])
    assert (one.upload.file_name, one.row) == (f"uhri.{form}", one.row) and one.row > 0
    assert one.target.wording == "Train judges." and other.target.wording == "=Fund it"


def test_the_template_reads_back() -> None:
    there = desk()
    with at_desk(there.coordinator):
        layout = Outsides(standing_of(there.coordinator)).layout()
    upload = handed_in(there, template(layout, "UHRI", "What goes where"), "template.xlsx")
    assert (upload.state, upload.good, upload.wrong) == (UploadState.READ, 0, 0)


def test_what_stands_here_is_not_taken_in_twice() -> None:
    there = desk()
    taken(there, as_json(annotation(1), annotation(2)))
    again = handed_in(there, as_json(annotation(1), annotation(2), annotation(3)))
    assert (again.good, again.wrong, len(again.left_out)) == (1, 0, 2)
    outside_take_in(actor=there.coordinator, upload=again)
    assert [one.identity for one in standing(there)] == ["a-1", "a-2", "a-3"]


def test_without_an_identity_words_and_document_tell() -> None:
    there = desk()
    rows = [["", *annotation(1)[1:]], ["", *annotation(2)[1:]]]
    taken(there, as_json(*rows))
    again = handed_in(there, as_json(*rows))
    assert (again.good, len(again.left_out), len(standing(there))) == (0, 2, 2)


def test_new_words_take_the_place_of_old_ones_and_what_serves_them_stays() -> None:
    there = desk()
    taken(there, as_json(annotation(1)))
    with at_desk(there.coordinator):
        key = Target.objects.get(outside__identity="a-1").key
    planned = Planned("Course", MeasureKind.TRAINING, there.interior, date(2024, 1, 1))
    measure = measure_add(actor=there.writer, planned=planned)
    measure_serve(actor=there.coordinator, measure=measure, keys=[key])
    taken(there, as_json(annotation(1, "Train judges and prosecutors.")))
    (one,) = standing(there)
    assert one.target.wording == "Train judges and prosecutors."
    with at_desk(there.coordinator):
        served = served_by_measures(standing_of(there.coordinator))
        (found,) = [each for each in served if each.asked == one.target]
        assert [(each.pk, each.name) for each in found.measures] == [(measure.pk, "Course")]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (annotation(2, country="Ruritania"), "addressed to Ruritania"),
        (annotation(2, ""), "“Text” is empty"),
        (annotation(1, "Other words."), "otherwise than row 2"),
        ([*annotation(2)[:3], "sometime", *annotation(2)[4:]], "is no day"),
    ],
)
def test_one_row_that_does_not_fit_and_nothing_is_taken_in(row: list[object], told: str) -> None:
    there = desk()
    upload = handed_in(there, as_json(annotation(1), row))
    assert upload.wrong == 1 and told in upload.problems[0][1]
    with pytest.raises(NotNow):
        outside_take_in(actor=there.coordinator, upload=upload)
    assert not standing(there)


@pytest.mark.parametrize(
    "data",
    [b"[{", b'[{"Text": "x"}', b"[1]", b'{"Text": {"a": 1}, "Body": "x"}', b'[{"Text": NaN}]'],
)
def test_what_is_no_json_is_refused_with_a_sentence(data: bytes) -> None:
    upload = handed_in(desk(), data)
    assert upload.state == UploadState.REFUSED and upload.sentence


def test_it_is_the_coordinators_and_no_other_states() -> None:
    there = desk()
    with pytest.raises(NotAllowed):
        outside_receive(actor=there.writer, data=as_json(annotation(1)), name="u")
    taken(there, as_json(annotation(1)))
    other = coordinator("SRB")
    with at_desk(other):
        assert not Outside.objects.exists()


def test_it_is_served_but_not_answered_here() -> None:
    there = desk()
    taken(there, as_json(annotation(1)))
    with at_desk(there.coordinator):
        who = standing_of(there.coordinator)
        (target,) = Target.objects.filter(outside__isnull=False)
        assert target in recommendations(who) and target.asked_by == "CRC"
        assert target not in targets_visible(who)
