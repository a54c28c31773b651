"""Files are read in a process of their own, within bounds, and whatever happens is told."""

import os
import time
from pathlib import Path
from typing import Any, Literal

import pytest

from ronda.factsheets.errors import NotAFactsheet, NotFound, TooLarge
from ronda.factsheets.reading import read, read_document
from ronda.factsheets.reading.bounded import Bounds, ReaderBroke, answered, read_bounded

Start = Literal["fresh", "fork"]
both_starts = pytest.mark.parametrize("start", ["fresh", "fork"])

ARCADIA = """FACTSHEET – ARCADIA

I. Help lines

Observations and recommendations of the Committee specific to Arcadia

- The Committee requires Arcadia to keep the help line open at night.¹

¹ Recommendation I-1.
"""


def _file(folder: Path, text: str = ARCADIA) -> Path:
    path = folder / "arcadia.txt"
    path.write_text(text, encoding="utf-8")
    return path


@both_starts
def test_file_is_read_as_without_bounds(start: Start, tmp_path: Path) -> None:
    path = _file(tmp_path)
    found = read_bounded(path, start=start)
    assert found == read(path) and found.account == read(path).account


@both_starts
def test_bytes_come_with_text_and_format(start: Start) -> None:
    answer = answered(ARCADIA.encode(), name="arcadia.txt", start=start)
    assert answer.factsheet == read(ARCADIA.encode(), name="arcadia.txt")
    document = read_document(ARCADIA.encode(), name="arcadia.txt")
    assert (answer.text, answer.format) == (document.text, document.format)


@both_starts
def test_party_is_passed_on(start: Start) -> None:
    other = ARCADIA.replace("ARCADIA", "ELDORADO").replace("Arcadia", "Eldorado")
    assert read_bounded(other.encode(), party="XAR", start=start).party.code == "XAR"


@both_starts
def test_what_cannot_be_read_is_told_as_without_bounds(start: Start, tmp_path: Path) -> None:
    with pytest.raises(NotAFactsheet):
        read_bounded(_file(tmp_path, "Dear colleagues, thank you."), start=start)
    with pytest.raises(NotFound, match=r"none\.txt"):
        read_bounded(tmp_path / "none.txt", start=start)


@both_starts
def test_memory_has_an_end(start: Start, tmp_path: Path) -> None:
    bounds = Bounds(memory=8 * 1024 * 1024)
    with pytest.raises(TooLarge, match="memory"):
        read_bounded(_file(tmp_path, ARCADIA * 20_000), bounds=bounds, start=start)


@both_starts
def test_time_has_an_end(start: Start, tmp_path: Path) -> None:
    path = _file(tmp_path, ARCADIA * 60_000)
    began = time.monotonic()
    with pytest.raises(TooLarge, match="1 seconds"):
        read_bounded(path, bounds=Bounds(seconds=1), start=start)
    assert time.monotonic() - began < 5


@pytest.mark.filterwarnings("ignore:Pydantic serializer")
@both_starts
def test_defect_is_told_in_one_sentence_with_its_traceback_as_a_note(start: Start) -> None:
    values: dict[str, Any] = {"largest": "many", "memory": 2**30, "seconds": 10}
    nonsense = Bounds.model_construct(None, **values)
    with pytest.raises(ReaderBroke) as broke:
        read_bounded(ARCADIA.encode(), bounds=nonsense, start=start)
    assert str(broke.value).endswith(".") and "Traceback" not in str(broke.value)
    assert "Traceback" in broke.value.__notes__[0]


@both_starts
def test_no_process_and_no_open_file_is_left(start: Start) -> None:
    before = (set(Path("/proc/self/fd").iterdir()), _children())
    read_bounded(ARCADIA.encode(), start=start)
    assert (set(Path("/proc/self/fd").iterdir()), _children()) == before


def _children() -> set[str]:
    """The processes that this one started, those included that ended and nobody asked after."""
    threads = Path("/proc/self/task").iterdir()
    return {child for each in threads for child in (each / "children").read_text().split()}


def test_reading_process_knows_no_secrets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Told from outside: the environment of the process while it waits for its order."""
    monkeypatch.setenv("RONDA_SECRET_KEY", "not to be passed on")
    long = _file(tmp_path, ARCADIA * 3000)
    child = os.fork()
    if child == 0:
        read_bounded(long)
        os._exit(0)
    seen = _environment_of_child(child)
    os.waitpid(child, 0)
    assert seen and b"PATH=" in seen and b"RONDA_SECRET_KEY" not in seen


def _environment_of_child(parent: int) -> bytes:
    until = time.monotonic() + 10
    children = Path(f"/proc/{parent}/task/{parent}/children")
    while time.monotonic() < until:
        for child in children.read_text().split():
            environ = Path(f"/proc/{child}/environ").read_bytes()
            if b"reading_process" in Path(f"/proc/{child}/cmdline").read_bytes() and environ:
                return environ
        time.sleep(0.005)
    return b""
