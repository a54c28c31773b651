"""The index knows within a moment what was shared and what was withdrawn, whatever happened."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from ronda.apps.hashes.models import Entry, IndexChange
from ronda.apps.hashes.services.index import index_build, index_folder, index_follow
from ronda.apps.hashes.services.proposals import (
    classification_propose,
    proposal_confirm,
    withdrawal_propose,
)
from ronda.hashes import model
from ronda.hashes.index import Matcher
from ronda.matching.labels import Label, Told
from tests.apps.hashes.entries import bits, confirmer, proposer, shared, value
from tests.apps.hashes.places import matching_in
from tests.matching.full_disk import full_disk

pytestmark = pytest.mark.django_db
A = Label("national", "1", "", "A")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Settings) -> Path:
    return matching_in(tmp_path, settings)


@pytest.fixture
def matcher() -> Iterator[Matcher]:
    index_follow()
    with Matcher.open(index_folder()) as opened:
        yield opened


def items(matcher: Matcher, seed: str) -> list[int]:
    return [match.id for match in matcher.match("pdq", bits(f"{seed}p", 32))]


def withdraw(entry: Entry) -> None:
    proposal = withdrawal_propose(actor=proposer(), entries=[entry], reason="A mistake.")
    proposal_confirm(actor=confirmer(), proposal=proposal)


def test_shared_is_found_and_withdrawn_is_not(matcher: Matcher, folder: Path) -> None:
    (entry,) = shared(value("one"))
    assert items(matcher, "one") == []
    index_follow()
    assert items(matcher, "one") == [entry.item_id]
    assert matcher.match("md5", bits("onem", 16))[0].id == entry.item_id
    assert Told(folder).of(entry.item_id) == (A,)
    withdraw(entry)
    index_follow()
    assert items(matcher, "one") == [] and matcher.match("md5", bits("onem", 16)) == []
    assert Told(folder).of(entry.item_id) == ()
    assert index_follow() == 0 and not IndexChange.objects.exists()


def test_item_of_two_sources_is_found_until_both_withdraw(matcher: Matcher) -> None:
    first, second = shared(value("one"), value("one", source="Unit of Harbour"))
    index_follow()
    withdraw(first)
    index_follow()
    assert items(matcher, "one") == [first.item_id]
    withdraw(second)
    index_follow()
    assert items(matcher, "one") == []


def test_hash_that_only_one_source_gave_goes_with_it(matcher: Matcher) -> None:
    whole = value("one")
    first = shared(whole)[0]
    md5 = tuple(one for one in whole.hashes if one.kind == "md5")
    shared(value("one", source="Unit of Harbour", hashes=md5))
    index_follow()
    withdraw(first)
    index_follow()
    assert items(matcher, "one") == []
    assert [match.id for match in matcher.match("md5", bits("onem", 16))] == [first.item_id]


def test_new_classification_is_told(matcher: Matcher, folder: Path) -> None:
    (entry,) = shared(value("one"))
    index_follow()
    one = model.Classification(scheme="inhope", version="3.1", code="x", original="x")
    proposal = classification_propose(actor=proposer(), entry=entry, classification=one)
    proposal_confirm(actor=confirmer(), proposal=proposal)
    index_follow()
    assert Told(folder).of(entry.item_id) == (Label("inhope", "3.1", "", "x"), A)


def test_damaged_index_is_built_anew_from_the_database(folder: Path) -> None:
    (entry,) = shared(value("one"))
    index_build()
    (index_folder() / "CURRENT").write_text("torn")
    shared(value("two"))
    index_follow()
    with Matcher.open(index_folder()) as matcher:
        assert items(matcher, "one") == [entry.item_id] and items(matcher, "two")


def test_full_disk_leaves_the_work_to_be_done_later(matcher: Matcher) -> None:
    shared(value("one"))
    with full_disk(10), pytest.raises(Exception, match=r"(?i)too large|could not"):
        index_follow()
    assert IndexChange.objects.exists()
    index_follow()
    assert items(matcher, "one")
