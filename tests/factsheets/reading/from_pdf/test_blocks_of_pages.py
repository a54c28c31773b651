"""Whole pages to blocks: notes, points and their depth, headings, contents, boxes over pages."""

import json

import pytest
import typst

from ronda.factsheets.blocks import Document, Kind, Role
from ronda.factsheets.reading.from_pdf import document

PLAIN = "#set page(width: 300pt, height: 400pt, margin: 30pt)\n#set text(10pt)\n"
TEXT = "Words of a paragraph that go on for more than one line of this page, so that it has lines."


def read(markup: str) -> Document:
    made = typst.compile((PLAIN + markup).encode(), format="pdf")
    assert isinstance(made, bytes)
    return document(made)


def texts(found: Document, kind: Kind) -> list[str]:
    return [block.text for block in found.blocks if block.kind is kind]


def points(found: Document) -> list[tuple[int, str, str]]:
    return [(b.level, b.label, b.text) for b in found.blocks if b.kind is Kind.ITEM]


def test_points_have_their_depth_and_label() -> None:
    found = read(
        "Before:\n- one\n  - two\n    - three\n- four\n"
        '#set enum(numbering: "a)")\n+ five\n+ six\n\nAfter.\n\n#pad(left: 2em)[- seven]'
    )
    assert points(found) == [
        (1, "-", "one"), (2, "-", "two"), (3, "-", "three"), (1, "-", "four"),
        (1, "a)", "five"), (1, "b)", "six"), (1, "-", "seven"),
    ]  # fmt: skip


@pytest.mark.parametrize("sign", ["•", "–", "-", "o", "▪", "➢", "*"])
def test_every_kind_of_bullet_is_one(sign: str) -> None:
    shown = json.dumps(sign, ensure_ascii=False)
    found = read(f"#set list(marker: {shown})\nBefore:\n- one point\n- another\n")
    assert points(found) == [(1, "-", "one point"), (1, "-", "another")]


def test_dash_within_a_sentence_is_no_bullet() -> None:
    found = read(
        "Words that stand before a remark that is set – whatever the width of the line may be –\n"
        "between dashes – such as this one here – and that then go on to their end."
    )
    assert not points(found)
    assert len(found.blocks) == 1


def test_abbreviation_that_begins_a_line_of_a_point_is_no_letter() -> None:
    sentence = "Words of a point of which it is told at length in all such as p. ex. schools."
    found = read(f"#set page(width: 311pt)\n- {sentence}")
    assert points(found) == [(1, "-", sentence)]


def test_heading_cut_by_the_end_of_a_page_is_one() -> None:
    found = read(
        "#set text(weight: 700)\nOn measures that ensure the effective\n#pagebreak()\n"
        "investigation of acts\n\n#set text(weight: 400)\n" + TEXT
    )
    assert texts(found, Kind.HEADING) == [
        "On measures that ensure the effective investigation of acts"
    ]


def test_sub_points_stay_below_their_point_over_a_box() -> None:
    found = read("- one\n  - below one\n" + box("#fde4cf", "Box") + "- two")
    assert [(level, text) for level, _, text in points(found)] == [
        (1, "one"), (2, "below one"), (1, "two"),
    ]  # fmt: skip


def test_notes_stand_after_the_text_of_their_page() -> None:
    found = read(
        "One#footnote[First note that is longer than one line of small print, so it has two.] is."
        f" Two#footnote[https://example.org/a].\n#pagebreak()\n{TEXT}#footnote[Third.]"
    )
    notes = [(b.note, b.text, b.where) for b in found.blocks if b.kind is Kind.NOTE]
    assert notes == [
        (1, "First note that is longer than one line of small print, so it has two.", "page 1"),
        (2, "https://example.org/a", "page 1"),
        (3, "Third.", "page 2"),
    ]
    assert [block.marks for block in found.blocks if block.marks] == [(1, 2), (3,)]


def test_note_that_goes_on_over_the_page_is_one() -> None:
    long = "This note is so long that the page ends before it does. " * 14
    found = read(f"#v(250pt)\nText#footnote[{long}Its end.] of the page.\n\n{TEXT}\n\n{TEXT}")
    notes = [b for b in found.blocks if b.kind is Kind.NOTE]
    assert len(notes) == 1
    assert notes[0].text.startswith("This note") and notes[0].text.endswith("Its end.")
    assert notes[0].text.count("so long") == 14


def test_headings_rank_by_size_and_bold_lines_come_last() -> None:
    heading = '#text({size}pt, weight: "bold")[{words}]\n\n'
    markup = "".join(
        heading.format(size=size, words=f"{words} {turn}") + TEXT + "\n\n"
        for turn in ("one", "two")
        for size, words in ((16, "Chapter"), (13, "Section"), (10, "Topic"))
    )
    found = [(b.level, b.text) for b in read(markup).blocks if b.kind is Kind.HEADING]
    assert found == [
        (1, "Chapter one"), (2, "Section one"), (3, "Topic one"),
        (1, "Chapter two"), (2, "Section two"), (3, "Topic two"),
    ]  # fmt: skip


def test_bold_sentence_is_no_heading() -> None:
    found = read(f"*The Committee asks for this.*\n\n{TEXT}")
    assert not texts(found, Kind.HEADING)


def test_lines_led_to_their_page_are_contents() -> None:
    entries = "".join(
        f"I{'I' * i}. Chapter number {i} #box(width: 1fr, repeat[.]) {i}\n\n" for i in (1, 2)
    )
    found = read(f"Contents\n\n{entries}\n{TEXT}")
    listed = [b.text for b in found.blocks if b.role is Role.CONTENTS]
    assert listed == ["II. Chapter number 1 1", "III. Chapter number 2 2"]


