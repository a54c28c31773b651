"""`ronda write` brings any format to any other, whole or not at all."""

from pathlib import Path

import pytest

from ronda.factsheets.reading import read
from tests.cli.command import arcadia, ronda


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "arcadia.txt"
    path.write_text(arcadia("factsheet-2025.txt"), encoding="utf-8")
    return path


@pytest.mark.parametrize("ending", ["docx", "pdf", "html", "md", "json"])
def test_what_was_written_is_the_same_factsheet(path: Path, ending: str) -> None:
    out = path.with_suffix(f".{ending}")
    ran = ronda("write", path, "--to", out)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"{path} → {out}\n"
    assert read(out) == read(path)


def test_several_files_go_into_a_folder_and_a_bad_one_is_told(path: Path, tmp_path: Path) -> None:
    (tmp_path / "none.txt").write_text("Dear colleagues,", encoding="utf-8")
    (tmp_path / "other.txt").write_text(arcadia(), encoding="utf-8")
    (tmp_path / "out").mkdir()
    ran = ronda("write", path, tmp_path / "*.txt", "--to", tmp_path / "out", "--as", "json")
    assert ran.code == 19
    assert {p.name for p in (tmp_path / "out").iterdir()} == {"arcadia.json", "other.json"}


def test_two_files_of_one_name_do_not_overwrite_each_other(path: Path, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "arcadia.txt").write_text(arcadia(), encoding="utf-8")
    (tmp_path / "out").mkdir()
    ran = ronda("write", tmp_path, "--to", tmp_path / "out", "--as", "json")
    assert ran.code == 21 and "was just written from another file" in ran.err
    assert read(tmp_path / "out" / "arcadia.json") == read(path)


def test_file_that_is_read_is_never_written_over(path: Path) -> None:
    out = path.with_suffix(".json")
    assert ronda("write", path, "--to", out).code == 0
    before = out.read_bytes()
    ran = ronda("write", out, "--to", out)
    assert ran.code == 21 and "never written over itself" in ran.err
    assert out.read_bytes() == before


def test_target_that_cannot_be_is_refused_before_anything_is_read(path: Path) -> None:
    for arguments, code in (
        (("--to", path.with_suffix(".odt")), 13),
        (("--to", path.parent), 21),
        (("--to", path.parent / "none", "--as", "json"), 21),
        (("--to", path.parent, "--as", "odt"), 13),
    ):
        ran = ronda("write", path, *arguments)
        assert (ran.code, ran.out) == (code, "")
        assert ran.err.count("\n") == 1
    assert [p.name for p in path.parent.iterdir()] == [path.name]
