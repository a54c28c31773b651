"""Whole factsheets in the Word files of other offices: each must say exactly what it said before.

Two things to know. What is compared is the whole value, to the last mark and style, not a list of
figures; only footnotes in text boxes are left out, because Word has none there. And the real
factsheet of Serbia is set out here and now, from its text; no Word form of it is kept.
"""

import re
from functools import cache
from pathlib import Path

import pytest

from ronda.factsheets.model import Factsheet
from ronda.factsheets.reading import read
from tests.factsheets.layouts.comparing_layouts import check_serbia
from tests.factsheets.layouts.word_layout import LAYOUTS, SUPERSCRIPT, word_document
from tests.factsheets.layouts.word_package import par, run, word_file

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
    check_serbia(found)


@pytest.mark.parametrize("marks", ["raised", "small figures"])
@pytest.mark.parametrize("signs", [("•\t", "o\t"), ("- ", "- ")])
def test_serbia_copied_from_its_pages_has_the_figures(
    marks: str, signs: tuple[str, str], serbia_text_path: Path
) -> None:
    """Each line of the text as a paragraph, so that notes stand in the middle of sentences."""
    text = serbia_text_path.read_text(encoding="utf-8")
    lines = [line for line in _LINK.sub(r"\1", text).splitlines() if line.strip()]
    given = read(serbia_text_path)
    found = read(word_file("".join(_copied(line, marks, signs) for line in lines)))
    check_serbia(found)
    assert [(r.text, r.items, r.follow_up) for r in found.recommendations] == [
        (r.text, r.items, r.follow_up) for r in given.recommendations
    ]


def _copied(line: str, marks: str, signs: tuple[str, str]) -> str:
    point = re.match(r"( ?)- ", line)
    depth = len(point[1]) + 1 if point else 0
    words = signs[depth - 1] + line[point.end() :] if point else line
    runs: list[str] = []
    for piece in re.split(r"([⁰¹²³⁴-⁹]+)", words):
        if piece.translate(LOWERED).isdigit() and marks == "raised":
            runs.append(run(piece.translate(LOWERED), SUPERSCRIPT))
        else:
            runs.append("<w:r><w:tab/></w:r>".join(run(part) for part in piece.split("\t")))
    return par(*runs, look=f'<w:ind w:left="{360 * depth}"/>' if depth else "")


LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LINK = re.compile(r"\[([^\[\]]+)\]\(#\)")


def test_tracked_changes_are_told_with_their_place(serbia_text_path: Path) -> None:
    original = read(serbia_text_path)
    plain = read(word_document(original, LAYOUTS["styles and one-cell tables"]))
    changed = read(word_document(original, LAYOUTS["tracked changes"]))
    told = [r for r in changed.account.repairs if r.what.startswith("Tracked changes")]
    assert len(told) > 20
    assert all("too many" in one.what and "paragraph" in one.where for one in told)
    assert not [r for r in plain.account.repairs if "racked" in r.what]
