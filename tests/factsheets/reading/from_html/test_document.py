"""The blocks of a page: each thing that pages do, by itself; and pages that mean harm."""

import time

import pytest

from ronda.factsheets.blocks import Block, Colour, Kind, Role
from ronda.factsheets.errors import Damaged, Empty
from ronda.factsheets.reading import read
from ronda.factsheets.reading.from_html import document


def blocks(html: str) -> tuple[Block, ...]:
    return document(html.encode()).blocks


def shown(html: str) -> list[str]:
    """Each block as a line: kind, label, words with marks in brackets, box."""
    return [_line(block) for block in blocks(html)]


def _line(block: Block) -> str:
    words = "".join(f"[{r.mark}]" if r.mark is not None else r.text for r in block.runs)
    box = f" in {block.box.number} {block.box.colour}" if block.box else ""
    note = f" {block.note}" if block.note is not None else ""
    level = f" {block.level}" if block.level else ""
    label = f" {block.label}" if block.label else ""
    return f"{block.kind}{note}{level}{label}: {words}{box}"


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>One\n  <b>two</b>&nbsp;<i> three</i> </p>", ["paragraph: One two\u00a0three"]),
        ("a<div>b<p>c</div>d", ["paragraph: a", "paragraph: b", "paragraph: c", "paragraph: d"]),
        ("<p>Caf&eacute; &#x2014; &lt;b&gt;</p>", ["paragraph: Café — <b>"]),
        ("<p>« oui\u202f» à 50\u00a0%</p>", ["paragraph: « oui\u202f» à 50\u00a0%"]),
        ("<h2>II. Law <small>new</small></h2>", ["heading 2: II. Law new"]),
        ("<p><b>A topic</b></p>", ["heading: A topic"]),
        ("<p><b>A whole sentence.</b></p>", ["paragraph: A whole sentence."]),
        ("<ol type='I'><li><h1>Law</h1></ol>", ["heading 1 I.: Law"]),
        ("<p>&nbsp;</p><p> </p><hr>", []),
        (
            "<pre>one\ntwo goes on\n\nthree</pre>",
            ["paragraph: one two goes on", "paragraph: three"],
        ),
    ],
)
def test_words_are_read_as_a_browser_shows_them(html: str, lines: list[str]) -> None:
    assert shown(html) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        (
            "<ul><li>a<ul><li>b</ul><li><p>c</p><p>d</p></ul>",
            ["item 1 -: a", "item 2 -: b", "item 1 -: c", "paragraph: d"],
        ),
        ("<ol type=a start=3><li>x<li>y</ol>", ["item 1 c): x", "item 1 d): y"]),
        ("<ol><li>x<li value=7>y<li>z</ol>", ["item 1 1): x", "item 1 7): y", "item 1 8): z"]),
        ("<ol style='list-style-type: lower-roman'><li>x<li>y</ol>",
         ["item 1 i): x", "item 1 ii): y"]),
        ("<ul style='list-style: none'><li>b) x<li>y</ul>", ["item 1 b): x", "item 1 -: y"]),
        ("<ul><ul><li>deep</ul></ul>", ["item 2 -: deep"]),
        ("<ul class='lst-kix_abc-1'><li>google</ul>", ["item 2 -: google"]),
        ("<p>• one<p>– two<p>a) three<p>2024 four",
         ["item 1 -: one", "item 1 -: two", "item 1 a): three", "paragraph: 2024 four"]),
        ("<p style='margin:0 0 0 1cm'>- a<p style='margin-left:56pt'>- b",
         ["item 1 -: a", "item 2 -: b"]),
        ("<p>Parties:<br>- one<br>- two</p>",
         ["paragraph: Parties:", "item 1 -: one", "item 1 -: two"]),
    ],
)  # fmt: skip
def test_points_have_their_depth_and_label(html: str, lines: list[str]) -> None:
    assert shown(html) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>Title<br>Subtitle</p>", ["paragraph: Title", "paragraph: Subtitle"]),
        (
            "<p>A line that is as full as any is where a page has to end it<br>and goes on</p>",
            ["paragraph: A line that is as full as any is where a page has to end it and goes on"],
        ),
        ("<p>One.<br><br>Two.</p>", ["paragraph: One.", "paragraph: Two."]),
        ("<h1>FACTSHEET<br>SERBIA</h1>", ["heading 1: FACTSHEET SERBIA"]),
        ("<p>Text<br><sup>3</sup> Para. 4.</p>", ["paragraph: Text", "note 3: Para. 4."]),
    ],
)  # fmt: skip
def test_forced_breaks_part_only_lines_of_their_own(html: str, lines: list[str]) -> None:
    assert shown(html) == lines


