"""Corrections on a new reading: applied where they fit, a conflict where they do not."""

from typing import Any

import pytest

from ronda.apps.compliance.correcting.anchors import anchor_of, words_of
from ronda.apps.compliance.correcting.fields import current
from ronda.apps.compliance.correcting.replaying import Doing, Fix, apply, apply_again
from ronda.apps.compliance.correcting.spots import Kind, Spot, spot_at, thing_at
from ronda.apps.compliance.correcting.structure import added
from ronda.factsheets.model import Factsheet
from tests.apps.compliance.arcadia import PLAIN, STRAY, WITH_STRAY, value

LIMITATION = "let the period of limitation for this offence run"
MESSAGES = "by messages or calls alone"


def change(at: Factsheet, place: str, field: str, new: object) -> Fix:
    spot = spot_at(place)
    return Fix(Doing.CHANGE, place, field, anchor_of(at, spot, "d"), current(at, spot, field), new)


def again(text: str, *fixes: Fix, digest: str = "other") -> Any:
    return apply_again(value(text), fixes, text, digest)


def reading() -> Factsheet:
    return value(PLAIN)


@pytest.mark.parametrize(
    ("place", "field", "new"),
    [
        ("chapters/1/recommendations/1", "strength", "request"),
        ("chapters/1/recommendations/1", "text", "to make it an offence"),
        ("chapters/1/recommendations/1", "codes", ["II-40"]),
        ("chapters/1/recommendations/1", "follow_up", "We did it."),
        ("chapters/1/observations/0", "text", "Something else."),
        ("chapters/1/observations/0", "paragraphs", [31, 32]),
        ("chapters/3/practices/0", "text", "Another practice."),
        ("chapters/1", "practice_box", "A practice."),
        ("chapters/2", "title", "Police and courts"),
        ("chapters/1/headings/1", "text", "Children and pictures"),
        ("footnotes/2", "text", "Another remark."),
        ("cover", "updated", "2025-03"),
        ("cover", "title", "FACTSHEET"),
    ],
)
def test_apply_again_on_the_same_reading_gives_the_same_record(
    place: str, field: str, new: object
) -> None:
    fix = change(reading(), place, field, new)
    wanted = apply(reading(), fix, PLAIN)
    assert wanted != reading()
    outcome = again(PLAIN, fix)[-1]
    assert outcome.conflict == ""
    assert outcome.value == wanted


def test_apply_again_finds_a_recommendation_that_moved_by_its_codes() -> None:
    fix = change(reading(), "chapters/1/recommendations/2", "strength", "request")
    better = PLAIN.replace(
        "to make it an offence to lead", "to think.⁶\n\n- to make it an offence to lead"
    )
    place = again(better, fix)[-1].place
    assert place == "chapters/1/recommendations/3"


def test_apply_again_has_nothing_to_do_where_the_reading_says_so_already() -> None:
    fix = change(reading(), "chapters/1/recommendations/1", "text", "to do better;")
    first = thing_at(reading(), spot_at("chapters/1/recommendations/1"))
    better = PLAIN.replace(getattr(first, "text", ""), "to do better;", 1)
    outcome = again(better, fix)[-1]
    assert outcome.conflict == ""
    assert outcome.value == value(better)


def test_apply_again_makes_a_conflict_of_a_text_that_reads_otherwise() -> None:
    fix = change(reading(), "chapters/1/recommendations/1", "text", "to do better;")
    other = PLAIN.replace(MESSAGES, "by letters alone")
    outcome = again(other, fix)[-1]
    assert "by letters alone" in outcome.conflict
    assert outcome.value == value(other)


def test_apply_again_makes_a_conflict_of_a_recommendation_that_is_gone() -> None:
    fix = change(reading(), "chapters/1/recommendations/1", "strength", "request")
    other = PLAIN.replace("Recommendation II-4.", "Recommendation II-44.")
    assert "II-44" in other
    outcome = again(other, fix)[-1]
    assert outcome.conflict
    assert outcome.value == value(other)


def test_apply_again_does_not_choose_between_two_that_fit() -> None:
    fix = change(reading(), "chapters/1/observations/0", "text", "Something else.")
    first = getattr(thing_at(reading(), spot_at("chapters/1/observations/0")), "text", "")
    same = {"text": first, "scope": "specific"}
    twice = added(reading(), spot_at("chapters/1/observations/1"), same)
    outcome = apply_again(twice, [fix], PLAIN, "other")[-1]
    assert outcome.conflict and outcome.value == twice


