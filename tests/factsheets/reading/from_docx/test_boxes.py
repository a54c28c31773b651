"""Boxes in Word: however an office draws them, which blocks stand in which box, of which hue."""

import pytest

from ronda.factsheets.blocks import Block, Colour
from ronda.factsheets.reading.from_docx import document
from tests.factsheets.layouts.word_package import (
    cell,
    control,
    drawn_box,
    old_box,
    par,
    row,
    run,
    shade,
    solid,
    style,
    table,
    word_file,
)

ORANGE, BLUE = "FBE4D5", "DEEAF6"
FOLLOW, DONE = "Follow-up actions:", "We did it."
_LINE = '<w:{} w:val="single" w:sz="4" w:color="{}"/>'


def blocks(body: str, **parts: str) -> tuple[Block, ...]:
    return document(word_file(body, parts=parts)).blocks


def boxed(body: str, **parts: str) -> list[tuple[str, int | None, Colour | None]]:
    """(text, number of the box from 1, colour) of each block."""
    found = blocks(body, **parts)
    numbers = list(dict.fromkeys(b.box.number for b in found if b.box))
    return [
        (
            b.text,
            numbers.index(b.box.number) + 1 if b.box else None,
            b.box.colour if b.box else None,
        )
        for b in found
    ]


def lines(color: str = "auto", sides: str = "top left bottom right") -> str:
    return "".join(_LINE.format(side, color) for side in sides.split())


# Tables


def test_one_cell_table_is_a_box_of_the_cells_hue() -> None:
    body = par("Before") + table(row(cell(par(FOLLOW), par(DONE), fill=ORANGE))) + par("After")
    orange = Colour.ORANGE
    assert boxed(body) == [
        ("Before", None, None),
        (FOLLOW, 1, orange),
        (DONE, 1, orange),
        ("After", None, None),
    ]


def test_tables_next_to_each_other_are_two_boxes() -> None:
    one = table(row(cell(par(FOLLOW), fill=ORANGE)))
    assert [number for _, number, _ in boxed(one + one)] == [1, 2]


def test_title_in_a_row_of_its_own_belongs_to_the_box_below() -> None:
    body = table(
        row(cell(FOLLOW, fill=ORANGE)),
        row(cell(DONE)),
        look=f"<w:tblBorders>{lines()}</w:tblBorders>",
    )
    assert boxed(body) == [(FOLLOW, 1, Colour.ORANGE), (DONE, 1, Colour.ORANGE)]


def test_many_boxes_in_one_table_are_told_apart_by_their_title() -> None:
    body = table(*(row(cell(text, fill=ORANGE)) for text in (FOLLOW, DONE, FOLLOW, "More.")))
    assert [number for _, number, _ in boxed(body)] == [1, 1, 2, 2]


def test_title_beside_its_text_is_one_box() -> None:
    body = table(row(cell(FOLLOW, fill=ORANGE), cell(DONE)))
    assert boxed(body) == [(FOLLOW, 1, Colour.ORANGE), (DONE, 1, Colour.ORANGE)]


def test_box_beside_a_recommendation_leaves_that_outside() -> None:
    body = table(row(cell("It requires this."), cell(par(FOLLOW), par(DONE), fill=ORANGE)))
    assert boxed(body) == [
        ("It requires this.", None, None),
        (FOLLOW, 1, Colour.ORANGE),
        (DONE, 1, Colour.ORANGE),
    ]


def test_framed_cell_without_a_hue_is_a_box_without_colour() -> None:
    body = table(row(cell(par(FOLLOW), par(DONE))), look=f"<w:tblBorders>{lines()}</w:tblBorders>")
    assert boxed(body) == [(FOLLOW, 1, None), (DONE, 1, None)]


def test_frame_in_a_hue_gives_the_box_its_colour() -> None:
    frame = f"<w:tblBorders>{lines('2E74B5')}</w:tblBorders>"
    assert boxed(table(row(cell(DONE)), look=frame)) == [(DONE, 1, Colour.BLUE)]


def test_cell_without_frame_and_ground_is_no_box() -> None:
    assert boxed(table(row(cell(DONE)))) == [(DONE, None, None)]


