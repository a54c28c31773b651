"""The interchange format: what Ronda wrote, what other programs give, and what is refused."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from ronda.factsheets.blocks import DocumentBuilder
from ronda.factsheets.errors import InvalidJson, TooLarge
from ronda.factsheets.model import Factsheet, HeadingKind, NotedBy, Scope
from ronda.factsheets.reading import read
from ronda.factsheets.reading.from_json import factsheet
from ronda.factsheets.reading.grammar import parse
from ronda.factsheets.writing.outline import outline
from ronda.factsheets.writing.to_json import json_bytes
from tests.factsheets.factsheet_strategy import factsheets
from tests.factsheets.promised_fields import promised_fields

MINIMAL: dict[str, Any] = {
    "format": "ronda-factsheet/1",
    "body": "lanzarote",
    "round": 2,
    "party": {"name": "Arcadia", "code": "XAR"},
    "title": "",
    "language": "en",
    "prepared": "2023-03",
    "updated": None,
    "chapters": [
        {
            "number": "I",
            "title": "Help for children",
            "introduction": "Who helps.",
            "observations": [
                {
                    "text": "The Committee observes that help is near.",
                    "scope": "specific",
                    "topic": "Helplines",
                    "paragraphs": [12, 14],
                    "footnotes": [],
                }
            ],
            "recommendations": [
                {
                    "codes": ["I-1"],
                    "strength": "invite",
                    "scope": "generic",
                    "topic": None,
                    "text": "to share what works.",
                    "items": [],
                    "footnotes": [7],
                    "follow_up": None,
                },
                {
                    "codes": ["I-2", "I-4"],
                    "strength": "require",
                    "scope": "specific",
                    "topic": "Helplines",
                    "text": "to keep the helpline open:",
                    "items": ["at night;", "on  holidays."],
                    "footnotes": [],
                    "follow_up": {"text": ""},
                },
                {
                    "codes": ["I-3"],
                    "strength": "request",
                    "scope": "specific",
                    "topic": "Schools",
                    "text": "The Committee requests that Arcadia tells schools.",
                    "items": [],
                    "footnotes": [],
                    "follow_up": {"text": "Done.\r\n\r\n• in  May"},
                },
            ],
            "practices": [{"text": "A bus.", "noted_by": "committee", "footnotes": []}],
            "practice_box": {"text": ""},
        }
    ],
    "footnotes": [
        {
            "number": 7,
            "text": "Recommendation I-1.",
            "kind": "recommendations",
            "paragraphs": [],
            "recommendations": ["I-1"],
        }
    ],
    "account": None,
}


def minimal() -> Any:
    return json.loads(json.dumps(MINIMAL))


def as_bytes(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def laid_out_and_read(given: Factsheet) -> Factsheet:
    """Through blocks and grammar, as every other format goes."""
    builder = DocumentBuilder("test")
    for block in outline(given):
        builder.add(block)
    code = given.party.code or ""
    told = {"party": given.party.name, "party_code": code, "language": given.language}
    return parse(builder.document(properties=told))


@given(factsheets())
@settings(max_examples=40, deadline=None)
def test_what_was_written_comes_back_with_its_account(given: Factsheet) -> None:
    back = factsheet(json_bytes(given))
    assert back == given
    assert back.account == given.account


def test_a_real_reading_comes_back_with_its_account(serbia_text_path: Path) -> None:
    given = read(serbia_text_path)
    back = factsheet(json_bytes(given))
    assert back == given
    assert back.account == given.account
    assert back.account.stretches


@given(factsheets())
@settings(max_examples=40, deadline=None)
def test_the_promised_fields_alone_give_a_factsheet_every_format_keeps(given: Factsheet) -> None:
    completed = factsheet(as_bytes(promised_fields(given)))
    assert laid_out_and_read(completed) == completed
    for before, after in zip(given.chapters, completed.chapters, strict=True):
        assert before.introduction == after.introduction
        assert (before.practice_box is None) is (after.practice_box is None)
        told = {
            (r.codes, r.strength, r.scope, r.topic, r.text, r.items) for r in before.recommendations
        }
        assert {
            (r.codes, r.strength, r.scope, r.topic, r.text, r.items) for r in after.recommendations
        } == told
        assert len(before.observations) == len(after.observations)


def test_the_promised_fields_of_the_real_factsheet_are_enough(serbia_text_path: Path) -> None:
    given = read(serbia_text_path)
    completed = factsheet(as_bytes(promised_fields(given)))
    assert laid_out_and_read(completed) == completed
    assert [r.codes for r in completed.recommendations] == [r.codes for r in given.recommendations]
    assert [r.strength for r in completed.recommendations] == [
        r.strength for r in given.recommendations
    ]
    boxes = [r.follow_up and r.follow_up.text for r in given.recommendations]
    assert [r.follow_up and r.follow_up.text for r in completed.recommendations] == boxes
    told = [(n.number, n.text, n.kind) for n in given.footnotes]
    assert [(n.number, n.text, n.kind) for n in completed.footnotes] == told


def test_minimal_json_is_completed_with_the_bodys_words() -> None:
    found = factsheet(as_bytes(MINIMAL))
    chapter = found.chapters[0]
    assert found.title == "FACTSHEET – ARCADIA"
    assert found.preface.text == "Prepared by the Secretariat in March 2023."
    assert [(h.kind, h.text, h.scope, h.position) for h in chapter.headings] == [
        (
            HeadingKind.SECTION,
            "Observations and recommendations of the Committee specific to Arcadia",
            Scope.SPECIFIC,
            0,
        ),
        (HeadingKind.TOPIC, "Helplines", Scope.SPECIFIC, 0),
        (HeadingKind.TOPIC, "Schools", Scope.SPECIFIC, 2),
        (HeadingKind.SECTION, "Generic recommendations of the Committee", Scope.GENERIC, 3),
        (HeadingKind.PRACTICES, "Promising practices", Scope.GENERIC, 4),
    ]
    first, second, third = chapter.recommendations
    assert first.codes == ("I-2", "I-4") and first.position == 1
    assert first.lead_in is not None and first.lead_in.text == "The Committee requires Arcadia:"
    assert first.items == ("at night;", "on holidays.")
    assert second.lead_in is None and second.follow_up is not None
    assert second.follow_up.text == "Done.\n- in May"
    assert third.lead_in is not None
    assert third.lead_in.text == "The Committee invites all Parties:"
    assert laid_out_and_read(found) == found


def test_footnotes_are_made_only_for_what_none_names_and_numbered_on() -> None:
    found = factsheet(as_bytes(MINIMAL))
    assert [(n.number, n.text) for n in found.footnotes] == [
        (7, "Recommendation I-1."),
        (8, "Paras. 12, 14."),
        (9, "Recommendations I-2, I-4."),
        (10, "Recommendations I-3."),
    ]
    last = found.chapters[0].recommendations[0].marks[-1]
    assert (last.number, last.item, last.at) == (9, 1, len("on holidays."))


def test_completions_are_named_in_the_account() -> None:
    repairs = [repair.what for repair in factsheet(as_bytes(MINIMAL)).account.repairs]
    assert "The file left out footnotes for codes and paragraphs; Ronda made 3." in repairs
    assert "The file left out headings; Ronda made 5." in repairs


def test_positions_that_are_told_are_kept() -> None:
    given = minimal()
    chapter = given["chapters"][0]
    chapter["practices"] = []
    chapter["observations"][0]["position"] = 3
    for one, position in zip(chapter["recommendations"], (2, 0, 1), strict=True):
        one["position"] = position
    found = factsheet(as_bytes(given)).chapters[0]
    assert [r.codes[0] for r in found.recommendations] == ["I-2", "I-3", "I-1"]
    assert found.observations[0].position == 3


def test_a_party_without_a_code_gets_that_of_its_name() -> None:
    given = minimal()
    given["party"] = {"name": "la Serbie", "code": None}
    assert factsheet(as_bytes(given)).party.code == "SRB"


def test_the_partys_practices_become_its_box() -> None:
    given = minimal()
    given["chapters"][0]["practices"] = [{"text": "A café.", "noted_by": "party", "footnotes": []}]
    chapter = factsheet(as_bytes(given)).chapters[0]
    assert chapter.practice_box is not None and chapter.practice_box.text == "A café."
    assert [p.noted_by for p in chapter.practices] == [NotedBy.PARTY]


@pytest.mark.parametrize("language", ["en", "fr", "sr-Cyrl", "sr-Latn"])
def test_minimal_json_is_completed_in_its_language(language: str) -> None:
    given = minimal()
    given["language"] = language
    given["chapters"][0]["recommendations"].pop()
    given["chapters"][0]["recommendations"][0]["footnotes"] = []
    given["footnotes"] = []
    found = factsheet(as_bytes(given))
    assert laid_out_and_read(found) == found


def changed(*steps: Any, to: Any) -> Any:
    """The minimal factsheet with the field at `steps` set, or taken out where `to` is ..."""
    given = minimal()
    place = given
    for step in steps[:-1]:
        place = place[step]
    if to is ...:
        del place[steps[-1]]
    else:
        place[steps[-1]] = to
    return given


REC = ("chapters", 0, "recommendations", 0)
OBS = ("chapters", 0, "observations", 0)


@pytest.mark.parametrize(
    ("given", "field", "says"),
    [
        (changed("round", to="2"), "round", "a whole number"),
        (changed("round", to=True), "round", "is true"),
        (changed("round", to=2.0), "round", "a whole number"),
        (changed("language", to=...), "language", "is missing; it should be text"),
        (changed("language", to=" "), "language", "a language tag"),
        (changed("body", to="nobody"), "body", "names no body"),
        (changed("body", to="../x"), "body", "names no body"),
        (changed("party", "code", to="Srb"), "party/code", "three capital letters"),
        (changed("party", "code", to="SRB\n"), "party/code", "three capital letters"),
        (changed("prepared", to="2023-13"), "prepared", "a month as YYYY-MM or null"),
        (changed("chapters", to={}), "chapters", "should be a list, but is an object"),
        (changed("chapters", 0, to=5), "chapters/0", "should be an object"),
        (changed("notes", to=[]), "notes", "is not one of the format"),
        (
            changed(*REC, "strength", to="demand"),
            "chapters/0/recommendations/0/strength",
            "“invite”",
        ),
        (changed(*REC, "codes", to=...), "chapters/0/recommendations/0/codes", "is missing"),
        (changed(*REC, "codes", 0, to=3), "chapters/0/recommendations/0/codes/0", "should be text"),
        (changed(*REC, "footnotes", to=5), "chapters/0/recommendations/0/footnotes", "a list"),
        (changed(*REC, "items", to=[5]), "chapters/0/recommendations/0/items/0", "should be text"),
        (changed(*REC, "follow_up", to=[]), "chapters/0/recommendations/0/follow_up", "or null"),
        (
            changed("chapters", 0, "recommendations", 2, "strength", to="require"),
            "chapters/0/recommendations/2/strength",
            "say “request”",
        ),
        (changed(*OBS, "scope", to=None), "chapters/0/observations/0/scope", "one of “specific”"),
        (changed(*OBS, "position", to=0), "chapters/0/recommendations/0/position", "is missing"),
        (
            changed(*OBS, "marks", to=[{"number": 7, "at": 900}]),
            "chapters/0/observations/0/marks/0",
            "beyond the end",
        ),
        (
            changed(*OBS, "marks", to=[{"number": 7, "at": 0, "item": 3}]),
            "chapters/0/observations/0/marks/0/item",
            "there are 0 items",
        ),
        (
            changed(*OBS, "text", to="a bell \u0007 rings"),
            "chapters/0/observations/0/text",
            "U+0007",
        ),
    ],
)
def test_a_field_that_does_not_fit_is_named(given: Any, field: str, says: str) -> None:
    with pytest.raises(InvalidJson) as refusal:
        factsheet(as_bytes(given))
    sentence = str(refusal.value)
    assert sentence.startswith(f"The field {field} "), sentence
    assert says in sentence
    assert sentence.endswith(".") and "\n" not in sentence


def disagreeing_footnotes(given: Any) -> None:
    one = given["chapters"][0]["recommendations"][0]
    one |= {"marks": [{"number": 7, "at": 0}], "footnotes": [7, 8]}


def lonely_practice(given: Any) -> None:
    chapter = given["chapters"][0]
    chapter["practice_box"] = {"text": "Something else."}
    chapter["practices"] = [{"text": "A café.", "noted_by": "party", "footnotes": []}]


def same_position_twice(given: Any) -> None:
    chapter = given["chapters"][0]
    for one in (*chapter["recommendations"], *chapter["observations"], *chapter["practices"]):
        one["position"] = 4


def headings_without_positions(given: Any) -> None:
    heading = {"text": "Topic", "kind": "topic", "scope": "specific", "position": 0}
    given["chapters"][0]["headings"] = [heading]


def labels_too_few(given: Any) -> None:
    given["chapters"][0]["recommendations"][1]["labels"] = ["a)"]


@pytest.mark.parametrize(
    ("spoil", "field"),
    [
        (disagreeing_footnotes, "chapters/0/recommendations/0/footnotes"),
        (lonely_practice, "chapters/0/practices/0/text"),
        (same_position_twice, "chapters/0/recommendations/0/position"),
        (headings_without_positions, "chapters/0/headings"),
        (labels_too_few, "chapters/0/recommendations/1/labels"),
    ],
)
def test_what_is_said_twice_and_differs_is_refused(
    spoil: Callable[[Any], None], field: str
) -> None:
    given = minimal()
    spoil(given)
    with pytest.raises(InvalidJson, match=f"^The field {field} "):
        factsheet(as_bytes(given))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"{", "line 1, column 2"),
        (b"[1, 2]", "not a factsheet"),
        (b'"text"', "not a factsheet"),
        (b'{"a": 1}', "not a factsheet"),
        (b'{"format": "ronda-factsheet/9"}', "“ronda-factsheet/1”"),
        (b'{"format": {"a": 1}}', "“ronda-factsheet/1”"),
        (b'{"format": "x", "format": "y"}', "“format” twice"),
        (b'{"format": NaN}', "NaN"),
        (b'{"format": ' + b"9" * 5000 + b"}", "a number too long"),
        (b'{"format": "\xff"}', "UTF-8"),
        (b"[" * 100_000 + b"]" * 100_000, "nested deeper"),
    ],
)
def test_json_that_is_no_factsheet_is_refused_in_one_sentence(data: bytes, says: str) -> None:
    with pytest.raises(InvalidJson) as refusal:
        factsheet(data)
    assert says in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_file_too_large_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(TooLarge, match="51 MB"):
        factsheet(b" " * (51 * 1024 * 1024))
    with pytest.raises(TooLarge, match="millions of values"):
        factsheet(b'{"format": [' + b"[]," * 3_000_000 + b"[]]}")
