"""Whole factsheets in every language and with every trap that real ones hold, invented for this.

Two things to know. Each TOML file in `tests/factsheets/variants/` says what must come out of the
text of the same name (or of the one its `text` names); adding a trap is adding two files. And
nothing may be left unplaced in any of them, nor be found broken.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from ronda.factsheets.model import Factsheet, NotedBy, Recommendation, Scope, Strength
from ronda.factsheets.reading import read

ROOT = Path(__file__).parents[3]
VARIANTS = sorted((ROOT / "tests" / "factsheets" / "variants").glob("*.toml"))
KNOWN = {
    "text", "what", "party", "language", "prepared", "updated", "chapters", "require", "request",
    "invite", "specific", "filled", "footnotes", "blue", "blue_filled", "practices", "repaired",
    "texts", "items", "topics", "lead_ins",
}  # fmt: skip


class Variant:
    """One text as read, beside what is expected of it."""

    def __init__(self, path: Path) -> None:
        self.expected: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
        self.factsheet: Factsheet = read(_text(path, self.expected.get("text")))

    def codes(self, *, strength: Strength | None = None, scope: Scope | None = None) -> list[str]:
        """The codes of the recommendations that have this strength or scope, in order."""
        return [
            " ".join(one.codes)
            for one in self.factsheet.recommendations
            if strength in (None, one.strength) and scope in (None, one.scope)
        ]

    def by_code(self, code: str) -> Recommendation:
        """The recommendation with this code."""
        return next(r for r in self.factsheet.recommendations if code in r.codes)


def _text(path: Path, named: str | None) -> Path:
    if named is not None:
        return ROOT / named
    return next(p for p in path.parent.glob(f"{path.stem}.*") if p != path)


@pytest.fixture(scope="module", params=VARIANTS, ids=lambda path: path.stem)
def variant(request: pytest.FixtureRequest) -> Variant:
    return Variant(request.param)


def test_expectations_use_known_names(variant: Variant) -> None:
    assert set(variant.expected) <= KNOWN


def test_cover_gives_party_language_and_months(variant: Variant) -> None:
    factsheet, expected = variant.factsheet, variant.expected
    assert factsheet.party.code == expected["party"]
    assert factsheet.language == expected["language"]
    assert factsheet.prepared == expected["prepared"]
    assert factsheet.updated == expected.get("updated")


def test_chapters_are_all_there(variant: Variant) -> None:
    assert [c.number for c in variant.factsheet.chapters] == variant.expected["chapters"]


@pytest.mark.parametrize("strength", list(Strength))
def test_recommendations_have_their_strength(variant: Variant, strength: Strength) -> None:
    assert variant.codes(strength=strength) == variant.expected.get(strength.value, [])


def test_specific_recommendations_are_told_from_generic_ones(variant: Variant) -> None:
    assert variant.codes(scope=Scope.SPECIFIC) == variant.expected["specific"]


def test_box_stands_under_each_require_and_request_and_no_other(variant: Variant) -> None:
    boxed = {r.codes for r in variant.factsheet.recommendations if r.follow_up is not None}
    owed = {r.codes for r in variant.factsheet.recommendations if r.strength != Strength.INVITE}
    assert boxed == owed


def test_filled_boxes_are_told_from_empty_ones(variant: Variant) -> None:
    factsheet, expected = variant.factsheet, variant.expected
    filled = [r.codes[0] for r in factsheet.recommendations if r.follow_up and r.follow_up.text]
    assert filled == expected.get("filled", [])
    blue = [c for c in factsheet.chapters if c.practice_box is not None]
    assert [c.number for c in blue] == expected["blue"]
    blue_filled = [c.number for c in blue if c.practice_box and c.practice_box.text]
    assert blue_filled == expected.get("blue_filled", [])


def test_every_footnote_is_there_once_and_has_its_mark(variant: Variant) -> None:
    numbers = [note.number for note in variant.factsheet.footnotes]
    assert numbers == list(range(1, variant.expected["footnotes"] + 1))
    assert [f.what for f in variant.factsheet.account.faults] == []


def test_practices_of_the_committee_are_kept_apart_from_the_box(variant: Variant) -> None:
    told = [
        p
        for chapter in variant.factsheet.chapters
        for p in chapter.practices
        if p.noted_by is NotedBy.COMMITTEE
    ]
    assert len(told) == variant.expected.get("practices", 0)


def test_texts_items_topics_and_lead_ins_are_as_written(variant: Variant) -> None:
    expected = variant.expected
    for code, text in expected.get("texts", {}).items():
        assert variant.by_code(code).text == text
    for code, number in expected.get("items", {}).items():
        assert len(variant.by_code(code).items) == number
    for code, topic in expected.get("topics", {}).items():
        assert variant.by_code(code).topic == topic
    for code, text in expected.get("lead_ins", {}).items():
        lead_in = variant.by_code(code).lead_in
        assert lead_in is not None
        assert lead_in.text == text


def test_nothing_is_left_unplaced(variant: Variant) -> None:
    account = variant.factsheet.account
    assert [u.text for u in account.unplaced] == []
    assert account.placed == account.characters


def test_repair_is_named_where_one_was_needed(variant: Variant) -> None:
    if variant.expected.get("repaired"):
        assert variant.factsheet.account.repairs
