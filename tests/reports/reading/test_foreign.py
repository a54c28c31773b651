"""Reports that somebody else wrote in Word: read as well as can be, and nothing made up."""

import re

import pytest

from ronda.factsheets.errors import Damaged, NotAReport, TooLarge
from ronda.factsheets.reading import read_document
from ronda.reports.kept import kept
from ronda.reports.model import Addressed, Paragraph, PromisingPractice, Recommendation
from ronda.reports.reading import ReadReport, from_docx, parsing
from ronda.reports.reading.telling import is_report
from ronda.reports.writing import to_docx
from tests.reports.arcadian import report
from tests.reports.reading import foreign

MAKERS = [foreign.typed, foreign.automatic, foreign.bare]


def asked(read: ReadReport) -> list[tuple[str, str, Addressed, tuple[str, ...], str]]:
    return [
        (r.code, r.strength, r.addressed, r.parties, r.text.in_language("en"))
        for r in read.report.of(Recommendation)
    ]


@pytest.mark.parametrize("made", MAKERS)
def test_paragraphs_and_recommendations_are_told_however_they_are_set(made) -> None:  # type: ignore[no-untyped-def]
    read = from_docx(made())
    assert [(c.number, c.title.in_language("en")) for c in read.report.chapters] == [
        ("I", "Help by telephone"),
        ("II", "Help on line"),
    ]
    assert [p.number for p in read.report.of(Paragraph)] == [1, 2, 3, 4, 5]
    assert asked(read) == [
        ("I-1", "require", Addressed.NOT_ALREADY, (), "to have calls answered"),
        ("I-2", "invite", Addressed.NAMED, ("XAR", "XTA"), "to tell children of it."),
        ("II-1", "request", Addressed.ALL, (), "answer letters within a day;"),
        ("II-2", "request", Addressed.ALL, (), "keep no names."),
    ]
    assert [p.party for p in read.report.of(PromisingPractice)] == ["XAR"]
    assert not read.own


@pytest.mark.parametrize("made", MAKERS)
def test_nothing_is_made_up_and_what_is_unsure_is_named(made) -> None:  # type: ignore[no-untyped-def]
    read = from_docx(made())
    assert list(read.report.findings) == []
    assert [one.text for one in read.account.unplaced] == [
        "Adopted after the invented meeting of the Committee in Port Arcady",
        "Arcadia and Talvia lend each other their staff.",
    ]
    (doubt,) = read.account.repairs
    assert "bears no code" in doubt.what
    (asking,) = [p for p in read.report.of(Paragraph) if p.number == 5]
    assert asking.text.in_language("en") == "The Committee requires Talvia to think again."


@pytest.mark.parametrize("made", MAKERS)
def test_every_word_of_the_source_is_in_the_report_or_in_the_account(made) -> None:  # type: ignore[no-untyped-def]
    data = made()
    read = from_docx(data)
    kept_words = set(re.findall(r"\w+", read.report.model_dump_json()))
    kept_words |= {w for one in read.account.unplaced for w in re.findall(r"\w+", one.text)}
    said_by_fields = set(re.findall(
        r"\w+", "The Committee requires Parties that are not already doing so invites and Arcadia"
        " Talvia requests all Recommendation also",
    ))  # fmt: skip
    words = set(re.findall(r"\w+", read_document(data, name="x.docx").text))
    assert words - kept_words - said_by_fields == set()


@pytest.mark.parametrize("made", [foreign.typed, foreign.automatic])
def test_a_french_report_is_known_by_its_words(made) -> None:  # type: ignore[no-untyped-def]
    read = from_docx(made(foreign.FRENCH))
    assert read.language == "fr"
    told = [(r.code, r.strength, r.addressed) for r in read.report.of(Recommendation)]
    assert told == [
        ("I-1", "require", Addressed.NOT_ALREADY),
        ("II-1", "invite", Addressed.ALL),
    ]


def test_a_code_beside_its_text_is_its_code() -> None:
    ((code, strength, addressed, _, text),) = asked(from_docx(foreign.beside()))
    assert (code, strength, addressed, text) == (
        "I-1",
        "request",
        Addressed.ALL,
        "to answer calls.",
    )


def test_a_list_that_counts_from_one_again_is_no_paragraph() -> None:
    lines = [foreign.paragraph("I. Help", "Heading1")]
    lines += [foreign.paragraph(f"{n}. Paragraph {n}.") for n in (1, 2, 3)]
    lines += [foreign.paragraph(f"{n}. Point {n}.") for n in (1, 2)]
    lines += [foreign.paragraph("4. Paragraph 4.")]
    read = from_docx(foreign.file(lines))
    assert [p.number for p in read.report.of(Paragraph)] == [1, 2, 3, 4]
    (third,) = [p for p in read.report.of(Paragraph) if p.number == 3]
    assert third.text.in_language("en") == "Paragraph 3.\n1. Point 1.\n2. Point 2."


