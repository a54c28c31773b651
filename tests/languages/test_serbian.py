"""Serbian in both scripts: what is Serbian goes over and comes back, what is not stays."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.languages.serbian import CYRILLIC, LATIN, is_cyrillic, to_cyrillic, to_latin

LETTERS = st.text(CYRILLIC + CYRILLIC.upper() + " .,\n", max_size=80)
# What cannot be told apart in Latin letters: "нј" and "њ", "лј" and "љ", "дж" and "џ".
TWO_FOR_ONE = re.compile("нј|лј|дж", re.IGNORECASE)
# Where a capital letter that is two in Latin stands alone, its word may be of capitals or not.
CASES = re.compile("[ЉЊЏ]")


@given(LETTERS)
def test_cyrillic_comes_back_from_latin(text: str) -> None:
    latin = to_latin(text)
    assert not re.search("[\u0400-\u04ff]", latin)
    if TWO_FOR_ONE.search(text) or any(w.isupper() for w in re.findall(r"\w+", text)):
        return  # Capitals may be a numeral or a code; those have tests of their own.
    back = to_cyrillic(latin)
    known = {"in", "kon", "tan", "van", "nad", "pod", "od", "pred"}
    if not any(beginning in latin.lower() for beginning in known):
        assert back == text or CASES.search(text)


@given(st.lists(st.sampled_from(LATIN), min_size=1, max_size=12).map("".join))
def test_latin_letters_come_back_from_cyrillic(word: str) -> None:
    assert to_latin(to_cyrillic(word)) == word


@given(st.text(max_size=120))
def test_to_latin_changes_nothing_but_serbian_cyrillic(text: str) -> None:
    kept = "".join(c for c in text if c.lower() not in CYRILLIC)
    others = [c for c in text if c.lower() not in CYRILLIC]
    assert to_latin(kept) == kept
    assert [c for c in others if c in to_latin(text)] == others


@given(st.text(max_size=120))
def test_to_cyrillic_twice_is_as_once(text: str) -> None:
    once = to_cyrillic(text)
    assert to_cyrillic(once) == once


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Njegova ljubav i džep", "Његова љубав и џеп"),
        ("NJEGOVA LJUBAV I DŽEP", "ЊЕГОВА ЉУБАВ И ЏЕП"),
        ("injekcija, konjugacija, konjunktura", "инјекција, конјугација, конјунктура"),
        ("vanjezički, Tanjug", "ванјезички, Танјуг"),
        ("nadživeti, nadžnjeti, podžupan", "надживети, наджњети, поджупан"),
        ("najnadživljeniji", "најнадживљенији"),
        ("konj, Konjic i njiva", "коњ, Коњиц и њива"),
        ("djeca i dijete", "дјеца и дијете"),
        ("Đorđe, ćuk, čaša, šuma, žaba", "Ђорђе, ћук, чаша, шума, жаба"),
    ],
)
def test_words_that_look_like_digraphs_are_told_apart(latin: str, cyrillic: str) -> None:
    assert to_cyrillic(latin) == cyrillic
    assert to_latin(cyrillic) == latin


@pytest.mark.parametrize(
    "kept",
    [
        "www.primer.rs/strana",
        "https://primer.example/a?b=c",
        "petar.peric@primer.example",
        "III-12",
        "T-ES(2017)03",
        "7875/17-2",
        "XVIII",
        "IV",
        "ICSE",
        "EUR",
        "Windows",
        "%(ime)s",
        "{broj}",
        "<b>",
        "A4",
        "dokument.pdf",
    ],
)
def test_what_is_no_serbian_stays(kept: str) -> None:
    assert to_cyrillic(f"vidi 5 {kept} ovde") == f"види 5 {kept} овде"


def test_i_is_a_word_and_a_numeral() -> None:
    assert to_cyrillic("I deca i roditelji, glava I. i MI SMO VI STE") == (
        "И деца и родитељи, глава I. и МИ СМО ВИ СТЕ"
    )


def test_a_text_of_both_scripts_becomes_one() -> None:
    assert to_cyrillic("Закон о zaštiti деце") == "Закон о заштити деце"
    assert to_latin("Закон о zaštiti деце") == "Zakon o zaštiti dece"


def test_script_is_told_by_most_letters() -> None:
    assert is_cyrillic("Закон о ICSE") and not is_cyrillic("Zakon о ICSE") and not is_cyrillic("12")
