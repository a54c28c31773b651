"""A source in pieces: the text to the character, both ways tied, nothing to look at missed."""

from pathlib import Path

import pytest

from ronda.factsheets.model import Account, Factsheet, Party, Stretch
from ronda.factsheets.reading import read, read_document
from ronda.web.naming import entry_of, place_name
from ronda.web.proofing import pieces, pieces_of_entries


def sheet(*stretches: tuple[int, int, str, bool]) -> Factsheet:
    found = [Stretch(start=a, end=b, place=p, repaired=r) for a, b, p, r in stretches]
    return Factsheet(
        body="lanzarote",
        round=2,
        party=Party(name="Arcadia", code="XAR"),
        title="Factsheet",
        language="en",
        account=Account(stretches=found),
    )


def test_pieces_give_back_the_text_to_the_character(serbia_text_path: Path) -> None:
    text = read_document(serbia_text_path).text
    found = pieces(text, read(serbia_text_path))
    assert "".join(piece.text for piece in found) == text


def test_pieces_of_every_entry_exist_in_the_record(serbia_text_path: Path) -> None:
    factsheet = read(serbia_text_path)
    found = pieces_of_entries(pieces(read_document(serbia_text_path).text, factsheet))
    for index, chapter in enumerate(factsheet.chapters):
        for number in range(len(chapter.recommendations)):
            assert found[f"chapters/{index}/recommendations/{number}"]
    assert sum(entry.startswith("footnotes/") for entry in found) == 122


def test_pieces_between_stretches_have_no_number() -> None:
    found = pieces("  one two  ", sheet((2, 5, "title", False), (6, 9, "unplaced", False)))
    assert [(p.text, p.number) for p in found] == [
        ("  ", 0),
        ("one", 1),
        (" ", 0),
        ("two", 2),
        ("  ", 0),
    ]


def test_pieces_to_look_at_are_linked_in_a_row() -> None:
    places = [
        (0, 1, "unplaced", False),
        (1, 2, "title", False),
        (2, 3, "title", True),
        (3, 4, "unplaced", False),
    ]
    found = pieces("abcd", sheet(*places))
    assert [(p.previous, p.next) for p in found] == [(0, 3), (1, 3), (1, 4), (3, 0)]
    assert [p.to_look_at for p in found] == [True, False, True, True]


@pytest.mark.parametrize(
    ("place", "entry"),
    [
        ("chapters/0/title", "chapters/0/title"),
        ("chapters/1/introduction", "chapters/1/introduction"),
        ("chapters/1/headings/2/text", "chapters/1/headings/2"),
        ("chapters/1/observations/4/items/0", "chapters/1/observations/4"),
        ("chapters/1/recommendations/4/lead_in/text", "chapters/1/recommendations/4/lead_in"),
        ("chapters/1/practice_box/text", "chapters/1/practice_box"),
        ("footnotes/12/text", "footnotes/12"),
        ("preface/text", "preface"),
        ("unplaced", "unplaced"),
    ],
)
def test_entry_of_place_is_what_is_corrected_as_one(place: str, entry: str) -> None:
    assert entry_of(place) == entry


def test_place_name_of_a_recommendation_is_its_codes(serbia_text_path: Path) -> None:
    factsheet = read(serbia_text_path)
    assert place_name(factsheet, "chapters/2/recommendations/0/text") == "III-12"
    assert place_name(factsheet, "chapters/2/recommendations/0/follow_up/text") == (
        "III-12, orange box"
    )
    assert place_name(factsheet, "footnotes/11/text") == "Note 12"
    assert place_name(factsheet, "chapters/99/title") == "chapters/99/title"
