"""Every file has its turn, every sentence its file, and the exit code says how it ended."""

from pathlib import Path

import pytest

from ronda.cli.reporting import DEFECTIVE, Told, each, together
from ronda.factsheets.errors import Damaged, Empty


def _work(path: Path) -> Told:
    if path.name == "empty":
        raise Empty("The file is empty.")
    if path.name == "damaged":
        raise Damaged("The file\nis \x1b[2Jdamaged.")
    if path.name == "defect":
        raise IndexError("list index out of range")
    return Told(out=f"{path.name}\n", sentences=["Look at it."] if path.name == "odd" else ())


def _each(*names: str) -> int:
    return each([Path(name) for name in names], _work)


def test_files_that_go_well_print_and_end_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert _each("one", "odd") == 0
    assert capsys.readouterr() == ("one\nodd\n", "odd: Look at it.\n")


def test_bad_file_is_told_and_the_rest_go_on(capsys: pytest.CaptureFixture[str]) -> None:
    assert _each("empty", "one", "empty") == 12
    assert capsys.readouterr() == ("one\n", "empty: The file is empty.\n" * 2)


def test_different_errors_end_with_the_code_for_several() -> None:
    assert _each("empty", "damaged", "one") == 3


def test_sentence_is_one_line_and_cannot_command_the_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert _each("damaged") == 14
    assert capsys.readouterr().err == "damaged: The file is �[2Jdamaged.\n"


def test_defect_is_one_sentence_and_the_rest_go_on(capsys: pytest.CaptureFixture[str]) -> None:
    assert _each("defect", "one") == 70
    assert capsys.readouterr() == ("one\n", f"defect: {DEFECTIVE}\n")


def test_defect_shows_where_when_asked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RONDA_DEBUG", "1")
    assert _each("defect") == 70
    assert "IndexError: list index out of range" in capsys.readouterr().err


def test_codes_together() -> None:
    assert [together(codes) for codes in ([], [0, 0], [0, 12], [12, 12], [12, 14])] == [
        0,
        0,
        12,
        12,
        3,
    ]
