"""The national export: everything in it once, as it stands, and for the coordinator alone."""

import csv
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterator
from datetime import date

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from ronda.apps.audit.models import Event
from ronda.apps.errors import NotAllowed, NotNow, NotVisible
from ronda.apps.national.desk import at_desk
from ronda.apps.national.jobs import make_export
from ronda.apps.national.models import Export, ExportState, Measure, MeasureKind
from ronda.apps.national.permissions import Can
from ronda.apps.national.selectors.exports import export_tables, export_visible
from ronda.apps.national.selectors.registers import Field, Table
from ronda.apps.national.services import exports
from ronda.apps.national.services.exports import export_ask, export_take_out
from ronda.apps.national.services.figures import value_give, value_withdraw
from ronda.apps.national.services.measures import Planned, measure_add, measure_serve, step_add
from ronda.apps.national.services.placing import gathered_update
from ronda.apps.national.standing import standing_of
from tests.apps.national.scene import Desk, desk
from tests.apps.national.services.test_figures import defined, given
from tests.apps.people import coordinator

pytestmark = pytest.mark.django_db
FORMULA = "=HYPERLINK(A1) of the plan"


def filled() -> Desk:
    """A desk with a measure that begins as a formula does, its step, and two figures."""
    there = desk()
    gathered_update(actor=there.coordinator)
    measure = measure_add(
        actor=there.writer,
        planned=Planned(
            FORMULA, MeasureKind.LAW, there.interior, date(2024, 1, 1), partners=(there.justice,)
        ),
    )
    step_add(actor=there.writer, measure=measure, name="Draft", due=date(2024, 6, 1))
    key = next(one for one in there.keys if ":recommendation:" in one)
    measure_serve(actor=there.coordinator, measure=measure, keys=[key])
    indicator = defined(there)
    value_give(actor=there.writer, indicator=indicator, given=given("2022", 3))
    wrong = value_give(actor=there.writer, indicator=indicator, given=given("2023", 41))
    value_withdraw(actor=there.writer, value=wrong, reason="Counted twice.")
    return there


def made(there: Desk, licence: str = "") -> Export:
    export = export_ask(actor=there.coordinator, licence=licence)
    make_export(export_id=export.pk, person_id=there.coordinator.pk)
    with at_desk(there.coordinator):
        export.refresh_from_db()
    return export


def taken_out(there: Desk, export: Export) -> bytes:
    return b"".join(export_take_out(actor=there.coordinator, export=export))


def rows_of(package: zipfile.ZipFile, table: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in package.read(f"jsonl/{table}.jsonl").splitlines()]


def test_everything_is_in_it_twice_and_checked() -> None:
    there = filled()
    export = made(there, licence="CC BY 4.0")
    data = taken_out(there, export)
    assert export.state == ExportState.READY and export.rows_done == export.rows_all > 0
    assert (len(data), hashlib.sha256(data).hexdigest()) == (export.size, export.sha256)
    package = zipfile.ZipFile(io.BytesIO(data))
    assert package.testzip() is None
    for line in package.read("SHA256SUMS").decode().splitlines():
        told, path = line.split("  ")
        assert hashlib.sha256(package.read(path)).hexdigest() == told
    for resource in json.loads(package.read("datapackage.json"))["resources"]:
        assert hashlib.sha256(package.read(resource["path"])).hexdigest() in resource["hash"]
    assert package.read("LICENCE.txt").startswith(b"CC BY 4.0")
    (measure,) = rows_of(package, "measures")
    assert measure["name"] == FORMULA and measure["institution"] == there.interior.pk
    read = csv.DictReader(
        io.StringIO(package.read("csv/measures.csv").decode("utf-8-sig")), delimiter=";"
    )
    assert [one["name"] for one in read] == ["'" + FORMULA]
    amounts = {one["amount"]: one["withdrawn"] for one in rows_of(package, "indicator_values")}
    assert amounts == {"3.00": "", "41.00": "Counted twice."}


