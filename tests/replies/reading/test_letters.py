"""Invented letters of many offices, in four languages and scripts, each in every form.

Two things to know. Each TOML file in `tests/replies/letters/` says what must come out of the text
of the same name, as text, in Word, as a web page and as PDF; adding a trap is adding two files.
And whatever is found must stand in the source exactly where it is said to stand.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from ronda.replies.model import Named, NamedKind, Reply
from ronda.replies.reading import read_with_text
from tests.replies.letter_forms import FORMS

LETTERS = sorted((Path(__file__).parents[1] / "letters").glob("*.toml"))
HEADER = ("sender", "number", "date", "place", "addressee", "subject", "reference")
KNOWN = {"what", "language", "headings", "header", "named", "figures"}


class Letter:
    """One letter as read in one form, beside what is expected of it."""

    def __init__(self, path: Path, form: str) -> None:
        self.expected: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
        data = FORMS[form](path.with_suffix(".txt").read_text("utf-8"))
        found = read_with_text(data, name=f"letter.{form}")
        self.reply: Reply = found.reply
        self.text = found.text

    def named(self, kind: str) -> list[Named]:
        """What is named of one kind."""
        return [one for one in self.reply.named if one.kind == kind]


CASES = [(path, form) for path in LETTERS for form in FORMS]


@pytest.fixture(scope="module", params=CASES, ids=lambda case: f"{case[0].stem}.{case[1]}")
def letter(request: pytest.FixtureRequest) -> Letter:
    return Letter(*request.param)


def test_expectations_use_known_names(letter: Letter) -> None:
    assert set(letter.expected) <= KNOWN
    assert set(letter.expected["header"]) <= set(HEADER)
    assert set(letter.expected["named"]) <= set(NamedKind)


def test_language_is_told(letter: Letter) -> None:
    assert letter.reply.language == letter.expected["language"]


@pytest.mark.parametrize("field", HEADER)
def test_header_says_what_the_letter_says(letter: Letter, field: str) -> None:
    found = getattr(letter.reply.header, field)
    wanted = letter.expected["header"].get(field)
    assert (_plain(found) if found else found) == (_plain(wanted) if wanted else wanted)


def test_sections_have_their_headings(letter: Letter) -> None:
    headings = [section.heading for section in letter.reply.sections if section.heading]
    assert headings == letter.expected["headings"]


@pytest.mark.parametrize("kind", list(NamedKind))
def test_names_are_found(letter: Letter, kind: NamedKind) -> None:
    found = {_plain(one.text) for one in letter.named(kind)}
    wanted = {_plain(name) for name in letter.expected["named"].get(kind, ())}
    assert wanted - found == set()


@pytest.mark.parametrize("kind", ["instrument", "offence", "agreement", "system", "link"])
def test_nothing_is_named_that_is_not_there(letter: Letter, kind: str) -> None:
    found = {_plain(one.text) for one in letter.named(kind)}
    wanted = {_plain(name) for name in letter.expected["named"].get(kind, ())}
    assert found - wanted == set()


def test_figures_have_value_noun_and_date(letter: Letter) -> None:
    found = letter.named("figure")
    for wanted in letter.expected["figures"]:
        fitting = [
            one
            for one in found
            if (one.value, one.counts) == (wanted["value"], wanted["counts"])
            and wanted.get("when") in (None, one.when)
        ]
        assert fitting, (wanted, [(f.value, f.counts, f.when) for f in found])


def test_what_is_found_stands_where_it_is_said_to(letter: Letter) -> None:
    reply = letter.reply
    passages = [passage for section in reply.sections for passage in section.passages]
    for one in (*reply.header.found, *passages, *reply.closing, *reply.named):
        assert letter.text[one.start : one.end] == one.text != ""


def test_every_stretch_is_accounted_for(letter: Letter) -> None:
    account = letter.reply.account
    assert account.unplaced == ()
    assert account.placed == account.characters == len(letter.text)
    covered = bytearray(len(letter.text))
    for stretch in account.stretches:
        covered[stretch.start : stretch.end] = b"\x01" * (stretch.end - stretch.start)
    left = "".join(c for c, taken in zip(letter.text, covered, strict=True) if not taken)
    assert not any(c.isalnum() for c in left)


def _plain(text: str) -> str:
    """Without the blanks that a form needs and a comparison does not."""
    return " ".join(text.split())
