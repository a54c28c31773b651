"""A report as Word, PDF and JSON: the same bytes each time, sound files, nothing confidential."""

import io
import zipfile

import pypdfium2
import pytest
from lxml import etree

from ronda.factsheets.errors import CannotWrite, UnknownFormat
from ronda.procedure.stated import Wording
from ronda.reports.model import Report
from ronda.reports.writing import to_docx, to_pdf, written
from tests.reports.arcadian import report

SECRET = "The ministry said so in confidence"


def with_evidence() -> Report:
    values = report().model_dump(mode="json", by_alias=True)
    finding = values["chapters"][0]["entries"][1]["findings"][0]
    finding["rests_on"] = [{"source": "comment:12", "quote": SECRET}]
    return Report.model_validate(values)


def pdf_text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return " ".join(page.get_textpage().get_text_bounded() for page in document)


@pytest.mark.parametrize("format", ["docx", "pdf"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_same_report_makes_the_same_bytes(format: str, language: str) -> None:
    assert written(report(), format, language) == written(report(), format, language)


def test_no_file_to_hand_on_has_what_a_finding_rests_on() -> None:
    parts = zipfile.ZipFile(io.BytesIO(to_docx(with_evidence(), "en")))
    assert not any(SECRET.encode() in parts.read(name) for name in parts.namelist())
    assert SECRET not in pdf_text(to_pdf(with_evidence(), "en"))
    assert SECRET.encode() in written(with_evidence(), "json", "en")


def test_every_part_of_the_word_file_is_sound_and_each_bookmark_stands_once() -> None:
    package = zipfile.ZipFile(io.BytesIO(to_docx(report(), "en")))
    roots = {name: etree.fromstring(package.read(name)) for name in package.namelist()}
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    starts = [one.get(f"{w}id") for one in roots["word/document.xml"].iter(f"{w}bookmarkStart")]
    assert len(starts) == len(set(starts)) > 10


def test_the_pdf_says_what_the_report_says() -> None:
    text = pdf_text(to_pdf(report(), "fr"))
    for words in ("Recommandation I-1", "Le Comité exige", "Arcadie (lacune)", "Projet n° 1"):
        assert words in text


def test_a_text_that_is_still_to_come_is_said_to_be_awaited() -> None:
    paragraph = report().chapters[0].entries[1].model_copy(update={"text": Wording.of({"en": ""})})
    chapter = report().chapters[0].model_copy(update={"entries": (paragraph,)})
    made = report().model_copy(update={"chapters": (chapter,)})
    assert "[text to come]" in pdf_text(to_pdf(made, "en"))


def test_what_a_format_cannot_carry_is_refused_with_its_place() -> None:
    title = Wording.of({"en": "Bell \x07 rings", "fr": "x"})
    broken = report().model_copy(update={"title": title})
    with pytest.raises(CannotWrite, match=r"U\+0007 in “Bell □ rings”"):
        to_docx(broken, "en")
    with pytest.raises(CannotWrite, match=r"has no words for re(?:ports|aders)"):
        written(report().model_copy(update={"body": "greta"}), "docx", "en")
    with pytest.raises(UnknownFormat):
        written(report(), "html", "en")
