"""`ronda read` and `ronda write` with reports."""

import json
from pathlib import Path

import pytest

from ronda.reports.json_form import report_of
from ronda.reports.writing import to_json
from tests.cli.command import ronda
from tests.reports.arcadian import report
from tests.reports.reading import foreign


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "report.json"
    path.write_text(to_json(report()), encoding="utf-8")
    return path


def test_a_report_is_told_from_other_files_and_shown(path: Path) -> None:
    ran = ronda("read", path)
    assert (ran.code, ran.err) == (0, "")
    assert "Paragraphs        4, 1 to 4" in ran.out


def test_a_report_goes_to_word_and_back_with_its_account(path: Path) -> None:
    out = path.with_suffix(".docx")
    assert ronda("write", path, "--to", out, "--language", "fr").code == 0
    told = json.loads(ronda("read", out, "--json").out)
    assert told["format"] == "ronda-report/1" and told["languages"] == ["fr"]
    assert told["account"]["placed"] == told["account"]["characters"] > 0
    assert report_of(json.dumps(told).encode()).round == 2


def test_a_report_by_somebody_else_is_read_and_what_has_no_place_told(tmp_path: Path) -> None:
    path = tmp_path / "old.docx"
    path.write_bytes(foreign.typed())
    ran = ronda("read", path, "--strict")
    assert ran.code == 1
    assert "Arcadia and Talvia lend each other their staff." in ran.out


def test_a_report_is_not_written_as_what_it_is_not_written_as(path: Path) -> None:
    ran = ronda("write", path, "--to", path.with_suffix(".html"))
    assert ran.code == 13 and not path.with_suffix(".html").exists()
