"""Two drafts compared, numbers given anew, faults found, the JSON form."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from ronda.procedure.loading import load_procedure
from ronda.reports.comparing import DraftChangeKind, draft_changes
from ronda.reports.faults import FaultCode, faults
from ronda.reports.json_form import NoReport, json_of, report_of
from ronda.reports.model import Paragraph, Recommendation, Report
from ronda.reports.numbering import numbered
from tests.reports.arcadian import report

PARTIES = ("XAR", "XTA")


def changed(change: Callable[[Any], object]) -> Report:
    values = report().model_dump(mode="json", by_alias=True)
    change(values)
    return Report.model_validate_json(json.dumps(values))


def kinds(new: Report) -> list[tuple[DraftChangeKind, str]]:
    return [(one.kind, one.id) for one in draft_changes(report(), new)]


def entries(values: Any, chapter: int = 0) -> Any:
    return values["chapters"][chapter]["entries"]


def test_a_draft_is_equal_to_itself() -> None:
    assert draft_changes(report(), report()) == ()


def test_a_new_code_is_no_new_recommendation() -> None:
    new = changed(lambda v: entries(v)[3].update(code="I-7"))
    (only,) = draft_changes(report(), new)
    assert (only.kind, only.before, only.after) == (DraftChangeKind.RENUMBERED, "I-1", "I-7")


def test_one_entry_taken_past_others_moved_alone() -> None:
    new = changed(lambda v: entries(v).insert(1, entries(v).pop()))
    assert kinds(new) == [(DraftChangeKind.MOVED, "r-2")]


def test_what_went_to_another_chapter_is_told_with_both() -> None:
    new = changed(lambda v: entries(v, 1).append(entries(v).pop()))
    (only,) = draft_changes(report(), new)
    assert (only.kind, only.before, only.after) == (DraftChangeKind.MOVED, "law", "help")


@pytest.mark.parametrize(
    ("change", "kind", "id"),
    [
        (lambda v: entries(v)[3]["text"].update(fr="autre"), DraftChangeKind.REWORDED, "r-1"),
        (lambda v: entries(v)[3].update(strength="invite"), DraftChangeKind.STRENGTH, "r-1"),
        (lambda v: entries(v)[3].update(parties=["XTA"]), DraftChangeKind.ADDRESSED, "r-1"),
        (
            lambda v: entries(v)[1]["findings"][0].update(kind="unclear"),
            DraftChangeKind.KIND,
            "f-1",
        ),
        (lambda v: entries(v)[1]["findings"].pop(0), DraftChangeKind.REMOVED, "f-1"),
    ],
)
def test_each_change_is_told_once(
    change: Callable[[Any], object], kind: DraftChangeKind, id: str
) -> None:
    assert kinds(changed(change)) == [(kind, id)]


def test_numbers_given_anew_touch_no_id() -> None:
    swapped = changed(lambda v: v["chapters"].reverse())
    anew = numbered(swapped, load_procedure("lanzarote").codes)
    assert [p.number for p in anew.of(Paragraph)] == [1, 2, 3, 4]
    assert [(r.id, r.code) for r in anew.of(Recommendation)][:2] == [("r-3", "I-1"), ("r-4", "I-2")]
    assert [chapter.number for chapter in anew.chapters] == ["I", "II"]
    assert faults(anew, load_procedure("lanzarote"), PARTIES) == ()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda v: entries(v)[3].update(id="r-2"), FaultCode.ID_TWICE),
        (lambda v: entries(v)[3].update(code="I-2"), FaultCode.CODE_TWICE),
        (lambda v: entries(v)[3].update(code="one"), FaultCode.CODE_NOT_IN_SCHEME),
        (lambda v: entries(v)[3].update(code="IV-1"), FaultCode.CODE_IN_OTHER_CHAPTER),
        (lambda v: entries(v)[1].update(number=9), FaultCode.PARAGRAPH_OUT_OF_ORDER),
        (lambda v: entries(v)[3].update(strength="urge"), FaultCode.STRENGTH_UNKNOWN),
        (lambda v: entries(v)[3].update(parties=[]), FaultCode.NOBODY_ADDRESSED),
        (lambda v: entries(v)[3].update(parties=["XSY"]), FaultCode.PARTY_UNKNOWN),
        (lambda v: entries(v)[3].update(rests_on=["f-9"]), FaultCode.RESTS_ON_NOTHING_KNOWN),
        (lambda v: entries(v)[3]["text"].pop("fr"), FaultCode.LANGUAGE_MISSING),
    ],
)
def test_each_fault_is_found_alone(change: Callable[[Any], object], code: FaultCode) -> None:
    found = faults(changed(change), load_procedure("lanzarote"), PARTIES)
    assert [one.code for one in found] == [code]


def test_the_json_form_comes_back_equal() -> None:
    assert report_of(json_of(report()).encode()) == report()


@pytest.mark.parametrize(
    "data", [b"\xff", b"[", b"[]", b'{"format": "other"}', b'{"format": "ronda-report/1"}']
)
def test_what_is_no_report_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(NoReport, match=r"\.$"):
        report_of(data)


def test_a_report_past_the_bounds_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ronda.reports.json_form.LARGEST", 10)
    with pytest.raises(NoReport, match="more than 10"):
        report_of(json_of(report()).encode())