def test_coloured_ground_of_a_heading_is_no_box() -> None:
    heading = par("II. Law", style="H1")
    styles = style("H1", "heading 1", look='<w:outlineLvl w:val="0"/>')
    found = blocks(table(row(cell(heading, fill="1F4E79"))), styles=styles)
    assert [(b.kind, b.level, b.box) for b in found] == [("heading", 1, None)]


def test_empty_cell_takes_the_title_above_it() -> None:
    body = par("It requires this.") + par(FOLLOW) + table(row(cell(fill=ORANGE)))
    assert boxed(body) == [("It requires this.", None, None), (FOLLOW, 1, Colour.ORANGE)]


def test_empty_cell_leaves_other_words_above_it_alone() -> None:
    assert boxed(par("It requires this.") + table(row(cell(fill=ORANGE)))) == [
        ("It requires this.", None, None)
    ]


def test_ground_by_the_tables_style_counts() -> None:
    grid = (
        '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid Table 4 Accent 2"/>'
        '<w:tblStylePr w:type="firstRow"><w:tcPr>'
        '<w:shd w:val="clear" w:fill="ED7D31" w:themeFill="accent2"/></w:tcPr></w:tblStylePr>'
        "</w:style>"
    )
    looks = {"set": 'w:firstRow="1"', "bits": 'w:val="0020"', "unset": 'w:firstRow="0"'}
    found = {
        name: boxed(
            table(row(cell(DONE)), look=f'<w:tblStyle w:val="Grid"/><w:tblLook {told}/>'),
            styles=grid,
        )[0][2]
        for name, told in looks.items()
    }
    assert found == {"set": Colour.ORANGE, "bits": Colour.ORANGE, "unset": None}


def test_table_of_figures_is_read_row_by_row() -> None:
    head = row(cell("Year", fill=BLUE), cell("Cases", fill=BLUE))
    body = table(
        head, row(cell("2023"), cell("41")), row(cell("2024"), cell(par("50"), par("new")))
    )
    assert boxed(body) == [
        ("Year | Cases", None, None),
        ("2023 | 41", None, None),
        ("2024 | 50 new", None, None),
    ]


def test_table_of_figures_in_banded_rows_is_no_box() -> None:
    rows = [row(cell(f"a{i}", fill=f), cell(f"b{i}", fill=f)) for i, f in enumerate(["", BLUE] * 2)]
    assert {number for _, number, _ in boxed(table(*rows))} == {None}


def test_table_of_figures_in_a_box_stays_in_the_box() -> None:
    inner = table(row(cell("2023"), cell("41")))
    body = table(row(cell(par(FOLLOW), inner, par("End."), fill=ORANGE)))
    assert boxed(body) == [
        (FOLLOW, 1, Colour.ORANGE),
        ("2023 | 41", 1, Colour.ORANGE),
        ("End.", 1, Colour.ORANGE),
    ]


def test_rows_of_two_hues_are_two_boxes() -> None:
    body = table(row(cell(FOLLOW, fill=ORANGE)), row(cell("Practices:", fill=BLUE)))
    assert boxed(body) == [(FOLLOW, 1, Colour.ORANGE), ("Practices:", 2, Colour.BLUE)]


def test_cells_of_two_hues_side_by_side_are_two_boxes() -> None:
    body = table(row(cell(FOLLOW, fill=ORANGE), cell("Practices:", fill=BLUE)))
    assert boxed(body) == [(FOLLOW, 1, Colour.ORANGE), ("Practices:", 2, Colour.BLUE)]


