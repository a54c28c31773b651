"""Stems: one form for a word however it is declined, spelt and written."""

from hypothesis import given
from hypothesis import strategies as st

from ronda.languages.serbian import CYRILLIC, to_latin
from ronda.languages.stems import bare, main_language, stem


@given(st.text(CYRILLIC, min_size=1, max_size=20))
def test_both_scripts_of_serbian_have_one_stem(word: str) -> None:
    assert stem(word, "sr-Cyrl") == stem(to_latin(word), "sr-Latn")


@given(st.text(max_size=30))
def test_a_bare_word_is_its_own_bare_form(word: str) -> None:
    assert bare(bare(word)) == bare(word)


def test_a_language_without_stems_is_taken_as_english() -> None:
    assert main_language("de") == "en"
    assert stem("reports", "xx") == "report"
