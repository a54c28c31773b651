"""Running heads and page numbers are told by what repeats; headings, notes and boxes never are."""

from ronda.factsheets.blocks import Colour
from ronda.factsheets.reading.from_pdf.furniture import Sheet, furniture_of
from ronda.factsheets.reading.from_pdf.lines import Line
from ronda.factsheets.reading.from_pdf.pages import Area
from tests.factsheets.reading.from_pdf.geometry_lines import lines, piece


def body(number: int) -> str:
    """Words that no other page has."""
    return " ".join(
        f"{word}{'abcdefgh'[number % 8]}" for word in ("text", "of", "this", "very", "page")
    )


def found(*pages: list[Line]) -> list[set[str]]:
    sheets = [Sheet(page, 842) for page in pages]
    aside = furniture_of(sheets, 10)
    return [
        {line.text for line in page if id(line) in ids}
        for page, ids in zip(pages, aside, strict=True)
    ]


def sheet(number: int, *more, head: str = "Head of all pages", foot: str = "") -> list[Line]:  # type: ignore[no-untyped-def]
    foot = foot or f"Page {number + 2} of 30"
    return lines(
        piece(head, 60, 50, 8),
        piece(body(number), 60, 90),
        *more,
        piece(foot, 280, 800, 8),
        number=number,
    )


def test_heads_and_numbered_feet_are_furniture() -> None:
    for number, texts in enumerate(found(*(sheet(n) for n in range(1, 6))), start=1):
        assert texts == {"Head of all pages", f"Page {number + 2} of 30"}


def test_notes_that_differ_by_their_number_alone_are_not() -> None:
    pages = [
        sheet(n, piece(f"{n * 7} Recommendation II-{n * 5}.", 60, 780, 8)) for n in range(1, 6)
    ]
    assert all("Recommendation" not in " ".join(texts) for texts in found(*pages))


def test_heading_at_the_top_of_some_pages_is_not() -> None:
    pages = [
        lines(piece("Promising practices", 60, 80, 14), piece(body(n), 60, 120), number=n)
        if n in (2, 3)
        else lines(piece(body(n), 60, 80), number=n)
        for n in range(1, 8)
    ]
    assert all(not texts for texts in found(*pages))


def test_box_title_at_the_top_of_every_page_is_not() -> None:
    pages = []
    for number in range(1, 6):
        page = lines(
            piece("Follow-up actions:", 60, 60), piece(body(number), 60, 90), number=number
        )
        page[0].area = Area(50, 40, 500, 100, Colour.ORANGE)
        pages.append(page)
    assert all(not texts for texts in found(*pages))


def test_bullet_at_the_top_of_every_page_is_not() -> None:
    pages = [
        lines(piece("•", 60, 60), piece(f"point {n} here", 80, 60), number=n) for n in range(1, 6)
    ]
    assert all(not texts for texts in found(*pages))


def test_year_alone_on_the_last_line_of_a_page_is_text() -> None:
    pages = [lines(piece(body(1), 60, 770), piece("2025", 60, 784), number=1), sheet(2), sheet(3)]
    assert "2025" not in found(*pages)[0]


def test_head_that_names_the_chapter_is_furniture_by_its_place() -> None:
    pages = [sheet(n, head=f"Chapter on subject {chr(64 + n)}") for n in range(1, 8)]
    assert all(any("Chapter on" in text for text in texts) for texts in found(*pages))


def test_small_print_in_the_margin_of_a_single_page_is_furniture() -> None:
    assert found(sheet(1)) == [{"Head of all pages", "Page 3 of 30"}]