def test_what_a_row_points_at_is_in_it() -> None:
    there = filled()
    data = taken_out(there, made(there))
    package = zipfile.ZipFile(io.BytesIO(data))
    keys = {one.name: {row["id"] for row in rows_of(package, one.name)} for one in _tables(there)}
    pointing = 0
    for table in _tables(there):
        for row in rows_of(package, table.name):
            for field in table.fields:
                if field.of and row[field.name] is not None:
                    assert row[field.name] in keys[field.of], (table.name, field.name)
                    pointing += 1
    assert pointing > 8


def _tables(there: Desk) -> list[Table]:
    with at_desk(there.coordinator):
        return export_tables()


def test_a_register_of_another_app_joins(monkeypatch: pytest.MonkeyPatch) -> None:
    there = filled()
    monkeypatch.setattr(
        apps.get_app_config("treaties"), "record_tables", f"{__name__}.hearings", raising=False
    )
    package = zipfile.ZipFile(io.BytesIO(taken_out(there, made(there))))
    assert {one["title"] for one in rows_of(package, "hearings")} == {FORMULA}
    assert "hearings" in package.read("dictionary.csv").decode()


def test_names_of_tables_are_of_one_style_and_each_there_once() -> None:
    names = [one.name for one in export_tables()]
    assert len(names) == len(set(names))
    assert [name for name in names if not re.fullmatch("[a-z]+(_[a-z]+)*", name)] == []


def hearings() -> Iterator[Table]:
    """A table as a register offers it."""
    about = (Field("title", "What it was about"),)
    yield Table("hearings", "Hearings", about, Measure.objects.all, lambda one: (one.name,))


def test_pages_of_a_table_are_each_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    there = filled()
    monkeypatch.setattr(exports, "A_PAGE", 2)
    monkeypatch.setattr(exports, "A_PART", 1_000)
    export = made(there)
    package = zipfile.ZipFile(io.BytesIO(taken_out(there, export)))
    assert len(rows_of(package, "institutions")) == 3
    with at_desk(there.coordinator):
        assert export.parts.count() > 2


def test_only_the_coordinator_has_it_made_and_takes_it_out() -> None:
    there = filled()
    export = made(there)
    for person in (there.writer, there.signer):
        with pytest.raises(NotAllowed):
            export_ask(actor=person)
        with pytest.raises(NotAllowed):
            export_take_out(actor=person, export=export)
        with at_desk(person), pytest.raises(NotVisible):
            export_visible(standing_of(person), export.pk)
    other = coordinator("SRB")
    with at_desk(other), pytest.raises(NotVisible):
        export_visible(standing_of(other), export.pk)


def test_taking_it_out_is_audited() -> None:
    there = filled()
    export = made(there)
    taken_out(there, export)
    event = Event.objects.filter(what=Can.EXPORT_TAKE).get()
    assert event.actor == there.coordinator and event.after == {"sha256": export.sha256}


def test_a_new_one_takes_the_bytes_of_the_last_away() -> None:
    there = filled()
    first = made(there)
    second = made(there)
    with at_desk(there.coordinator):
        first.refresh_from_db()
        assert first.state == ExportState.GONE and not first.parts.exists()
        assert second.parts.exists()
    with pytest.raises(NotNow):
        export_take_out(actor=there.coordinator, export=first)


def test_one_is_made_at_a_time() -> None:
    there = filled()
    export_ask(actor=there.coordinator)
    with pytest.raises(NotNow):
        export_ask(actor=there.coordinator)


def test_the_page_tells_how_far_it_is_and_gives_the_file(settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]
    there = filled()
    client = Client()
    client.force_login(there.coordinator)
    asked = client.post(reverse("national:exports"), {"licence": ""})
    with at_desk(there.coordinator):
        export = Export.objects.get()
    assert asked.headers["Location"] == reverse("national:export", args=[export.pk])
    waiting = client.get(reverse("national:export", args=[export.pk])).content.decode()
    assert "being made" in waiting
    make_export(export_id=export.pk, person_id=there.coordinator.pk)
    answer = client.post(reverse("national:export-take-out", args=[export.pk]))
    data = b"".join(answer)
    assert answer.headers["Content-Length"] == str(len(data))
    assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None
