"""Compliance reports as Word and PDF say all that the report says."""

import io
import re
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest

from ronda.assessments import words
from ronda.assessments.model import ComplianceReport, Form
from ronda.assessments.writing.outline import outlined
from ronda.assessments.writing.to_docx import report_docx
from ronda.assessments.writing.to_pdf import report_pdf
from ronda.factsheets.errors import CannotWrite, NotAFactsheet
from ronda.factsheets.reading import read_with_text
from tests.assessments.reports import compliance_report

SAID = (
    "The harbour has a counsellor.",
    "by night",
    "has a counsellor",
    "One harbour of two.",
    "We said not yet.",
    "Nothing was submitted.",
    "Not assessed yet.",
    "Decided on 2026-03-10, meeting 46.",
)


def word(report: ComplianceReport) -> str:
    xml = ZipFile(io.BytesIO(report_docx(outlined(report)))).read("word/document.xml").decode()
    return re.sub(r"<[^>]+>", "", xml.replace("</w:p>", "\n"))


def pdf(report: ComplianceReport) -> str:
    with pypdfium2.PdfDocument(report_pdf(outlined(report))) as made:
        told = " ".join(page.get_textpage().get_text_range() for page in made)
    return " ".join(told.split())


@pytest.mark.parametrize("write", [word, pdf])
def test_everything_is_said(write: object) -> None:
    told = word(compliance_report()) if write is word else pdf(compliance_report())
    for text in SAID:
        assert text in told


def test_only_a_draft_says_that_it_is_one() -> None:
    notice = "for the Committee alone"
    assert notice in word(compliance_report(Form.DRAFT))
    assert notice not in word(compliance_report())


def test_the_same_report_gives_the_same_bytes() -> None:
    assert report_docx(outlined(compliance_report())) == report_docx(outlined(compliance_report()))
    assert report_pdf(outlined(compliance_report())) == report_pdf(outlined(compliance_report()))


def test_a_box_is_shown_and_not_typed_in() -> None:
    xml = (
        ZipFile(io.BytesIO(report_docx(outlined(compliance_report()))))
        .read("word/document.xml")
        .decode()
    )
    assert "ronda:follow-up:" not in xml
    assert "RondaFollow-upText" in xml


def test_each_party_has_its_own_box() -> None:
    boxes = [block.box.number for block in outlined(compliance_report()).blocks if block.box]
    assert sorted(set(boxes)) == [1, 2, 3]


def test_a_sign_that_no_font_has_does_not_hold_the_pdf_up() -> None:
    report = compliance_report()
    strange = report.model_copy(update={"about": "I-1 \U0001f3f4"})
    assert "U+1F3F4" in pdf(strange)


def test_a_control_character_is_refused_with_its_place() -> None:
    report = compliance_report().model_copy(update={"about": "I\x0b1"})
    with pytest.raises(CannotWrite, match=r"U\+000B"):
        report_docx(outlined(report))


def test_the_word_file_is_not_taken_for_a_factsheet() -> None:
    with pytest.raises(NotAFactsheet):
        read_with_text(report_docx(outlined(compliance_report())), name="report.docx")


def test_the_words_are_the_same_in_each_language() -> None:
    folder = Path(words.__file__).parent
    names = {
        tag: set(tomllib.loads((folder / f"{tag}.toml").read_text("utf-8")))
        for tag in words.LANGUAGES
    }
    assert names["en"] == names["fr"]
    french = word(compliance_report(language="fr"))
    assert "Statut : partly in compliance. Décidé le 2026-03-10, meeting 46." in french