def boxes(found: Document) -> list[tuple[int, str, str]]:
    return [(b.box.number, str(b.box.colour), b.text) for b in found.blocks if b.box]


def box(fill: str, words: str) -> str:
    return f'#block(fill: rgb("{fill}"), width: 100%, inset: 6pt)[{words}]\n'


def test_boxes_are_counted_and_have_their_hue() -> None:
    found = read(
        box("#fde4cf", "Follow-up:")
        + "Text\n\n"
        + box("#dbe8f7", "Practices:")
        + box("#e2efd9", "Other")
    )
    assert boxes(found) == [
        (1, "orange", "Follow-up:"), (2, "blue", "Practices:"), (3, "other", "Other"),
    ]  # fmt: skip


def test_box_over_a_page_is_one_and_its_title_may_stand_alone_at_the_foot() -> None:
    long = "What the Party did is told here at some length. " * 16
    found = read(
        "#v(290pt)\n" + box("#fde4cf", f"*Follow-up actions:*\n\n{long}\n\nThe end of it.")
    )
    numbers = {number for number, _, _ in boxes(found)}
    assert numbers == {1}
    assert {block.where for block in found.blocks if block.box} == {"page 1", "page 2"}
    assert "".join(t for _, _, t in boxes(found)).count("at some length") == 16


def test_title_that_a_table_repeats_on_the_next_page_is_set_aside() -> None:
    long = "What the Party did is told here at some length. " * 16
    table = f"table.header([Follow-up actions:]), [{long}]"
    found = read(f'#v(200pt)\n#table(columns: 1fr, fill: rgb("#fde4cf"), {table})')
    assert [t for _, _, t in boxes(found)].count("Follow-up actions:") == 1
    assert "Follow-up actions:" in texts(found, Kind.FURNITURE)


def test_ligatures_and_soft_hyphens_leave_no_trace() -> None:
    found = read("An efficient office affirms its offi\u00adcial staff.")
    assert found.text == "An efficient office affirms its official staff."


def test_end_of_a_column_is_told() -> None:
    found = read(f"#columns(2)[{TEXT}\n\n{TEXT}\n\n#colbreak()\n{TEXT}\n\n{TEXT}]")
    text = [b for b in found.blocks if b.kind is Kind.PARAGRAPH]
    assert [block.ends_page for block in text] == [False, True, False, True]


def test_every_letter_of_the_pages_is_in_the_text() -> None:
    found = read(
        f'#set page(header: [Head], numbering: "1")\n= Title\n{TEXT}#footnote[A note.]\n- point'
    )
    spread = "".join(found.text.split())
    for words in ("Head", "Title", TEXT, "Anote.", "point"):
        assert "".join(words.split()) in spread
    assert all(
        found.text[run.start : run.end] == run.text for block in found.blocks for run in block.runs
    )


def test_numbered_list_behind_the_text_is_its_notes() -> None:
    """As browsers print the notes of a page; arrows back are for the grammar to drop."""
    found = read(
        "#set super(typographic: false)\n"
        f"{TEXT}#super[1] {TEXT}#super[2]\n\nPromising practices:\n\n"
        '#set enum(numbering: "1.")\n+ Para. 12.\u21a9\n+ Recommendation I-1.\n'
    )
    notes = [(b.note, b.text) for b in found.blocks if b.kind is Kind.NOTE]
    assert notes == [(1, "Para. 12.\u21a9"), (2, "Recommendation I-1.")]
    assert "Promising practices:" in texts(found, Kind.PARAGRAPH)


def test_numbered_list_without_marks_stays_one() -> None:
    found = read(f'{TEXT}#super[1]\n\n#set enum(numbering: "1.")\n+ One.\n+ Two.\n')
    assert texts(found, Kind.NOTE) == []


def test_abbreviation_at_a_lines_beginning_is_no_label() -> None:
    found = read(
        '#set par(linebreaks: "simple")\nIls ont, parmi d’autres, etc. \\\np. ex. une école.'
    )
    assert points(found) == []
    assert "".join(texts(found, Kind.PARAGRAPH)).endswith("p. ex. une école.")


@pytest.mark.parametrize(
    ("marks", "notes"),
    [
        ("one[1] and two.[2]", "[1] Para. 3.\n\n[2] Recommendation I-1."),
        ("one#super[1] and two.#super[2]", "1. Para. 3.\n\n2. Recommendation I-1."),
    ],
)
def test_notes_at_the_end_of_the_text_are_told(marks: str, notes: str) -> None:
    typed = notes.replace(". P", "\\. P").replace(". R", "\\. R")
    found = read(f"Words with {marks}\n\nMore of them.\n\n{typed}")
    assert found.blocks[0].marks == (1, 2)
    told = [(b.note, b.text) for b in found.blocks if b.kind is Kind.NOTE]
    assert told == [(1, "Para. 3."), (2, "Recommendation I-1.")]


def test_coloured_paper_is_no_box() -> None:
    page = f"Words.\n\n{box('#fde4cf', 'Follow-up actions:')}\nMore words.\n"
    found = read(f'#set page(fill: rgb("#f0f8ff"))\n{page}#pagebreak()\n{page}')
    inset = f'#block(fill: rgb("#f0f8ff"), width: 100%)[\n{page}\n#v(200pt)]\n'
    found = read(f"{inset}#pagebreak()\n{inset}")
    assert [b.text for b in found.blocks if b.box] == ["Follow-up actions:"] * 2
