"""Whole factsheets in the Word files of other offices: each must say exactly what it said before.

Two things to know. What is compared is the whole value, to the last mark and style, not a list of
figures; only footnotes in text boxes are left out, because Word has none there. And the real
factsheet of Serbia is set out here and now, from its text; no Word form of it is kept.
"""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from ronda.factsheets.model import Factsheet, Scope, Strength
from ronda.factsheets.reading import read
from tests.factsheets.layouts.word_layout import LAYOUTS, word_document

VARIANTS = Path(__file__).parents[2] / "variants"
DEMO = Path(__file__).parents[4] / "src" / "ronda" / "demo" / "texts"
SOURCES = {
    "arcadia": DEMO / "factsheet-2025.txt",
    "french": DEMO / "factsheet-2025-fr.txt",
    "cyrillic": VARIANTS / "sr_cyrl.txt",
    "latin": VARIANTS / "sr_latn.txt",
    "netherlands": VARIANTS / "en_netherlands.txt",
    "bosnia": VARIANTS / "en_bosnia.txt",
}
HAS_NOTE_IN_BOX = {"bosnia"}
DRAWN = {"text boxes", "text boxes of old"}
CASES = [
    (name, source)
    for name in LAYOUTS
    for source in SOURCES
    if not (name in DRAWN and source in HAS_NOTE_IN_BOX)
]


@cache
def factsheet_of(source: str) -> Factsheet:
    return read(SOURCES[source])


@pytest.mark.parametrize(("name", "source"), CASES)
def test_invented_factsheet_says_the_same_in_every_layout(name: str, source: str) -> None:
    original = factsheet_of(source)
    found = read(word_document(original, LAYOUTS[name]), party=original.party.code)
    assert found == original
    assert found.account.unplaced == ()
    assert found.account.faults == ()


@pytest.mark.parametrize("name", LAYOUTS)
def test_serbia_says_the_same_in_every_layout(name: str, serbia_text_path: Path) -> None:
    original = read(serbia_text_path)
    found = read(word_document(original, LAYOUTS[name]))
    assert found == original
    assert found.account.unplaced == ()
    assert found.account.faults == ()
    assert found.account.placed == found.account.characters


def test_serbia_in_word_has_the_figures(serbia_text_path: Path) -> None:
    found = read(word_document(read(serbia_text_path), LAYOUTS["tracked changes"]))
    made = found.recommendations
    codes = [code for one in made for code in one.codes]
    filled = [one.codes[0] for one in made if one.follow_up and one.follow_up.text]
    blue = [chapter.practice_box for chapter in found.chapters if chapter.practice_box is not None]
    assert len(found.chapters) == 11
    assert (len(made), len(set(codes)), len(codes)) == (80, 91, 91)
    assert Counter(one.strength for one in made) == {
        Strength.REQUIRE: 12,
        Strength.REQUEST: 11,
        Strength.INVITE: 57,
    }
    assert Counter(one.scope for one in made) == {Scope.SPECIFIC: 27, Scope.GENERIC: 53}
    assert [note.number for note in found.footnotes] == list(range(1, 123))
    assert sum(one.follow_up is not None for one in made) == 23
    assert filled == ["III-12", "III-28", "IV-4", "V-3"]
    assert len(blue) == 10 and not any(box.text for box in blue)


def test_tracked_changes_are_told_with_their_place(serbia_text_path: Path) -> None:
    original = read(serbia_text_path)
    plain = read(word_document(original, LAYOUTS["styles and one-cell tables"]))
    changed = read(word_document(original, LAYOUTS["tracked changes"]))
    told = [r for r in changed.account.repairs if r.what.startswith("Tracked changes")]
    assert len(told) > 20
    assert all("too many" in one.what and "paragraph" in one.where for one in told)
    assert not [r for r in plain.account.repairs if "racked" in r.what]
