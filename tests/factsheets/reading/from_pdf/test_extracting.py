"""What a page shows: turned pages, forms, links, fonts, letters set one by one, sideways text."""

import pytest

from ronda.factsheets.reading.from_pdf import document
from ronda.factsheets.reading.from_pdf.extracting import extracted
from tests.factsheets.reading.from_pdf.made_pdfs import made, words


@pytest.mark.parametrize(
    ("turned", "matrix"),
    [(0, b"1 0 0 1 70 700"), (90, b"0 1 -1 0 142 70"), (180, b"-1 0 0 -1 525 142"),
     (270, b"0 -1 1 0 700 525")],
)  # fmt: skip
def test_turned_page_is_read_as_it_is_seen(turned: int, matrix: bytes) -> None:
    content = b"BT /F 11 Tf %b Tm (Seen upright) Tj ET" % matrix
    (page,) = extracted(made(content, page=b"/Rotate %d" % turned)).pages
    (piece,) = page.pieces
    assert piece.text == "Seen upright"
    assert (round(piece.x0), round(piece.size)) == ({0: 70, 90: 70, 180: 70, 270: 317}[turned], 11)


def test_text_set_sideways_is_kept_apart() -> None:
    content = words("Upright text.") + b"BT /F 9 Tf 0 1 -1 0 30 300 Tm (DRAFT) Tj ET"
    found = document(made(content))
    assert [(str(b.kind), b.text) for b in found.blocks] == [
        ("paragraph", "Upright text."),
        ("furniture", "DRAFT"),
    ]


def test_letters_set_one_by_one_make_words() -> None:
    letters = b"".join(
        b"BT /F 10 Tf %g 700 Td (%c) Tj ET\n" % (70 + i * 5.56, letter)
        for i, letter in enumerate(b"nodnobno")
    )
    assert document(made(letters)).text == "nodnobno"


def test_size_is_that_on_the_page_whatever_scales_it() -> None:
    content = b"q 0.1 0 0 0.1 0 0 cm BT /F 1 Tf 120 0 0 120 700 7000 Tm (Scaled) Tj ET Q"
    (piece,) = extracted(made(content)).pages[0].pieces
    assert (round(piece.size, 2), round(piece.x0), round(piece.y)) == (12, 70, 142)


def test_link_over_part_of_a_line_is_on_its_words_alone() -> None:
    link = b"/Annots[<</Type/Annot/Subtype/Link/Rect[90.5 695 115.5 712]/A<</S/URI/URI(https://e.org/a)>>>>]"
    content = b"BT /F 11 Tf 70 700 Td (see there now) Tj ET"
    (block,) = document(made(content, page=link)).blocks
    assert [(run.text, run.href) for run in block.runs] == [
        ("see ", None),
        ("there", "https://e.org/a"),
        (" now", None),
    ]


def test_text_and_boxes_within_a_form_stand_where_the_form_is_put() -> None:
    inner = b"1 0.8 0.6 rg 0 0 400 40 re f 0 g " + words("In a box", 20, 15)
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 500 500]/Matrix[1 0 0 1 30 0]"
    form += b"/Resources<</Font<</F 4 0 R>>>>/Length %d>>stream\n%b\nendstream" % (
        len(inner),
        inner,
    )
    data = made(b"q 1 0 0 1 40 600 cm /X Do Q " + words("Outside it", 70, 500), more=[form])
    (page,) = extracted(data).pages
    assert [round(piece.x0) for piece in page.pieces] == [90, 70]
    boxed, free = document(data).blocks
    assert (boxed.text, str(boxed.box.colour) if boxed.box else "") == ("In a box", "orange")
    assert free.box is None


def test_bold_and_italic_come_from_the_fonts_name() -> None:
    bold = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-BoldOblique>>"
    (block,) = document(made(words("set in bold italics,"), font=bold)).blocks
    assert (block.runs[0].bold, block.runs[0].italic) == (True, True)


def test_what_a_pdf_of_ours_says_of_itself_is_told() -> None:
    info = b"<</Title(x)/Keywords(ronda-factsheet/1, body=lanzarote, round=2, party=A%2C B)>>"
    data = made(words("Text."), more=[info]).replace(b"/Root 1 0 R", b"/Root 1 0 R/Info 6 0 R")
    told = extracted(data).properties
    assert told == {"body": "lanzarote", "round": "2", "party": "A, B"}
    assert extracted(made(words("Text."))).properties == {}
