"""Finding what is public: by any inflection, in either script, and nothing that is not public."""

from typing import Any

import pytest
from django.db import connection

from ronda.apps.compliance.models import Observation
from ronda.apps.compliance.services.editions import edition_withdraw
from ronda.apps.search.models import Kind, Origin, Statement
from ronda.apps.search.selectors import FACETS, Asked, Names, search
from ronda.apps.search.services.index import everything_anew, everything_refresh
from tests.apps.compliance.arcadia import LATER, PLAIN, approved, published
from tests.apps.people import secretary

pytestmark = pytest.mark.django_db


def found(words: str, **facets: str) -> list[tuple[str, str]]:
    """Kind and text of what anybody finds."""
    done = search(Asked(words, **facets))
    return [(one.statement.kind, one.statement.text) for one in done.found]


def test_a_word_is_found_by_another_of_its_forms_and_marked() -> None:
    published(PLAIN)
    done = search(Asked("trained"))
    hits = {text.lower() for one in done.found for text, is_hit in one.pieces if is_hit}
    assert hits and hits <= {"training", "train", "trained", "trains", "trainings"}


def test_phrases_and_exclusions_are_kept_to() -> None:
    published(PLAIN)
    assert found("recommendation OR children")
    assert found("children -Arcadia") == [] != found("children")
    assert found('"children Arcadia the zebra"') == [] == found("„children Arcadia the zebra“")


def test_only_published_editions_are_found() -> None:
    approved(PLAIN)
    assert found("children") == []
    published(LATER)
    assert found("children") != []


def test_a_withdrawn_edition_is_found_no_more_and_the_one_before_it_again() -> None:
    first = published(PLAIN)
    before = sorted(found("children"))
    second = published(LATER)
    edition_withdraw(actor=secretary(), edition=second, reason="It was the wrong file.")
    assert sorted(found("children")) == before
    assert Statement.objects.exclude(page__contains=f"/{first.number}/").count() == 0
    edition_withdraw(actor=secretary(), edition=first, reason="It was the wrong file.")
    assert found("children") == []
    assert not Origin.objects.filter(name__startswith="factsheet:").exists()


def test_words_that_stayed_the_same_are_public_since_the_first_edition() -> None:
    published(PLAIN)
    since = dict(Statement.objects.values_list("text", "since"))
    published(LATER)
    stayed = [one for one in Statement.objects.all() if one.text in since]
    assert stayed and all(one.since == since[one.text] for one in stayed)
    assert any(one.text not in since for one in Statement.objects.all())


def test_facets_count_under_what_the_others_ask() -> None:
    published(PLAIN)
    done = search(Asked("children"))
    assert sum(done.counts["kind"].values()) == done.total and not done.goes_on
    kind = next(iter(done.counts["kind"]))
    narrowed = search(Asked("children", kind=kind))
    assert narrowed.total == done.counts["kind"][kind]
    assert narrowed.counts["kind"] == done.counts["kind"]
    assert all(one.statement.kind == kind for one in narrowed.found)
    assert search(Asked("children", party="XXX")).total == 0


def test_facets_alone_find_without_words() -> None:
    published(PLAIN)
    done = search(Asked(kind=Kind.RECOMMENDATION, strength="require"))
    assert done.total and {one.statement.strength for one in done.found} == {"require"}
    assert set(done.counts) == set(FACETS)


@pytest.mark.parametrize("words", ["обука полиције", "obuke policijom", "ОБУКЕ"])
def test_serbian_in_one_script_finds_the_other(words: str) -> None:
    text = "Спроведене су обуке за службенике полиције."
    edition = published(PLAIN)
    edition.language = "sr"
    edition.save()
    Observation.objects.filter(chapter__edition=edition, order=0).update(text=text, items=[])
    everything_anew()
    assert ("observation", text) in found(words)
    done = search(Asked(words))
    marked = {piece for one in done.found for piece, is_hit in one.pieces if is_hit}
    assert marked & {"обуке", "полиције"}


def test_the_whole_index_made_anew_is_the_same() -> None:
    published(LATER)
    fields = ("place", "kind", "text", "page", "since", "stems")
    before = sorted(Statement.objects.values_list(*fields))
    everything_refresh()
    assert before and everything_refresh() == 0
    Origin.objects.all().delete()
    assert everything_anew() and sorted(Statement.objects.values_list(*fields[:-2])) == sorted(
        row[:-2] for row in before
    )


ODD = ('"', '"" "', "(((", "a & | !", "-", "\\", "'", "%", "<b>", "-" * 300, "- " * 150, "§p:XAR")


@pytest.mark.parametrize("odd", ODD)
def test_no_words_are_an_error(odd: str) -> None:
    published(PLAIN)
    search(Asked(odd))
    search(Asked("children", chapter=odd))


def test_titles_of_chapters_are_looked_up_in_the_index() -> None:
    published(PLAIN)
    chapters = list(search(Asked("children")).counts["chapter"])
    plans: list[str] = []

    def explained(run: Any, statement: str, given: Any, many: bool, context: Any) -> Any:
        if "chapter_title" in statement:
            run(f"EXPLAIN {statement}", given, many, context)
            plans.extend(line for (line,) in context["cursor"].fetchall())
        return run(statement, given, many, context)

    names = Names()
    with connection.execute_wrapper(explained):
        names.learn(chapters, [])
    assert any(". " in names.chapter(one) for one in chapters)
    assert any("search_statement_stems" in line for line in plans)
    assert not any("Seq Scan on search_statement" in line for line in plans)
    with connection.cursor() as cursor:
        cursor.execute("SHOW enable_seqscan")
        assert cursor.fetchone() == ("on",)
