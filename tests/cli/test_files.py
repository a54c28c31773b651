"""Files, folders and patterns mean the files a person would expect, in an order they can follow."""

from pathlib import Path

import pytest

from ronda.cli.files import every_file, named_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.docx", "a.PDF", "c.txt", "picture.png", ".hidden.docx", "~$b.docx",
        "2024/d.md", "2024/e.json", ".git/f.txt",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    return tmp_path


def _named(folder: Path, *names: str) -> list[str]:
    found = named_files([str(folder / name) for name in names])
    return [str(path.relative_to(folder)) for path in found]


def test_folder_means_all_it_has_that_is_read(folder: Path) -> None:
    assert _named(folder, "") == ["a.PDF", "b.docx", "c.txt", "2024/d.md", "2024/e.json"]


def test_pattern_means_what_matches(folder: Path) -> None:
    assert _named(folder, "*.docx") == ["b.docx", "~$b.docx"]
    assert _named(folder, "**/*.md") == ["2024/d.md"]
    assert _named(folder, "20*") == ["2024/d.md", "2024/e.json"]


def test_file_stands_where_it_was_named_and_once(folder: Path) -> None:
    assert _named(folder, "c.txt", "b.docx", "c.txt") == ["c.txt", "b.docx"]


def test_file_may_have_a_name_like_a_pattern(folder: Path) -> None:
    (folder / "a[1].txt").touch()
    assert _named(folder, "a[1].txt") == ["a[1].txt"]


def test_what_is_not_there_stands_for_itself(folder: Path) -> None:
    assert _named(folder, "none.txt", "*.odt", ".git") == ["none.txt", "*.odt", ".git/f.txt"]
    (folder / "empty").mkdir()
    assert _named(folder, "empty") == ["empty"]


def test_every_file_means_all_there_is_hidden_ones_too_but_no_links(folder: Path) -> None:
    (folder / "link").symlink_to("c.txt")
    (folder / "loop").symlink_to(folder)
    found = [str(path.relative_to(folder)) for path in every_file([str(folder)])]
    assert set(found) == {
        "b.docx", "a.PDF", "c.txt", "picture.png", ".hidden.docx", "~$b.docx",
        "2024/d.md", "2024/e.json", ".git/f.txt",
    }  # fmt: skip
    assert found[-1] == "2024/e.json"


def test_every_file_of_a_pattern_and_what_is_not_there_stand_for_themselves(folder: Path) -> None:
    names = [str(folder / name) for name in ("*.docx", "none", "*.none")]
    assert [path.name for path in every_file(names)] == [
        ".hidden.docx", "b.docx", "~$b.docx", "none", "*.none",
    ]  # fmt: skip
