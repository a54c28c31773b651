"""Files are written whole or not at all, in the format their name says, and only if sound."""

import os
from pathlib import Path

import pytest

from ronda.factsheets.errors import CannotWrite, Faulty, UnknownFormat
from ronda.factsheets.faults import FAULT_EXIT_CODES, faults
from ronda.factsheets.model import Account, Factsheet
from ronda.factsheets.reading import read
from ronda.factsheets.writing import FORMATS, put, to_bytes, write

TEXT = """FACTSHEET – ARCADIA

I. Help lines

Observations and recommendations of the Committee specific to Arcadia

- The Committee requires Arcadia to keep the help line open at night.¹

Follow-up actions:

It is open.

¹ Recommendation I-1.
"""


def _factsheet(text: str = TEXT) -> Factsheet:
    return read(text.encode(), name="arcadia.txt")


@pytest.mark.parametrize("format", FORMATS)
def test_what_is_written_is_read_again_the_same(format: str, tmp_path: Path) -> None:
    factsheet = _factsheet()
    path = tmp_path / f"arcadia.{format}"
    write(factsheet, path)
    assert read(path) == factsheet
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
    assert path.stat().st_mode & 0o777 == 0o666 & ~_umask()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_endings_in_capitals_and_long_ones_are_known(tmp_path: Path) -> None:
    write(_factsheet(), tmp_path / "A.JSON")
    assert to_bytes(_factsheet(), ".json") == (tmp_path / "A.JSON").read_bytes()


@pytest.mark.parametrize("name", ["a.odt", "a.txt", "a", "docx"])
def test_format_that_is_not_written_is_refused_and_nothing_left(name: str, tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat, match=r"docx"):
        write(_factsheet(), tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_broken_factsheet_is_not_written_unless_told(tmp_path: Path) -> None:
    broken = _factsheet(TEXT.replace("Recommendation I-1.", "Para. 3.") + "\n² Para. 4.\n")
    broken = broken.model_copy(update={"account": Account(faults=faults(broken))})
    with pytest.raises(Faulty, match="footnote 2") as refusal:
        write(broken, tmp_path / "a.json")
    assert refusal.value.exit_code == FAULT_EXIT_CODES["note-without-mark"]
    assert not list(tmp_path.iterdir())
    write(broken, tmp_path / "a.json", despite_faults=True)
    assert (tmp_path / "a.json").is_file()


def test_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="No such file or directory"):
        write(_factsheet(), tmp_path / "none" / "a.json")


def test_what_stood_there_stays_when_writing_fails(tmp_path: Path) -> None:
    (tmp_path / "a.json").mkdir()
    (tmp_path / "a.json" / "kept.txt").write_text("kept")
    with pytest.raises(CannotWrite):
        put(b"new", tmp_path / "a.json")
    assert [p.name for p in tmp_path.rglob("*")] == ["a.json", "kept.txt"]
