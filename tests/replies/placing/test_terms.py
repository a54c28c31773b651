"""A text's terms: the same in every language and script, each where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.languages.serbian import CYRILLIC, to_latin
from ronda.replies.placing.ranking import Ranking, Terms
from ronda.replies.placing.terms import Term, TermKind, names_in, terms_of


def keys(text: str, language: str) -> set[str]:
    return {term.key for term in terms_of(text, language, names_in(text, language))}


@given(st.text(CYRILLIC + " ,.", max_size=80))
def test_both_scripts_have_the_same_terms(text: str) -> None:
    cyrillic, latin = (
        [t.key for t in terms_of(t_, tag)]
        for t_, tag in ((text, "sr-Cyrl"), (to_latin(text), "sr-Latn"))
    )
    assert cyrillic == latin


@given(st.text(max_size=120), st.sampled_from(["en", "fr", "sr-Cyrl", "sr-Latn"]))
def test_a_term_stands_in_the_text(text: str, language: str) -> None:
    for term in terms_of(text, language):
        assert 0 <= term.start < term.end <= len(text)
        assert text[term.start].isalnum() and text[term.end - 1].isalnum()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Police officers were trained.", "en"),
        ("Des policiers ont suivi une formation.", "fr"),
        ("Полицијски службеници су прошли обуку.", "sr-Cyrl"),
        ("Policijski službenici su prošli obuku.", "sr-Latn"),
    ],
)
def test_the_same_said_in_any_language_has_the_same_notions(text: str, language: str) -> None:
    assert {"n:police", "n:training"} <= keys(text, language)


def test_an_article_belongs_to_its_law() -> None:
    assert "a:185@crimin_code" in keys("Article 185 of the Criminal Code applies.", "en")
    assert "a:20@crimin_code" not in keys("Article 20 of the Family Act applies.", "en")


def test_a_law_is_one_name_however_it_is_declined() -> None:
    nominative = keys("Закон о полицији уређује обуку.", "sr-Cyrl")
    genitive = keys("На основу Закона о полицији уређена је обука.", "sr-Cyrl")
    assert {k for k in nominative if k.startswith("i:")} & genitive


def test_words_of_an_institution_say_less() -> None:
    text = "The Training Department of the Ministry of Justice wrote."
    training = next(t for t in terms_of(text, "en", names_in(text, "en")) if t.key == "n:training")
    assert training.in_name


def test_addresses_and_tags_say_nothing() -> None:
    assert not terms_of("https://police.example/training <b> a@police.example", "en")


def test_the_words_that_led_to_a_suggestion_are_told() -> None:
    asked = {"training": "to train the police", "helpline": "to open a helpline"}
    asked |= {str(n): f"to publish report {n}" for n in range(9)}
    targets = {key: Terms(terms_of(text, "en")) for key, text in asked.items()}
    text = "Сто полицајаца је прошло обуку."
    [first] = Ranking(targets).best(Terms(terms_of(text, "sr-Cyrl")))
    assert first.target == "training"
    assert {text[t.start : t.end] for t in first.led} == {"полицајаца", "обуку"}


def test_a_passage_that_answers_nothing_gets_no_suggestion() -> None:
    targets = {"helpline": Terms(terms_of("to open a helpline", "en"))}
    assert not Ranking(targets).best(Terms(terms_of("We thank you for your letter.", "en")))
    assert not Ranking({}).best(Terms((Term("s:any", 0, 3),)))
    assert TermKind("n") is TermKind.NOTION
