"""`ronda hash` writes the hashes of files out as it goes, and nothing else."""

import csv
import hashlib
import json
from pathlib import Path

from tests.cli.command import ronda
from tests.hashes.computing.drawings import drawn


def collection(folder: Path) -> None:
    drawn(folder, "one.png")
    drawn(folder / "deep", "two.jpg", seed=2)
    (folder / "letter.txt").write_text("A letter.")
    (folder / ".hidden").write_text("Hidden.")
    (folder / "link").symlink_to("letter.txt")


def test_a_folder_is_written_as_a_table(tmp_path: Path) -> None:
    collection(tmp_path)
    ran = ronda("hash", tmp_path)
    assert (ran.code, ran.err) == (0, "")
    rows = list(csv.DictReader(ran.out.splitlines()))
    assert [Path(row["path"]).name for row in rows] == [
        ".hidden", "letter.txt", "one.png", "two.jpg",
    ]  # fmt: skip
    assert rows[1]["md5"] == hashlib.md5(b"A letter.").hexdigest()
    assert (rows[1]["size"], rows[1]["pdq"], rows[1]["quality"]) == ("9", "", "")
    assert len(rows[2]["pdq"]) == 64 and int(rows[2]["quality"]) > 50


def test_vics_has_the_same_hashes(tmp_path: Path) -> None:
    collection(tmp_path)
    table = list(csv.DictReader(ronda("hash", tmp_path).out.splitlines()))
    out = tmp_path.parent / "out.json"
    ran = ronda("hash", tmp_path, "--as", "vics", "--to", out)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    told = json.loads(out.read_text("utf-8"))
    assert told["@odata.context"].endswith("2.0.xml/Default/$metadata#Media")
    for row, media in zip(table, told["value"], strict=True):
        others = {one["HashName"]: one["HashValue"] for one in media["AlternativeHashes"]}
        assert media["MD5"] == row["md5"].upper() and media["SHA1"] == row["sha1"].upper()
        assert others["SHA256"] == row["sha256"] and others.get("PDQ", "") == row["pdq"]
        assert media["MediaSize"] == int(row["size"])


def test_what_is_broken_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    whole = drawn(tmp_path, "whole.png")
    (tmp_path / "broken.png").write_bytes(whole.read_bytes()[:300])
    ran = ronda("hash", tmp_path / "broken.png", whole)
    assert ran.code == 58
    assert "broken.png: The picture is broken" in ran.err and ran.err.count("\n") == 1
    rows = list(csv.DictReader(ran.out.splitlines()))
    assert [(bool(row["sha256"]), bool(row["pdq"])) for row in rows] == [
        (True, False),
        (True, True),
    ]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    ran = ronda("hash", tmp_path / "none", tmp_path / "*.jpg")
    assert ran.code == 49
    assert ran.err.count("It cannot be read: No such file or directory.") == 2
    assert len(ran.out.splitlines()) == 1


def test_a_name_that_is_no_text_is_written_all_the_same(tmp_path: Path) -> None:
    (tmp_path / b"\xff\x1b[2J".decode("utf-8", "surrogateescape")).write_text("1")
    ran = ronda("hash", tmp_path)
    assert ran.code == 0
    assert ran.out.splitlines()[1].split(",")[0].endswith("\\xff\ufffd[2J")


def test_an_unknown_format_and_a_place_that_cannot_be_written_are_told(tmp_path: Path) -> None:
    assert ronda("hash", tmp_path, "--as", "xml").code == 2
    (tmp_path / "file").write_text("")
    ran = ronda("hash", tmp_path, "--to", tmp_path / "file" / "out.csv")
    assert ran.code == 21 and "cannot be written" in ran.err


def test_memory_does_not_grow_with_a_file(tmp_path: Path) -> None:
    small, large = tmp_path / "small", tmp_path / "large"
    small.write_bytes(b"1")
    with large.open("wb") as file:
        file.truncate(400 << 20)
    assert ronda("hash", large).memory < ronda("hash", small).memory + (20 << 20)
