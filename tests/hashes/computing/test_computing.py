"""Hashes of files are those that others compute; what is broken or hostile is told."""

import hashlib
import os
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pdqhash
import pytest
from PIL import Image

from ronda.hashes.computing import Hashed, hash_files
from ronda.hashes.computing.opening import MOST_POINTS
from ronda.hashes.errors import BadPicture, Unreadable
from ronda.hashes.kinds import kind
from tests.hashes.computing.drawings import altered, drawing, drawn

PDQ = kind("pdq")


def only(path: Path) -> Hashed:
    [hashed] = hash_files([path], workers=1)
    return hashed


def test_exact_hashes_are_those_of_hashlib(tmp_path: Path) -> None:
    path = tmp_path / "file"
    data = os.urandom(3_000_017)
    path.write_bytes(data)
    hashed = only(path)
    assert (hashed.size, hashed.picture, hashed.trouble) == (len(data), None, None)
    assert hashed.values == {
        name: hashlib.new(name, data).digest() for name in ("md5", "sha1", "sha256")
    }


@pytest.mark.parametrize("ending", ["jpg", "png", "bmp", "webp", "tiff"])
def test_pdq_is_that_of_its_authors(tmp_path: Path, ending: str) -> None:
    path = drawn(tmp_path, f"drawing.{ending}")
    hashed = only(path)
    assert hashed.trouble is None
    with Image.open(path) as image:
        bits, quality = pdqhash.compute(np.asarray(image))
    digits = "".join(str(bit) for bit in bits)  # as the authors' own tools write it
    assert (hashed.values["pdq"].hex(), hashed.quality) == (f"{int(digits, 2):064x}", quality)


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "LA", "1", "I;16"])
def test_every_mode_of_colour_is_hashed_near_the_same(tmp_path: Path, mode: str) -> None:
    of_mode = drawing().convert("L").convert("I").convert("I;16") if mode == "I;16" else None
    path = tmp_path / "drawing.png"
    (of_mode or drawing().convert(mode)).save(path)
    assert only(path).trouble is None
    if mode not in {"1", "I;16"}:
        near = PDQ.distance(only(path).values["pdq"], only(drawn(tmp_path, "a.png")).values["pdq"])
        assert near <= 31


def test_what_looks_alike_is_near_and_what_does_not_is_far(tmp_path: Path) -> None:
    first, again = drawn(tmp_path, "a.png"), altered(tmp_path, "b.jpg")
    other = drawn(tmp_path, "c.png", seed=5)
    a, b, c = (hashed.values["pdq"] for hashed in hash_files([first, again, other]))
    assert 0 < PDQ.distance(a, b) <= 31 < PDQ.distance(a, c)


def test_a_flat_picture_has_a_quality_that_tells_it(tmp_path: Path) -> None:
    path = tmp_path / "flat.png"
    Image.new("RGB", (300, 300), "gray").save(path)
    hashed = only(path)
    assert hashed.quality == 0
    assert PDQ.suspicious(hashed.values["pdq"], hashed.quality) is not None


def test_a_large_picture_is_near_the_small_one(tmp_path: Path) -> None:
    small, large = drawn(tmp_path, "a.png", size=(1600, 1200)), tmp_path / "b.jpg"
    drawing(size=(1600, 1200)).resize((5600, 4200)).save(large)
    a, b = (hashed.values["pdq"] for hashed in hash_files([small, large]))
    assert PDQ.distance(a, b) <= 31


def test_a_picture_is_told_by_what_it_is_and_not_by_its_name(tmp_path: Path) -> None:
    drawn(tmp_path, "drawing.png").rename(tmp_path / "letter.docx")
    (tmp_path / "drawing.png").write_text("no picture")
    assert only(tmp_path / "letter.docx").picture == "image/png"
    assert only(tmp_path / "drawing.png").picture is None
    assert only(tmp_path / "drawing.png").trouble is None


def test_a_broken_picture_keeps_its_exact_hashes_and_the_rest_goes_on(tmp_path: Path) -> None:
    whole = drawn(tmp_path, "whole.png")
    broken = tmp_path / "broken.png"
    broken.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    lines = list(hash_files([broken, whole, broken, whole]))
    assert [isinstance(line.trouble, BadPicture) for line in lines] == [True, False] * 2
    assert [sorted(line.values) for line in lines[:2]] == [
        ["md5", "sha1", "sha256"],
        ["md5", "pdq", "sha1", "sha256"],
    ]


def bomb(path: Path, side: int) -> None:
    """A small PNG that says it is of `side` × `side` points."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    data = zlib.compress(bytes(1_000_000))
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    )


def test_a_picture_that_unfolds_to_too_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.png"
    bomb(path, 60_000)
    trouble = only(path).trouble
    assert isinstance(trouble, BadPicture)
    assert f"more than the {MOST_POINTS // 1_000_000} million that are opened" in str(trouble)


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "missing", tmp_path, tmp_path / "pipe"):
        hashed = only(path)
        assert isinstance(hashed.trouble, Unreadable)
        assert hashed.values == {}


def test_lines_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    paths = [drawn(tmp_path, f"{n}.png", n) if n % 3 else tmp_path / f"{n}" for n in range(30)]
    for n in range(0, 30, 3):
        paths[n].write_bytes(bytes(n * 100_000))
    assert [hashed.path for hashed in hash_files(paths, workers=3)] == paths


def test_files_are_asked_for_as_lines_are_taken(tmp_path: Path) -> None:
    """So that a folder of millions costs no memory."""
    path, asked = tmp_path / "file", list[int]()

    def paths() -> Iterator[Path]:
        for n in range(1000):
            asked.append(n)
            yield path

    path.write_bytes(b"1")
    lines = hash_files(paths(), workers=2)
    next(lines)
    assert len(asked) < 20
    lines.close()  # type: ignore[attr-defined]
