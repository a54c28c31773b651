"""What stands in a paragraph: white space, signs, styles, links, fields, formulas."""

import pytest

from ronda.factsheets.blocks import Block, Document, Role
from ronda.factsheets.reading.from_docx import document
from tests.factsheets.layouts.word_package import control, par, run, style, word_file

TAB, BREAK = "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>"


def read(body: str, links: dict[str, str] | None = None, **parts: str) -> Document:
    return document(word_file(body, parts=parts, links=links))


def first(body: str, links: dict[str, str] | None = None, **parts: str) -> Block:
    return read(body, links, **parts).blocks[0]


def field(instruction: str, result: str) -> str:
    part = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        part.format("begin")
        + f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
        + part.format("separate")
        + result
        + part.format("end")
    )


def test_text_split_anywhere_is_one_run() -> None:
    spelling = '<w:proofErr w:type="spellStart"/>'
    body = par(run("in"), spelling, run("vesti"), '<w:r w:rsidR="00A"><w:t>gations</w:t></w:r>')
    assert [r.text for r in first(body).runs] == ["investigations"]


def test_white_space_is_folded_and_no_break_spaces_kept() -> None:
    body = par(run("  a "), TAB, run(" b"), BREAK, run("c\u00a0: d\u202f! "))
    assert first(body).text == "a b c\u00a0: d\u202f!"


def test_paragraph_of_white_space_is_no_block() -> None:
    assert read(par("  ", TAB) + par() + par("x")).text == "x"


def test_hyphens_that_do_not_break_are_kept_and_soft_ones_left_out() -> None:
    body = par(
        run("III"),
        "<w:r><w:noBreakHyphen/></w:r>",
        run("12 co"),
        "<w:r><w:softHyphen/></w:r>",
        run("operate"),
    )
    assert first(body).text == "III\u201112 cooperate"


def test_signs_of_symbol_fonts_are_what_they_show() -> None:
    sign = '<w:r><w:sym w:font="{}" w:char="{}"/></w:r>'
    body = par(
        "yes ", sign.format("Wingdings", "F0FC"), sign.format("Symbol", "F0AE"), " \uf0b7 so"
    )
    assert first(body).text == "yes ✔→ • so"


def test_sign_that_nobody_knows_is_shown_and_said() -> None:
    found = read(par("yes ", '<w:r><w:sym w:font="Webdings" w:char="F021"/></w:r>'))
    assert found.blocks[0].text == "yes □"
    assert [r.what for r in found.repairs] == [
        "Shown as □: 1 sign of a symbol font that is not known."
    ]


def test_emphasis_comes_from_the_run_its_style_and_the_paragraphs_style() -> None:
    styles = style("Quote", "Quote", run_look="<w:i/>") + (
        '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/>'
        "<w:rPr><w:b/></w:rPr></w:style>"
    )
    body = par(
        run("a"),
        run("b", '<w:rStyle w:val="Strong"/>'),
        run("c", '<w:i w:val="0"/>'),
        style="Quote",
    )
    assert [(r.text, r.bold, r.italic) for r in first(body, styles=styles).runs] == [
        ("a", False, True),
        ("b", True, True),
        ("c", False, False),
    ]


def test_bold_of_a_whole_short_paragraph_is_its_look_and_no_stress() -> None:
    assert not first(par(run("Help lines", "<w:b/>"))).runs[0].bold
    assert first(par(run("This must be done.", "<w:b/>"))).runs[0].bold


def test_hidden_text_is_left_out_and_said() -> None:
    found = read(par("seen", run(" not seen", "<w:vanish/>")))
    assert found.text == "seen"
    assert [r.what for r in found.repairs] == [
        "Left out: 9 characters of hidden text, which nobody sees."
    ]


def test_text_hidden_by_its_paragraphs_style_is_left_out_too() -> None:
    styles = style("Hidden", "Hidden", run_look="<w:vanish/>")
    body = par(run("not seen"), run(" seen", '<w:vanish w:val="0"/>'), style="Hidden")
    assert read(body, styles=styles).text == "seen"


def test_link_has_its_address_and_its_place_there() -> None:
    links = {"one": "https://a.example/x?a=1&b=2"}
    body = par(
        f'<w:hyperlink r:id="one">{run("a")}</w:hyperlink>',
        f'<w:hyperlink r:id="one" w:anchor="top">{run("b")}</w:hyperlink>',
        f'<w:hyperlink w:anchor="_Toc1">{run("c")}</w:hyperlink>',
    )
    assert [(r.text, r.href) for r in first(body, links).runs] == [
        ("a", "https://a.example/x?a=1&b=2"),
        ("b", "https://a.example/x?a=1&b=2#top"),
        ("c", None),
    ]


@pytest.mark.parametrize("href", ["javascript:alert(1)", " JavaScript:x", "data:text/html,x"])
def test_link_that_would_run_a_program_is_only_text(href: str) -> None:
    found = first(par(f'<w:hyperlink r:id="one">{run("a")}</w:hyperlink>'), {"one": href})
    assert [(r.text, r.href) for r in found.runs] == [("a", None)]


