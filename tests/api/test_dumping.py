"""Dumps: whole, agreeing in all forms, described, checked, kept; and nothing but what is public."""

import csv
import hashlib
import json
import sqlite3
import tracemalloc
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from arro3.core import DataType, Table
from arro3.io import read_parquet
from django.conf import settings as of_ronda
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from ronda.api import jobs
from ronda.api.dumping import dump_keep, file_of, make, newest, parquet
from ronda.api.dumping.making import FolderTaken
from ronda.api.records import COLLECTIONS, Record, every
from ronda.api.v1.written import plain
from tests.apps.compliance.arcadia import LATER, imported, published

AT = datetime(2026, 3, 1, 12, 30, 15, 250, tzinfo=UTC)


class Thing(Record):
    """A record of each type of column."""

    id: str
    at: datetime
    on: date
    many: tuple[str, ...]
    n: int | None


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data(settings: Settings, tmp_path: Path) -> Path:
    settings.RONDA = replace(of_ronda.RONDA, data=tmp_path)
    return tmp_path


def test_every_form_has_every_record(tmp_path: Path) -> None:
    edition = published(LATER)
    folder = tmp_path / "open"
    manifest = make(folder)
    assert manifest.records["recommendations"] == edition.recommendations.count() > 0
    with closing(sqlite3.connect(folder / "ronda.sqlite")) as base:
        for one in COLLECTIONS:
            records = [plain(each) for each in every(one)]
            lines = (folder / f"data/{one.name}.jsonl").read_text("utf-8").splitlines()
            assert [json.loads(line) for line in lines] == records
            with (folder / f"data/{one.name}.csv").open(encoding="utf-8", newline="") as file:
                assert len(list(csv.DictReader(file))) == len(records)
            table = one.name.replace("-", "_")
            columns = read_parquet(folder / f"data/{one.name}.parquet").read_all()
            assert columns.column_names == list(one.record.model_fields)
            assert [as_json(row) for row in rows_of(columns)] == [
                as_json(plain_values(each)) for each in every(one)
            ]
            (count,) = base.execute(f'SELECT count(*) FROM "{table}"').fetchone()
            assert count == len(records) == manifest.records[one.name]


def rows_of(table: Table) -> list[dict[str, Any]]:
    """The rows of a table of columns."""
    values = [table.column(name).to_pylist() for name in table.column_names]
    return [dict(zip(table.column_names, row, strict=True)) for row in zip(*values, strict=True)]


def plain_values(record: Record) -> dict[str, Any]:
    """A record with its texts by language as JSON, which Parquet has them as."""
    told = record.model_dump()
    return {
        k: json.dumps(v, ensure_ascii=False) if isinstance(v, dict) else v for k, v in told.items()
    }


def as_json(row: dict[str, Any]) -> str:
    """A row in which lists and tuples, moments and days are alike."""
    return json.dumps(row, default=str, ensure_ascii=False)


def test_parquet_is_typed_and_in_row_groups(tmp_path: Path) -> None:
    made = (
        Thing(id=f"{n}", at=AT, on=AT.date(), many=("a",) * (n % 3), n=None) for n in range(50_000)
    )
    parquet.write(Thing, iter(lambda: list(islice(made, 500)), []), tmp_path / "t.parquet")
    table = read_parquet(tmp_path / "t.parquet").read_all()
    assert table.num_rows == 50_000
    assert rows_of(table)[4] == {"id": "4", "at": AT, "on": AT.date(), "many": ["a"], "n": None}
    assert table.schema.field("at").type == DataType.timestamp("us", tz="UTC")
    assert not table.schema.field("id").nullable and table.schema.field("n").nullable


def test_what_breaks_off_a_parquet_file_is_raised_as_it_was(tmp_path: Path) -> None:
    def breaks() -> Iterator[list[Thing]]:
        yield [Thing(id="1", at=AT, on=AT.date(), many=(), n=1)]
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        parquet.write(Thing, breaks(), tmp_path / "t.parquet")


