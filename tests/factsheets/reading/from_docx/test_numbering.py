"""Automatic numbering: labels and depths that the text of a Word file does not have."""

import pytest

from ronda.factsheets.blocks import Kind
from ronda.factsheets.reading.from_docx import document
from tests.factsheets.layouts.word_package import (
    abstract,
    cell,
    deleted,
    listed,
    numbered,
    par,
    row,
    run,
    shade,
    style,
    table,
    word_file,
)

LETTERS = abstract(1, ("lowerLetter", "%1)"), ("lowerRoman", "%2."), ("decimal", "%1.%2.%3"))
BULLETS = abstract(2, ("bullet", "\uf0b7"), ("bullet", "o"))
LISTS = LETTERS + BULLETS + listed(1, 1) + listed(2, 2)


def labels(body: str, numbering: str = LISTS, styles: str = "") -> list[str]:
    return [b.label for b in document(word_file(body, parts=_parts(numbering, styles))).blocks]


def levels(body: str, numbering: str = LISTS, styles: str = "") -> list[int]:
    return [b.level for b in document(word_file(body, parts=_parts(numbering, styles))).blocks]


def _parts(numbering: str, styles: str) -> dict[str, str]:
    return {"numbering": numbering, "styles": styles}


def points(*depths: int, list_id: int = 1) -> str:
    return "".join(par("x", look=numbered(list_id, depth)) for depth in depths)


def test_labels_count_on_and_begin_anew_below_a_higher_point() -> None:
    assert labels(points(0, 1, 1, 0, 1)) == ["a)", "i.", "ii.", "b)", "i."]


def test_label_of_several_figures_shows_those_above_it() -> None:
    assert labels(points(0, 1, 2, 2)) == ["a)", "i.", "a.i.1", "a.i.2"]
    legal = LISTS.replace(
        '<w:lvlText w:val="%1.%2.%3"/>', '<w:isLgl/><w:lvlText w:val="%1.%2.%3"/>'
    )
    assert labels(points(0, 1, 2), legal) == ["a)", "i.", "1.1.1"]


def test_bullets_of_every_shape_are_a_hyphen() -> None:
    assert labels(points(0, 1, list_id=2)) == ["-", "-"]


def test_lists_of_one_definition_count_on_unless_told_where_to_start() -> None:
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = LISTS + listed(3, 1) + listed(4, 1, start)
    body = points(0, 0) + points(0, list_id=3) + points(0, 0, list_id=4)
    assert labels(body, numbering) == ["a)", "b)", "c)", "a)", "b)"]


def test_list_may_look_otherwise_than_its_definition() -> None:
    own = (
        '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="4"/>'
        '<w:numFmt w:val="upperLetter"/><w:lvlText w:val="(%1)"/></w:lvl></w:lvlOverride>'
    )
    assert labels(points(0, 0, list_id=3), LISTS + listed(3, 1, own)) == ["(D)", "(E)"]


def test_level_that_never_restarts_counts_through() -> None:
    numbering = LISTS.replace(
        '<w:numFmt w:val="lowerRoman"/>', '<w:numFmt w:val="lowerRoman"/><w:lvlRestart w:val="0"/>'
    )
    assert labels(points(0, 1, 0, 1), numbering) == ["a)", "i.", "b)", "ii."]


def test_numeral_of_a_heading_comes_through_its_style() -> None:
    heads = abstract(5, ("upperRoman", "%1."), ("decimal", "%2)"), tied={0: "H1", 1: "H2"})
    styles = style("Base", "Base", look='<w:numPr><w:numId w:val="5"/></w:numPr>')
    styles += style("H1", "heading 1", based="Base", look='<w:outlineLvl w:val="0"/>')
    styles += style("H2", "heading 2", based="H1", look='<w:outlineLvl w:val="1"/>')
    body = "".join(par("x", style=s) for s in ("H1", "H2", "H1"))
    found = document(word_file(body, parts=_parts(heads + listed(5, 5), styles))).blocks
    assert [(b.kind, b.level, b.label) for b in found] == [
        (Kind.HEADING, 1, "I."),
        (Kind.HEADING, 2, "1)"),
        (Kind.HEADING, 1, "II."),
    ]


def test_heading_on_a_coloured_ground_counts_once() -> None:
    styles = style("H1", "heading 1", look=f'{numbered(5)}<w:outlineLvl w:val="0"/>')
    numbering = abstract(5, ("upperRoman", "%1.")) + listed(5, 5)
    heading = table(row(cell(par("x", style="H1"), fill="1F4E79")))
    found = document(word_file(heading + heading, parts=_parts(numbering, styles))).blocks
    assert [(b.kind, b.label) for b in found] == [(Kind.HEADING, "I."), (Kind.HEADING, "II.")]


def test_paragraph_may_refuse_the_number_of_its_style() -> None:
    styles = style("L", "List", look=numbered(1))
    body = par("x", style="L") + par("y", style="L", look=numbered(0)) + par("z", style="L")
    assert labels(body, styles=styles) == ["a)", "", "b)"]


