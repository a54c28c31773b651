"""The form of an entry gives what was changed, and nothing else; and sees who was faster."""

import json
from collections.abc import Mapping

import pytest

from ronda.apps.compliance.correcting.spots import spot_at
from ronda.apps.compliance.forms.correcting import CorrectionForm, Wanted
from ronda.apps.compliance.forms.entries import editing_of
from ronda.factsheets.model import Factsheet
from ronda.web.naming import entry_of
from tests.apps.compliance.arcadia import value

RECOMMENDATION = "chapters/1/recommendations/1"


def form(entry: str, changes: Mapping[str, str] | None = None, **seen: object) -> CorrectionForm:
    """The entry's form, sent back as it was shown but for the changes."""
    editing = editing_of(entry)
    assert editing is not None
    sheet: Factsheet = value()
    shown = CorrectionForm(None, value=sheet, editing=editing)
    sent = {name: shown.initial.get(name, "") for name in shown.fields}
    sent["has_box"] = "on" if shown.initial.get("has_box") else ""
    sent["seen"] = json.dumps(json.loads(shown.initial["seen"]) | seen)
    return CorrectionForm(sent | dict(changes or {}), value=sheet, editing=editing)


def every_entry() -> list[str]:
    """The entries of all that a reading of Arcadia's factsheet placed somewhere."""
    places = {entry_of(stretch.place) for stretch in value().account.stretches}
    return sorted(place for place in places if editing_of(place))


@pytest.mark.parametrize("entry", every_entry())
def test_form_sent_back_as_it_was_shown_changes_nothing(entry: str) -> None:
    sent = form(entry)
    assert not sent.is_valid()
    assert sent.non_field_errors() == ["Nothing was changed."]


def test_changed_text_takes_its_mark_along() -> None:
    shown = form(RECOMMENDATION).data["text"]
    sent = form(RECOMMENDATION, {"text": f"Furthermore, {shown}"})
    assert sent.is_valid(), sent.errors
    assert [one.field for one in sent.wanted()] == ["text"]


def test_moved_mark_is_a_change_of_marks_alone() -> None:
    shown = str(form(RECOMMENDATION).data["text"])
    mark = shown[shown.rindex("[^") :]
    sent = form(RECOMMENDATION, {"text": mark + shown.removesuffix(mark)})
    assert sent.is_valid(), sent.errors
    (wanted,) = sent.wanted()
    assert wanted.field == "marks" and wanted.new[0]["at"] == 0


def test_several_fields_are_changed_each_from_what_stands_there() -> None:
    sent = form(RECOMMENDATION, {"codes": "II-77, II-78", "strength": "invite"})
    assert sent.is_valid(), sent.errors
    assert sent.wanted() == [
        Wanted("codes", ["II-4"], ["II-77", "II-78"]),
        Wanted("strength", "require", "invite"),
    ]


def test_box_is_taken_away_and_put_there() -> None:
    sent = form(f"{RECOMMENDATION}/follow_up", {"has_box": ""})
    assert sent.is_valid(), sent.errors
    assert sent.wanted()[0].new is None


def test_what_somebody_else_changed_meanwhile_is_told() -> None:
    sent = form(RECOMMENDATION, {"topic": "Harbours"}, text="What stood there when I looked.")
    assert not sent.is_valid()
    assert "It now reads:" in sent.errors["text"][0]


@pytest.mark.parametrize(
    ("entry", "changes", "field"),
    [
        ("title", {"prepared": "March"}, "__all__"),
        ("footnotes/0", {"paragraphs": "seventy"}, "paragraphs"),
        (RECOMMENDATION, {"codes": "II-2, twelve"}, "codes"),
        (RECOMMENDATION, {"text": ""}, "text"),
        (RECOMMENDATION, {"strength": "shout"}, "strength"),
    ],
)
def test_what_does_not_fit_is_an_error(entry: str, changes: dict[str, str], field: str) -> None:
    sent = form(entry, changes)
    assert not sent.is_valid() and field in sent.errors


@pytest.mark.parametrize("entry", ["nowhere", "chapters/1/colour", "unplaced", "chapters/x/title"])
def test_entry_that_is_none_has_no_form(entry: str) -> None:
    assert editing_of(entry) is None


def test_entries_lead_to_spots_that_are_there() -> None:
    for entry in every_entry():
        editing = editing_of(entry)
        assert editing is not None and spot_at(editing.spot).path == editing.spot
