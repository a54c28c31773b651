"""What a footnote names: paragraphs, codes, or neither."""

import pytest

from ronda.factsheets.blocks import Block, Document, Kind, Run
from ronda.factsheets.reading.grammar.ledger import Ledger
from ronda.factsheets.reading.grammar.notes import named_in, read_notes
from ronda.factsheets.reading.grammar.passages import Passage
from ronda.procedure.body import load_body


@pytest.mark.parametrize(
    ("language", "text", "paragraphs", "codes"),
    [
        ("en", "Para.231.", (231,), ()),
        ("en", "Paras. 71, 73 and 75-77.", (71, 73, 75, 76, 77), ()),
        ("en", "Para(s). 12.", (12,), ()),
        ("en", "Para. 12 of the implementation report.", (12,), ()),
        ("en", "Recommendation II-6.", (), ("II-6",)),
        ("en", "Recommendations III-17 and III-19.", (), ("III-17", "III-19")),
        ("en", "Recommendations V-4 to V-7", (), ("V-4", "V-5", "V-6", "V-7")),
        ("en", "Recommendation II-1, II-2 and III-4", (), ("II-1", "II-2", "III-4")),
        ("en", "Recommendations II-1, 2 and 5 to 7.", (), ("II-1", "II-2", "II-5", "II-6", "II-7")),
        ("en", "Recommendation 7.", (), ()),
        ("en", "Recommendation II-1; see also para. 12.", (12,), ("II-1",)),
        ("en", "Recommendation II-1 (see Paras. 7 and 8).", (7, 8), ("II-1",)),
        ("en", "Recommendation II-6. Arcadia replied in 2019.", (), ("II-6",)),
        ("en", "Para. 3. The word is taken from Article 4.", (3,), ()),
        ("en", "Recommendation II-6 was made in 2019. Para. 4.", (), ()),
        ("fr", "Recommandation II-1 ; voir aussi par. 12.", (12,), ("II-1",)),
        ("en", "Paras 71 and 73", (71, 73), ()),
        ("en", "Paragraph 12", (12,), ()),
        ("en", "Recommendation\u00a0IV‑9", (), ("IV-9",)),
        ("en", "Paras. 3, 4; Recommendation X-1.", (3, 4), ("X-1",)),
        ("en", "Recommendations are also made in paragraph 12.", (), ()),
        ("en", "Para. 12 says otherwise of Arcadia.", (), ()),
        ("en", "Parties may give 3 examples.", (), ()),
        ("fr", "Paragraphe(s) 3 et 5", (3, 5), ()),
        ("fr", "Par.\u202f14 à 16.", (14, 15, 16), ()),
        ("fr", "Recommandations V-4 et V-5.", (), ("V-4", "V-5")),
        ("sr-Cyrl", "Ст. 12, 14.", (12, 14), ()),
        ("sr-Latn", "Preporuke II-3 i II-4.", (), ("II-3", "II-4")),
    ],
)
def test_named_in_takes_numbers_only_from_notes_that_say_nothing_else(
    language: str, text: str, paragraphs: tuple[int, ...], codes: tuple[str, ...]
) -> None:
    words = load_body("lanzarote").words(language)
    assert named_in(text, words) == (paragraphs, codes)


def test_arrow_back_to_the_text_is_no_part_of_a_note() -> None:
    block = Block(Kind.NOTE, (Run("Recommendation I-1. \u21a9\ufe0e", 0, 22),), note=1)
    source = Document("pdf", "Recommendation I-1. \u21a9\ufe0e", (block,))
    words = load_body("lanzarote").words("en")
    (note,) = read_notes([Passage.of(block, source)], words, Ledger(source)).footnotes
    assert (note.text, note.recommendations) == ("Recommendation I-1.", ("I-1",))