BOXED = ["paragraph: Title: in 1 orange", "paragraph: Words. in 1 orange"]
INSIDE = "<p>Title:</p><p>Words.</p>"


@pytest.mark.parametrize(
    "html",
    [
        f"<div style='background:#fde9d9'>{INSIDE}</div>",
        f"<div style='border: 2px solid orange'>{INSIDE}</div>",
        f"<section style='border-left: 4px solid #f90'>{INSIDE}</section>",
        f"<table><tr><td bgcolor=FFE4B5>{INSIDE}</td></tr></table>",
        f"<table bgcolor=moccasin><tr><td>{INSIDE}</td></tr></table>",
        f"<table><tr><td><td style='background:#ffd966'>{INSIDE}<td>&nbsp;</table>",
        "<table><tr><td bgcolor=orange>Title:<tr><td>Words.</table>",
        "<table><tr bgcolor=#FCE4D6><td>Title:<td>Words.</table>",
        f"<style>.x{{background:peachpuff}}</style><div class=x>{INSIDE}</div>",
        f"<style>ol > div{{background-color:hsl(30,90%,80%)}}</style><ol><div>{INSIDE}</div></ol>",
        f"<div class='alert alert-warning'>{INSIDE}</div>",
        f"<div class='has-pale-orange-background-color'>{INSIDE}</div>",
        f"<fieldset style='background:wheat'>{INSIDE}</fieldset>",
        "<p style='background:#fbe4d5'>Title:</p><p style='background:#fbe4d5'>Words.</p>",
        "<h4 style='background:#fbe4d5'>Title:</h4><p style='background:#fbe4d5'>Words.</p>",
        "<div style='background:#fbe4d5'>Title:</div><div style='background:#fbe4d5'>Words.</div>",
        "<div class=card><div style='background:orange'>Title:</div><p>Words.</p></div>",
    ],
)
def test_coloured_parts_are_boxes(html: str) -> None:
    lines = [line.replace("heading 4", "paragraph") for line in shown(f"<p>before</p>{html}")]
    assert lines[1:] == BOXED


@pytest.mark.parametrize(
    "html",
    [
        "<fieldset><legend>Title:</legend><p>Words.</p></fieldset>",
        f"<blockquote>{INSIDE}</blockquote>",
        f"<table border=1><tr><td>{INSIDE}</td></tr></table>",
        "<details><summary>Title:</summary><p>Words.</p></details>",
        f"<div class='textbox'>{INSIDE}</div>",
    ],
)
def test_framed_parts_are_boxes_without_a_colour(html: str) -> None:
    assert shown(html) == ["paragraph: Title: in 1 None", "paragraph: Words. in 1 None"]


@pytest.mark.parametrize(
    "html",
    [
        f"<body bgcolor=lightblue>{INSIDE}",
        f"<div style='background:#def'><h1>I</h1>{INSIDE}</div>",
        f"<div style='background:#def'><h2>I</h2>x<h2>II</h2>{INSIDE}</div>",
        f"<div style='background:#f2f2f2'>{INSIDE}</div>",
        f"<div style='border-bottom: 3px solid orange'>{INSIDE}</div>",
        f"<div class='text-orange'>{INSIDE}</div>",
        "<h2 style='background:#def'>Title:</h2><p>Words.</p>",
    ],
)
def test_papers_of_pages_and_headings_are_no_boxes(html: str) -> None:
    assert [block for block in blocks(html) if block.box is not None] == []


def test_a_coloured_page_keeps_the_boxes_on_it() -> None:
    html = (
        f"<div style='background:#deebf7'>Text<div style='background:orange'>{INSIDE}</div></div>"
    )
    assert [b.box.colour if b.box else None for b in blocks(html)] == [
        None, Colour.ORANGE, Colour.ORANGE
    ]  # fmt: skip


