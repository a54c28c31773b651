"""The words by which letters are read: all lists in every language, and Latin from Cyrillic."""

import pytest

from ronda.replies.wording import TAGS, language_of, words_of


@pytest.mark.parametrize("tag", TAGS)
def test_every_language_has_every_list(tag: str) -> None:
    own, english = words_of(tag), words_of("en")
    optional = {"figure.inner", "system.adjectives"}
    assert set(english.told) - set(own.told) - optional == set()
    assert set(own.names) == set(english.names)


@pytest.mark.parametrize("tag", TAGS)
def test_every_language_has_twelve_months(tag: str) -> None:
    words = words_of(tag)
    assert len(words.months) == 12
    assert all(number == words.month_number(one) for number, one in _months(tag))


def _months(tag: str) -> list[tuple[int, str]]:
    named = {
        "en": ["January", "Dec"],
        "fr": ["janvier", "décembre"],
        "sr-Cyrl": ["јануара", "децембар"],
        "sr-Latn": ["januara", "decembar"],
    }[tag]
    return [(1, named[0]), (12, named[1])]


def test_latin_words_are_those_in_cyrillic() -> None:
    cyrillic, latin = words_of("sr-Cyrl"), words_of("sr-Latn")
    assert cyrillic.numbers["двадесет"] == latin.numbers["dvadeset"] == 20
    assert latin.search("letter.subject", "predmet") and cyrillic.search(
        "letter.subject", "предмет"
    )


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("The unit was set up in May and has two sections.", "en"),
        ("La brigade a ouvert des enquêtes sur ces faits.", "fr"),
        ("Управа је у току године поднела пријаве.", "sr-Cyrl"),
        ("Uprava je u toku godine podnela prijave.", "sr-Latn"),
        ("", "en"),
    ],
)
def test_language_is_told_by_its_small_words(text: str, tag: str) -> None:
    assert language_of(text) == tag


def test_likeliest_language_is_kept_where_words_do_not_decide() -> None:
    assert language_of("Kancelarija 12", ["sr-Latn", "en", "fr"]) == "sr-Latn"