def test_a_code_that_nothing_follows_is_kept_aside() -> None:
    lines = [foreign.paragraph("I. Help", "Heading1"), foreign.paragraph("1. One.")]
    read = from_docx(foreign.file([*lines, foreign.paragraph("Recommendation I-1")]))
    assert [one.text for one in read.account.unplaced] == ["Recommendation I-1"]


def test_text_under_a_code_without_a_verb_is_a_fault() -> None:
    lines = ["1. One.", "Recommendation I-1", "Calls should be answered."]
    made = [foreign.paragraph("I. Help", "Heading1"), *map(foreign.paragraph, lines)]
    read = from_docx(foreign.file(made))
    assert [fault.code for fault in read.account.faults] == ["no-strength"]
    assert asked(read)[0][:2] == ("I-1", "")


def test_a_code_that_stands_twice_is_a_fault() -> None:
    lines = ["1. One."] + ["The Committee invites all Parties to call (Recommendation I-1)."] * 2
    made = [foreign.paragraph("I. Help", "Heading1"), *map(foreign.paragraph, lines)]
    assert [f.code for f in from_docx(foreign.file(made)).account.faults] == ["code-twice"]


# ------------------------------------------------------------ what an official did to ours


def edited(change: tuple[str, str], data: bytes | None = None) -> bytes:
    return foreign.with_document(
        data or to_docx(report(), "en"), lambda xml: xml.replace(*change, 1)
    )


def test_an_edited_paragraph_keeps_its_id_and_all_else_of_its_draft() -> None:
    read = from_docx(edited(("What the replies say, part 2.", "What they say.")), known=report())
    whole = kept(read.report, report())
    (second,) = [p for p in whole.of(Paragraph) if p.id == "p-2"]
    assert dict(second.text.texts) == {
        "en": "What they say.",
        "fr": "(fr) What the replies say, part 2.",
    }
    rests = {r.id: r.rests_on for r in whole.of(Recommendation)}
    assert rests["r-2"] == ("f-2",)


def test_a_paragraph_typed_in_between_is_new_and_takes_the_next_number() -> None:
    own = to_docx(report(), "en")
    added = foreign.doubled(own, "What the replies say, part 1.", "Something new.")
    read = from_docx(added, known=report())
    assert [p.number for p in read.report.of(Paragraph)] == [1, 2, 3, 4, 5]
    new = next(p for p in read.report.of(Paragraph) if "new" in p.text.in_language("en"))
    assert new.id not in {p.id for p in report().of(Paragraph)}


def test_an_opening_in_other_words_is_read_by_its_verb() -> None:
    read = from_docx(edited(("The Committee requires Arcadia:", "The Committee invites Talvia:")))
    assert asked(read)[0][:4] == ("I-1", "invite", Addressed.NAMED, ("XTA",))


def test_a_finding_that_no_longer_names_a_kind_is_kept_aside() -> None:
    read = from_docx(edited(("Arcadia (gap): Arcadia sets no age.", "Arcadia sets no age.")))
    assert [one.text for one in read.account.unplaced] == ["- Arcadia sets no age."]


def test_a_foreign_copy_finds_its_ids_by_code_and_words() -> None:
    read = from_docx(foreign.typed())
    again = from_docx(foreign.typed(), known=read.report)
    assert again.report == read.report
    assert "taken for those of the draft before" in again.account.repairs[-1].what


# ------------------------------------------------------------ what is no report, or too much


def test_what_is_no_report_is_refused() -> None:
    with pytest.raises(NotAReport):
        from_docx(foreign.file([foreign.paragraph("Dear colleagues,")]))
    with pytest.raises(Damaged):
        from_docx(to_docx(report(), "en")[:900])


def test_a_report_past_the_bounds_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "LONGEST", 100)
    with pytest.raises(TooLarge, match="100"):
        from_docx(to_docx(report(), "en"))


def test_reports_are_told_from_factsheets_and_letters() -> None:
    def told(data: bytes) -> bool:
        return is_report(read_document(data, name="x.docx"))

    assert told(to_docx(report(), "fr")) and told(foreign.typed()) and told(foreign.bare())
    assert not told(foreign.file([foreign.paragraph(f"{n}. Answer.") for n in range(1, 30)]))


@pytest.mark.parametrize("made", [foreign.typed, foreign.automatic])
def test_a_copy_that_another_program_saved_says_the_same(soffice, made, tmp_path) -> None:  # type: ignore[no-untyped-def]
    own = foreign.saved_by(soffice, to_docx(report(), "en"), tmp_path)
    assert from_docx(own).report == from_docx(to_docx(report(), "en")).report
    other = foreign.saved_by(soffice, made(), tmp_path)
    assert asked(from_docx(other)) == asked(from_docx(made()))