NOTED = ["paragraph: Text.[1] More.[2]", "note 1: Para. 5.", "note 2: See it."]
TEXTS = {
    "linked": "<p>Text.<a href=#n1>1</a> More.<a href=#n2>2</a>",
    "bracketed links": "<p>Text.<sup><a href=#n1>[1]</a></sup> More.<sup><a href=#n2>[2]</a></sup>",
    "raised": "<p>Text.<sup>1</sup> More.<sup>2</sup>",
    "signs": "<p>Text.¹ More.²",
    "brackets": "<p>Text.[1] More.[2]",
}
NOTES = {
    "points": ("linked", "<ol><li id=n1>Para. 5.<li id=n2>See it.</ol>"),
    "points with ways back": (
        "bracketed links",
        "<ol><li id=n1>Para. 5. <a href=#b>↩</a><li id=n2>See it. <a href=#b>^</a></ol>",
    ),
    "paragraphs": ("raised", "<p><sup>1</sup> Para. 5.<p><sup>2</sup> See it."),
    "paragraphs with signs": ("signs", "<p>¹ Para. 5.<p>² See it."),
    "paragraphs with brackets": ("brackets", "<p>[1] Para. 5.<p>[2] See it."),
    "a list nothing leads to": ("raised", "<ol><li>Para. 5.<li>See it.</ol>"),
    "anchors in one paragraph": (
        "linked",
        "<p><a name=n1>1</a> Para. 5.<br><a name=n2>2</a> See it.",
    ),
    "asides": ("linked", "<aside id=n1>1. Para. 5.</aside><aside id=n2>2. See it.</aside>"),
    "terms": ("linked", "<dl><dt id=n1>1<dd>Para. 5.<dt id=n2>2<dd>See it.</dl>"),
    "rows": ("linked", "<table><tr id=n1><td>1<td>Para. 5.<tr id=n2><td>2<td>See it.</table>"),
    "rows nothing leads to": (
        "raised",
        "<table><tr><td><sup>1</sup><td>Para. 5.<tr><td><sup>2</sup><td>See it.</table>",
    ),
    "a footer": ("linked", "<footer><p id=n1>1 Para. 5.<p id=n2>2 See it.</footer>"),
}


@pytest.mark.parametrize("kind", NOTES)
def test_notes_are_found_however_they_are_made(kind: str) -> None:
    text, notes = NOTES[kind]
    assert shown(f"<p id=b>{TEXTS[text]}{notes}") == NOTED


def test_one_raised_part_may_give_several_marks() -> None:
    assert shown("<p>Text.<sup>1, 2</sup>")[0] == "paragraph: Text.[1][2]"


@pytest.mark.parametrize("html", ["<p>5 m<sup>2</sup>", "<p>5 km<sup>2</sup>"])
def test_square_metres_are_no_marks(html: str) -> None:
    assert shown(html)[0].endswith("m²")


def test_ordinals_and_links_to_chapters_are_no_marks() -> None:
    html = "<p>the 10<sup>th</sup> <a href=#c>3</a> <a href=#c>I. Law</a><h2 id=c>I. Law</h2>"
    assert shown(html) == ["paragraph: the 10th 3 I. Law", "heading 2: I. Law"]


def test_a_heading_of_a_list_of_notes_is_furniture() -> None:
    html = "<p>Text.<sup>1</sup><h3>Notes</h3><ol><li>Para. 5.</ol>"
    assert shown(html)[1:] == ["furniture 3: Notes", "note 1: Para. 5."]


def test_a_numbered_list_with_marks_is_no_list_of_notes() -> None:
    html = "<p>Text.<sup>1</sup><ol><li>Point.<sup>2</sup></ol>"
    assert shown(html)[1] == "item 1 1): Point.[2]"


def test_tables_of_data_are_read_row_by_row() -> None:
    html = "<table><tr><th>Year<th>Cases<tr><td>2023<td>12<sup>1</sup></table>"
    assert shown(html) == ["paragraph: Year | Cases", "paragraph: 2023 | 12[1]"]


