"""Each kind of fault is found, told in one sentence, and has an exit code of its own."""

from typing import Any

import pytest

from ronda.factsheets import errors
from ronda.factsheets.faults import FAULT_EXIT_CODES, faults, sentence
from ronda.factsheets.model import Factsheet


def _note(number: int, code: str) -> dict[str, Any]:
    text = f"Recommendation {code}."
    return {"number": number, "text": text, "kind": "recommendations", "recommendations": [code]}


def _recommendation(number: int, code: str) -> dict[str, Any]:
    return {
        "codes": [code],
        "strength": "require",
        "scope": "specific",
        "text": "to open a line that children may call.",
        "footnotes": [number],
    }


def _sound() -> dict[str, Any]:
    """A factsheet of Arcadia, as JSON, with nothing wrong in it."""
    return {
        "format": "ronda-factsheet/1",
        "body": "lanzarote",
        "round": 2,
        "party": {"name": "Arcadia", "code": "XAR"},
        "title": "FACTSHEET – ARCADIA",
        "language": "en",
        "chapters": [
            {
                "number": "II",
                "title": "Help lines",
                "recommendations": [_recommendation(1, "II-1"), _recommendation(2, "II-2")],
            },
            {"number": "III", "title": "Schools"},
        ],
        "footnotes": [_note(1, "II-1"), _note(2, "II-2")],
    }


def _mark_without_note(data: dict[str, Any]) -> None:
    data["chapters"][1] |= {"introduction": "All is well.", "marks": [{"number": 7, "at": 12}]}


def _note_without_mark(data: dict[str, Any]) -> None:
    data["footnotes"].append({"number": 3, "text": "See the report.", "kind": "source"})


def _note_twice(data: dict[str, Any]) -> None:
    data["footnotes"].append({"number": 2, "text": "See the report.", "kind": "source"})


def _code_twice(data: dict[str, Any]) -> None:
    data["chapters"][0]["recommendations"][1]["codes"] = ["II-1"]
    data["footnotes"][1] = _note(2, "II-1")


def _code_without_note(data: dict[str, Any]) -> None:
    data["chapters"][0]["recommendations"][1]["codes"] = ["II-2", "II-9"]


def _unknown_strength(data: dict[str, Any]) -> None:
    data["chapters"][0]["recommendations"][0]["strength"] = None


def _unknown_party(data: dict[str, Any]) -> None:
    data["party"] = {"name": "Ruritania", "code": None}


def _chapter_twice(data: dict[str, Any]) -> None:
    data["chapters"][1]["number"] = "II"


CASES = {
    "mark-without-note": (_mark_without_note, "chapter III, introduction"),
    "note-without-mark": (_note_without_mark, "footnote 3"),
    "note-twice": (_note_twice, "footnote 2"),
    "code-twice": (_code_twice, "recommendation no. 2"),
    "code-without-note": (_code_without_note, "chapter II, recommendation II-2 and II-9"),
    "unknown-strength": (_unknown_strength, "chapter II, recommendation II-1"),
    "unknown-party": (_unknown_party, "the cover"),
    "chapter-twice": (_chapter_twice, "“Help lines” and “Schools”"),
}


def test_sound_factsheet_has_no_faults() -> None:
    assert faults(Factsheet.model_validate(_sound())) == ()


@pytest.mark.parametrize("code", CASES)
def test_each_fault_is_found_with_its_place_and_remedy(code: str) -> None:
    spoil, place = CASES[code]
    data = _sound()
    spoil(data)
    found = faults(Factsheet.model_validate(data))
    assert [fault.code for fault in found] == [code]
    assert place in found[0].where
    told = sentence(found[0])
    assert found[0].remedy in told and place in told
    assert told.endswith(".") and "\n" not in told


def test_every_fault_has_a_case_and_an_exit_code_of_its_own() -> None:
    assert set(FAULT_EXIT_CODES) == set(CASES)
    every = [*FAULT_EXIT_CODES.values(), *(e.exit_code for e in _errors(errors.DocumentError))]
    assert len(every) == len(set(every))
    assert min(FAULT_EXIT_CODES.values()) == 31


def test_a_mark_in_a_box_or_a_shared_lead_in_is_seen_once() -> None:
    data = _sound()
    lead_in = {"text": "The Committee requires Arcadia:", "footnotes": [8]}
    for recommendation in data["chapters"][0]["recommendations"]:
        recommendation["lead_in"] = lead_in
    data["chapters"][0]["recommendations"][0]["follow_up"] = {
        "text": "Done.",
        "marks": [{"number": 9, "at": 5}],
    }
    found = faults(Factsheet.model_validate(data))
    assert [fault.where for fault in found] == [
        "chapter II, recommendation II-1, lead-in",
        "chapter II, recommendation II-1, orange box",
    ]


def _errors(base: type[errors.DocumentError]) -> list[type[errors.DocumentError]]:
    return [base, *(e for sub in base.__subclasses__() for e in _errors(sub))]
