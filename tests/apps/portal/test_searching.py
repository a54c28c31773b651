"""Searching published factsheets: by any inflection, and only what is published."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from ronda.apps.compliance.models import Observation
from ronda.apps.compliance.selectors import Kind, Wanted, search
from ronda.apps.compliance.services.editions import edition_withdraw
from tests.apps.compliance.arcadia import LATER, PLAIN, approved, published
from tests.apps.people import secretary

pytestmark = pytest.mark.django_db


def found(words: str, **facets: str) -> list[tuple[str, str]]:
    """Kind and text of what anybody finds."""
    done = search(AnonymousUser(), Wanted(words, **facets))
    return [(one.kind, "".join(text for text, _ in one.pieces).strip()) for one in done.found]


def test_a_word_is_found_by_another_of_its_forms_and_marked() -> None:
    published(PLAIN)
    done = search(AnonymousUser(), Wanted("trained"))
    hits = {text.lower() for one in done.found for text, is_hit in one.pieces if is_hit}
    assert hits and hits <= {"training", "train", "trained", "trains"}


def test_phrases_and_exclusions_are_kept_to() -> None:
    published(PLAIN)
    every = found("recommendation OR children")
    assert every
    assert len(found("children -Arcadia")) < len(found("children"))
    assert found('"children Arcadia the zebra"') == [] == found("„children Arcadia the zebra“")


ODD = ('"', '"" "', "(((", "a & | !", "-", "\\", "'", "%", "<b>", "-" * 300, "- " * 150)


@pytest.mark.parametrize("odd", ODD)
def test_no_words_are_an_error(odd: str) -> None:
    published(PLAIN)
    assert Client().get("/search/", {"q": odd}).status_code == 200


def test_ten_thousand_characters_are_too_many_and_said_so() -> None:
    answer = Client().get("/search/", {"q": "x" * 10_000})
    assert answer.status_code == 200 and "300" in answer.content.decode()


def test_only_published_editions_are_found() -> None:
    edition = approved(PLAIN)
    assert found("children") == []
    edition.refresh_from_db()
    published(LATER)
    assert found("children") != []


def test_a_withdrawn_edition_is_found_no_more() -> None:
    edition = published(PLAIN)
    edition_withdraw(actor=secretary(), edition=edition, reason="It was the wrong file.")
    assert found("children") == []


def test_facets_count_under_what_the_others_ask() -> None:
    published(PLAIN)
    done = search(AnonymousUser(), Wanted("children"))
    assert sum(done.counts["kind"].values()) == done.total
    kind = next(iter(done.counts["kind"]))
    narrowed = search(AnonymousUser(), Wanted("children", kind=kind))
    assert narrowed.total == done.counts["kind"][kind]
    assert narrowed.counts["kind"] == done.counts["kind"]
    assert all(one.kind == kind for one in narrowed.found)
    assert search(AnonymousUser(), Wanted("children", party="XXX")).total == 0


@pytest.mark.parametrize("page", ["-1", "0", "999999999999", "x", "٣", ""])
def test_impossible_pages_are_pages(page: str) -> None:
    published(PLAIN)
    assert Client().get("/search/", {"q": "children", "page": page}).status_code == 200


def test_a_recommendation_stands_beside_itself_in_all_parties() -> None:
    published(LATER)
    answer = Client().get("/rounds/lanzarote/2/recommendations/ii-4/")
    assert answer.status_code == 200
    assert "Arcadia" in answer.content.decode()
    assert Client().get("/rounds/lanzarote/2/recommendations/II-99/").status_code == 404


def test_follow_up_is_a_kind_of_its_own() -> None:
    published(LATER)
    done = search(AnonymousUser(), Wanted("the", kind=Kind.FOLLOW_UP))
    assert {one.kind for one in done.found} <= {Kind.FOLLOW_UP}


@pytest.mark.parametrize("words", ["обука полиције", "obuke policijom"])
def test_serbian_in_one_script_finds_the_other(words: str) -> None:
    text = "Спроведене су обуке за службенике полиције."
    edition = published(PLAIN)
    Observation.objects.filter(chapter__edition=edition, order=0).update(text=text)
    assert ("observation", text) in found(words)
