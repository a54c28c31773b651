"""Articles pasted from a gazette, in four ways of writing."""

import pytest

from ronda.apps.errors import NotValid
from ronda.apps.laws.pasting import articles_in

WORDS = {"wrong": "No article.", "twice": "Twice."}


@pytest.mark.parametrize("heading", ["Article 178 A", "Члан 178а", "Član 178a.", "ARTICLE 178a"])
def test_an_article_begins_with_a_line_of_its_own(heading: str) -> None:
    text = f"\n{heading}\n(1) As in Article 9.\n\n(2) More.\nArticle 9\nNine."
    found = articles_in(text, **WORDS)
    assert [one.text for one in found] == ["(1) As in Article 9.\n\n(2) More.", "Nine."]
    assert found[0].number.startswith("178") and found[1].number == "9"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Whoever does it.\nArticle 9\nNine.", "No article."),
        ("Article 9\n\nArticle 10\nTen.", "No article."),
        ("Article 9\nNine.\nArticle 9\nAgain.", "Twice."),
    ],
)
def test_what_cannot_be_told_apart_is_refused(words: str, sentence: str) -> None:
    with pytest.raises(NotValid, match=sentence):
        articles_in(words, **WORDS)
