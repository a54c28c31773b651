"""Changing a field changes that field, and what must follow it."""

import pytest

from ronda.apps.compliance.correcting.fields import FIELDS, changed, current
from ronda.apps.compliance.correcting.spots import DoesNotFit, Kind, spot_at, thing_at
from ronda.factsheets.faults import faults
from ronda.factsheets.model import Factsheet, Recommendation, Strength
from tests.apps.compliance.arcadia import LATER, value

REQUIRED = "chapters/1/recommendations/1"


@pytest.fixture(scope="module")
def arcadia() -> Factsheet:
    return value(LATER)


def test_changed_strength_changes_nothing_else(arcadia: Factsheet) -> None:
    spot = spot_at(REQUIRED)
    after = changed(arcadia, spot, "strength", "request")
    thing = thing_at(after, spot)
    assert isinstance(thing, Recommendation)
    assert thing.strength is Strength.REQUEST
    assert changed(after, spot, "strength", "require") == arcadia


def test_changed_text_takes_its_footnote_marks_along(arcadia: Factsheet) -> None:
    spot = spot_at(REQUIRED)
    before = thing_at(arcadia, spot)
    assert isinstance(before, Recommendation) and before.marks
    after = thing_at(changed(arcadia, spot, "text", f"indeed {before.text}"), spot)
    assert isinstance(after, Recommendation)
    assert [m.at for m in after.marks] == [m.at + len("indeed ") for m in before.marks]


def test_changed_codes_go_into_the_footnote_that_gives_them(arcadia: Factsheet) -> None:
    after = changed(arcadia, spot_at("chapters/1/recommendations/2"), "codes", ["II-5", "II-60"])
    note = next(note for note in after.footnotes if "II-60" in note.recommendations)
    assert note.recommendations == ("II-5", "II-60")
    assert "II-60" in note.text and "II-6 " not in f"{note.text} ".replace(".", " ")
    assert faults(after) == ()


def test_changed_number_of_codes_words_the_footnote_anew(arcadia: Factsheet) -> None:
    after = changed(arcadia, spot_at("chapters/1/recommendations/2"), "codes", ["II-5"])
    note = next(note for note in after.footnotes if note.recommendations == ("II-5",))
    assert note.text == "Recommendations II-5."
    assert faults(after) == ()


def test_changed_lead_in_changes_for_all_its_points(arcadia: Factsheet) -> None:
    spot = spot_at("chapters/1/recommendations/3")
    old = current(arcadia, spot, "lead_in")
    after = changed(arcadia, spot, "lead_in", f"Besides, {old}")
    told = [one.lead_in.text for one in after.chapters[1].recommendations if one.lead_in]
    assert told.count(f"Besides, {old}") == 3
    assert old not in told


def test_changed_blue_box_retells_the_practices_of_the_party(arcadia: Factsheet) -> None:
    after = changed(arcadia, spot_at("chapters/1"), "practice_box", "First.\r\n\r\nSecond.")
    told = [one.text for one in after.chapters[1].practices if one.noted_by == "party"]
    assert told == ["First.", "Second."]
    gone = changed(after, spot_at("chapters/1"), "practice_box", None)
    assert gone.chapters[1].practice_box is None
    assert [one for one in gone.chapters[1].practices if one.noted_by == "party"] == []


def test_changed_points_keep_every_mark(arcadia: Factsheet) -> None:
    spot = spot_at("chapters/1/recommendations/0")
    before = thing_at(arcadia, spot)
    assert isinstance(before, Recommendation) and len(before.items) == 3
    after = thing_at(changed(arcadia, spot, "items", [before.items[0]]), spot)
    assert isinstance(after, Recommendation)
    assert [m.number for m in after.marks] == [m.number for m in before.marks]
    assert after.marks[-1].item == 0 and after.marks[-1].at == len(before.items[0])


@pytest.mark.parametrize(
    ("place", "field", "new"),
    [
        (REQUIRED, "strength", "urge"),
        (REQUIRED, "scope", "everyone"),
        (REQUIRED, "position", 3),
        (REQUIRED, "text", None),
        (REQUIRED, "items", "one"),
        ("chapters/99", "title", "New"),
        ("chapters/1/recommendations/99", "text", "New"),
        ("chapters/1/practices/0", "text", "New"),
        ("somewhere", "text", "New"),
        ("cover", "prepared", "spring 2023"),
        ("footnotes/0", "number", -1),
    ],
)
def test_changed_refuses_what_does_not_fit(
    arcadia: Factsheet, place: str, field: str, new: object
) -> None:
    with pytest.raises(DoesNotFit):
        changed(arcadia, spot_at(place), field, new)


@pytest.mark.parametrize("kind", list(Kind))
def test_current_gives_every_field_as_a_form_needs_it(arcadia: Factsheet, kind: Kind) -> None:
    places = {
        Kind.COVER: "cover",
        Kind.CHAPTER: "chapters/1",
        Kind.HEADING: "chapters/1/headings/0",
        Kind.OBSERVATION: "chapters/1/observations/0",
        Kind.RECOMMENDATION: "chapters/1/recommendations/0",
        Kind.PRACTICE: "chapters/3/practices/0",
        Kind.FOOTNOTE: "footnotes/0",
    }
    spot = spot_at(places[kind])
    assert spot.path == places[kind]
    for field in FIELDS[kind]:
        now = current(arcadia, spot, field)
        assert changed(arcadia, spot, field, now) == arcadia, field
