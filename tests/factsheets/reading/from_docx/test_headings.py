"""Headings in Word, in whatever language an office works; running heads; the file's own words."""

import pytest

from ronda.factsheets.blocks import Kind
from ronda.factsheets.reading.from_docx import document
from tests.factsheets.layouts.word_package import (
    cell,
    mark,
    note,
    par,
    row,
    style,
    table,
    unzipped,
    word_file,
    zipped,
)


@pytest.mark.parametrize(
    ("id", "name", "level"),
    [("Heading1", "heading 1", 1), ("Titre2", "heading 2", 2), ("x", "Titre 3", 3),
     ("Naslov1", "heading 1", 1), ("x", "Naslov 2", 2), ("x", "Наслов 1", 1),
     ("Überschrift1", "Überschrift 1", 1), ("Heading10", "Heading 10", None)],
)  # fmt: skip
def test_heading_is_known_by_the_name_of_its_style(id: str, name: str, level: int | None) -> None:
    found = document(word_file(par("x", style=id), parts={"styles": style(id, name)})).blocks[0]
    assert (found.kind, found.level) == ((Kind.HEADING, level) if level else (Kind.PARAGRAPH, 0))


def test_outline_level_makes_a_heading_whatever_the_style() -> None:
    styles = style("Chap", "Chapitre", look='<w:outlineLvl w:val="0"/>')
    styles += style("Own", "Own", based="Chap") + style("H1", "heading 1")
    body = (
        par("a", style="Own")
        + par("b", look='<w:outlineLvl w:val="2"/>')
        + par("c", style="H1", look='<w:outlineLvl w:val="9"/>')
    )
    found = document(word_file(body, parts={"styles": styles})).blocks
    assert [(b.kind, b.level) for b in found] == [
        (Kind.HEADING, 1),
        (Kind.HEADING, 3),
        (Kind.PARAGRAPH, 0),
    ]


@pytest.mark.parametrize("name", ["Title", "Titre", "Naslov", "Subtitle"])
def test_title_is_no_heading(name: str) -> None:
    styles = style("T", name, look='<w:outlineLvl w:val="0"/>')
    assert document(word_file(par("x", style="T"), parts={"styles": styles})).blocks[0].kind is (
        Kind.PARAGRAPH
    )


def test_styles_that_go_round_in_a_circle_end() -> None:
    styles = style("A", "A", based="B") + style(
        "B", "B", based="A", look='<w:outlineLvl w:val="0"/>'
    )
    assert document(word_file(par("x", style="A"), parts={"styles": styles})).blocks[0].level == 1


def test_place_is_one_that_a_person_finds() -> None:
    styles = style("H1", "heading 1")
    body = par("Cover") + par("III. Law", style="H1") + par() + par("x") + table(row(cell("y")))
    found = document(word_file(body, parts={"styles": styles})).blocks
    assert [b.where for b in found] == [
        "paragraph 1",
        "under “III. Law”, paragraph 2",
        "under “III. Law”, paragraph 3",
        "under “III. Law”, paragraph 4",
    ]


def test_running_heads_are_set_aside_once_each() -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="{}" r:id="header"/>'
        '<w:footerReference w:type="{}" r:id="footer"/></w:sectPr>'
    )
    page = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple>'
    data = word_file(
        par("a", look=section.format("default", "default"))
        + par("b")
        + section.format("first", "even"),
        parts={
            "header": par("T-ES(2024)01") + table(row(cell("x"), cell("y"))),
            "footer": par(page),
        },
    )
    found = document(data).blocks
    assert [(b.kind, b.text, b.where) for b in found] == [
        (Kind.PARAGRAPH, "a", "paragraph 1"),
        (Kind.PARAGRAPH, "b", "paragraph 2"),
        (Kind.FURNITURE, "T-ES(2024)01", "running head"),
        (Kind.FURNITURE, "x | y", "running head"),
        (Kind.FURNITURE, "7", "foot of the page"),
    ]


def test_text_of_the_document_has_every_block_at_its_place() -> None:
    data = word_file(
        par("One", mark(1))
        + par("- two")
        + '<w:sectPr><w:headerReference r:id="header"/></w:sectPr>',
        parts={"header": par("Head"), "footnotes": note(1, "Note.")},
    )
    found = document(data)
    assert found.text == "One1\n- two\nHead\n1 Note."
    for block in found.blocks:
        for one in block.runs:
            assert found.text[one.start : one.end] == one.text


def test_language_is_that_of_the_file_or_of_its_styles() -> None:
    look = '<w:rPrDefault><w:rPr><w:lang w:val="fr-FR"/></w:rPr></w:rPrDefault>'
    styles = f"<w:docDefaults>{look}</w:docDefaults>"
    assert document(word_file(par("x"), parts={"styles": styles})).language == "fr-FR"
    assert document(word_file(par("x"))).language is None


def test_other_peoples_properties_are_not_taken_for_rondas() -> None:
    assert document(word_file(par("x"))).properties == {}


def test_running_head_that_is_not_there_is_passed_over() -> None:
    section = (
        '<w:sectPr><w:headerReference r:id="header"/><w:footerReference r:id="none"/></w:sectPr>'
    )
    parts = {"header": par("Head")}
    files = unzipped(word_file(par("x") + section, parts=parts))
    del files["word/header.xml"]
    assert document(zipped(files)).text == "x"
