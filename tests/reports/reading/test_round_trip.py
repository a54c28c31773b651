"""What Ronda writes as Word comes back: what the page shows by itself, the rest by its ids."""

import re

import pytest
from hypothesis import given, settings

from ronda.procedure.stated import Wording
from ronda.reports.ids import id_in, names_of
from ronda.reports.kept import kept
from ronda.reports.model import Addressed, PromisingPractice, Report
from ronda.reports.reading import from_docx
from ronda.reports.shown import as_shown, flat
from ronda.reports.words import Opening, spoken
from ronda.reports.writing import to_docx
from tests.reports.arcadian import report
from tests.reports.report_strategy import ids, reports


@pytest.mark.parametrize("language", ["en", "fr"])
@settings(max_examples=25)
@given(made=reports())
def test_a_report_comes_back_as_it_was_shown_and_whole_with_its_draft(
    made: Report, language: str
) -> None:
    page = as_shown(made, language)
    read = from_docx(to_docx(made, language))
    if made.adopted is not None:
        page = page.model_copy(update={"draft": read.report.draft})
    assert read.report == page
    assert read.own
    assert read.account.unplaced == ()
    assert {fault.code for fault in read.account.faults} <= {"code-twice"}
    assert read.account.placed == read.account.characters
    assert kept(read.report, made) == made


@given(id=ids())
def test_an_id_comes_back_from_its_bookmarks(id: str) -> None:
    names = names_of(id)
    assert id_in(reversed(names)) == id
    assert all(len(name) <= 40 for name in names)


def test_half_an_id_is_none() -> None:
    names = names_of("i" + "-abcdefgh" * 6)
    assert len(names) > 1
    assert id_in(names[1:]) is None
    assert id_in(["_Rnd0_1x"]) is None


def test_a_wide_blank_at_the_end_of_a_practice_stays() -> None:
    practice = PromisingPractice(id="p-1", party="XAR", text=Wording.of({"en": "A helpline\u2003"}))
    made = report()
    chapter = made.chapters[-1]
    entries = (*chapter.entries, practice)
    chapter = chapter.model_copy(update={"entries": entries})
    made = made.model_copy(update={"chapters": (*made.chapters[:-1], chapter)})
    last = from_docx(to_docx(made, "en")).report.chapters[-1].entries[-1]
    assert last == practice.model_copy(update={"id": last.id})


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("strength", ["require", "urge"])
@pytest.mark.parametrize("parties", [(), ("XAR",), ("XAR", "SRB")])
def test_the_words_that_open_a_recommendation_say_what_they_were_made_of(
    language: str, strength: str, parties: tuple[str, ...]
) -> None:
    words = spoken("lanzarote", language)
    for addressed in Addressed:
        shown = flat(words.opening(strength, addressed, parties))
        assert words.opening_in(shown) == Opening(strength, addressed, parties)


@pytest.mark.parametrize("phrase", sorted(spoken("lanzarote", "en").phrases))
@pytest.mark.parametrize("blank", ["", " ", "\u00a0", "\u2003"])
def test_a_blank_behind_a_phrase_does_not_hide_it(phrase: str, blank: str) -> None:
    words = spoken("lanzarote", "en")
    shown = re.sub(r"\{\w+\}", "x", words.report.phrases[phrase])
    assert words.told(phrase, f"{shown}{blank}") is not None


def test_every_word_of_the_file_has_a_place() -> None:
    account = from_docx(to_docx(report(), "en")).account
    assert {stretch.place.split("/")[0] for stretch in account.stretches} == {
        "title", "draft", "contents", "chapters", "furniture",
    }  # fmt: skip
