"""Footnotes in Word: the number a mark shows, and the note that it leads to."""

import pytest

from ronda.factsheets.blocks import Block, Document, Kind
from ronda.factsheets.reading.from_docx import document
from tests.factsheets.layouts.word_package import (
    cell,
    control,
    mark,
    note,
    par,
    row,
    run,
    separators,
    style,
    table,
    word_file,
)

RAISED = '<w:vertAlign w:val="superscript"/>'


def read(body: str, **parts: str) -> Document:
    for kind in ("footnote", "endnote"):
        if f"{kind}s" in parts:
            parts[f"{kind}s"] = separators(kind) + parts[f"{kind}s"]
    return document(word_file(body, parts=parts))


def marks(found: Document) -> list[tuple[str, tuple[int, ...]]]:
    return [(b.text, b.marks) for b in found.blocks if b.kind is not Kind.NOTE]


def notes(found: Document) -> list[tuple[int | None, str]]:
    return [(b.note, b.text) for b in found.blocks if b.kind is Kind.NOTE]


def custom(id: int, shown: str) -> str:
    return (
        f'<w:r><w:rPr>{RAISED}</w:rPr><w:footnoteReference w:customMarkFollows="1" w:id="{id}"/>'
        f"<w:t>{shown}</w:t></w:r>"
    )


def test_number_is_the_turn_of_the_mark_and_not_the_id() -> None:
    body = par("One.", mark(17)) + par("Two", mark(4), " and three.", mark(9))
    found = read(body, footnotes=note(4, "Four.") + note(9, "Nine.") + note(17, "Seventeen."))
    assert marks(found) == [("One.", (1,)), ("Two and three.", (2, 3))]
    assert notes(found) == [(1, "Seventeen."), (2, "Four."), (3, "Nine.")]
    assert [run.text for run in found.blocks[1].runs] == ["Two", "2", " and three.", "3"]


def test_notes_of_google_docs_are_read() -> None:
    """Its ids begin at 0, and it says of every mark that it is no mark of its own."""
    reference = '<w:r><w:footnoteReference w:customMarkFollows="0" w:id="{}"/></w:r>'
    body = par("a", reference.format(0)) + par("b", reference.format(1))
    data = word_file(body, parts={"footnotes": note(0, "First.") + note(1, "Second.")})
    assert notes(document(data)) == [(1, "First."), (2, "Second.")]
    assert marks(document(data)) == [("a", (1,)), ("b", (2,))]


def test_marks_in_cells_controls_and_links_count_in_their_turn() -> None:
    inner = table(row(cell(par("cell", mark(2)), fill="FBE4D5")))
    link = f'<w:hyperlink w:anchor="x">{run("link")}{mark(3)}</w:hyperlink>'
    body = par("a", mark(1)) + control(inner) + par(link) + par(control(run("b") + mark(4)))
    found = read(body, footnotes="".join(note(i, f"n{i}") for i in (1, 2, 3, 4)))
    assert marks(found) == [("a", (1,)), ("cell", (2,)), ("link", (3,)), ("b", (4,))]


def test_deleted_mark_does_not_count_and_takes_its_note_along() -> None:
    gone = f'<w:del w:id="1" w:author="A">{mark(1)}</w:del>'
    found = read(par("a", gone) + par("b", mark(2)), footnotes=note(1, "Gone.") + note(2, "Here."))
    assert marks(found) == [("a", ()), ("b", (1,))]
    assert notes(found) == [(1, "Here.")]
    assert [r.what for r in found.repairs] == ["Tracked changes were read as accepted: 1 deletion."]


def test_mark_of_its_own_is_shown_as_it_is_and_not_counted() -> None:
    body = par("a", mark(1), custom(2, "119")) + par("b", mark(3))
    typed = '<w:footnote w:id="2"><w:p>' + run("119", RAISED) + run(" Own.") + "</w:p></w:footnote>"
    found = read(body, footnotes=note(1, "One.") + typed + note(3, "Two."))
    assert marks(found) == [("a", (1, 119)), ("b", (2,))]
    assert notes(found) == [(1, "One."), (2, "Two."), (119, "Own.")]


def test_mark_that_is_no_number_gets_one_after_all_others() -> None:
    body = par("Kosovo", custom(1, "*"), " is.", mark(2))
    typed = '<w:footnote w:id="1"><w:p>' + run("*") + run(" A name.") + "</w:p></w:footnote>"
    found = read(body, footnotes=typed + note(2, "One."))
    assert marks(found) == [("Kosovo is.", (2, 1))]
    assert found.blocks[0].runs[1].text == "*"
    assert notes(found) == [(1, "One."), (2, "A name.")]


@pytest.mark.parametrize(
    ("settings", "section"),
    [('<w:footnotePr><w:numStart w:val="40"/></w:footnotePr>', ""),
     ("", '<w:sectPr><w:footnotePr><w:numStart w:val="40"/></w:footnotePr></w:sectPr>')],
)  # fmt: skip
def test_counting_begins_where_the_file_says(settings: str, section: str) -> None:
    body = par("a", mark(1), mark(2)) + section
    found = read(body, footnotes=note(1, "x") + note(2, "y"), settings=settings)
    assert marks(found) == [("a", (40, 41))]


def test_notes_that_begin_anew_are_numbered_through_and_that_is_said() -> None:
    section = '<w:sectPr><w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr>'
    body = par("a", mark(1), look=section) + par("b", mark(2)) + section
    found = read(body, footnotes=note(1, "x") + note(2, "y"))
    assert marks(found) == [("a", (1,)), ("b", (2,))]
    assert [r.what for r in found.repairs if "numbered through" in r.what]


