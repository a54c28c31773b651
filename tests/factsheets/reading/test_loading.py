"""Files are taken in within bounds, and only files."""

import os
import time
import tracemalloc
from pathlib import Path

import pytest

from ronda.factsheets.errors import Empty, NotFound, TooLarge
from ronda.factsheets.reading.loading import load


def test_bytes_come_back_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"\r\n\x00")
    assert load(path) == b"\r\n\x00"


def test_a_gigabyte_is_refused_at_once_without_being_loaded(tmp_path: Path) -> None:
    path = tmp_path / "large.docx"
    with path.open("wb") as file:
        file.truncate(1024**3)
    tracemalloc.start()
    began = time.process_time()
    with pytest.raises(TooLarge, match="1,024 MB and Ronda takes up to 64 MB"):
        load(path)
    took = time.process_time() - began
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert took < 0.1 and peak < 1_000_000


def test_a_file_that_says_less_than_it_has_is_still_bounded() -> None:
    """Files under /proc tell a size of 0."""
    with pytest.raises(TooLarge):
        load(Path("/proc/self/maps"), largest=100)


def test_an_empty_file_is_said_to_be(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.touch()
    with pytest.raises(Empty):
        load(path)


def test_no_file_a_folder_and_a_pipe_are_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    for path in (tmp_path / "none.txt", tmp_path, tmp_path / "pipe.txt", Path("a\0b")):
        with pytest.raises(NotFound):
            load(path)


def test_a_file_that_opens_and_cannot_be_read_is_told() -> None:
    with pytest.raises(NotFound, match="cannot be read"):
        load(Path("/proc/self/mem"))
