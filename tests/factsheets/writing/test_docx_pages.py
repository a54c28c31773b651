"""The pages that the contents of a Word file give, worked out without any program that lays out.

LibreOffice's pages are the measure (`test_docx_in_office`); here is what must hold without it.
"""

from ronda.factsheets.blocks import Block, Box, Colour, Kind, Role, Run
from ronda.factsheets.writing.docx_measures import Words, measures
from ronda.factsheets.writing.docx_pages import HEIGHT, WIDTH, chapter_pages

SENTENCE = "The Committee observes that Arcadia trains the staff of its help lines every year."
COVER = Block(Kind.PARAGRAPH, (Run("FACTSHEET – ARCADIA"),), role=Role.TITLE)


def chapter(number: str = "I") -> Block:
    return Block(Kind.HEADING, (Run("Help"),), level=1, label=f"{number}.", role=Role.CHAPTER)


def text(words: str = SENTENCE, *marks: int) -> Block:
    runs = (Run(words), *(Run(str(mark), mark=mark) for mark in marks))
    return Block(Kind.PARAGRAPH, runs, role=Role.OBSERVATION)


def note(number: int) -> Block:
    return Block(Kind.NOTE, (Run("Para. 1."),), note=number, role=Role.NOTE)


def pages(*blocks: Block) -> list[int]:
    return chapter_pages([COVER, *blocks], "Table of contents")


def room(paragraphs: int) -> int:
    """The page of a second chapter after so many paragraphs of one line."""
    return pages(chapter(), *([text("Short.")] * paragraphs), chapter("II"))[1]


def test_first_chapter_begins_after_the_cover_and_the_contents() -> None:
    assert pages(chapter()) == [3]
    assert chapter_pages([chapter()], "Contents") == [2]
    assert chapter_pages([COVER], "Contents") == []


def test_page_holds_as_many_lines_as_fit() -> None:
    look = measures("RondaObservation")
    fit = int((HEIGHT - 600) / (look.line + look.after))
    assert 34 < fit < 37
    assert (room(10), room(fit - 5), room(fit + 5), room(3 * fit + 10)) == (3, 3, 4, 6)


def test_words_fill_the_line_up_to_its_end() -> None:
    words = Words(bold=False)
    line = words[SENTENCE] * measures("RondaObservation").size * 20 / 1000
    assert 0.75 * WIDTH < line < WIDTH
    assert Words(bold=True)[SENTENCE] > words[SENTENCE]
    assert words["ћ"] == 556 and words["č"] == words["c"] and words["\u4e00"] == 556


def test_notes_take_room_at_the_foot() -> None:
    few = [text(SENTENCE, n) for n in range(1, 25)]
    notes = [note(n) for n in range(1, 25)]
    assert pages(chapter(), *few, chapter("II"))[1] == 3
    assert pages(chapter(), *few, chapter("II"), *notes)[1] == 4


def test_heading_is_not_left_alone_at_the_foot_of_a_page() -> None:
    after = text(" ".join([SENTENCE] * 4))
    for count in range(25, 40):
        lines = [text("Short.")] * count
        alone = pages(chapter(), *lines, chapter("II"))[1]
        followed = pages(chapter(), *lines, chapter("II"), after)[1]
        assert alone <= followed <= alone + 1
    assert any(
        pages(chapter(), *[text("Short.")] * n, chapter("II"), after)[1]
        > pages(chapter(), *[text("Short.")] * n, chapter("II"))[1]
        for n in range(25, 40)
    )


def test_long_paragraph_goes_on_over_pages() -> None:
    long = text(" ".join([SENTENCE] * 120))
    assert pages(chapter(), long, chapter("II"))[1] == 5


def test_box_takes_the_room_of_its_title_and_of_what_is_typed() -> None:
    def box(number: int, *typed: str) -> list[Block]:
        place = Box(number, Colour.ORANGE)
        title = Block(Kind.PARAGRAPH, (Run("Follow-up:"),), box=place, role=Role.BOX_TITLE)
        texts = [Block(Kind.PARAGRAPH, (Run(one),), box=place, role=Role.BOX_TEXT) for one in typed]
        return [title, *texts]

    empty = [block for n in range(12) for block in (text("Short."), *box(n))]
    filled = [block for n in range(12) for block in (text("Short."), *box(n, *["Done."] * 4))]
    assert pages(chapter(), *empty, chapter("II"))[1] == 4
    assert pages(chapter(), *filled, chapter("II"))[1] == 5