def test_first_column_and_whole_table_may_be_coloured_by_the_style() -> None:
    def grid(kind: str) -> str:
        return (
            '<w:style w:type="table" w:styleId="Base"><w:name w:val="Base"/></w:style>'
            '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid"/>'
            '<w:basedOn w:val="Base"/>'
            f'<w:tblStylePr w:type="{kind}"><w:tcPr>{shade(BLUE)}</w:tcPr></w:tblStylePr></w:style>'
        )

    look = '<w:tblStyle w:val="Grid"/><w:tblLook w:val="{}"/>'
    one = row(cell(DONE))
    found = {
        (kind, bits): boxed(table(one, look=look.format(bits)), styles=grid(kind))[0][2]
        for kind in ("firstCol", "wholeTable")
        for bits in ("0080", "0000", "zz")
    }
    assert found == {
        ("firstCol", "0080"): Colour.BLUE,
        ("firstCol", "0000"): None,
        ("firstCol", "zz"): None,
        ("wholeTable", "0080"): Colour.BLUE,
        ("wholeTable", "0000"): Colour.BLUE,
        ("wholeTable", "zz"): Colour.BLUE,
    }


def test_ground_of_the_whole_table_counts() -> None:
    assert boxed(table(row(cell(DONE)), look=shade(ORANGE))) == [(DONE, 1, Colour.ORANGE)]


def test_frame_of_the_cell_itself_counts() -> None:
    framed = cell(DONE).replace("<w:tcPr>", f"<w:tcPr><w:tcBorders>{lines('ED7D31')}</w:tcBorders>")
    assert boxed(table(row(framed))) == [(DONE, 1, Colour.ORANGE)]


def test_rows_and_cells_in_controls_are_read() -> None:
    wrapped = f"<w:sdt><w:sdtContent>{cell('b')}</w:sdtContent></w:sdt>"
    rows = row(cell("a"), wrapped) + f"<w:customXml>{row(cell('c'), cell('d'))}</w:customXml>"
    assert [text for text, *_ in boxed(table(rows))] == ["a | b", "c | d"]


def test_table_that_only_sets_things_side_by_side_is_read_cell_by_cell() -> None:
    heading = par("Help", look='<w:outlineLvl w:val="1"/>')
    found = blocks(table(row(cell(heading, par("Left.")), cell("Right."))))
    assert [(b.kind, b.text) for b in found] == [
        ("heading", "Help"), ("paragraph", "Left."), ("paragraph", "Right."),
    ]  # fmt: skip


def test_table_with_a_text_box_in_it_is_read_cell_by_cell() -> None:
    head = row(cell("Year", fill=BLUE), cell("Cases", fill=BLUE))
    drawn = cell(par("41", drawn_box(par(FOLLOW), solid("F8CBAD"), offset=900000)))
    found = boxed(table(head, row(cell("2023"), drawn), row(cell("2024"), cell("7"))))
    assert [text for text, *_ in found] == ["Year", "Cases", "2023", "41", FOLLOW, "2024", "7"]
    assert [number for text, number, _ in found if text == FOLLOW] == [1]


def test_cell_that_spans_rows_is_read_once() -> None:
    spans = cell("x").replace("<w:tcPr>", '<w:tcPr><w:vMerge w:val="restart"/>')
    goes_on = cell("y").replace("<w:tcPr>", "<w:tcPr><w:vMerge/>")
    assert [t for t, *_ in boxed(table(row(spans, cell("1")), row(goes_on, cell("2"))))] == [
        "x | 1",
        "2",
    ]


def test_box_inside_a_plain_frame_keeps_its_hue() -> None:
    inner = table(row(cell(par(FOLLOW), fill=ORANGE)))
    frame = f"<w:tblBorders>{lines()}</w:tblBorders>"
    found = boxed(table(row(cell(par("Around."), inner)), look=frame))
    assert found == [("Around.", 1, None), (FOLLOW, 2, Colour.ORANGE)]


# Paragraphs


def test_shaded_paragraphs_in_a_row_are_one_box() -> None:
    body = par(FOLLOW, look=shade("F4B083")) + par(DONE, look=shade(ORANGE)) + par("After")
    assert [number for _, number, _ in boxed(body)] == [1, 1, None]


@pytest.mark.parametrize("between", [par("A sentence."), par()])
def test_paragraph_between_ends_a_shaded_box(between: str) -> None:
    shaded = par(DONE, look=shade(ORANGE))
    found = boxed(shaded + between + shaded)
    assert [number for text, number, _ in found if text == DONE] == [1, 2]


