"""From a report, the factsheet of each Party; and a factsheet tied to its report."""

import pytest

from ronda.factsheets.faults import faults as factsheet_faults
from ronda.factsheets.model import Factsheet, HeadingKind, Scope
from ronda.factsheets.reading import read
from ronda.factsheets.writing import FORMATS, to_bytes
from ronda.procedure.loading import load_procedure
from ronda.reports.addressing import Reach, Why, addressed_to
from ronda.reports.generating import Addressee, Cover, factsheet_of
from ronda.reports.model import Report
from ronda.reports.tying import LooseCode, tie
from tests.reports.arcadian import report

ARCADIA, TALVIA = Addressee("XAR", "Arcadia"), Addressee("XTA", "Talvia")


def generated(party: Addressee = ARCADIA, language: str = "en") -> Factsheet:
    return factsheet_of(report(), party, language, load_procedure("lanzarote"), Cover("A title"))


def codes(factsheet: Factsheet, scope: Scope) -> list[str]:
    return [c for r in factsheet.recommendations if r.scope is scope for c in r.codes]


def test_what_is_addressed_by_name_is_specific_and_the_rest_generic() -> None:
    sheet = generated()
    assert codes(sheet, Scope.SPECIFIC) == ["I-1", "II-2"]
    assert codes(sheet, Scope.GENERIC) == ["I-2", "II-1"]


def test_who_already_does_so_is_not_asked() -> None:
    assert codes(generated(TALVIA), Scope.SPECIFIC) == []
    assert codes(generated(TALVIA), Scope.GENERIC) == ["II-1", "II-2"]
    told = {one.recommendation.code: (one.reach, one.why) for one in addressed_to(report(), "XTA")}
    assert told["I-2"] == (Reach.NOT_ADDRESSED, Why.DOES_SO)
    assert told["I-1"] == (Reach.NOT_ADDRESSED, Why.NOT_NAMED)
    assert told["II-3"] == (Reach.NOT_ADDRESSED, Why.WITHDRAWN)


def test_findings_worded_alike_are_one_observation_with_both_paragraphs() -> None:
    (observation,) = generated().chapters[0].observations
    assert (observation.text, observation.paragraphs) == ("Arcadia sets no age.", (1, 2))
    assert observation.topic == "The age of the child"


def test_boxes_follow_the_strength_and_are_empty() -> None:
    sheet = generated()
    boxed = {r.codes[0]: r.follow_up for r in sheet.recommendations}
    assert [code for code, box in boxed.items() if box is not None] == ["I-1", "I-2", "II-2"]
    assert all(box.text == "" for box in boxed.values() if box is not None)
    assert all(chapter.practice_box for chapter in sheet.chapters)


def test_footnotes_name_paragraphs_and_codes_and_headings_are_the_bodys() -> None:
    sheet = generated()
    assert [note.text for note in sheet.footnotes][:2] == [
        "Paras. 1, 2.",
        "Recommendations I-1.",
    ]
    headings = [h.text for h in sheet.chapters[0].headings if h.kind is HeadingKind.SECTION]
    assert headings[0] == "Observations and recommendations of the Committee specific to Arcadia"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_has_no_fault_and_comes_back_from_every_format(language: str) -> None:
    sheet = generated(language=language)
    assert factsheet_faults(sheet) == ()
    for format in FORMATS:
        if format != "pdf":
            assert read(to_bytes(sheet, format)) == sheet, format


def test_a_generated_factsheet_ties_to_its_report_whole() -> None:
    ties = tie(generated(), report())
    assert ties.loose == ()
    assert [t.recommendations[0].id for t in ties.recommendations] == ["r-1", "r-2", "r-4", "r-3"]
    assert [f.id for f in ties.observations[0].findings] == ["f-1", "f-3"]


def test_what_does_not_tie_is_listed() -> None:
    changed = report().model_dump(by_alias=True)
    first, second = changed["chapters"][0]["entries"], changed["chapters"][1]["entries"]
    first[3]["code"], first[4]["strength"] = "I-9", "require"
    first[2]["number"] = 77
    second[2]["parties"] = ["XTA"]
    loose = tie(generated(), Report.model_validate(changed)).loose
    assert {(one.code, one.looked_for) for one in loose} == {
        (LooseCode.CODE_NOT_IN_REPORT, "I-1"),
        (LooseCode.STRENGTH_DIFFERS, "I-2"),
        (LooseCode.PARAGRAPH_NOT_IN_REPORT, "2"),
        (LooseCode.SCOPE_DIFFERS, "II-2"),
        (LooseCode.NOT_IN_FACTSHEET, "I-9"),
    }
