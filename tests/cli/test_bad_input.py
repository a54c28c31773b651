"""Whatever is handed in: one sentence with its place and remedy, its own exit code, nothing else.

Each case is a real file, given to the real command in a process of its own, whose time and memory
are measured.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli import hostile
from tests.cli.command import arcadia, ronda
from tests.cli.hostile import LETTER, MENU, Maker, replaced, text, written

MOST_SECONDS = 20
MOST_MEMORY = 400 * 1024 * 1024
ALL = 1100 * 1024 * 1024  # what a reading may take, and Python


@dataclass(frozen=True)
class Case:
    """A file, the exit code for it, and what its sentence must say."""

    name: str
    make: Maker
    code: int
    says: tuple[str, ...]
    memory: int = MOST_MEMORY


REFUSED: dict[str, Case] = {
    "a menu": Case("a.txt", written(MENU.encode()), 19, ("not a factsheet", "no letter")),
    "a menu in Markdown": Case("a.md", written(MENU.encode()), 19, ("not a factsheet",)),
    "a web page": Case(
        "a.html", written(b"<!DOCTYPE html><p>Opening hours: nine to five."), 19, ("factsheet",)
    ),
    "empty text": Case("a.txt", written(b""), 12, ("empty", "again")),
    "empty Word file": Case("a.docx", written(b""), 12, ("empty", "again")),
    "empty PDF": Case("a.pdf", written(b""), 12, ("empty", "again")),
    "nothing but blanks": Case("a.txt", written(b"\xc2\xa0 \r\n" * 9), 12, ("again",)),
    "Word file cut off": Case("a.docx", hostile.cut_word, 14, ("Word",)),
    "PDF cut off": Case("a.pdf", hostile.cut_pdf, 14, ("PDF",)),
    "text that is not text": Case("a.txt", written(bytes(range(256)) * 99), 13, ("Word (.docx)",)),
    "PDF that says Word": Case("a.docx", hostile.scan, 13, ("a Word document", "a PDF file")),
    "Word file that says PDF": Case(
        "a.pdf", hostile.word_file, 13, ("a PDF file", "a Word document")
    ),
    "text that says Word": Case("a.docx", written(arcadia().encode()), 13, ("plain text",)),
    "protected Word file": Case("a.docx", hostile.protected, 15, ("password",)),
    "protected PDF": Case("a.pdf", hostile.protected, 15, ("password",)),
    "scan": Case("a.pdf", hostile.scan, 16, ("OCR",)),
    "a gigabyte": Case("a.docx", hostile.sparse, 17, ("1,024 MB", "64 MB")),
    "zip bomb": Case("a.docx", hostile.bomb, 17, ("send",)),
    "PDF that unpacks to a gigabyte": Case(
        "a.pdf", hostile.pdf_bomb, 17, ("send",), 1100 * 1024 * 1024
    ),
    "entities that multiply": Case("a.docx", hostile.entities, 18, ("entit",)),
    "entities that steal": Case("a.docx", hostile.stealing, 18, ("entit",)),
    "macros": Case("a.docx", hostile.macros, 18, ("macro",)),
    "JSON of something else": Case(
        "a.json", written(b'{"menu": "soup"}'), 20, ("ronda-factsheet",)
    ),
    "JSON cut off": Case("a.json", written(b'{"format": "ronda-fact'), 20, ("",)),
}


def _copied_note(whole: str) -> str:
    return whole.replace("⁵ Para. 40.", "⁵ Para. 40.\n\n⁵ Para. 41.")


FAULTY: dict[str, Case] = {
    "mark without note": Case(
        "a.txt", replaced("\n⁵ Para. 40.\n", ""), 31, ("mark 5", "chapter II, observation", "add")
    ),
    "mark without note in Word": Case("a.docx", hostile.word_without_a_note, 31, ("mark", "add")),
    "note without mark": Case(
        "a.txt",
        replaced("a step was taken towards it.⁵", "a step was taken towards it."),
        32,
        ("Footnote 5", "take the footnote out"),
    ),
    "note twice": Case("a.txt", text(_copied_note), 33, ("number 5", "number the footnotes")),
    "code twice": Case(
        "a.txt", replaced("⁴ Recommendation II-2.", "⁴ Recommendation II-4."), 34, ("II-4", "once")
    ),
    "unknown strength": Case(
        "a.txt",
        replaced("The Committee requires Arcadia:", "The Committee urges Arcadia:"),
        36,
        ("II-4", "requires"),
    ),
    "unknown Party": Case(
        "a.txt",
        text(lambda whole: whole.replace("ARCADIA", "FREEDONIA").replace("Arcadia", "Freedonia")),
        37,
        ("FREEDONIA", "three-letter code"),
    ),
    "chapter twice": Case(
        "a.docx", hostile.chapter_twice, 38, ("number II", "number the chapters")
    ),
}


def _made(case: Case, folder: Path) -> Path:
    path = folder / case.name
    case.make(path)
    return path


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_refused_in_one_sentence(case: str, tmp_path: Path) -> None:
    wrong = REFUSED[case]
    path = _made(wrong, tmp_path)
    ran = ronda("read", path)
    assert ran.code == wrong.code, ran.err
    assert ran.out == ""
    _check_sentence(ran.err, path, wrong.says)
    assert ran.seconds < MOST_SECONDS and ran.memory < wrong.memory


@pytest.mark.parametrize("case", FAULTY)
def test_what_is_broken_is_shown_with_its_faults(case: str, tmp_path: Path) -> None:
    wrong = FAULTY[case]
    path = _made(wrong, tmp_path)
    ran = ronda("read", path)
    assert ran.code == wrong.code, ran.err
    assert "Recommendations" in ran.out
    assert len([line for line in ran.out.splitlines() if "Faults" in line and "0" in line]) == 0
    _check_sentence(ran.err.splitlines(keepends=True)[0], path, wrong.says)


TYPICAL = ("a menu", "Word file cut off", "scan", "a gigabyte", "zip bomb")


@pytest.mark.parametrize("case", [*TYPICAL, *FAULTY])
def test_nothing_is_written_of_what_is_refused_or_broken(case: str, tmp_path: Path) -> None:
    wrong = (REFUSED | FAULTY)[case]
    path = _made(wrong, tmp_path)
    ran = ronda("write", path, "--to", tmp_path / "out.json")
    assert ran.code == wrong.code, ran.err
    assert ran.out == "" and "Traceback" not in ran.err
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("command", ["write", "compare", "boxes"])
def test_commands_for_factsheets_refuse_a_letter_in_one_sentence(
    command: str, tmp_path: Path
) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(LETTER, encoding="utf-8")
    more = ["--to", str(tmp_path / "out.json")] if command == "write" else [str(path)]
    ran = ronda(command, path, *more)
    assert (ran.code, ran.out) == (19, ""), ran.err
    _check_sentence(ran.err.splitlines(keepends=True)[0], path, ("not a factsheet", "Secretariat"))
    assert [p.name for p in tmp_path.iterdir()] == ["letter.txt"]


def test_the_ministrys_letter_is_written_as_no_factsheet(
    letter_text_path: Path, tmp_path: Path
) -> None:
    ran = ronda("write", letter_text_path, "--to", tmp_path / "out.json")
    assert (ran.code, ran.out) == (19, "")
    _check_sentence(ran.err, letter_text_path, ("not a factsheet", "Secretariat"))


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "1.docx").write_bytes(b"PK\x03\x04 and nothing more")
    (tmp_path / "2.txt").write_text(arcadia(), encoding="utf-8")
    (tmp_path / "3.txt").write_text(MENU, encoding="utf-8")
    ran = ronda("read", tmp_path)
    assert ran.code == 3
    assert [line.split(": ")[0] for line in ran.err.splitlines()] == [
        str(tmp_path / "1.docx"),
        str(tmp_path / "3.txt"),
    ]
    assert "Arcadia (XAR)" in ran.out


def _check_sentence(told: str, path: Path, says: tuple[str, ...]) -> None:
    """One line that begins with the file, ends as a sentence does, and says what it must."""
    assert told.startswith(f"{path}: ") and told.count("\n") == 1
    assert told.endswith(".\n") and "Traceback" not in told
    missing = [words for words in says if words.lower() not in told.lower()]
    assert not missing, told
