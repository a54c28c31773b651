"""The page of the search: what it finds, says and offers, whatever is asked of it."""

import html
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ronda.apps.search.models import Statement
from tests.apps.compliance.arcadia import LATER, PLAIN, published

pytestmark = pytest.mark.django_db


def page(**asked: str) -> str:
    """The page of a search, as text."""
    answer = Client().get("/search/", asked)
    assert answer.status_code == 200
    return html.unescape(re.sub(r"\s+", " ", answer.content.decode()))


ODD = ('"', '"" "', "(((", "a & | !", "-", "\\", "'", "%", "<b>", "-" * 300, "- " * 20, "§k:x")


@pytest.mark.parametrize("odd", ODD)
def test_no_words_are_an_error(odd: str) -> None:
    published(PLAIN)
    page(q=odd)
    page(q="children", chapter=odd, party=odd)


def test_ten_thousand_characters_are_too_many_and_said_so() -> None:
    assert "300" in page(q="x" * 10_000)
    page(q="children " * 33)


def test_signs_that_cannot_be_are_said_to_be_so() -> None:
    published(PLAIN)
    assert "Null characters are not allowed." in page(q="chil\x00dren")
    told = page(q="children", party="X\x00R")
    assert "“Party” cannot have this value: it was left out." in told and "<mark>" in told


def test_nothing_asked_is_told_what_to_do() -> None:
    assert "Write a word, or choose something to narrow down." in page(q="")
    assert "Write a word" not in page()


@pytest.mark.parametrize("number", ["-1", "0", "101", "999999999999", "x", "٣"])
def test_impossible_pages_are_the_first_and_said_so(number: str) -> None:
    published(PLAIN)
    told = page(q="children", page=number)
    assert "There is no such page; pages are 1 to 100. This is the first." in told
    assert "<mark>" in told


def test_a_question_that_takes_too_long_is_broken_off_and_said_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    published(PLAIN)
    monkeypatch.setattr("ronda.apps.search.selectors.finding.SECONDS", "0.001")
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE OR REPLACE FUNCTION search_asked(words text) RETURNS tsquery LANGUAGE sql AS"
            " $$ SELECT 'child'::tsquery FROM pg_sleep(1) $$"
        )
    assert "would take too long" in page(q="children")


def test_a_misspelt_word_is_put_right_by_one_that_is_public() -> None:
    published(PLAIN)
    told = page(q="childern onlin")
    assert "Did you mean" in told and ">children online</a>?" in told
    Statement.objects.all().delete()
    assert "Did you mean" not in page(q="childern onlin")


def test_facets_are_offered_by_name_and_narrow_down() -> None:
    published(LATER)
    told = page(q="children")
    for name in ("What it is", "Strength", "Chapter"):
        assert f'<h2 class="facet-title">{name}</h2>' in told
    narrowed = page(q="children", kind="follow-up")
    assert 'aria-current="true">Follow-up</a>' in narrowed
    assert 'aria-current="true">XXX</a>' in page(q="children", party="XXX")


def test_what_is_found_leads_to_its_place() -> None:
    published(LATER)
    found = re.findall(r'class="hit-head"><a href="([^"]+)"', page(q="children"))
    assert found
    for address in found:
        at, _hash, anchor = address.partition("#")
        assert f'id="{anchor}"' in Client().get(at).content.decode(), address


def test_a_recommendation_stands_beside_itself_in_all_parties() -> None:
    published(LATER)
    answer = Client().get("/rounds/lanzarote/2/recommendations/ii-4/")
    assert answer.status_code == 200
    assert "Arcadia" in answer.content.decode()
    assert Client().get("/rounds/lanzarote/2/recommendations/II-99/").status_code == 404


def test_as_many_questions_to_the_database_whatever_is_found() -> None:
    published(LATER)
    numbers = []
    for words in ("children", "police", "the prosecutor"):
        with CaptureQueriesContext(
            connection,
        ) as made:
            page(q=words)
        numbers.append(len(made))
    assert len(set(numbers)) == 1 and numbers[0] <= 16, numbers