def test_shaded_empty_paragraph_does_not_end_the_box() -> None:
    body = par(FOLLOW, look=shade(BLUE)) + par(look=shade(BLUE)) + par(DONE, look=shade(BLUE))
    assert boxed(body) == [(FOLLOW, 1, Colour.BLUE), (DONE, 1, Colour.BLUE)]


def test_empty_grounds_take_the_title_above_them() -> None:
    empty = par(look=shade(ORANGE))
    assert boxed(par("It asks.") + par(FOLLOW) + empty + empty + par("After")) == [
        ("It asks.", None, None),
        (FOLLOW, 1, Colour.ORANGE),
        ("After", None, None),
    ]
    assert boxed(par("It asks.") + empty + par("After")) == [
        ("It asks.", None, None),
        ("After", None, None),
    ]


def test_same_title_or_another_hue_begins_another_shaded_box() -> None:
    texts = [(FOLLOW, ORANGE), (FOLLOW, ORANGE), (DONE, ORANGE), ("Practices:", BLUE)]
    found = boxed("".join(par(text, look=shade(fill)) for text, fill in texts))
    assert [number for _, number, _ in found] == [1, 2, 2, 3]


@pytest.mark.parametrize(
    "texts",
    [
        [FOLLOW, "Yes.", "No.", "Yes."],
        [FOLLOW, "In 2024:", "Much.", "In 2025:", "More."],
        ["Yes.", "No.", "Yes."],
    ],
)
def test_words_of_a_box_that_are_no_title_begin_none(texts: list[str]) -> None:
    found = boxed("".join(par(text, look=shade(ORANGE)) for text in texts))
    assert {number for _, number, _ in found} == {1}


def test_ground_comes_from_the_style_and_what_it_is_based_on() -> None:
    styles = style("A", "Orange box", look=shade("FFC000")) + style("B", "Box text", based="A")
    assert boxed(par(DONE, style="B"), styles=styles) == [(DONE, 1, Colour.ORANGE)]


def test_paragraph_may_refuse_the_ground_of_its_style() -> None:
    styles = style("A", "Orange box", look=shade("FFC000"))
    assert boxed(par(DONE, style="A", look=shade("auto")), styles=styles) == [(DONE, None, None)]


def test_framed_paragraphs_are_a_box_and_a_rule_is_none() -> None:
    framed = f"<w:pBdr>{lines()}</w:pBdr>"
    ruled = f"<w:pBdr>{lines(sides='bottom')}</w:pBdr>"
    bar = f"<w:pBdr>{lines('ED7D31', sides='left')}</w:pBdr>"
    found = boxed(par("a", look=framed) + par("b", look=framed) + par("c", look=ruled))
    assert found == [("a", 1, None), ("b", 1, None), ("c", None, None)]
    assert boxed(par("d", look=bar)) == [("d", 1, Colour.ORANGE)]


def test_shaded_heading_is_a_heading_and_no_box() -> None:
    look = shade("2E74B5") + '<w:outlineLvl w:val="0"/>'
    assert [(b.kind, b.box) for b in blocks(par("II. Law", look=look))] == [("heading", None)]


def test_title_of_a_box_in_the_style_of_headings_is_no_heading() -> None:
    styles = style("H4", "heading 4", look='<w:outlineLvl w:val="3"/>')
    title = par(FOLLOW, style="H4", look=shade(ORANGE))
    assert boxed(title + par(DONE, look=shade(ORANGE)), styles=styles) == [
        (FOLLOW, 1, Colour.ORANGE),
        (DONE, 1, Colour.ORANGE),
    ]
    empty = table(row(cell(par(FOLLOW, style="H4"), fill=ORANGE)))
    assert boxed(empty, styles=styles) == [(FOLLOW, 1, Colour.ORANGE)]


def test_heading_in_a_box_is_the_partys_own_text() -> None:
    styles = style("H2", "heading 2", look='<w:outlineLvl w:val="1"/>')
    found = blocks(table(row(cell(par("Law", style="H2"), par("x"), fill=ORANGE))), styles=styles)
    assert [(b.kind, b.text) for b in found] == [("paragraph", "Law"), ("paragraph", "x")]


