"""The real factsheet of Serbia, as plain text: the figures that Ronda must reach, and every word.

Two things to know. The text is read from `../shared/seeds` and never kept here. And the last tests
do not trust the account: they lay the record out again and compare its words with the source's.
"""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from ronda.factsheets.blocks import Kind
from ronda.factsheets.model import Factsheet, NotedBy, Scope, Strength
from ronda.factsheets.reading import read
from ronda.factsheets.writing.outline import outline

ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI"]


@pytest.fixture(scope="module")
def serbia(serbia_text_path: Path) -> Factsheet:
    return read(serbia_text_path)


def test_cover_names_the_party_and_the_months(serbia: Factsheet) -> None:
    assert (serbia.party.name, serbia.party.code) == ("Serbia", "SRB")
    assert (serbia.body, serbia.round, serbia.language) == ("lanzarote", 2, "en")
    assert (serbia.prepared, serbia.updated) == ("2023-03", "2025-03")


def test_chapters_are_eleven(serbia: Factsheet) -> None:
    assert [chapter.number for chapter in serbia.chapters] == ROMAN


def test_recommendations_have_their_strengths_and_scopes(serbia: Factsheet) -> None:
    made = serbia.recommendations
    assert len(made) == 80
    assert Counter(r.strength for r in made) == {
        Strength.REQUIRE: 12,
        Strength.REQUEST: 11,
        Strength.INVITE: 57,
    }
    assert Counter(r.scope for r in made) == {Scope.SPECIFIC: 27, Scope.GENERIC: 53}


def test_codes_are_ninety_one_and_each_stands_in_its_chapter(serbia: Factsheet) -> None:
    codes = [code for r in serbia.recommendations for code in r.codes]
    assert len(codes) == len(set(codes)) == 91
    for chapter in serbia.chapters:
        for one in chapter.recommendations:
            assert {code.partition("-")[0] for code in one.codes} == {chapter.number}


def test_every_footnote_has_its_mark(serbia: Factsheet) -> None:
    marked = [
        block.marks for block in outline(serbia) if block.kind is not Kind.NOTE and block.marks
    ]
    assert sorted(n for marks in marked for n in marks) == list(range(1, 123))
    assert [note.number for note in serbia.footnotes] == list(range(1, 123))
    assert serbia.account.faults == ()


def test_orange_boxes_stand_under_every_require_and_request(serbia: Factsheet) -> None:
    boxed = [r for r in serbia.recommendations if r.follow_up is not None]
    assert len(boxed) == 23
    assert all(r.strength is not Strength.INVITE for r in boxed)
    filled = {code for r in boxed if r.follow_up and r.follow_up.text for code in r.codes}
    assert filled == {"III-12", "III-28", "IV-4", "V-3"}


def test_blue_boxes_are_ten_and_empty(serbia: Factsheet) -> None:
    boxes = [c.practice_box for c in serbia.chapters if c.practice_box is not None]
    assert [box.text for box in boxes] == [""] * 10


def test_committees_practices_stay_apart_from_the_partys_box(serbia: Factsheet) -> None:
    practices = [(c.number, p.noted_by) for c in serbia.chapters for p in c.practices]
    assert practices == [(number, NotedBy.COMMITTEE) for number in ("VII", "VII", "XI")]


def test_sub_points_belong_to_their_recommendation(serbia: Factsheet) -> None:
    items = {r.codes[0]: len(r.items) for r in serbia.recommendations if r.items}
    assert items == {"II-6": 3, "II-11": 2, "X-5": 4}


def test_stretch_that_two_columns_misplaced_is_put_back_and_named(serbia: Factsheet) -> None:
    research = serbia.chapters[-1]
    assert research.recommendations[0].codes == ("XI-4",)
    assert research.recommendations[0].text.endswith("personal data protection.")
    assert "refer to research on similar issues" in research.observations[0].text
    assert any("mark 119" in repair.what for repair in serbia.account.repairs)


def test_account_places_every_character(serbia: Factsheet, serbia_text_path: Path) -> None:
    account = serbia.account
    assert account.characters == len(serbia_text_path.read_text(encoding="utf-8"))
    assert account.placed == account.characters
    assert account.unplaced == ()
    assert len(account.repairs) == 12


def test_stretches_never_overlap(serbia: Factsheet) -> None:
    stretches = serbia.account.stretches
    for first, second in pairwise(stretches):
        assert first.end <= second.start


def _words(text: str) -> Counter[str]:
    text = re.sub(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+", " ", text)
    text = re.sub(r"\]\([^)]*\)", " ", text)
    return Counter(re.findall(r"[^\W_]+", text))


def test_words_of_the_record_are_the_words_of_the_source(
    serbia: Factsheet, serbia_text_path: Path
) -> None:
    source = serbia_text_path.read_text(encoding="utf-8")
    contents = source[source.index("Table of Content") : source.index("\nI. Introduction")]
    record = Counter[str]()
    for block in outline(serbia):
        record += _words(f"{block.label} {block.text}")
    assert record == _words(source.replace(contents, "\n", 1))
