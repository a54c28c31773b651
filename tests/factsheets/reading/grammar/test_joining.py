"""What a file has in two pieces and a factsheet in one: headings, boxes."""

from ronda.factsheets.model import Chapter
from ronda.factsheets.reading.from_html import document
from ronda.factsheets.reading.grammar import parse

ORANGE = "background: #fde9d9"
NOTE = "<p><sup>1</sup> Recommendation I-1.</p>"


def chapter(body: str) -> Chapter:
    found = parse(document(f"<h1>FACTSHEET – ARCADIA</h1>{body}{NOTE}".encode()))
    assert not found.account.unplaced
    return found.chapters[0]


def test_heading_typed_as_two_is_one() -> None:
    found = chapter(
        "<h1>I. Telling children and</h1><h1>Their parents</h1><p>What it is about.</p>"
        "<h2>Observations and recommendations of the Committee on telling specific to</h2>"
        "<h2>Arcadia</h2><h3>Lessons that are given</h3><h3>at school (Article 6)</h3>"
        "<p>The Committee requires Arcadia to teach.<sup>1</sup></p>"
    )
    assert found.title == "Telling children and Their parents"
    assert [heading.text for heading in found.headings] == [
        "Observations and recommendations of the Committee on telling specific to Arcadia",
        "Lessons that are given at school (Article 6)",
    ]


def test_headings_that_stand_below_each_other_stay_two() -> None:
    found = chapter(
        "<h1>I. Courts</h1><h2>Recommendations of the Committee specific to Arcadia</h2>"
        "<h2>Interviews</h2><p>The Committee requires Arcadia to ask.<sup>1</sup></p>"
    )
    assert [heading.text for heading in found.headings][1:] == ["Interviews"]


def test_box_in_two_pieces_is_one() -> None:
    found = chapter(
        "<h1>I. Courts</h1><h2>Recommendations of the Committee specific to Arcadia</h2>"
        "<p>The Committee requires Arcadia to ask.<sup>1</sup></p><p>Follow-up actions:</p>"
        f"<div style='{ORANGE}'><p>It is asked.</p></div><p></p>"
        f"<div style='{ORANGE}'><p>Since 2024.</p></div>"
    )
    box = found.recommendations[0].follow_up
    assert box is not None and box.text == "It is asked.\nSince 2024."