@pytest.mark.parametrize(
    ("instruction", "href"),
    [(' HYPERLINK "https://a.example/" ', "https://a.example/"),
     (' HYPERLINK "https://a.example/" \\l "part" \\o "tip" ', "https://a.example/#part"),
     (" HYPERLINK https://a.example/ ", "https://a.example/"),
     (' HYPERLINK \\l "_Ref1" ', None),
     (" REF _Ref1 \\h ", None)],
)  # fmt: skip
def test_field_that_links_has_its_address(instruction: str, href: str | None) -> None:
    assert [(r.text, r.href) for r in first(par(field(instruction, run("here")))).runs] == [
        ("here", href)
    ]
    quoted = instruction.replace('"', "&quot;")
    simple = f'<w:fldSimple w:instr="{quoted}">{run("here")}</w:fldSimple>'
    assert first(par(simple)).runs[0].href == href


def test_result_of_a_field_is_read_and_its_instruction_is_not() -> None:
    inner = field(" PAGE ", run("7"))
    body = par(
        "a ", field(f" IF </w:instrText></w:r>{inner}<w:r><w:instrText> = 1 ", run("b")), " c"
    )
    assert first(body).text == "a b c"


def test_field_without_an_end_swallows_nothing() -> None:
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>XE x</w:instrText></w:r>'
    )
    assert read(par(begin, "a") + par("b")).text == "a\nb"


def test_content_controls_tags_and_directions_are_as_if_not_there() -> None:
    wrapped = f'<w:smartTag w:element="place">{run("Arcadia")}</w:smartTag>'
    body = par("In ", wrapped, control(run(" it")), f'<w:dir w:val="ltr">{run(" is")}</w:dir>')
    assert first(body).text == "In Arcadia it is"


def test_formula_and_ruby_are_read_as_text() -> None:
    formula = "<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>"
    ruby = (
        "<w:r><w:ruby><w:rt><w:r><w:t>up</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>base</w:t></w:r>"
        "</w:rubyBase></w:ruby></w:r>"
    )
    assert first(par("if ", formula, " then ", ruby)).text == "if x=2 then base"


def test_pictures_are_said_to_be_left_out() -> None:
    picture = '<w:r><w:drawing><wp:inline><a:blip r:embed="x"/></wp:inline></w:drawing></w:r>'
    found = read(par("a", picture) + par(picture, "b"))
    assert found.text == "a\nb"
    assert [(r.what, r.where) for r in found.repairs] == [
        ("Left out: 2 pictures, as only text is read.", "paragraph 1")
    ]


def test_embedded_objects_are_said_to_be_left_out() -> None:
    found = read(
        par("a", "<w:r><w:object/></w:r>", "<w:r><w:object><v:imagedata/></w:object></w:r>")
    )
    assert [r.what for r in found.repairs] == ["Left out: 2 pictures, as only text is read."]


def test_sign_without_a_place_in_its_font_is_shown_and_said() -> None:
    found = read(par('<w:r><w:sym w:font="Symbol"/></w:r>', "x \ue123"))
    assert found.text == "□x □"
    assert [r.what for r in found.repairs] == [
        "Shown as □: 2 signs of a symbol font that is not known."
    ]


def test_comments_are_said_to_be_left_out() -> None:
    comment = '<w:comment w:id="0" w:author="A"><w:p><w:r><w:t>Why?</w:t></w:r></w:p></w:comment>'
    mark = '<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    found = read(par("a", mark), comments=comment)
    assert found.text == "a"
    assert [r.what for r in found.repairs] == [
        "Left out: 1 comment in the margin, being no part of the text."
    ]


# The contents


def test_contents_are_told_by_their_field() -> None:
    start = field(' TOC \\o "1-1" ', "").removesuffix('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    styles = style("H1", "heading 1", look='<w:outlineLvl w:val="0"/>')
    body = (
        par(start, "I. Law", TAB, field(" PAGEREF _Toc1 ", run("3")))
        + par("II. Help", TAB, "4")
        + par(end)
        + par("I. Law", style="H1")
    )
    found = read(body, styles=styles).blocks
    assert [(b.text, b.role) for b in found] == [
        ("I. Law 3", Role.CONTENTS),
        ("II. Help 4", Role.CONTENTS),
        ("I. Law", None),
    ]


def test_contents_whose_end_is_lost_end_at_the_first_heading() -> None:
    start = field(" TOC ", "").removesuffix('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    styles = style("H1", "heading 1", look='<w:outlineLvl w:val="0"/>')
    body = par(start, "I. Law 3") + par("I. Law", style="H1") + par("It observes.")
    assert [b.role for b in read(body, styles=styles).blocks] == [Role.CONTENTS, None, None]


@pytest.mark.parametrize("name", ["toc 1", "TOC Heading", "Sadržaj 1", "Contents Heading", "TM 1"])
def test_contents_are_told_by_their_styles(name: str) -> None:
    styles = style("T", name, look='<w:outlineLvl w:val="0"/>')
    assert first(par("I. Law", style="T"), styles=styles).role is Role.CONTENTS
