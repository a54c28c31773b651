"""`ronda compare` tells what changed, in lines, as JSON or as a page."""

import json
from pathlib import Path

import pytest

from tests.cli.command import TEXTS, arcadia, ronda

OLD, NEW = TEXTS / "factsheet-2023.txt", TEXTS / "factsheet-2025.txt"


def test_lines_tell_what_changed() -> None:
    ran = ronda("compare", OLD, NEW)
    assert (ran.code, ran.err) == (0, "")
    assert "    5  orange boxes (follow-up) filled in" in ran.out.splitlines()
    assert "chapter III, recommendation III-14: re-coded" in ran.out
    assert "[- at the moment-]{+, in print and on video,+}" in ran.out


def test_same_edition_says_so() -> None:
    ran = ronda("compare", OLD, OLD)
    assert ran.code == 0 and "Nothing changed" in ran.out


def test_json_and_nothing_else() -> None:
    found = json.loads(ronda("compare", OLD, NEW, "--json").out)
    assert found["format"] == "ronda-comparison/1" and found["same"] is False
    assert {change["chapter"] for change in found["changes"]} == {None, "II", "III", "IV", "V"}


def test_page_is_written_whole(tmp_path: Path) -> None:
    ran = ronda("compare", OLD, NEW, "--html", tmp_path / "changes.html")
    assert (ran.code, ran.out) == (0, f"{tmp_path / 'changes.html'}: 15 changes\n")
    assert (tmp_path / "changes.html").read_text("utf-8").endswith("</html>\n")


def test_page_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    ran = ronda("compare", OLD, NEW, "--html", tmp_path / "none" / "changes.html")
    assert ran.code == 21 and ran.out == ""


@pytest.mark.parametrize("turn", [0, 1])
def test_bad_edition_is_told_by_its_name(turn: int, tmp_path: Path) -> None:
    bad = tmp_path / "letter.txt"
    bad.write_text("Dear colleagues,", encoding="utf-8")
    editions = [OLD, bad] if turn else [bad, OLD]
    ran = ronda("compare", *editions)
    assert (ran.code, ran.out) == (19, "") and ran.err.startswith(f"{bad}: ")


def test_broken_edition_is_compared_and_its_faults_told(tmp_path: Path) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_text(arcadia().replace("\n⁵ Para. 40.\n", ""), encoding="utf-8")
    ran = ronda("compare", OLD, broken)
    assert ran.code == 31 and "1  footnotes removed" in ran.out
    assert ran.err.startswith(f"{broken}: ")
