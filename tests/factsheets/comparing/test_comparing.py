"""Every kind of change between two editions is found, under its own name, and nothing else."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from ronda.factsheets.comparing import Change, ChangeKind, Comparison, Thing, compare
from ronda.factsheets.model import Factsheet
from tests.factsheets.factsheet_strategy import factsheets

Spoil = Callable[[dict[str, Any]], None]


def _arcadia() -> dict[str, Any]:
    """A small factsheet of Arcadia as JSON: two chapters, boxes, notes."""
    return {
        "body": "lanzarote",
        "round": 2,
        "party": {"name": "Arcadia", "code": "XAR"},
        "title": "FACTSHEET – ARCADIA",
        "preface": {"text": "Prepared in May 2023."},
        "language": "en",
        "prepared": "2023-05",
        "chapters": [
            _help_lines(),
            _schools(),
        ],
        "footnotes": [
            {"number": 1, "text": "Para. 12.", "kind": "paragraphs", "paragraphs": [12]},
            *(_coded(i, c) for i, c in enumerate(("II-1", "II-2", "II-3", "III-1"), start=2)),
        ],
    }


def _help_lines() -> dict[str, Any]:
    return {
        "number": "II",
        "title": "Help lines",
        "introduction": "Children need somebody to call at any hour.",
        "headings": [
            {
                "kind": "section",
                "text": "Specific to Arcadia",
                "scope": "specific",
                "position": 0,
            },
            {"kind": "topic", "text": "Opening hours", "scope": "specific", "position": 0},
        ],
        "observations": [
            {
                "text": "The Committee observes that the line closes at noon.",
                "scope": "specific",
                "topic": "Opening hours",
                "position": 0,
                "footnotes": [1],
                "paragraphs": [12],
            },
        ],
        "recommendations": [
            _asked(1, "II-1", "to keep the line open at night.", 2, ""),
            _asked(2, "II-2", "to train those who answer calls.", 3, "They are trained."),
            _asked(3, "II-3", "to print the number in school books.", 4, None),
        ],
        "practice_box": {"text": ""},
    }


def _schools() -> dict[str, Any]:
    return {
        "number": "III",
        "title": "Schools",
        "recommendations": [
            _asked(0, "III-1", "to teach pupils how pictures travel.", 5, ""),
        ],
        "practices": [
            {
                "text": "Pupils teach pupils in the north.",
                "noted_by": "committee",
                "position": 1,
            },
        ],
    }


def _asked(position: int, code: str, text: str, note: int, box: str | None) -> dict[str, Any]:
    return {
        "codes": [code],
        "strength": "invite" if box is None else "require",
        "scope": "specific",
        "topic": "Opening hours" if code.startswith("II-") else None,
        "position": position,
        "lead_in": {"text": "The Committee requires Arcadia:"} if box is not None else None,
        "text": text,
        "marks": [{"number": note, "at": len(text)}],
        "follow_up": None if box is None else {"text": box},
    }


def _coded(number: int, code: str) -> dict[str, Any]:
    text = f"Recommendation {code}."
    return {"number": number, "text": text, "kind": "recommendations", "recommendations": [code]}


def _compared(*changes: Spoil) -> Comparison:
    data = _arcadia()
    for change in changes:
        change(data)
    return compare(Factsheet.model_validate(_arcadia()), Factsheet.model_validate(data))


def _told(comparison: Comparison) -> list[tuple[str, list[str], str]]:
    return [(str(c.thing), [str(k) for k in c.kinds], c.where) for c in comparison.changes]


def _set(path: str, value: object) -> Spoil:
    """Puts `value` at a path such as "chapters/0/title"."""

    def change(data: Any) -> None:
        *steps, last = [int(s) if s.isdigit() else s for s in path.split("/")]
        for step in steps:
            data = data[step]
        data[last] = value

    return change


def _all(value: object, *paths: str) -> Spoil:
    """Puts `value` at every path."""

    def change(data: dict[str, Any]) -> None:
        for path in paths:
            _set(path, value)(data)

    return change


def _swap(data: dict[str, Any]) -> None:
    asked = data["chapters"][0]["recommendations"]
    asked[0]["position"], asked[1]["position"] = 2, 1


def _move(data: dict[str, Any]) -> None:
    moved = data["chapters"][0]["recommendations"].pop(2)
    data["chapters"][1]["recommendations"].append(moved | {"position": 2, "topic": None})


def _add(data: dict[str, Any]) -> None:
    data["chapters"][1]["recommendations"].append(
        _asked(2, "III-2", "to give teachers time for this.", 6, "")
    )
    data["footnotes"].append(_coded(6, "III-2"))


def _remove(data: dict[str, Any]) -> None:
    del data["chapters"][1]["recommendations"][0]
    del data["footnotes"][4]


def _recode(data: dict[str, Any]) -> None:
    data["chapters"][0]["recommendations"][1]["codes"] = ["II-9"]
    data["footnotes"][2] = _coded(3, "II-9")


def _insert_note(data: dict[str, Any]) -> None:
    for note in data["footnotes"]:
        note["number"] += 1
    for chapter in data["chapters"]:
        for one in (*chapter.get("observations", ()), *chapter["recommendations"]):
            one["footnotes"] = [n + 1 for n in one.get("footnotes", ())]
            one["marks"] = [m | {"number": m["number"] + 1} for m in one.get("marks", ())]
            if not one["marks"]:
                del one["marks"]
            else:
                del one["footnotes"]
    data["chapters"][0]["marks"] = [{"number": 1, "at": 8}]
    data["footnotes"].insert(0, {"number": 1, "text": "Under 18.", "kind": "note"})


R = "chapters/0/recommendations"
FIRST, SECOND = "chapter II, recommendation II-1", "chapter II, recommendation II-2"

CASES: dict[str, tuple[Spoil, list[tuple[str, list[str], str]]]] = {
    "reworded": (
        _set(f"{R}/0/text", "to keep the line open at all hours of night."),
        [("recommendation", ["reworded"], FIRST)],
    ),
    "re-coded": (
        _recode,
        [
            ("recommendation", ["re-coded"], "chapter II, recommendation II-9"),
            ("footnote", ["reworded"], "footnote 3"),
        ],
    ),
    "strength": (
        _set(f"{R}/0/strength", "request"),
        [("recommendation", ["strength changed"], FIRST)],
    ),
    "scope": (_set(f"{R}/0/scope", "generic"), [("recommendation", ["scope changed"], FIRST)]),
    "topic": (_set(f"{R}/0/topic", "Staff"), [("recommendation", ["topic changed"], FIRST)]),
    "points": (
        _set(f"{R}/1/items", ["at night", "at weekends"]),
        [("recommendation", ["reworded"], SECOND)],
    ),
    "order": (_swap, [("recommendation", ["moved"], SECOND)]),
    "chapter": (
        _move,
        [
            (
                "recommendation",
                ["moved", "topic changed"],
                "chapter III, recommendation II-3",
            )
        ],
    ),
    "added": (
        _add,
        [
            ("recommendation", ["added"], "chapter III, recommendation III-2"),
            ("footnote", ["added"], "footnote 6"),
        ],
    ),
    "removed": (
        _remove,
        [
            ("recommendation", ["removed"], "chapter III, recommendation III-1"),
            ("footnote", ["removed"], "footnote 5"),
        ],
    ),
    "filled in": (
        _set(f"{R}/0/follow_up/text", "It is open."),
        [("follow-up", ["filled in"], f"{FIRST}, orange box")],
    ),
    "emptied": (
        _set(f"{R}/1/follow_up/text", ""),
        [("follow-up", ["emptied"], f"{SECOND}, orange box")],
    ),
    "box reworded": (
        _set(f"{R}/1/follow_up/text", "All of them are trained."),
        [("follow-up", ["reworded"], f"{SECOND}, orange box")],
    ),
    "box added": (
        _set(f"{R}/2/follow_up", {"text": ""}),
        [("follow-up", ["added"], "chapter II, recommendation II-3, orange box")],
    ),
    "box removed": (
        _set(f"{R}/0/follow_up", None),
        [("follow-up", ["removed"], f"{FIRST}, orange box")],
    ),
    "blue box": (
        _set("chapters/0/practice_box/text", "A song has the number in it."),
        [("practice box", ["filled in"], "chapter II, blue box")],
    ),
    "lead-in": (
        _all(
            "The Committee strictly requires Arcadia:",
            *(f"{R}/{i}/lead_in/text" for i in (0, 1)),
        ),
        [("lead-in", ["reworded"], f"{FIRST}, lead-in")],
    ),
    "observation": (
        _set("chapters/0/observations/0/text", "The Committee observes that the line is open."),
        [
            (
                "observation",
                ["reworded"],
                "chapter II, observation 1",
            )
        ],
    ),
    "practice": (
        _set("chapters/1/practices/0/text", "Pupils teach pupils in the south."),
        [("practice", ["reworded"], "chapter III, practice 1")],
    ),
    "introduction": (
        _set("chapters/0/introduction", "Children need somebody to call."),
        [("introduction", ["reworded"], "chapter II, introduction")],
    ),
    "emphasis": (
        _set("chapters/0/styles", [{"from": 0, "to": 8, "kind": "bold"}]),
        [("introduction", ["emphasis or links changed"], "chapter II, introduction")],
    ),
    "heading": (
        _all(
            "Hours of the line",
            "chapters/0/headings/1/text",
            "chapters/0/observations/0/topic",
            *(f"{R}/{i}/topic" for i in range(3)),
        ),
        [("heading", ["reworded"], "chapter II, heading “Hours of the line”")],
    ),
    "chapter’s title": (
        _set("chapters/1/title", "Schools and teachers"),
        [("chapter", ["reworded"], "chapter III")],
    ),
    "chapter’s number": (
        _set("chapters/1/number", "IV"),
        [("chapter", ["renumbered"], "chapter IV")],
    ),
    "footnote": (
        _set("footnotes/0/text", "Para. 13."),
        [("footnote", ["reworded"], "footnote 1")],
    ),
    "footnote put in early": (
        _insert_note,
        [
            ("introduction", ["footnote marks changed"], "chapter II, introduction"),
            ("footnote", ["added"], "footnote 1"),
            ("footnote", ["renumbered"], "footnotes 2 to 6"),
        ],
    ),
    "title": (_set("title", "FACTSHEET: ARCADIA"), [("cover", ["reworded"], "the cover")]),
    "month": (_set("updated", "2025-03"), [("cover", ["changed"], "the cover")]),
    "Party": (
        _set("party", {"name": "Ruritania", "code": "XRU"}),
        [("cover", ["changed"], "the cover")],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_each_change_is_told_by_its_own_name_and_nothing_else(case: str) -> None:
    change, expected = CASES[case]
    assert _told(_compared(change)) == expected


def test_nothing_changed_is_said() -> None:
    comparison = _compared()
    assert comparison.same and comparison.changes == ()


def test_chapter_added_or_removed_comes_with_what_is_in_it() -> None:
    def cut(data: dict[str, Any]) -> None:
        del data["chapters"][1], data["footnotes"][4]

    expected = [
        ("chapter", "chapter III"),
        ("recommendation", "chapter III, recommendation III-1"),
        ("practice", "chapter III, practice 1"),
        ("footnote", "footnote 5"),
    ]
    gone = _compared(cut)
    assert [(str(c.thing), c.where) for c in gone.changes] == expected
    assert {k for c in gone.changes for k in c.kinds} == {ChangeKind.REMOVED}
    short, whole = _arcadia(), _arcadia()
    cut(short)
    come = compare(Factsheet.model_validate(short), Factsheet.model_validate(whole))
    assert [(str(c.thing), c.where) for c in come.changes] == expected
    assert {k for c in come.changes for k in c.kinds} == {ChangeKind.ADDED}


def test_codes_that_all_moved_up_by_one_are_re_coded_not_reworded() -> None:
    def insert(data: dict[str, Any]) -> None:
        asked = data["chapters"][0]["recommendations"]
        for one, code in zip(asked, ("II-2", "II-3", "II-4"), strict=True):
            one["codes"], one["position"] = [code], one["position"] + 1
        asked.insert(0, _asked(1, "II-1", "to answer in every language spoken there.", 6, ""))
        for number, code in ((2, "II-2"), (3, "II-3"), (4, "II-4")):
            data["footnotes"][number - 1] = _coded(number, code)
        data["footnotes"].append(_coded(6, "II-1"))

    found = [
        (c.where.rpartition(" ")[2], c.kinds)
        for c in _compared(insert).changes
        if c.thing is Thing.RECOMMENDATION
    ]
    assert found == [
        ("II-1", (ChangeKind.ADDED,)),
        ("II-2", (ChangeKind.RECODED,)),
        ("II-3", (ChangeKind.RECODED,)),
        ("II-4", (ChangeKind.RECODED,)),
    ]


def test_paths_and_words_lead_to_both_wordings() -> None:
    change = _compared(_set(f"{R}/0/follow_up/text", "It is open.")).changes[0]
    assert change.old_path == change.new_path == f"{R}/0/follow_up"
    assert (change.differences[0].old, change.differences[0].new) == ("", "It is open.")
    assert change.chapter == "II"


def test_json_form_comes_back_as_it_was() -> None:
    comparison = _compared(_recode, _swap, _add)
    assert Comparison.model_validate_json(comparison.model_dump_json()) == comparison


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(factsheets(), factsheets())
def test_two_factsheets_differ_exactly_when_a_change_is_told(
    old: Factsheet, new: Factsheet
) -> None:
    assert compare(old, old).same
    comparison = compare(old, new)
    assert comparison.same == (old == new)
    assert _codes_accounted(comparison, old, new)


def _codes_accounted(comparison: Comparison, old: Factsheet, new: Factsheet) -> bool:
    """Every recommendation of the one that the other does not have as it is, is in a change."""

    def whole(factsheet: Factsheet) -> set[tuple[tuple[str, ...], str]]:
        return {(r.codes, r.text) for r in factsheet.recommendations}

    paths = {p for c in comparison.changes for p in (c.old_path, c.new_path)}
    missing = [
        f"chapters/{i}/recommendations/{j}"
        for mine, other in ((old, new), (new, old))
        for i, chapter in enumerate(mine.chapters)
        for j, r in enumerate(chapter.recommendations)
        if (r.codes, r.text) not in whole(other)
    ]
    return all(path in paths for path in missing)


def test_long_factsheets_without_likeness_are_compared_in_time() -> None:
    def long(word: str) -> Factsheet:
        data = _arcadia()
        data["chapters"][1]["recommendations"] = [
            _asked(i, f"III-{i}", f"to {word}{i} the {word}{i * 7} of {word}.", 5, None)
            for i in range(600)
        ]
        return Factsheet.model_validate(data)

    began = time.process_time()
    assert compare(long("alpha"), long("omega")).changes
    assert time.process_time() - began < 10


def test_change_values_refuse_unknown_fields() -> None:
    with pytest.raises(ValueError, match="guess"):
        Change.model_validate({"thing": "cover", "kinds": [], "where": "x", "guess": 1})
