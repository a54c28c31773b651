"""What comes back in the boxes is taken, all of it and nothing else."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from ronda.factsheets.boxes import Outcome, returned
from ronda.factsheets.errors import WrongFactsheet
from ronda.factsheets.model import Account, Factsheet, Repair, Unplaced
from tests.factsheets.factsheet_strategy import factsheets

Change = Callable[[dict[str, Any]], None]


def _sent() -> dict[str, Any]:
    """Arcadia's factsheet as sent: two orange boxes, one filled in before, one blue box."""
    return {
        "body": "lanzarote",
        "round": 2,
        "party": {"name": "Arcadia", "code": "XAR"},
        "title": "FACTSHEET – ARCADIA",
        "language": "en",
        "chapters": [
            {
                "number": "II",
                "title": "Help lines",
                "introduction": "Children need somebody to call.",
                "recommendations": [
                    _asked(0, "II-1", "to keep the line open at night.", [1, 2], ""),
                    _asked(1, "II-2", "to train those who answer.", [3], "They are trained."),
                    _asked(2, "II-3", "to print the number in books.", [4], None),
                ],
                "practice_box": {"text": ""},
            },
            {
                "number": "III",
                "title": "Schools",
                "recommendations": [_asked(0, "III-1", "to teach all pupils.", [5], "")],
            },
        ],
        "footnotes": [
            {"number": 1, "text": "From ten in the evening.", "kind": "note"},
            *(_coded(n, c) for n, c in ((2, "II-1"), (3, "II-2"), (4, "II-3"), (5, "III-1"))),
        ],
    }


def _asked(
    position: int, code: str, text: str, notes: list[int], box: str | None
) -> dict[str, Any]:
    return {
        "codes": [code],
        "strength": "invite" if box is None else "require",
        "scope": "specific",
        "position": position,
        "text": text,
        "marks": [{"number": number, "at": len(text)} for number in notes],
        "follow_up": None if box is None else {"text": box},
    }


def _coded(number: int, code: str) -> dict[str, Any]:
    text = f"Recommendation {code}."
    return {"number": number, "text": text, "kind": "recommendations", "recommendations": [code]}


def _value(*changes: Change) -> Factsheet:
    data = _sent()
    for change in changes:
        change(data)
    return Factsheet.model_validate(data)


def _box(chapter: int, index: int, box: dict[str, Any] | None) -> Change:
    def change(data: dict[str, Any]) -> None:
        data["chapters"][chapter]["recommendations"][index]["follow_up"] = box

    return change


def _blue(chapter: int, box: dict[str, Any] | None) -> Change:
    def change(data: dict[str, Any]) -> None:
        data["chapters"][chapter]["practice_box"] = box

    return change


def _noted_in_the_first_box(data: dict[str, Any]) -> None:
    """A note in the box of II-1, so that Word counts those after it one up."""
    asked = data["chapters"][0]["recommendations"]
    asked[0]["follow_up"] = {"text": "It is open.", "marks": [{"number": 3, "at": 10}]}
    asked[1]["marks"][0]["number"], asked[2]["marks"][0]["number"] = 4, 5
    data["chapters"][1]["recommendations"][0]["marks"][0]["number"] = 6
    for note in data["footnotes"][2:]:
        note["number"] += 1
    data["footnotes"].insert(2, {"number": 3, "text": "Order no. 7 of 2024.", "kind": "note"})


OUTCOMES: dict[str, tuple[Change, str, Outcome]] = {
    "filled in": (_box(0, 0, {"text": "It is open."}), "II-1, orange box", Outcome.FILLED_IN),
    "changed": (_box(0, 1, {"text": "All are trained."}), "II-2, orange box", Outcome.CHANGED),
    "emptied": (_box(0, 1, {"text": ""}), "II-2, orange box", Outcome.EMPTIED),
    "missing": (_box(0, 1, None), "II-2, orange box", Outcome.MISSING),
    "added": (_box(0, 2, {"text": "It is printed."}), "II-3, orange box", Outcome.ADDED),
    "blue box filled in": (_blue(0, {"text": "A song."}), "II, blue box", Outcome.FILLED_IN),
    "blue box added": (_blue(1, {"text": "A game."}), "III, blue box", Outcome.ADDED),
    "blue box missing": (_blue(0, None), "II, blue box", Outcome.MISSING),
}


@pytest.mark.parametrize("case", OUTCOMES)
def test_each_outcome_is_told_and_only_taken_where_it_may_be(case: str) -> None:
    change, where, outcome = OUTCOMES[case]
    found = returned(_value(), _value(change))
    told = [(b.where, b.outcome) for b in found.boxes if b.outcome is not Outcome.UNCHANGED]
    assert [
        (w.removeprefix("chapter II, recommendation ").removeprefix("chapter "), o) for w, o in told
    ] == [(where, outcome)]
    taken = outcome in {Outcome.FILLED_IN, Outcome.CHANGED, Outcome.EMPTIED}
    assert found.factsheet == (_value(change) if taken else _value())
    assert found.outside == ()


def test_every_box_sent_is_listed_also_those_unchanged() -> None:
    found = returned(_value(), _value())
    assert [b.path for b in found.boxes] == [
        "chapters/0/recommendations/0/follow_up",
        "chapters/0/recommendations/1/follow_up",
        "chapters/0/practice_box",
        "chapters/1/recommendations/0/follow_up",
    ]
    assert {b.outcome for b in found.boxes} == {Outcome.UNCHANGED}
    assert found.factsheet == _value()


def test_practices_of_the_party_are_those_of_the_blue_box() -> None:
    found = returned(_value(), _value(_blue(0, {"text": "A song.\nA game."})))
    practices = found.factsheet.chapters[0].practices
    assert [(p.text, p.noted_by.value) for p in practices] == [
        ("A song.", "party"),
        ("A game.", "party"),
    ]