# Shades


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ('w:fill="F8CBAD"', Colour.ORANGE),
        ('w:fill="auto" w:themeFill="accent2" w:themeFillTint="33"', Colour.ORANGE),
        ('w:fill="auto" w:themeFill="accent4"', Colour.ORANGE),
        ('w:fill="auto" w:themeFill="accent1" w:themeFillShade="BF"', Colour.BLUE),
        ('w:fill="auto" w:themeFill="accent6"', Colour.OTHER),
        ('w:fill="auto" w:themeFill="background1" w:themeFillShade="D9"', None),
        ('w:fill="E2EFD9"', Colour.OTHER),
        ('w:fill="FFFFFF"', None),
        ('w:fill="F2F2F2"', None),
        ('w:fill="auto"', None),
        ('w:val="pct25" w:color="ED7D31" w:fill="auto"', Colour.ORANGE),
        ('w:val="solid" w:color="5B9BD5" w:fill="FFFFFF"', Colour.BLUE),
        ('w:val="solid" w:color="FFFFFF" w:fill="ED7D31"', None),
        ('w:val="diagStripe" w:color="ED7D31" w:fill="FFFFFF"', Colour.ORANGE),
    ],
)
def test_hue_is_told_whatever_way_word_has(told: str, expected: Colour | None) -> None:
    told = told if "w:val" in told else f'w:val="clear" {told}'
    assert boxed(par(DONE, look=f"<w:shd {told}/>"))[0][2] is expected


def test_hue_of_a_theme_colour_is_that_of_the_files_own_theme() -> None:
    theme = (
        '<a:themeElements><a:clrScheme name="x"><a:accent2><a:srgbClr val="2E74B5"/></a:accent2>'
        '<a:accent3><a:sysClr val="window" lastClr="ED7D31"/></a:accent3></a:clrScheme>'
        "</a:themeElements>"
    )
    told = '<w:shd w:val="clear" w:fill="auto" w:themeFill="{}"/>'
    found = [
        boxed(par(DONE, look=told.format(n)), theme=theme)[0][2] for n in ("accent2", "accent3")
    ]
    assert found == [Colour.BLUE, Colour.ORANGE]


# Text boxes


FADING = (
    '<a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="BDD6EE"/></a:gs></a:gsLst></a:gradFill>'
)


def themed(name: str, changes: str) -> str:
    return f'<a:solidFill><a:schemeClr val="{name}">{changes}</a:schemeClr></a:solidFill>'


def test_text_box_is_read_once_and_after_its_paragraph() -> None:
    body = par(
        "It requires this.", drawn_box(par(FOLLOW) + par(DONE), solid("F8CBAD"), offset=600000)
    )
    assert boxed(body) == [
        ("It requires this.", None, None),
        (FOLLOW, 1, Colour.ORANGE),
        (DONE, 1, Colour.ORANGE),
    ]


@pytest.mark.parametrize(
    ("offset", "wrap", "above"),
    [(-300000, "Square", True), (0, "TopAndBottom", True), (0, "Square", False),
     (900000, "TopAndBottom", False)],
)  # fmt: skip
def test_text_box_stands_above_its_paragraph_where_the_eye_sees_it(
    offset: int, wrap: str, above: bool
) -> None:
    box = drawn_box(par(FOLLOW), solid("F8CBAD"), offset=offset, wrap=wrap)
    texts = [text for text, *_ in boxed(par(box, "Next."))]
    assert texts == ([FOLLOW, "Next."] if above else ["Next.", FOLLOW])


def test_text_box_in_the_line_stands_where_its_run_does() -> None:
    box = drawn_box(par(FOLLOW), solid("F8CBAD"))
    assert [t for t, *_ in boxed(par(box, "Next."))] == [FOLLOW, "Next."]
    assert [t for t, *_ in boxed(par("Before.", box))] == ["Before.", FOLLOW]