def test_endnotes_alone_are_the_notes() -> None:
    found = read(par("a", mark(1, "endnote")), endnotes=note(1, "x", kind="endnote"))
    assert marks(found) == [("a", (1,))]
    assert notes(found) == [(1, "x")]
    assert found.blocks[0].runs[1].text == "i"


def test_endnotes_beside_footnotes_are_numbered_after_them() -> None:
    body = par("a", mark(1, "endnote"), mark(1)) + par("b", mark(2))
    found = read(
        body, footnotes=note(1, "f1") + note(2, "f2"), endnotes=note(1, "e1", kind="endnote")
    )
    assert marks(found) == [("a", (3, 1)), ("b", (2,))]
    assert notes(found) == [(1, "f1"), (2, "f2"), (3, "e1")]


def test_note_of_several_paragraphs_is_one_with_its_styles_and_links() -> None:
    content = (
        '<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r>' + run(" See ")
        + '<w:hyperlink r:id="out">' + run("a page", "<w:i/>") + "</w:hyperlink></w:p>"
        + par("And more.") + "</w:footnote>"
    )  # fmt: skip
    rels = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="out" Type="x/hyperlink" Target="https://a.example/?b=1&amp;c"'
        b' TargetMode="External"/></Relationships>'
    )
    data = word_file(
        par("a", mark(1)),
        parts={"footnotes": content},
        extra={"word/_rels/footnotes.xml.rels": rels},
    )
    found = document(data).blocks[1]
    assert [(r.text, r.italic, r.href) for r in found.runs] == [
        ("See ", False, None),
        ("a page", True, "https://a.example/?b=1&c"),
        (" And more.", False, None),
    ]
    assert (found.label, found.where) == ("1", "note 1")


def test_figures_above_the_line_in_a_note_are_text() -> None:
    found = read(par("a", mark(1)), footnotes=note(1, "12 m", run("2", RAISED), " of land."))
    assert notes(found) == [(1, "12 m² of land.")]


def test_mark_without_its_note_is_kept_for_the_grammar_to_tell() -> None:
    found = read(par("a", mark(1), mark(2)), footnotes=note(2, "x"))
    assert marks(found) == [("a", (1, 2))]
    assert notes(found) == [(2, "x")]


def test_note_without_a_mark_is_said_to_be_left_out() -> None:
    found = read(par("a", mark(1)), footnotes=note(1, "x") + note(7, "Nobody sees this."))
    assert notes(found) == [(1, "x")]
    (told,) = found.repairs
    assert "Nobody sees this." in told.what and told.what.startswith("Left out")


def test_two_marks_of_one_note_each_lead_to_its_text() -> None:
    found = read(par("a", mark(5), " b", mark(5)), footnotes=note(5, "x"))
    assert marks(found) == [("a b", (1, 2))]
    assert notes(found) == [(1, "x"), (2, "x")]


# Typed by hand


@pytest.mark.parametrize(
    "typed",
    [
        run("12", RAISED),
        run("1", RAISED) + '<w:proofErr w:type="spellEnd"/>' + run("2", RAISED),
        run("12", '<w:position w:val="6"/><w:sz w:val="14"/>'),
        run("12", '<w:rStyle w:val="Raised"/>'),
        run("¹²"),
    ],
)
def test_figures_above_the_line_are_marks(typed: str) -> None:
    raised = (
        '<w:style w:type="character" w:styleId="Raised"><w:name w:val="Appel note"/>'
        f"<w:rPr>{RAISED}</w:rPr></w:style>"
    )
    assert marks(read(par("It observes this.", typed), styles=raised)) == [
        ("It observes this.", (12,))
    ]


def test_several_marks_in_a_row_are_told_apart() -> None:
    found = read(par("a", run("12, 13", RAISED)) + par("b¹⁴,¹⁵ c"))
    assert marks(found) == [("a", (12, 13)), ("b c", (14, 15))]


@pytest.mark.parametrize("typed", [run("2", RAISED), run("²")])
def test_power_of_a_unit_is_no_mark(typed: str) -> None:
    assert marks(read(par("an area of 30 km", typed, " in all"))) == [
        ("an area of 30 km² in all", ())
    ]


def test_letters_above_the_line_are_no_marks() -> None:
    assert marks(read(par("the 1", run("st", RAISED), " meeting"))) == [("the 1st meeting", ())]


def test_paragraph_that_begins_with_a_mark_is_a_note() -> None:
    found = read(par(run("12", RAISED), " Para. 73.") + par("¹³ Para. 74."))
    assert notes(found) == [(12, "Para. 73."), (13, "Para. 74.")]


def test_paragraph_in_the_style_of_notes_needs_no_raised_number() -> None:
    styles = style("Note", "footnote text")
    found = read(par("12 Para. 73.", style="Note"), styles=styles)
    assert notes(found) == [(12, "Para. 73.")]
    assert read(par("12 Paras.")).blocks[0].kind is Kind.PARAGRAPH


def test_blank_before_a_mark_stays_after_it_once() -> None:
    found: Block = read(par("word ", run("1", RAISED), " next")).blocks[0]
    assert [run.text for run in found.runs] == ["word", "1", " next"]
    end: Block = read(par("Sentence. ", run("1", RAISED), " ")).blocks[0]
    assert [run.text for run in end.runs] == ["Sentence.", "1"]


def test_marks_and_notes_in_brackets_are_told() -> None:
    body = par("Words with one[1] and two.[2]") + par("[1] Para. 3.") + par("[2] Para. 4.")
    first, *notes = document(word_file(body)).blocks
    assert (first.text, first.marks) == ("Words with one and two.", (1, 2))
    assert [(n.kind, n.note, n.text) for n in notes] == [
        (Kind.NOTE, 1, "Para. 3."),
        (Kind.NOTE, 2, "Para. 4."),
    ]