def test_checksums_and_description_are_of_the_files(tmp_path: Path) -> None:
    published()
    folder = tmp_path / "open"
    manifest = make(folder)
    for line in (folder / "SHA256SUMS").read_text("ascii").splitlines():
        sum, _blank, name = line.partition("  ")
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == sum
    described = json.loads((folder / "dcat.jsonld").read_text("utf-8"))
    dataset = described["@graph"][1]
    assert dataset["dcat:version"] == manifest.version
    files = {one.name: one for one in manifest.files}
    for one in dataset["dcat:distribution"]:
        name = one["dct:title"]
        assert one["spdx:checksum"]["spdx:checksumValue"] == files[name].sha256
    assert len(dataset["dcat:distribution"]) == 3 * len(COLLECTIONS) + 1


def test_the_dictionary_tells_every_field(tmp_path: Path) -> None:
    make(tmp_path / "open")
    told = json.loads((tmp_path / "open/dictionary.json").read_text("utf-8"))
    for one, collection in zip(told, COLLECTIONS, strict=True):
        assert [field["name"] for field in one["fields"]] == list(collection.record.model_fields)
        for field in one["fields"]:
            assert field["type"]
            assert field["description"].endswith(".") or field["name"] in {"id", "page"}, field


def test_nothing_but_what_is_public_is_in_it(tmp_path: Path) -> None:
    edition = imported()
    first = edition.recommendations.first()
    assert first is not None
    make(tmp_path / "open")
    for path in (tmp_path / "open").rglob("*"):
        if path.is_file():
            assert first.text.encode() not in path.read_bytes(), path
            assert str(first.stable_id).encode() not in path.read_bytes(), path


def test_a_folder_that_has_something_in_it_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "open"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine")
    with pytest.raises(FolderTaken, match="name another folder"):
        make(folder)
    assert [one.name for one in tmp_path.iterdir()] == ["open"]


def test_a_dump_that_breaks_off_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(_name: str, _count: int) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        make(tmp_path / "open", breaks)
    assert list(tmp_path.iterdir()) == []


def test_the_page_offers_the_newest_dump_and_keeps_the_one_before(data: Path) -> None:
    here = Client()
    page = here.get(reverse("data:data")).content.decode()
    assert "none was made yet" in page
    assert here.get("/data/files/manifest.json").status_code == 404
    published()
    (data / "dumps/2020-01-01T000000Z").mkdir(parents=True)
    (data / "dumps/2020-01-01T000000Z/manifest.json").write_text("{}")
    jobs.dump(0)
    manifest = newest()
    assert manifest is not None
    page = here.get(reverse("data:data")).content.decode()
    assert "/data/files/ronda.sqlite" in page
    answer = here.get("/data/files/data/recommendations.csv")
    assert b"".join(answer).startswith(b"id,edition,body")
    answer.close()
    sums = here.get("/data/files/SHA256SUMS")
    assert b"ronda.sqlite" in b"".join(sums)
    sums.close()
    for name in ("../secret-key", "data/../../../secret-key", "nothing", "data"):
        assert here.get(f"/data/files/{name}").status_code == 404
        assert file_of(name) is None


def test_only_some_dumps_are_kept(data: Path) -> None:
    for day in (1, 2, 3):
        old = data / f"dumps/2020-01-0{day}T000000Z"
        old.mkdir(parents=True)
        (old / "manifest.json").write_text("{}")
    manifest = dump_keep()
    kept = sorted(one.name for one in (data / "dumps").iterdir())
    assert kept == ["2020-01-03T000000Z", manifest.version]


def test_memory_does_not_grow_with_the_records(tmp_path: Path) -> None:
    published()
    make(tmp_path / "warm")
    tracemalloc.start()
    make(tmp_path / "open")
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20_000_000
