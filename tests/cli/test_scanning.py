"""`ronda hashes scan` looks a list up in an index, and says what it made of each line."""

import csv
from pathlib import Path

import pytest

from ronda.hashes.index.journal import Journal
from tests.cli.command import ronda
from tests.hashes.computing.drawings import altered, drawn
from tests.hashes.index.indexes import base
from tests.hashes.scanning.lists import known, listed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    known(tmp_path / "index")
    return tmp_path / "index"


def test_a_list_is_looked_up_in_its_order(folder: Path, tmp_path: Path) -> None:
    asked, out = tmp_path / "list.txt", tmp_path / "found.csv"
    listed(asked, known(folder), 3000)
    ran = ronda("hashes", "scan", asked, "--index", folder, "--kind", "pdq", "--to", out)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == ("3000 hashes matched from 3000 lines: 1000 found; 0 set apart; 0 broken.\n")
    rows = list(csv.DictReader(out.read_text().splitlines()))
    assert [int(row["line"]) for row in rows] == list(range(1, 3001, 3))
    assert {row["threshold"] for row in rows} == {"31"}
    assert max(int(row["distance"]) for row in rows) == 31


def test_what_ronda_hash_writes_is_looked_up(tmp_path: Path) -> None:
    """From pictures to matches: the one that was passed on is found, the other is not."""
    seized, index = tmp_path / "seized", tmp_path / "index"
    drawn(tmp_path / "known", "a.png")
    known(index, 10)
    table = list(csv.DictReader(ronda("hash", tmp_path / "known").out.splitlines()))
    Journal(index).add(77, "pdq", bytes.fromhex(table[0]["pdq"]))
    drawn(seized, "other.png", seed=5)
    altered(seized, "passed-on.jpg")
    (tmp_path / "list.csv").write_text(ronda("hash", seized).out)
    ran = ronda("hashes", "scan", tmp_path / "list.csv", "--index", index)
    [row] = csv.DictReader(ran.out.splitlines())
    assert (row["line"], row["kind"], row["id"]) == ("3", "pdq", "77")
    assert 0 < int(row["distance"]) <= 31


def test_broken_lines_give_their_exit_code(folder: Path, tmp_path: Path) -> None:
    asked = tmp_path / "list.txt"
    asked.write_text("0123456789abcdef" * 2 + "\nbroken\n")
    ran = ronda("hashes", "scan", asked, "--index", folder)
    assert ran.code == 51
    assert "line 2: A hash of kind “md5” has 32 hexadecimal digits; this one has 6." in ran.err


def test_a_missing_list_or_index_is_told(folder: Path, tmp_path: Path) -> None:
    asked = tmp_path / "list.txt"
    ran = ronda("hashes", "scan", asked, "--index", folder)
    assert ran.code == 49 and "The list cannot be read: No such file" in ran.err
    asked.write_text("0" * 31 + "1\n")
    ran = ronda("hashes", "scan", asked, "--index", tmp_path)
    assert ran.code == 54 and "There is no index in" in ran.err


def test_a_damaged_index_is_told_and_leaves_no_file(folder: Path, tmp_path: Path) -> None:
    asked, out = tmp_path / "list.txt", tmp_path / "out.csv"
    asked.write_text("0" * 31 + "1\n")
    with base(folder).open("r+b") as file:
        file.seek(5000)
        file.write(b"altered")
    ran = ronda("hashes", "scan", asked, "--index", folder, "--to", out)
    assert ran.code == 55 and "Build it anew from the database" in ran.err
    assert not out.exists()


def test_a_threshold_that_cannot_be_is_told(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("1\n")
    options = ("--index", folder, "--kind", "pdq", "--threshold", "300")
    ran = ronda("hashes", "scan", tmp_path / "list.txt", *options)
    assert ran.code == 53
