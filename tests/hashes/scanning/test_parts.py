"""A part gives what the matcher finds, line by line, and tells what is broken or set apart."""

import hashlib
from pathlib import Path

import pytest

from ronda.hashes.index.matcher import Matcher
from ronda.hashes.index.snapshot import Snapshot
from ronda.hashes.scanning.lists import Layout, Part
from ronda.hashes.scanning.parts import Scanned, scan_part

MD5, PDQ = bytes(range(16)), bytes(range(32))
TABLE = Layout(((0, "md5"), (1, "pdq")), ",", 2)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Snapshot.write(tmp_path, [(1, "md5", MD5), (1, "pdq", PDQ), (2, "pdq", PDQ[:-1] + b"\0")])
    return tmp_path


def scanned(folder: Path, layout: Layout, text: str, threshold: int | None = None) -> Scanned:
    with Matcher.open(folder) as matcher:
        return scan_part(matcher, layout, Part(7, text.encode()), threshold, 1)


def test_what_is_found_comes_by_line_then_kind_then_distance(folder: Path) -> None:
    line = f"{MD5.hex()},{PDQ.hex()},90\n"
    told = scanned(folder, TABLE, f"{line}{'1' * 32},,\n{line}")
    md5, pdq = f"md5,1,{MD5.hex()},1,0,0", f"pdq,1,{PDQ.hex()}"
    assert told.table.splitlines() == [
        f"{number},{rest}" for number in (7, 9) for rest in (md5, f"{pdq},1,0,31", f"{pdq},2,5,31")
    ]
    assert (told.lines, told.hashes, told.found, told.broken, told.apart) == (3, 5, 6, 0, 0)


def test_the_threshold_is_for_perceptual_kinds(folder: Path) -> None:
    told = scanned(folder, TABLE, f"{MD5.hex()},{PDQ.hex()},\n", threshold=4)
    assert [line.split(",")[-3:] for line in told.table.splitlines()] == [
        ["1", "0", "0"],
        ["1", "0", "4"],
    ]


def test_broken_lines_are_told_and_the_rest_goes_on(folder: Path) -> None:
    told = scanned(folder, Layout(((0, "md5"),)), f"xyz\n\n{'g' * 32}\n {MD5.hex().upper()} \r\n")
    assert (told.lines, told.found, told.broken) == (4, 1, 2)
    assert [sentence[:7] for sentence in told.told] == ["line 7:", "line 9:"]
    assert "has 32 hexadecimal digits; this one has 3" in told.told[0]


def test_a_line_that_ends_too_early_is_told(folder: Path) -> None:
    assert scanned(folder, TABLE, f"{MD5.hex()}\n").told == [
        "line 7: The line ends before its column “pdq”."
    ]


def test_suspicious_hashes_are_set_apart(folder: Path) -> None:
    empty = hashlib.md5(b"").hexdigest()
    told = scanned(folder, TABLE, f"{empty},{PDQ.hex()},49\n{'0' * 32},{PDQ.hex()},50\n")
    assert (told.apart, told.hashes, told.found) == (3, 1, 2)
    assert "the hash of a file with nothing in it" in told.told[0]


def test_only_the_first_are_told_in_words(folder: Path) -> None:
    told = scanned(folder, Layout(((0, "md5"),)), "x\n" * 1000)
    assert (told.broken, len(told.told)) == (1000, 20)
