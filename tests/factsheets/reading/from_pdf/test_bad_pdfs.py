"""PDFs that cannot be read: each is refused with one sentence that says why and what to do."""

import io

import pypdfium2
import pytest

from ronda.factsheets.errors import (
    Damaged,
    DocumentError,
    Empty,
    NeedsOcr,
    NotAFactsheet,
    Protected,
    TooLarge,
)
from ronda.factsheets.reading import read
from ronda.factsheets.reading.from_pdf import document, extracting
from tests.cli import hostile
from tests.factsheets.reading.from_pdf.made_pdfs import made, words

PICTURE = b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
PICTURE += b"/Length 1>>stream\n\x80\nendstream"
SHOWN = b"q 595 0 0 842 0 0 cm /X Do Q\n"


def refusal(data: bytes) -> DocumentError:
    with pytest.raises(DocumentError) as refused:
        document(data)
    assert str(refused.value).count("\n") == 0
    return refused.value


def test_protected_pdf_asks_for_a_copy_without_password() -> None:
    data = (hostile.FILES / "protected.pdf").read_bytes()
    assert isinstance(refusal(data), Protected)
    assert "password" in str(refusal(data))


def test_truncated_pdf_is_damaged() -> None:
    whole = made(words("Some text that is whole."))
    assert isinstance(refusal(whole[:-20]), Damaged)
    assert isinstance(refusal(whole[: len(whole) // 2]), Damaged)


def test_bytes_that_only_begin_and_end_as_a_pdf_are_damaged() -> None:
    assert isinstance(refusal(b"%PDF-1.7\n" + b"\x00" * 500 + b"%%EOF"), Damaged)


def test_blanks_after_the_end_do_no_harm() -> None:
    assert document(made(words("Some text.")) + b"\0" * 9000).text == "Some text."


def test_scan_needs_ocr() -> None:
    error = refusal(made(SHOWN, more=[PICTURE], pages=2))
    assert isinstance(error, NeedsOcr)
    assert "OCR" in str(error)


def test_page_that_is_a_picture_among_pages_of_text_is_told() -> None:
    text = made(words("A page of text.", 70, 700) + SHOWN, more=[PICTURE])
    assert not document(text).repairs
    found = document(_with_scan())
    assert [(r.where, "picture" in r.what) for r in found.repairs] == [("page 2", True)]


def _with_scan() -> bytes:
    """A page of text, and one with nothing but a picture."""
    joined = pypdfium2.PdfDocument.new()
    for data in (made(words("A page of text.")), made(SHOWN, more=[PICTURE])):
        joined.import_pages(pypdfium2.PdfDocument(data))
    out = io.BytesIO()
    joined.save(out)
    return out.getvalue()


def test_pdf_without_text_or_pictures_is_empty() -> None:
    assert isinstance(refusal(made(b"")), Empty)


def test_letters_without_meaning_need_ocr() -> None:
    coded = b"<</Type/Font/Subtype/Type1/BaseFont/X/Encoding<</Differences[65/g1/g2/g3]>>"
    coded += b"/ToUnicode 6 0 R>>"
    mapping = (
        b"1 begincodespacerange<00><ff>endcodespacerange 1 beginbfrange<41><5a><e000>endbfrange"
    )
    stream = b"<</Length %d>>stream\n%b\nendstream" % (len(mapping), mapping)
    data = made(words("ABCABCABCABC" * 5), font=coded, more=[stream])
    assert isinstance(refusal(data), NeedsOcr)


def test_too_many_pages_are_refused_before_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extracting, "MOST_PAGES", 20)
    assert isinstance(refusal(made(words("x"), pages=21)), TooLarge)
    assert len(document(made(words("x"), pages=20)).blocks) == 20


def test_too_much_text_on_a_page_is_refused() -> None:
    flood = b"".join(words(f"{i}abcdefgh" * 11, 1, 1 + i * 0.8, 3) for i in range(1000))
    assert isinstance(refusal(made(flood)), TooLarge)


def test_scattered_letters_are_refused_in_bounded_time() -> None:
    scattered = b"".join(
        words("1", (i * 7.3) % 590, (i * 3.7) % 840, 4 + i % 9) for i in range(9000)
    )
    assert isinstance(refusal(made(scattered)), TooLarge)


def test_page_full_of_drawings_is_read() -> None:
    bars = b"".join(
        b"1 0.6 0.2 rg %g %g 9 9 re f\n" % ((i * 13) % 580, (i * 7) % 830) for i in range(9000)
    )
    assert "Text" in document(made(bars + words("Text among drawings."))).text


def test_forms_within_forms_are_gone_through_to_a_depth() -> None:
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X 6 0 R>>"
    form += b"/Font<</F 4 0 R>>>>/Length %d>>stream\n%b\nendstream"
    inner = words("Within itself.") + b"/X Do\n"
    data = made(b"/X Do\n", more=[form % (len(inner), inner)])
    assert "Within itself." in document(data).text


def test_pdf_that_is_no_factsheet_says_so() -> None:
    with pytest.raises(NotAFactsheet):
        read(made(words("A letter about something else.")), name="letter.pdf")
