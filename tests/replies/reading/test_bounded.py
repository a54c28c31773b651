"""A letter is read by a process of its own, in either start, and what it says comes back whole."""

from pathlib import Path
from typing import Literal

import pytest

from ronda.factsheets.errors import NotAFactsheet, NotAReply, TooLarge
from ronda.factsheets.model import Factsheet
from ronda.factsheets.reading.forking import Bounds
from ronda.replies.model import Reply
from ronda.replies.reading import read, read_with_text
from ronda.replies.reading.bounded import either_bounded, read_bounded
from tests.cli.command import arcadia

LETTER = Path(__file__).parents[1] / "letters" / "sr_cyrl_mup.txt"
START: tuple[Literal["fresh", "fork"], ...] = ("fresh", "fork")


@pytest.mark.parametrize("start", START)
def test_letter_comes_back_whole_with_its_text(start: Literal["fresh", "fork"]) -> None:
    reply, text = read_bounded(LETTER, start=start)
    assert reply == read(LETTER) and text == read_with_text(LETTER).text


@pytest.mark.parametrize("start", START)
def test_bytes_are_read_as_files_are(start: Literal["fresh", "fork"]) -> None:
    reply, _ = read_bounded(LETTER.read_bytes(), name="letter.txt", start=start)
    assert reply == read(LETTER)


def test_either_tells_what_a_file_is() -> None:
    assert isinstance(either_bounded(LETTER, start="fork"), Reply)
    factsheet = either_bounded(arcadia().encode(), name="a.txt", start="fork")
    assert isinstance(factsheet, Factsheet) and factsheet.party.code == "XAR"


def test_factsheet_is_refused_where_a_letter_is_asked_for() -> None:
    with pytest.raises(NotAReply, match="This is a factsheet"):
        read_bounded(arcadia().encode(), name="a.txt", start="fork")


def test_what_is_neither_is_refused() -> None:
    with pytest.raises(NotAFactsheet, match="no letter or reply either"):
        either_bounded(b"Monday: soup. Tuesday: rice with peas and pears.", start="fork")


def test_bounds_hold_for_letters() -> None:
    text = LETTER.read_text("utf-8")
    endless = (text + "\n\n" + "Закон о закону и " * 400_000).encode()
    with pytest.raises(TooLarge, match="longer than the 1 second"):
        read_bounded(endless, name="a.txt", bounds=Bounds(seconds=1), start="fork")
