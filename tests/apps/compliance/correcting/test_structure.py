"""What is added, taken out and placed stands where it should, and all else where it stood."""

import pytest

from ronda.apps.compliance.correcting.spots import DoesNotFit, spot_at
from ronda.apps.compliance.correcting.structure import added, placed, removed
from ronda.factsheets.model import Factsheet
from ronda.factsheets.reading import read_document
from ronda.factsheets.writing.outline import outline
from tests.apps.compliance.arcadia import PLAIN, STRAY, WITH_STRAY, value

NEW = {"text": "To count again.", "scope": "specific", "strength": "invite", "codes": ["II-99"]}


@pytest.fixture(scope="module")
def arcadia() -> Factsheet:
    return value(PLAIN)


def told(factsheet: Factsheet) -> list[str]:
    return [block.text for block in outline(factsheet)]


@pytest.mark.parametrize("index", range(7))
def test_added_then_removed_leaves_all_as_it_was(arcadia: Factsheet, index: int) -> None:
    spot = spot_at(f"chapters/1/recommendations/{index}")
    after = added(arcadia, spot, NEW)
    assert after.chapters[1].recommendations[index].codes == ("II-99",)
    again = removed(after, spot)
    assert again == arcadia
    assert again.account.stretches == arcadia.account.stretches


@pytest.mark.parametrize("index", range(7))
def test_added_stands_among_its_neighbours_in_the_document(arcadia: Factsheet, index: int) -> None:
    after = added(arcadia, spot_at(f"chapters/1/recommendations/{index}"), NEW)
    texts = told(after)
    own = [one.text for one in after.chapters[1].recommendations]
    order = [texts.index(text) for text in own]
    assert order == sorted(order)


def test_added_moves_the_account_along(arcadia: Factsheet) -> None:
    after = added(arcadia, spot_at("chapters/1/recommendations/1"), NEW)
    before = {one.start: one.place for one in arcadia.account.stretches}
    for one in after.account.stretches:
        place = before[one.start]
        if place.startswith("chapters/1/recommendations/1/"):
            assert one.place == place.replace("recommendations/1/", "recommendations/2/")
        elif not place.startswith("chapters/1/recommendations/"):
            assert one.place == place


def test_removed_leaves_its_stretches_set_aside(arcadia: Factsheet) -> None:
    own = [s for s in arcadia.account.stretches if s.place.startswith("chapters/1/observations/0")]
    after = removed(arcadia, spot_at("chapters/1/observations/0"))
    aside = [s for s in after.account.stretches if s.place == "set-aside"]
    assert [(s.start, s.end) for s in aside] == [(s.start, s.end) for s in own] != []


def test_added_practice_is_the_committees_own(arcadia: Factsheet) -> None:
    after = added(arcadia, spot_at("chapters/1/practices/0"), {"text": "A good one."})
    assert after.chapters[1].practices[0].noted_by == "committee"


@pytest.mark.parametrize(
    ("place", "fields"),
    [
        ("chapters/1/recommendations/99", NEW),
        ("chapters/99/recommendations/0", NEW),
        ("chapters/1", NEW),
        ("cover", NEW),
        ("chapters/1/recommendations/0", {"text": "No scope."}),
        ("chapters/1/recommendations/0", NEW | {"strength": "urge"}),
        ("chapters/1/recommendations/0", NEW | {"colour": "orange"}),
    ],
)
def test_added_refuses_what_does_not_fit(
    arcadia: Factsheet, place: str, fields: dict[str, object]
) -> None:
    with pytest.raises(DoesNotFit):
        added(arcadia, spot_at(place), fields)


def test_removed_refuses_a_whole_chapter(arcadia: Factsheet) -> None:
    with pytest.raises(DoesNotFit):
        removed(arcadia, spot_at("chapters/1"))


def test_placed_puts_the_stretch_into_the_text_and_the_account() -> None:
    spoilt = value(WITH_STRAY)
    text = read_document(WITH_STRAY.encode(), name="a.txt").text
    lines = [line.text for line in spoilt.account.unplaced]
    assert STRAY in lines
    spot = spot_at("chapters/1")
    after = placed(spoilt, lines.index(STRAY), spot, "introduction", text, at_start=False)
    assert after.chapters[1].introduction.endswith(f"\n{STRAY}")
    assert len(after.account.unplaced) == len(lines) - 1
    assert after.account.placed == spoilt.account.placed + len(STRAY)
    moved = [s for s in after.account.stretches if text[s.start : s.end] == STRAY]
    assert [s.place for s in moved] == ["chapters/1/introduction"]