def test_tables_of_layout_are_read_cell_by_cell() -> None:
    html = "<table><tr><td><h2>I. Law</h2><p>Text.<td><ul><li>point</ul></table>"
    assert shown(html) == ["heading 2: I. Law", "paragraph: Text.", "item 1 -: point"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>var x = '<p>no</p>'</script>",
        "<style>p { color: red }</style>",
        "<!-- <p>no</p> -->",
        "<p hidden>no</p>",
        "<p style='display:none'>no</p>",
        "<p style='visibility: hidden'>no</p>",
        "<style>.gone{display:none}</style><p class=gone>no</p>",
        "<span class='sr-only'>no</span>",
        "<template><p>no</p></template>",
        "<noscript>no</noscript>",
        "<svg><text>no</text></svg>",
        "<span style='mso-hide:all'>no</span>",
        "<input value=no>",
    ],
)
def test_hidden_parts_are_never_read(hidden: str) -> None:
    found = document(f"<p>yes</p>{hidden}".encode())
    assert found.text == "yes"


def test_deleted_passages_are_left_out_and_said_so() -> None:
    found = document(b"<p>The <del>old</del><ins>new</ins> law</p>")
    assert found.text == "The new law"
    assert "1 passages marked as deleted" in found.repairs[0].what


def test_menus_and_banners_are_furniture_and_kept() -> None:
    html = (
        "<header><a href=/>Site</a></header><nav><a href=/a>A</a></nav><main><h1>Factsheet</h1>"
        "<nav><a href=#x>I. Law</a> <a href=#y>II. Police</a></nav><h2 id=x>I. Law</h2>"
        "<h2 id=y>II. Police</h2><p>Words of the text, more than those around it.</p></main>"
        "<footer>Contact</footer>"
    )
    found = blocks(html)
    assert [b.text for b in found if b.kind is Kind.FURNITURE] == ["Site", "A", "Contact"]
    assert [b.text for b in found if b.role is Role.CONTENTS] == ["I. Law II. Police"]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<meta charset=utf-8><p>Šta je œuvre".encode(), "Šta je œuvre"),
        ("<meta charset=windows-1250><p>Šta".encode("cp1250"), "Šta"),
        ("<meta content='text/html; charset=windows-1252'><p>“é”".encode("cp1252"), "“é”"),
        ("<meta charset=iso-8859-1><p>“é”".encode("cp1252"), "“é”"),
        ("<p>Ћирилица".encode(), "Ћирилица"),
        ("\ufeff<p>Ћирилица".encode("utf-16"), "Ћирилица"),
        (b"\xef\xbb\xbf<meta charset=windows-1252><p>\xc3\xa9", "é"),
        ("<?xml version='1.0' encoding='cp1251'?><p>Ћирилица".encode("cp1251"), "Ћирилица"),
        ("<meta charset=no-such><p>é".encode(), "é"),
    ],
)  # fmt: skip
def test_encodings_are_told_by_the_page(data: bytes, text: str) -> None:
    found = document(data)
    assert found.text == text
    assert found.repairs == ()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("<p>Un œuvre réalisée « là » où".encode("cp1252"), "read as windows-1252"),
        ("<meta charset=utf-8><p>Un œuvre réalisée « là »".encode("cp1252"), "which it is not"),
    ],
)
def test_a_guessed_encoding_is_named_as_a_repair(data: bytes, says: str) -> None:
    found = document(data)
    assert "réalisée" in found.text
    assert says in found.repairs[0].what


def test_the_language_of_a_page_is_told() -> None:
    assert document(b"<html lang=fr><p>x").language == "fr"
    assert document(b"<p>x").language is None


def test_emphasis_and_links_are_kept_and_others_dropped() -> None:
    html = (
        "<p>a <i>b</i> <b><em>c</em></b> <a href='https://e.org/?a=1&amp;b=2'>d</a> "
        "<a href='javascript:x()'>e</a> <a href='#top'>f</a> <a href='doc.pdf'>g</a>"
    )
    runs = blocks(html)[0].runs
    told = [(r.text.strip(), r.italic, r.bold, r.href) for r in runs if r.text.strip()]
    assert told == [
        ("a", False, False, None),
        ("b", True, False, None),
        ("c", True, True, None),
        ("d", False, False, "https://e.org/?a=1&b=2"),
        ("e f g", False, False, None),
    ]


def test_offsets_of_runs_fit_the_text() -> None:
    found = document(b"<ul><li>a <b>b</b></ul><p>c<sup>1</sup><p><sup>1</sup> note")
    for block in found.blocks:
        for run in block.runs:
            assert found.text[run.start : run.end] == run.text


