"""Words cut at a line's end: the document's own words decide, and a guess is called one."""

import pytest

from ronda.factsheets.reading.from_pdf.hyphens import Glue, Hyphens
from tests.factsheets.reading.from_pdf.geometry_lines import lines, piece


def hyphens(*texts: str) -> Hyphens:
    return Hyphens(line for i, t in enumerate(texts) for line in lines(piece(t, 60, 100 + 14 * i)))


CUTTING = (
    "to consider the im-",
    "portance of it",
    "of great importance",
    "a pro-",
    "gramme",
    "programme",
)


def test_hyphen_goes_where_the_word_stands_whole_elsewhere() -> None:
    told = hyphens("the implementation of it", "an imple-", "mentation")
    assert told.glue("an imple-", "mentation now") == Glue("", drops=True)


def test_hyphen_stays_where_the_word_has_it_elsewhere() -> None:
    told = hyphens("their self-generated images", "of self-", "generated images", *CUTTING)
    assert told.glue("of self-", "generated images") == Glue("", drops=False)


def test_hyphen_stays_without_a_guess_in_a_document_that_cuts_no_words() -> None:
    assert hyphens("one line", "another").glue("of non-", "visual") == Glue("")


def test_word_without_proof_in_a_document_that_cuts_words_is_a_guess() -> None:
    assert hyphens(*CUTTING).glue("a comprehen-", "sive law") == Glue("", True, "comprehensive")


def test_two_known_words_keep_their_hyphen_as_a_guess() -> None:
    told = hyphens(*CUTTING, "of child", "friendly words")
    assert told.glue("a child-", "friendly text") == Glue("", False, "child-friendly")


@pytest.mark.parametrize(
    ("above", "below"),
    [("Recommendation III-", "12 asks"), ("the EU-", "Kids survey"), ("from 2025–", "2030"),
     ("images and/", "or videos")],
)  # fmt: skip
def test_nothing_comes_between_what_only_a_line_had_parted(above: str, below: str) -> None:
    assert hyphens(*CUTTING).glue(above, below) == Glue("")


@pytest.mark.parametrize(
    ("above", "below"),
    [("children –", "including some"), ("the line", "goes on"), ("images /", "videos")],
)
def test_other_lines_are_parted_by_a_blank(above: str, below: str) -> None:
    assert hyphens(*CUTTING).glue(above, below) == Glue(" ")


def test_a_sign_of_its_own_for_cut_words_leaves_no_doubt() -> None:
    told = hyphens("the sub‐", "ject of self-", "care")
    assert told.glue("the sub‐", "ject") == Glue("", drops=True)
    assert told.glue("of self-", "care") == Glue("", drops=False)


def test_address_goes_on_over_a_line_and_keeps_its_hyphens() -> None:
    told = hyphens(*CUTTING)
    assert told.glue("see https://example.org/a-long-", "path") == Glue("")
    assert told.glue("see https://example.org/path", "for more") == Glue(" ")
    assert told.glue("see www.example.org.", "The next") == Glue(" ")


def test_letters_of_a_provision_stay_together_where_the_document_writes_them_so() -> None:
    assert hyphens("Article 20(1)(a) of it").glue("Article 25(1)", "(b) or") == Glue("")
    assert hyphens("Article 20 (1) (a) of it").glue("Article 25(1)", "(b) or") == Glue(" ")