@pytest.mark.parametrize(
    ("fill", "expected"),
    [
        (solid("FBE4D5"), Colour.ORANGE),
        (themed("accent2", '<a:lumMod val="20000"/><a:lumOff val="80000"/>'), Colour.ORANGE),
        (themed("accent5", '<a:tint val="40000"/>'), Colour.BLUE),
        (themed("bg1", '<a:lumMod val="95000"/>'), None),
        ('<a:solidFill><a:prstClr val="orange"/></a:solidFill>', Colour.ORANGE),
        (FADING, Colour.BLUE),
    ],
)  # fmt: skip
def test_hue_of_a_drawn_box_is_told(fill: str, expected: Colour | None) -> None:
    found = boxed(par(drawn_box(par(DONE), fill)))
    assert found[0][2] is expected


def test_drawn_box_without_ground_takes_the_hue_of_its_line() -> None:
    line = f'<a:ln w="9525">{solid("2E74B5")}</a:ln>'
    assert boxed(par(drawn_box(par(DONE), "<a:noFill/>", line=line))) == [(DONE, 1, Colour.BLUE)]


def test_drawn_box_without_ground_and_line_is_no_box() -> None:
    line = "<a:ln><a:noFill/></a:ln>"
    assert boxed(par(drawn_box(par(DONE), "<a:noFill/>", line=line))) == [(DONE, None, None)]


def styled_box(fill: str, line: str) -> str:
    """A text box whose look is only that of its style, as Word's gallery makes them."""
    box = drawn_box(par(DONE), "")
    style = f"<wps:style>{line}{fill}</wps:style>"
    return box.replace("<wps:txbx>", f"{style}<wps:txbx>", 1)


@pytest.mark.parametrize(
    ("fill", "line", "expected"),
    [
        ("2", "2", [(DONE, 1, Colour.ORANGE)]),
        ("0", "2", [(DONE, 1, None)]),
        ("0", "0", [(DONE, None, None)]),
    ],
)
def test_drawn_box_may_have_its_look_from_a_style(
    fill: str, line: str, expected: list[tuple[str, int | None, Colour | None]]
) -> None:
    accent = '<a:schemeClr val="accent2"/>'
    made = styled_box(
        f'<a:fillRef idx="{fill}">{accent}</a:fillRef>', f'<a:lnRef idx="{line}">{accent}</a:lnRef>'
    )
    assert boxed(par(made)) == expected


def test_pattern_of_a_drawn_box_counts_by_its_ground() -> None:
    fill = '<a:pattFill prst="pct5"><a:bgClr><a:srgbClr val="BDD6EE"/></a:bgClr></a:pattFill>'
    assert boxed(par(drawn_box(par(DONE), fill))) == [(DONE, 1, Colour.BLUE)]


def test_colour_that_is_no_colour_is_none() -> None:
    fills = [
        '<a:solidFill><a:srgbClr val="zzz"/></a:solidFill>',
        '<a:solidFill><a:schemeClr val="unheard"/></a:solidFill>',
        themed("accent2", '<a:lumMod val="much"/>').replace("accent2", "unheard"),
    ]
    line = "<a:ln><a:noFill/></a:ln>"
    for fill in fills:
        assert boxed(par(drawn_box(par(DONE), fill, line=line))) == [(DONE, None, None)]
    odd = '<w:shd w:val="clear" w:themeFill="accent2" w:themeFillTint="zz"/>'
    assert boxed(par(DONE, look=odd)) == [(DONE, 1, Colour.ORANGE)]


def test_text_box_inside_a_text_box_is_read_once_in_the_outer_one() -> None:
    inner = par("Inner.", drawn_box(par("Innermost."), solid("BDD6EE")))
    found = boxed(par(drawn_box(par(FOLLOW) + inner, solid("F8CBAD"))))
    assert [text for text, *_ in found] == [FOLLOW, "Inner.", "Innermost."]


def test_old_form_is_read_where_only_it_has_words() -> None:
    box = (
        drawn_box("", solid("F8CBAD"))
        .replace("<v:textbox><w:txbxContent>", f"<v:textbox><w:txbxContent>{par(DONE)}")
        .replace('fillcolor="white"', 'fillcolor="#bdd6ee"')
        .replace("<wps:txbx><w:txbxContent></w:txbxContent></wps:txbx>", "")
    )
    assert boxed(par(box)) == [(DONE, 1, Colour.BLUE)]


