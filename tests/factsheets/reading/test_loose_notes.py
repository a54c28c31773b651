"""Loose notes and marks: what is taken for a note, and what stays text."""

from dataclasses import replace

from ronda.factsheets.blocks import Block, Box, Colour, Kind, Run
from ronda.factsheets.reading.loose_notes import with_loose_notes

NOTE = Block(Kind.NOTE, (Run("Para. 12."),), note=1)
OPENS = Block(Kind.PARAGRAPH, (Run("1", mark=1), Run("The text of an observation.")))
WITHOUT_ITS_NOTE = Block(Kind.PARAGRAPH, (Run("An area of 5 m"), Run("22", mark=22)))


def test_a_paragraph_that_begins_with_the_mark_of_a_note_stays_one() -> None:
    found = with_loose_notes([OPENS, WITHOUT_ITS_NOTE, NOTE])
    assert found == [OPENS, WITHOUT_ITS_NOTE, NOTE]


def test_a_paragraph_that_begins_with_a_mark_is_a_note_where_there_is_no_such_note() -> None:
    (found,) = with_loose_notes([OPENS])
    assert (found.kind, found.note, found.text) == (Kind.NOTE, 1, "The text of an observation.")


def test_what_stands_in_a_box_is_no_note_whatever_sign_it_begins_with() -> None:
    typed = replace(OPENS, box=Box(1, Colour.BLUE))
    assert with_loose_notes([typed]) == [typed]


def test_what_looks_like_the_mark_of_a_note_that_is_there_is_text() -> None:
    typed = Block(Kind.PARAGRAPH, (Run("As the sign [^1] says."),))
    assert with_loose_notes([typed, WITHOUT_ITS_NOTE, NOTE]) == [typed, WITHOUT_ITS_NOTE, NOTE]