def test_apply_again_uses_the_stretch_where_the_source_is_the_same() -> None:
    spot = spot_at("chapters/1/observations/0")
    fix = change(reading(), spot.path, "topic", "Another topic")
    anchor = fix.anchor | {"words": "worded otherwise by an older reader"}
    moved = Fix(Doing.CHANGE, spot.path, "topic", anchor, fix.old, fix.new)
    assert again(PLAIN, moved, digest="d")[-1].conflict == ""
    assert again(PLAIN, moved, digest="other")[-1].conflict != ""


def test_apply_again_keeps_the_order_of_corrections() -> None:
    first = change(reading(), "chapters/1/recommendations/1", "codes", ["II-40"])
    between = apply(reading(), first, PLAIN)
    second = change(between, "chapters/1/recommendations/1", "text", "to do better;")
    wanted = apply(between, second, PLAIN)
    outcomes = again(PLAIN, first, second)
    assert [one.conflict for one in outcomes] == ["", ""]
    assert outcomes[-1].value == wanted


def test_apply_again_goes_on_after_a_conflict() -> None:
    one = change(reading(), "chapters/1/recommendations/1", "text", "to do better;")
    other = change(reading(), "cover", "updated", "2025-03")
    outcomes = again(PLAIN.replace(MESSAGES, "by letters alone"), one, other)
    assert [bool(outcome.conflict) for outcome in outcomes] == [True, False]
    assert outcomes[-1].value.updated == "2025-03"


def placing(field: str = "introduction") -> Fix:
    at = value(WITH_STRAY)
    spot = spot_at("chapters/1")
    return Fix(Doing.PLACE, spot.path, field, anchor_of(at, spot, "d"), STRAY, {"at": "end"})


def test_apply_again_places_what_is_still_unplaced() -> None:
    outcome = again(WITH_STRAY, placing())[-1]
    assert outcome.conflict == ""
    assert outcome.value.chapters[1].introduction.endswith(STRAY)


def test_apply_again_accepts_what_a_better_reader_placed_itself() -> None:
    placed = value(PLAIN).chapters[1].introduction
    better = PLAIN.replace(placed, f"{placed} {STRAY}", 1)
    assert again(better, placing())[-1].conflict == ""


def test_apply_again_makes_a_conflict_of_a_stretch_that_is_nowhere() -> None:
    assert again(PLAIN, placing())[-1].conflict


def adding() -> Fix:
    at = reading()
    new = {"text": "To count again.", "scope": "specific", "strength": "invite", "codes": ["II-99"]}
    anchor = anchor_of(at, Spot(Kind.CHAPTER, 1), "d")
    return Fix(Doing.ADD, "chapters/1/recommendations/1", "", anchor, None, new)


def test_apply_again_adds_what_is_still_missing() -> None:
    outcome = again(PLAIN, adding())[-1]
    assert outcome.value.chapters[1].recommendations[1].codes == ("II-99",)


def test_apply_again_does_not_add_what_a_better_reader_found() -> None:
    once = again(PLAIN, adding())[-1].value
    outcome = apply_again(once, [adding()], PLAIN, "other")[-1]
    assert outcome.conflict == "" and outcome.value == once


def removing() -> Fix:
    spot = spot_at("chapters/1/observations/1")
    thing = thing_at(reading(), spot)
    anchor = anchor_of(reading(), spot, "d")
    return Fix(Doing.REMOVE, spot.path, "", anchor, words_of(thing), None)


def test_apply_again_takes_out_what_is_still_there() -> None:
    outcome = again(PLAIN, removing())[-1]
    wanted = len(reading().chapters[1].observations) - 1
    assert outcome.conflict == "" and len(outcome.value.chapters[1].observations) == wanted


def test_apply_again_says_so_where_there_is_nothing_to_take_out() -> None:
    text = getattr(thing_at(reading(), spot_at("chapters/1/observations/1")), "text", "")
    other = PLAIN.replace(text[:60], "Quite another sentence")
    outcome = again(other, removing())[-1]
    assert outcome.conflict and outcome.value == value(other)
