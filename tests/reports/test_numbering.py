"""Codes that were given stay, and what has none yet gets the next one."""

from ronda.procedure.loading import load_procedure
from ronda.reports.model import Recommendation, Report
from ronda.reports.numbering import NOT_YET, continued, numbered
from tests.reports.arcadian import report

CODES = load_procedure("lanzarote").codes


def without_codes(*kept: str) -> Report:
    told = report().model_dump(mode="json", by_alias=True)
    for chapter in told["chapters"]:
        if chapter["id"] not in kept:
            chapter["number"] = NOT_YET
        for entry in chapter["entries"]:
            if entry["type"] == "recommendation" and entry["id"] not in kept:
                entry["code"] = NOT_YET
    return Report.model_validate(told)


def called(value: Report) -> tuple[list[str], list[str]]:
    return [one.number for one in value.chapters], [one.code for one in value.of(Recommendation)]


def test_what_has_no_code_at_all_is_numbered_as_if_anew() -> None:
    assert called(continued(without_codes(), CODES)) == called(numbered(report(), CODES))


def test_a_code_that_was_given_stays_and_the_next_one_comes_after_the_greatest() -> None:
    value = continued(without_codes("help", "r-2", "r-5"), CODES)
    assert called(value) == (["III", "II"], ["III-3", "I-2", "II-4", "II-5", "II-3"])
