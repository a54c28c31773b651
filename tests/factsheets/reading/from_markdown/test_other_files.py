"""Markdown of other programs: the notes, boxes and tables that each has in its own way."""

import subprocess
from pathlib import Path

import pytest

from ronda.factsheets.blocks import Block, Kind
from ronda.factsheets.reading import read
from ronda.factsheets.reading.from_markdown import document
from ronda.factsheets.writing import to_bytes


def blocks(text: str) -> list[Block]:
    return [block for block in document(text.encode()).blocks if block.text or block.marks]


def test_note_with_a_name_gets_the_next_free_number() -> None:
    mark, second, *notes = blocks("One.[^a]\n\nTwo.[^1]\n\n[^a]: Para. 3.\n[^1]: Para. 4.")
    assert (mark.marks, second.marks) == ((2,), (1,))
    assert [(n.kind, n.note, n.text) for n in notes] == [
        (Kind.NOTE, 2, "Para. 3."),
        (Kind.NOTE, 1, "Para. 4."),
    ]


def test_further_lines_of_a_note_belong_to_it() -> None:
    *_, note = blocks("One.[^1]\n\n[^1]: See the report\n    of 2020.\n\n    And its annex.")
    assert note.text == "See the report of 2020. And its annex."


def test_note_without_mark_is_kept() -> None:
    assert [b.note for b in blocks("One.\n\n[^7]: Para. 3.")] == [None, 7]


def test_quotation_and_drawn_tables_of_one_column_are_boxes() -> None:
    drawn = "+-----+\n| **Follow-up actions:** |\n|  |\n| Done. |\n+=====+\n"
    ruled = "  ----------\n  **Follow-up actions:**\n\n  Done.\n  ----------\n"
    quoted = "> **Follow-up actions:**\n>\n> Done.\n"
    for text in (drawn, ruled, quoted):
        found = [b for b in blocks(f"Before.\n\n{text}\nAfter.") if b.box is not None]
        assert [b.text for b in found] == ["Follow-up actions:", "Done."], text


def test_attributes_of_a_heading_are_no_part_of_it() -> None:
    (heading,) = blocks("## II. Police {#ii.-police}")
    assert (heading.kind, f"{heading.label} {heading.text}".strip()) == (Kind.HEADING, "II. Police")


def test_seed_text_named_markdown_gives_the_same(serbia_text_path: Path) -> None:
    text = read(serbia_text_path)
    markdown = read(serbia_text_path.read_bytes(), name="serbia.md")
    assert [(r.codes, r.strength, r.text, r.items) for r in markdown.recommendations] == [
        (r.codes, r.strength, r.text, r.items) for r in text.recommendations
    ]
    assert [n.text for n in markdown.footnotes] == [n.text for n in text.footnotes]
    assert markdown.account.unplaced == ()


@pytest.mark.usefixtures("pandoc")
@pytest.mark.parametrize("dialect", ["markdown", "gfm", "commonmark", "commonmark_x"])
def test_what_pandoc_makes_of_the_word_file_says_the_same(
    serbia_text_path: Path, tmp_path: Path, dialect: str
) -> None:
    serbia = read(serbia_text_path)
    word = tmp_path / "serbia.docx"
    word.write_bytes(to_bytes(serbia, "docx"))
    made = tmp_path / "serbia.md"
    subprocess.run(["pandoc", word, "-t", dialect, "-o", made], check=True, timeout=120)
    again = read(made)
    assert [r.codes for r in again.recommendations] == [r.codes for r in serbia.recommendations]
    assert [r.strength for r in again.recommendations] == [
        r.strength for r in serbia.recommendations
    ]
    assert len(again.footnotes) == 122
    assert again.account.unplaced == ()