# Pages that mean harm


@pytest.mark.parametrize("data", [b"<html>", b"<p></p>", b"<br><hr>"])
def test_a_page_with_nothing_in_it_has_no_blocks(data: bytes) -> None:
    assert document(data).blocks == ()


@pytest.mark.parametrize("data", [b"   ", b"<!doctype html><!-- only -->"])
def test_what_is_no_page_at_all_is_refused(data: bytes) -> None:
    with pytest.raises(Empty, match="nothing in it"):
        document(data)


@pytest.mark.parametrize(
    "html",
    ["<div>" * 300 + "deep", "<b>" * 100_000 + "x", "<p title='" + "x" * 11_000_000 + "'>y"],
)
def test_what_the_parser_gives_up_on_is_refused(html: str) -> None:
    with pytest.raises(Damaged, match="255 deep"):
        document(html.encode())


def test_entities_of_the_pages_own_are_not_expanded() -> None:
    found = document(
        b'<!DOCTYPE html [<!ENTITY a "evil"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
        b"<p>x &a; &b; y</p>"
    )
    assert "evil" not in found.text and "root:" not in found.text
    assert found.text.endswith("x &a; &b; y")


def test_pictures_in_the_page_cost_nothing() -> None:
    data = b"<p>x<img src='data:image/png;base64," + b"A" * 12_000_000 + b"'>y"
    assert document(data).text == "xy"


MANY = 1_000


def page_of(size: int, kind: str) -> bytes:
    """A page with `size` of one thing that could cost more the more of it there is."""
    made = {
        "paragraphs": "<p>x</p>" * size,
        "points": "<ol>" + "<li>x" * size + "</ol>",
        "rows": "<table>" + "<tr><td>x<td>y" * size + "</table>",
        "boxes in boxes": "<div style='background:orange'>" * 200 + "<p>x</p>" * size,
        "marks of one note": "<a href=#n>1</a>" * size + "<p id=n>1 note",
        "marks": "".join(f"<p>x<a href=#n{i}>{i}</a>" for i in range(1, size))
        + "<ol>"
        + "".join(f"<li id=n{i}>y" for i in range(1, size))
        + "</ol>",
        "rules": "<style>" + "p b { color: red } " * size + "</style>" + "<p><b>x</b></p>" * size,
        "raised": "<sup>1</sup>" * size,
        "breaks": "<br>" * size + "x",
        "joined lines": "<p>"
        + "words of a line that is so full that it was to be broken,<br>" * size,
        "runs": "<p>" + "<i>a</i> <b>b</b>" * size,
        "notes in one": "<p>x<sup>1</sup><p>" + "<sup>1</sup> y. " * size,
    }
    return made[kind].encode()


@pytest.mark.parametrize(
    "kind",
    [
        "paragraphs",
        "points",
        "rows",
        "boxes in boxes",
        "marks of one note",
        "marks",
        "rules",
        "raised",
        "breaks",
        "joined lines",
        "runs",
        "notes in one",
    ],
)
def test_cost_grows_no_faster_than_the_page(kind: str) -> None:
    document(page_of(MANY // 4, kind))

    def cost(size: int) -> float:
        page, begun = page_of(size, kind), time.process_time()
        document(page)
        return time.process_time() - begun

    # The least of three: what else the machine does at the time only ever adds.
    once, four_times = (min(cost(size) for _ in range(3)) for size in (MANY, 4 * MANY))
    assert four_times < 8 * max(once, 0.1), (once, four_times)


def test_contents_with_bullets_before_some_numerals_end_at_the_first_chapter() -> None:
    """As pandoc takes a list whose points begin with numerals."""
    found = read(
        b"<p>FACTSHEET - ARCADIA</p><p>Table of contents</p>"
        b"<ul><li>I. Introduction 3</li><li><ol start=2 type=I><li>Police 4</li></ol></li></ul>"
        b"<h2>I. Introduction</h2><p>The Committee asked all Parties.</p>"
        b"<h2>II. Police</h2><h3>Observations of the Committee specific to Arcadia</h3>"
        b"<p>The Committee observes that Arcadia has a unit.</p>",
        name="page.html",
    )
    assert [(c.number, c.introduction) for c in found.chapters] == [
        ("I", "The Committee asked all Parties."),
        ("II", ""),
    ]
