"""A list comes out as known, near and new; broken lines are told, flat pictures set apart."""

import io

import pytest

from ronda.apps.audit.models import Event
from ronda.apps.errors import NotAllowed, NotNow, NotValid
from ronda.apps.hashes.models import (
    Collection,
    CollectionPart,
    CollectionRow,
    Group,
    Post,
    Verdict,
)
from ronda.apps.hashes.services.collections import collection_hand_in, collection_triage
from ronda.apps.hashes.walking import hash_values_follow
from tests.apps.hashes.entries import bits, shared, value
from tests.apps.hashes.lists import handed_in, line, near, table, vics
from tests.apps.hashes.people import holder

pytestmark = pytest.mark.django_db


def verdicts(collection: Collection) -> list[tuple[int, str, str, int | None]]:
    rows = CollectionRow.objects.filter(collection=collection).order_by("line")
    return list(rows.values_list("line", "verdict", "by", "distance"))


def test_a_list_comes_out_as_known_near_and_new() -> None:
    known, like = shared(value("known"), value("like"))
    pdq = bits("likep", 32)
    collection = handed_in(
        table(line("known"), line("a", pdq=near(pdq, 31)), line("b", pdq=near(pdq, 32)), line("c"))
    )
    assert verdicts(collection) == [
        (1, Verdict.KNOWN, "sha1", 0),
        (2, Verdict.NEAR, "pdq", 31),
        (3, Verdict.NEW, "", None),
        (4, Verdict.NEW, "", None),
    ]
    found = CollectionRow.objects.filter(item__isnull=False).order_by("line")
    assert [row.item_id for row in found] == [known.item_id, like.item_id]
    assert (collection.state, collection.rows_total, collection.percent) == ("done", 4, 100)
    assert (collection.new, collection.near, collection.known) == (2, 1, 1)


def test_the_threshold_is_the_one_that_was_asked_for() -> None:
    shared(value("like"))
    rows = table(line("a", pdq=near(bits("likep", 32), 8)))
    assert handed_in(rows, threshold=7).new == 1
    Collection.objects.update(state="failed", error_sentence="for this test")
    assert handed_in(rows, threshold=8).near == 1


def test_what_was_withdrawn_or_only_proposed_is_new() -> None:
    entry = shared(value("gone"))[0]
    type(entry).objects.filter(pk=entry.pk).update(state="withdrawn")
    hash_values_follow(item_ids=[entry.item_id])
    assert handed_in(table(line("gone"))).new == 1


def test_new_ones_are_grouped_by_likeness_and_by_the_same_file_the_largest_first() -> None:
    one = bits("seriesp", 32)
    chain = [near(one, flips) for flips in (0, 20, 40)]
    video = f"{bits('video', 16).hex()},,,,\n"
    collection = handed_in(
        table(
            video,
            line("alone"),
            *(line(f"s{turn}", pdq=pdq) for turn, pdq in enumerate(chain)),
            video,
        )
    )
    groups = Group.objects.filter(collection=collection)
    told = [
        (group.number, group.size, group.spread, sorted(group.rows.values_list("line", flat=True)))
        for group in groups
    ]
    # The ends of the chain are 40 bits apart and hang together by the one between.
    assert told == [(1, 3, 20, [3, 4, 5]), (2, 2, 0, [1, 6]), (3, 1, 0, [2])]


def test_suspicious_hashes_are_set_apart_by_rule_and_match_nothing() -> None:
    zeros = f"{bytes(16).hex()},,,,\n"
    empty = "d41d8cd98f00b204e9800998ecf8427e,,,,\n"
    collection = handed_in(table(zeros, empty, line("flat", quality=12), line("plain")))
    rows = CollectionRow.objects.filter(collection=collection).order_by("line")
    assert list(rows.values_list("verdict", "reason")) == [
        ("set-aside", "all-zeros"),
        ("set-aside", "empty-file"),
        ("set-aside", "low-quality"),
        ("new", ""),
    ]


def test_a_flat_picture_that_is_the_very_same_file_is_known() -> None:
    shared(value("flat"))
    assert handed_in(table(line("flat", quality=3))).known == 1


def test_broken_lines_are_told_and_the_rest_is_triaged() -> None:
    collection = handed_in(table(line("a"), "xyz,,,,\n", line("b")))
    assert (collection.new, collection.broken) == (2, 1)
    broken = collection.broken_lines.get()
    assert (broken.line, broken.field, broken.code) == (3, "md5", "bad-hash")
    assert "xyz" not in broken.sentence


def test_all_or_nothing_refuses_a_list_with_a_broken_line() -> None:
    collection = handed_in(table(line("a"), "xyz,,,,\n"), all_or_nothing=True)
    assert (collection.state, collection.error_code) == ("failed", "broken-rows")
    assert (collection.broken_lines.count(), CollectionRow.objects.count()) == (1, 0)
    assert not CollectionPart.objects.exists()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"name,phone\nx,y\n", "unknown-file"),
        (table("xyz,,,,\n"), "no-rows"),
        (b'{"value": [', "unknown-file"),
        (bytes(range(256)) * 10, "unknown-file"),
    ],
)
def test_what_is_no_list_ends_with_its_reason_and_can_be_handed_in_again(
    data: bytes, code: str
) -> None:
    who = holder(Post.INVESTIGATOR)
    first, again = handed_in(data, who), handed_in(data, who)
    assert (first.state, first.error_code) == ("failed", code)
    assert first.error_sentence
    assert again.pk != first.pk


def test_project_vics_json_is_read() -> None:
    shared(value("v1"))
    collection = handed_in(vics("v1", "v2"))
    assert (collection.format, collection.known, collection.new) == ("vics", 1, 1)


def test_the_same_list_is_triaged_once_and_its_bytes_are_not_kept() -> None:
    who, data = holder(Post.INVESTIGATOR), table(line("a"))
    first = handed_in(data, who)
    again = collection_hand_in(actor=who, file=io.BytesIO(data), name="copy.csv", reference="ARC-2")
    assert (again.already, again.collection) == (True, first)
    with pytest.raises(NotNow, match="Somebody else"):
        handed_in(data)
    assert not CollectionPart.objects.exists()


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"reference": "The case of Somebody"}, "reference"),
        ({"threshold": 65}, "threshold"),
        ({"data": b""}, "file"),
    ],
)
def test_what_does_not_fit_is_refused_before_anything_is_kept(
    given: dict[str, object], field: str
) -> None:
    told = {"data": table(line("a"))} | given
    with pytest.raises(NotValid) as refusal:
        handed_in(**told)  # type: ignore[arg-type]
    assert refusal.value.field == field
    assert not Collection.objects.exists()


def test_only_an_investigator_hands_in() -> None:
    with pytest.raises(NotAllowed, match="investigator"):
        handed_in(table(line("a")), holder(Post.OFFICER, Post.CUSTODIAN, Post.AUDITOR))


def test_a_triage_that_was_begun_elsewhere_is_left_alone() -> None:
    collection = handed_in(table(line("a")))
    collection_triage(collection=collection)
    assert CollectionRow.objects.count() == 1


def test_the_trail_tells_what_was_found_and_no_file_name_and_no_hash() -> None:
    handed_in(table(line("a")))
    told = " ".join(f"{event.what} {event.after}" for event in Event.objects.all())
    assert "'new': 1" in told and "'private': 1" in told
    assert "list.csv" not in told and bits("am", 16).hex() not in told
