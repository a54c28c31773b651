"""A letter is told from all that is none, however much it looks like one."""

from pathlib import Path

import pytest

from ronda.factsheets.errors import NotAFactsheet, NotAReply
from ronda.factsheets.model import Factsheet
from ronda.replies.model import Reply
from ronda.replies.reading import read, read_either
from tests.cli.command import ROOT, TEXTS

NONE = {
    "a menu": "Monday: bean soup and bread. Tuesday: rice with peas, pears and a glass of milk.",
    "news": (
        "The hall was opened again\n\nPort Alder, 3 May 2024\n\nThe hall by the harbour was opened"
        " again on Friday, after it had been closed for repairs for more than two years."
    ),
    "a salutation alone": "Dear colleagues,",
    "a poem": "The sea is wide,\nthe boat is small,\nand who will hear me\nif I call.",
    "a recipe": "Bread\n\nNo. 1: flour. No. 2: water.\n\nKnead for ten minutes and let it rise.",
    "a law": "Article 1\n\nThis Act governs the harbours. Article 2\n\nHarbours are public places.",
}


@pytest.mark.parametrize("name", NONE)
def test_what_is_no_letter_is_refused(name: str) -> None:
    with pytest.raises(NotAReply):
        read(NONE[name].encode(), name="a.txt")
    with pytest.raises(NotAFactsheet):
        read_either(NONE[name].encode(), name="a.txt")


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/commands.md", "LICENSE"])
def test_our_own_pages_are_no_letters(page: str) -> None:
    with pytest.raises(NotAReply):
        read((ROOT / page).read_bytes(), name="a.md")


@pytest.mark.parametrize("path", sorted(TEXTS.glob("factsheet-*.txt")), ids=lambda p: p.stem)
def test_factsheets_stay_factsheets(path: Path) -> None:
    assert isinstance(read_either(path), Factsheet)


def test_demonstration_s_letter_is_a_letter() -> None:
    reply = read_either(TEXTS / "reply-2024.md")
    assert isinstance(reply, Reply)
    assert reply.header.number == "114-7/2024" and reply.header.date == "2024-12-09"


def test_short_letter_is_one() -> None:
    text = "Dear Ms Varga,\n\nthank you for your note of 3 May. We shall answer it before June.\n"
    reply = read(text.encode(), name="a.txt")
    assert reply.header.subject is None and reply.header.number is None
    assert reply.sections[0].passages[0].text.startswith("thank you")
