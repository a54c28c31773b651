"""The processes that open pictures end with their work, and are replaced when broken."""

import os
import signal
from pathlib import Path

import pytest

from ronda.hashes.computing.pictures import PictureHasher, _Process, kind_of_picture
from ronda.hashes.errors import BadPicture
from tests.hashes.computing.drawings import drawn


@pytest.mark.parametrize(
    ("head", "mime"),
    [
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        (b"\0\0\0\x1cftypheic", "image/heic"),
        (b"\0\0\0\x1cftypavif", "image/avif"),
        (b"\0\0\0\x1cftypmp42", None),
        (b"BM\0\0\0\0\0\0\0\0", "image/bmp"),
        (b"BM, a text", None),
        (b"%PDF-1.7", None),
        (b"", None),
    ],
)
def test_kind_of_picture_goes_by_the_first_bytes(head: bytes, mime: str | None) -> None:
    assert kind_of_picture(head) == mime


def test_a_process_that_breaks_is_replaced(tmp_path: Path) -> None:
    path = drawn(tmp_path, "drawing.png")
    with PictureHasher(1) as pictures:
        first = pictures.pdq(path)
        process = pictures._free.get()
        assert isinstance(process, _Process)
        os.kill(process._running.pid, signal.SIGKILL)
        pictures._free.put(process)
        with pytest.raises(BadPicture, match="broke what was to open it"):
            pictures.pdq(path)
        assert pictures.pdq(path) == first


def test_a_picture_that_takes_too_long_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ronda.hashes.computing.pictures._SECONDS", 0.001)
    with PictureHasher(1) as pictures, pytest.raises(BadPicture, match="seconds to open"):
        pictures.pdq(drawn(tmp_path, "drawing.png"))


def test_the_processes_end_with_the_block(tmp_path: Path) -> None:
    with PictureHasher(1) as pictures:
        pictures.pdq(drawn(tmp_path, "drawing.png"))
        process = pictures._free.get()
        pictures._free.put(process)
    assert isinstance(process, _Process)
    assert process._running.returncode is not None
