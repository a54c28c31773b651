"""Taking a file in: the rest, or nothing, as asked; and an account of what broke."""

import io
import random

import pytest

from ronda.hashes.exchange.contract import Origin, Report
from ronda.hashes.exchange.errors import BrokenRows
from ronda.hashes.exchange.report import MOST_DESCRIBED, BrokenRow, Why
from ronda.hashes.exchange.separated.format import Csv
from ronda.hashes.exchange.taking import survey, take

ORIGIN = Origin("arcadia")
ROWS = 5_000
BROKEN = ("no hash at all", "", '"stray', "0" * 32, "d41d8cd98f00b204e9800998ecf8427e", "zz" * 16)

CODES = {"bad-hash", "no-hash", "not-well-formed", "all-zeros", "empty-file"}


def table(broken: int) -> bytes:
    """Random hashes, so many of them broken, each in another way."""
    dice = random.Random(7)
    lines = [f"{dice.getrandbits(128):032x},1" for _ in range(ROWS)]
    for number, at in enumerate(dice.sample(range(ROWS), broken)):
        lines[at] = BROKEN[number % len(BROKEN)] + ",1"
    return ("MD5,Category\n" + "\n".join(lines) + "\n").encode()


def test_one_in_a_hundred_broken_and_the_rest_is_taken() -> None:
    report = Report()
    entries = list(take(Csv(), io.BytesIO(table(50)), ORIGIN, report, all_or_nothing=False))
    assert len(entries) == report.taken == ROWS - 50
    assert report.broken == len(report.rows) == 50
    assert set(report.codes) == {
        "bad-hash",
        "no-hash",
        "not-well-formed",
        "all-zeros",
        "empty-file",
    }
    lines = table(50).decode().split("\n")
    for row in report.rows:
        assert lines[row.where - 1].removesuffix(",1") in BROKEN


def test_all_or_nothing_gives_nothing_and_the_whole_account() -> None:
    report = Report()
    taking = take(Csv(), io.BytesIO(table(50)), ORIGIN, report, all_or_nothing=True)
    with pytest.raises(BrokenRows, match="50 of 5000 rows"):
        next(taking)
    assert (report.broken, report.taken) == (50, ROWS - 50)


def test_all_or_nothing_gives_all_of_a_good_file() -> None:
    report = Report()
    taken = list(take(Csv(), io.BytesIO(table(0)), ORIGIN, report, all_or_nothing=True))
    assert len(taken) == report.taken == ROWS and report.broken == 0


def test_survey_leaves_the_stream_where_it_was() -> None:
    stream = io.BytesIO(b"before" + table(3))
    stream.seek(6)
    assert survey(Csv(), stream, ORIGIN).broken == 3
    assert stream.tell() == 6


def test_report_is_bounded_and_counts_all() -> None:
    report = Report()
    for number in range(MOST_DESCRIBED + 10):
        report.refuse(BrokenRow(where=number, field="md5", code="bad-hash", why="Bad."))
        report.drop(f"column {number}", Why.UNKNOWN_FIELD)
    assert report.broken == MOST_DESCRIBED + 10 and len(report.rows) == MOST_DESCRIBED
    assert sum(report.dropped.values()) == MOST_DESCRIBED + 10
    assert len(report.dropped) <= 501
    assert list(report.told())[-1] == "… and 10 more broken rows."
