"""`ronda boxes` takes the text of the boxes and lists everything else."""

import json
from pathlib import Path

import pytest

from ronda.demo import arcadia
from ronda.factsheets.reading import read
from tests.cli.command import TEXTS, ronda

SENT = TEXTS / "factsheet-2025.txt"


@pytest.fixture
def back(tmp_path: Path) -> Path:
    """The Word file that Arcadia sent back: boxes filled in, and one figure changed elsewhere."""
    path = tmp_path / "returned.docx"
    path.write_bytes(arcadia.returned().data)
    return path


def test_boxes_are_listed_and_what_changed_elsewhere_too(back: Path) -> None:
    ran = ronda("boxes", SENT, back)
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert "    4  filled in" in lines and "    0  missing" in lines
    assert "chapter II, recommendation II-5 and II-6, orange box: filled in" in lines
    assert "Changed outside the boxes, not taken over, to be decided on: 1" in lines
    assert "[-fourteen-]{+sixteen+}" in ran.out


def test_factsheet_with_the_boxes_is_written(back: Path, tmp_path: Path) -> None:
    out = tmp_path / "next.json"
    ran = ronda("boxes", SENT, back, "--to", out)
    assert ran.code == 0 and f"The factsheet with these boxes: {out}" in ran.out
    sent, taken = read(SENT), read(out)
    filled = [r for r in taken.recommendations if r.follow_up and r.follow_up.text]
    before = [r for r in sent.recommendations if r.follow_up and r.follow_up.text]
    assert len(filled) == len(before) + 3
    assert [c.observations for c in taken.chapters] == [c.observations for c in sent.chapters]


def test_json_and_nothing_else(back: Path) -> None:
    found = json.loads(ronda("boxes", SENT, back, "--json").out)
    assert [box["outcome"] for box in found["boxes"]].count("filled in") == 4
    assert [change["where"] for change in found["outside"]] == ["chapter III, observation 1"]


def test_another_partys_file_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    text = SENT.read_text("utf-8").replace("ARCADIA", "MONACO").replace("Arcadia", "Monaco")
    other.write_text(text, encoding="utf-8")
    ran = ronda("boxes", SENT, other, "--to", tmp_path / "out.json")
    assert (ran.code, ran.out) == (22, "")
    assert "of Monaco, not Arcadia" in ran.err
    assert [p.name for p in tmp_path.iterdir()] == ["other.txt"]


def test_broken_file_is_refused_and_nothing_written(tmp_path: Path) -> None:
    broken = tmp_path / "broken.txt"
    text = SENT.read_text("utf-8").replace("\n⁵ Para. 40.\n", "")
    broken.write_text(text, encoding="utf-8")
    ran = ronda("boxes", SENT, broken, "--to", tmp_path / "out.json")
    assert (ran.code, ran.out) == (31, "")
    assert ran.err.startswith(f"{broken}: Footnote mark 5")
    assert [p.name for p in tmp_path.iterdir()] == ["broken.txt"]