def test_box_anchored_to_the_page_stands_after_its_paragraph() -> None:
    box = drawn_box(par(FOLLOW), solid("F8CBAD"), offset=-5).replace(
        'relativeFrom="paragraph"', 'relativeFrom="page"'
    )
    assert [text for text, *_ in boxed(par(box, "Text."))] == ["Text.", FOLLOW]


def test_alternatives_beside_paragraphs_and_runs_are_chosen_once() -> None:
    either = (
        '<mc:AlternateContent><mc:Choice Requires="x">{}</mc:Choice>'
        "<mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
    )
    body = either.format(par("new"), par("old")) + par(either.format(run("a"), run("b")))
    assert [text for text, *_ in boxed(body)] == ["new", "a"]
    only_old = "<mc:AlternateContent><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
    assert [text for text, *_ in boxed(only_old.format(par("old")))] == ["old"]


@pytest.mark.parametrize(
    ("fill", "expected"),
    [("#f8cbad [1301]", Colour.ORANGE), ("#bdd6ee", Colour.BLUE), ("orange", Colour.ORANGE),
     ("#fc9", Colour.ORANGE), ("white", None)],
)  # fmt: skip
def test_text_box_of_the_old_form_is_read(fill: str, expected: Colour | None) -> None:
    assert boxed(par(old_box(par(DONE), fill))) == [(DONE, 1, expected)]


def test_table_in_a_text_box_stands_in_the_box() -> None:
    inner = par(FOLLOW) + table(row(cell("2023"), cell("41")))
    found = boxed(par(drawn_box(inner, solid("F8CBAD"))))
    assert found == [(FOLLOW, 1, Colour.ORANGE), ("2023 | 41", 1, Colour.ORANGE)]


# Content controls


def test_content_control_of_others_is_as_if_not_there() -> None:
    body = control(par("a") + control(table(row(cell(DONE, fill=ORANGE)))))
    assert boxed(body) == [("a", None, None), (DONE, 1, Colour.ORANGE)]


def test_control_right_below_a_title_is_its_box_even_without_its_tag() -> None:
    styles = style("T", "Ronda Follow-up Title") + style("X", "Ronda Follow-up Text")
    body = (
        par(FOLLOW, style="T") + control(par("Pasted.") + par("Typed.", style="X"))
        + par("After.") + control(par("Another's."))
    )  # fmt: skip
    assert boxed(body, styles=styles) == [
        (FOLLOW, 1, Colour.ORANGE),
        ("Pasted.", 1, Colour.ORANGE),
        ("Typed.", 1, Colour.ORANGE),
        ("After.", None, None),
        ("Another's.", None, None),
    ]


def test_words_typed_in_the_style_of_titles_stay_in_the_box() -> None:
    styles = style("T", "Ronda Follow-up Title")
    body = par(FOLLOW, style="T") + par(DONE, style="T") + par(style="T") + par("More.", style="T")
    assert {number for _, number, _ in boxed(body, styles=styles)} == {1}


def test_words_that_ask_for_text_are_no_text() -> None:
    asks = control(par("Click here to type."), look="<w:showingPlcHdr/>")
    inline = control(run("Choose one."), look="<w:showingPlcHdr/>")
    body = table(row(cell(par(FOLLOW), asks, par("Kept: ", inline, "x"), fill=ORANGE)))
    assert [text for text, *_ in boxed(body)] == [FOLLOW, "Kept: x"]


def test_tagged_control_is_a_box_whatever_stands_in_it() -> None:
    body = control(
        par("Pasted.") + table(row(cell("2023"), cell("41"))),
        look='<w:tag w:val="ronda:follow-up:III-12"/>',
    )
    assert boxed(body) == [("Pasted.", 1, Colour.ORANGE), ("2023 | 41", 1, Colour.ORANGE)]
    blue = control(par("x"), look='<w:tag w:val="ronda:practice:III"/>')
    assert boxed(blue) == [("x", 1, Colour.BLUE)]