def test_change_outside_the_boxes_is_listed_and_not_taken() -> None:
    def slip(data: dict[str, Any]) -> None:
        data["chapters"][0]["introduction"] = "Children need nobody to call."
        data["chapters"][0]["recommendations"][0]["text"] = "to keep the line open."

    found = returned(_value(), _value(_box(0, 0, {"text": "It is open."}), slip))
    assert found.factsheet == _value(_box(0, 0, {"text": "It is open."}))
    assert [c.where for c in found.outside] == [
        "chapter II, introduction",
        "chapter II, recommendation II-1",
    ]


def test_box_is_found_by_its_code_though_the_words_and_the_place_changed() -> None:
    def rewrite(data: dict[str, Any]) -> None:
        asked = data["chapters"][0]["recommendations"][0]
        asked |= {"text": "держати линију отвореном.", "position": 1, "marks": asked["marks"][:0]}
        data["chapters"][0]["recommendations"][1]["position"] = 0

    found = returned(_value(), _value(_box(0, 0, {"text": "It is open."}), rewrite))
    assert found.factsheet == _value(_box(0, 0, {"text": "It is open."}))


def test_box_is_found_by_its_words_where_the_code_was_lost() -> None:
    def lose(data: dict[str, Any]) -> None:
        data["chapters"][0]["recommendations"][0]["codes"] = []

    found = returned(_value(), _value(_box(0, 0, {"text": "It is open."}), lose))
    assert found.factsheet == _value(_box(0, 0, {"text": "It is open."}))
    assert [c.kinds[0].value for c in found.outside] == ["re-coded"]


def test_footnote_in_a_box_comes_along_and_all_are_numbered_through() -> None:
    back = _value(_noted_in_the_first_box)
    found = returned(_value(), back)
    assert found.factsheet == back
    assert found.outside == () and found.factsheet.account.faults == ()


def test_footnote_goes_when_the_text_it_stood_in_does() -> None:
    sent = _value(_noted_in_the_first_box)
    found = returned(sent, _value(_box(0, 0, {"text": "It is open now."})))
    assert found.factsheet == _value(_box(0, 0, {"text": "It is open now."}))
    assert found.outside == ()


def test_box_with_the_same_words_and_another_note_is_changed() -> None:
    def other(data: dict[str, Any]) -> None:
        data["footnotes"][2]["text"] = "Order no. 8 of 2024."

    sent, back = _value(_noted_in_the_first_box), _value(_noted_in_the_first_box, other)
    found = returned(sent, back)
    assert found.boxes[0].outcome is Outcome.CHANGED
    assert found.factsheet == back and found.outside == ()


def test_mark_in_a_box_may_lead_to_a_note_of_the_committee() -> None:
    box = {"text": "It is open.", "marks": [{"number": 1, "at": 10}]}
    found = returned(_value(), _value(_box(0, 0, box)))
    assert found.factsheet == _value(_box(0, 0, box))


def test_notes_that_are_not_numbered_through_keep_their_numbers() -> None:
    def odd(data: dict[str, Any]) -> None:
        data["footnotes"][0]["number"] = 90
        data["chapters"][0]["recommendations"][0]["marks"][0]["number"] = 90

    back = _value(_noted_in_the_first_box)
    found = returned(_value(odd), back)
    assert [n.number for n in found.factsheet.footnotes] == [2, 3, 4, 5, 90, 91]
    first = found.factsheet.chapters[0].recommendations[0]
    assert first.follow_up is not None and first.follow_up.marks[0].number == 91


def test_note_that_came_back_without_its_words_is_a_fault() -> None:
    box = {"text": "It is open.", "marks": [{"number": 9, "at": 10}]}
    found = returned(_value(), _value(_box(0, 0, box)))
    assert [f.code for f in found.factsheet.account.faults] == ["mark-without-note"]


def _party(data: dict[str, Any]) -> None:
    data["party"] = {"name": "Ruritania", "code": "XRU"}


def _nameless(data: dict[str, Any]) -> None:
    data["party"] = {"name": "ARCADIA", "code": None}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_party, "is of Ruritania, not Arcadia"),
        (lambda data: data.update(round=1), "of round 1, not 2"),
        (lambda data: data.update(body="grevio"), "of the body grevio, not lanzarote"),
    ],
)
def test_another_factsheet_is_refused(change: Change, words: str) -> None:
    with pytest.raises(WrongFactsheet, match=words):
        returned(_value(), _value(change))


def test_party_without_a_code_is_known_by_its_name() -> None:
    assert returned(_value(), _value(_nameless)).factsheet == _value()


def test_what_the_reading_found_is_passed_on() -> None:
    account = Account(
        unplaced=(Unplaced(text="Greetings", where="page 1"),),
        repairs=(Repair(what="Tracked changes were accepted", where="page 2"),),
    )
    found = returned(_value(), _value().model_copy(update={"account": account}))
    assert (found.unplaced, found.repairs) == (account.unplaced, account.repairs)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(factsheets())
def test_boxes_emptied_before_sending_come_back_as_they_were(filled: Factsheet) -> None:
    data = filled.model_dump(by_alias=True)
    for chapter in data["chapters"]:
        chapter["practices"] = [p for p in chapter["practices"] if p["noted_by"] != "party"]
        for holder, name in (
            (chapter, "practice_box"),
            *((r, "follow_up") for r in chapter["recommendations"]),
        ):
            if holder[name]:
                holder[name] = {"text": ""}
    found = returned(Factsheet.model_validate(data), filled)
    assert found.factsheet == filled
    assert found.outside == ()