def test_definition_may_be_that_of_a_numbering_style() -> None:
    linked = '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="Ours"/></w:abstractNum>'
    styles = (
        '<w:style w:type="numbering" w:styleId="Ours"><w:name w:val="Ours"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    assert labels(points(0, 0, list_id=7), LISTS + linked + listed(7, 7), styles) == ["a)", "b)"]


def test_empty_point_counts_as_word_counts_it() -> None:
    body = points(0) + par(look=numbered(1)) + points(0)
    assert labels(body) == ["a)", "c)"]


def test_deleted_point_does_not_count() -> None:
    gone = f'<w:p><w:pPr>{numbered(1)}<w:rPr><w:del w:id="1"/></w:rPr></w:pPr>{deleted("x")}</w:p>'
    assert labels(points(0) + gone + points(0)) == ["a)", "b)"]


@pytest.mark.parametrize(
    ("format", "expected"),
    [("decimal", "3."), ("decimalZero", "03."), ("upperRoman", "III."), ("upperLetter", "C."),
     ("russianLower", "в."), ("cardinalText", "3."), ("none", ".")],
)  # fmt: skip
def test_number_formats(format: str, expected: str) -> None:
    numbering = abstract(1, (format, "%1.")) + listed(1, 1)
    assert labels(points(0, 0, 0), numbering)[-1] == expected


def test_list_that_shows_nothing_is_no_list() -> None:
    numbering = abstract(1, ("none", "")) + listed(1, 1)
    found = document(word_file(points(0), parts={"numbering": numbering})).blocks
    assert [(b.kind, b.label) for b in found] == [(Kind.PARAGRAPH, "")]


def test_list_that_is_not_there_is_no_list() -> None:
    assert [b.kind for b in document(word_file(points(0, list_id=99))).blocks] == [Kind.PARAGRAPH]


# Depth


def indented(text: str, left: int) -> str:
    return par(text, look=f'{numbered(2)}<w:ind w:left="{left}" w:hanging="360"/>')


def test_depth_follows_the_list() -> None:
    assert levels(points(0, 1, 1, 0, list_id=2)) == [1, 2, 2, 1]


def test_depth_begins_at_one_wherever_the_list_begins() -> None:
    assert levels(points(1, 1, list_id=2)) == [1, 1]


def test_depth_between_lists_is_what_the_eye_sees() -> None:
    other = abstract(3, ("bullet", "–")) + listed(3, 3)
    deeper = '<w:ind w:left="1080" w:hanging="360"/>'
    body = points(0, list_id=2) + par("x", look=numbered(3) + deeper) + points(0, list_id=2)
    assert levels(body, LISTS + other) == [1, 2, 1]


def test_depth_begins_anew_after_a_paragraph_but_not_after_a_box() -> None:
    box = par("Follow-up actions:", look=shade("FBE4D5"))
    assert levels(points(0, 1, list_id=2) + box + points(1, list_id=2)) == [1, 2, 0, 2]
    assert levels(points(0, 1, list_id=2) + par("So:") + points(1, list_id=2)) == [1, 2, 0, 1]


def test_list_in_a_box_has_depths_of_its_own() -> None:
    ground = shade("FBE4D5")
    inside = par("x", look=numbered(2, 1) + ground) + par("y", look=numbered(2, 1) + ground)
    assert levels(points(0, list_id=2) + inside) == [1, 1, 1]


# Typed by hand


@pytest.mark.parametrize(
    ("typed", "label"),
    [("- x", "-"), ("–\tx", "-"), ("• x", "-"), ("\uf0b7\tx", "-"), ("a) x", "a)"),
     ("(iv) x", "(iv)"), ("b. x", "b."), ("12) x", "12)")],
)  # fmt: skip
def test_label_typed_before_the_text_is_taken_off(typed: str, label: str) -> None:
    found = document(word_file(par(typed))).blocks[0]
    assert (found.kind, found.label, found.text, found.level) == (Kind.ITEM, label, "x", 1)


def test_typed_label_in_a_run_of_its_own_is_taken_off() -> None:
    body = par(run("-", "<w:b/>"), "<w:r><w:tab/></w:r>", run("x", "<w:i/>"), " y")
    found = document(word_file(body)).blocks[0]
    assert [(r.text, r.italic) for r in found.runs] == [("x", True), (" y", False)]


def test_typed_labels_have_the_depth_that_they_are_set_in() -> None:
    look = '<w:ind w:left="{}" w:hanging="360"/>'
    body = "".join(par("- x", look=look.format(left)) for left in (360, 720, 720, 360))
    assert levels(body) == [1, 2, 2, 1]


def test_label_typed_at_the_margin_among_real_points_tells_no_depth() -> None:
    body = points(0, list_id=2) + par("a) x") + par("b) x") + points(0, list_id=2)
    assert levels(body) == [1, 1, 1, 1]
    typed_first = par("a) x") + points(0, list_id=2) + par("b) x")
    assert levels(typed_first) == [1, 2, 1]


@pytest.mark.parametrize("text", ["-x", "e.g. that", "In (a) it says", "2024 was so", "I. Law"])
def test_words_that_only_look_like_a_label_stay(text: str) -> None:
    assert document(word_file(par(text))).blocks[0].text == text
