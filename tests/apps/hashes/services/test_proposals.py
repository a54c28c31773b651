"""Two people for everything that is shared; what is confirmed is matched, what is not is not."""

import pytest
from django.db import IntegrityError, connection, transaction

from ronda.apps.errors import NotAllowed, NotNow, NotValid
from ronda.apps.hashes.models import (
    Classification,
    Entry,
    HashValue,
    Notice,
    Post,
    Proposal,
    State,
)
from ronda.apps.hashes.recording import assemble, with_all
from ronda.apps.hashes.services import proposals
from ronda.apps.hashes.services.additions import entries_propose
from ronda.hashes import model
from tests.apps.hashes.entries import bits, confirmer, proposer, shared, value
from tests.apps.hashes.people import holder

pytestmark = pytest.mark.django_db


def live() -> int:
    return HashValue.objects.filter(live=True).count()


def test_what_is_proposed_is_not_matched_until_a_second_person_confirms() -> None:
    added = entries_propose(actor=proposer(), values=[value()], origin="by hand")
    assert live() == 0
    proposals.proposal_confirm(actor=confirmer(), proposal=added.proposal)
    entry = Entry.objects.get()
    assert (entry.state, live()) == (State.SHARED, 3)
    assert Classification.objects.get().state == "standing"
    assert entry.retain_until is not None
    assert list(Notice.objects.values_list("what", flat=True)) == ["add"]


def test_nobody_confirms_what_they_proposed_even_with_both_posts() -> None:
    both = holder(Post.CLASSIFIER, Post.CONFIRMER)
    added = entries_propose(actor=both, values=[value()], origin="by hand")
    with pytest.raises(NotAllowed, match="second person"):
        proposals.proposal_confirm(actor=both, proposal=added.proposal)
    assert Entry.objects.get().state == State.PROPOSED


@pytest.mark.parametrize("table", ["entry", "classification", "proposal"])
def test_the_database_refuses_one_person_alone(table: str) -> None:
    shared()
    second = "decided_by_id" if table == "proposal" else "confirmed_by_id"
    with (
        pytest.raises(IntegrityError, match="two_people"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE hashes_{table} SET {second} = proposed_by_id")


def test_an_entry_comes_back_as_it_was_given() -> None:
    given = value(series="S-77", tags=("T-1",), size=12, mime="image/png", victim="not-identified")
    shared(given)
    assert assemble(with_all(Entry.objects.all()).get()) == given


def test_no_name_is_kept_in_place_of_a_code() -> None:
    shared(value(series="Somebody’s holiday", case_reference="Somebody", tags=("Somebody", "T-1")))
    entry = Entry.objects.get()
    assert "Somebody" not in f"{entry.series}{entry.case_reference}{entry.tags}"
    assert (entry.tags, bool(entry.series)) == (["T-1"], True)


def test_two_sources_of_one_item_stand_side_by_side() -> None:
    first = value(1)
    second = value(2, source="Unit of Talvia", hashes=(first.hashes[0],), key="T-9")
    one, two = shared(first, second)
    assert one.item_id == two.item_id
    proposals.proposal_confirm(
        actor=confirmer(),
        proposal=proposals.withdrawal_propose(actor=proposer(), entries=[one], reason="wrong"),
    )
    # Only the hash that the other source gives as well is still matched.
    assert set(HashValue.objects.filter(live=True).values_list("kind", flat=True)) == {"md5"}


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (value(1, key="K-2"), "known"),
        (value(2, key="K-1"), "key-known"),
        (value(3, hashes=(model.HashValue(kind="md5", value=bytes(16)),)), "all-zeros"),
        (
            value(4, hashes=(model.HashValue(kind="pdq", value=bits(4, 32), quality=20),)),
            "low-quality",
        ),
        (
            value(
                5,
                source="Unit of Talvia",
                hashes=(value(1).hashes[0], model.HashValue(kind="sha1", value=bits(9, 20))),
            ),
            "contradiction",
        ),
    ],
)
def test_what_cannot_be_added_is_told_and_the_rest_goes_in(wrong: model.Entry, code: str) -> None:
    shared(value(1))
    added = entries_propose(actor=proposer(), values=[value(7), wrong, value(8)], origin="list")
    assert added.count == added.proposal.entry_count == 2
    assert [(one.turn, one.code) for one in added.refused] == [(1, code)]


def test_nothing_is_kept_where_nothing_can_be_added() -> None:
    shared(value(1))
    with pytest.raises(NotValid):
        entries_propose(actor=proposer(), values=[value(1)], origin="again")
    assert Proposal.objects.count() == 1


def test_a_classification_replaces_the_one_by_the_same_and_keeps_its_original() -> None:
    entry = shared()[0]
    other = model.Classification(scheme="national", version="1", code="B", original="b ")
    proposal = proposals.classification_propose(
        actor=proposer(), entry=entry, classification=other, reason="seen again"
    )
    assert entry.classifications.get(state="standing").code == "A"
    proposals.proposal_confirm(actor=confirmer(), proposal=proposal)
    assert entry.classifications.get(state="standing").code == "B"
    assert entry.classifications.get(state="replaced").code == "A"
    assert Notice.objects.filter(what="classify").count() == 1


def test_a_correction_that_no_longer_fits_is_refused() -> None:
    entry = shared()[0]
    first, second = (
        proposals.correction_propose(
            actor=proposer(), entry=entry, field="series", value=series, reason="told by phone"
        )
        for series in ("S-1", "S-2")
    )
    proposals.proposal_confirm(actor=confirmer(), proposal=first)
    with pytest.raises(NotNow, match="changed meanwhile"):
        proposals.proposal_confirm(actor=confirmer(), proposal=second)
    entry.refresh_from_db()
    second.refresh_from_db()
    assert (entry.series, second.state) == ("S-1", "waiting")


@pytest.mark.parametrize(
    ("field", "given", "kept"),
    [("first_seen", "2020-02-03", "2020-02-03"), ("victim", "identified", "identified")],
)
def test_a_correction_of_every_kind_of_field_is_kept(field: str, given: str, kept: str) -> None:
    entry = shared()[0]
    proposal = proposals.correction_propose(
        actor=proposer(), entry=entry, field=field, value=given, reason="found out"
    )
    proposals.proposal_confirm(actor=confirmer(), proposal=proposal)
    entry.refresh_from_db()
    assert str(getattr(entry, field)).startswith(kept)


@pytest.mark.parametrize(
    ("field", "given"), [("series", "Somebody"), ("victim", "Somebody"), ("item", "3")]
)
def test_no_name_and_no_other_field_comes_in_by_a_correction(field: str, given: str) -> None:
    entry = shared()[0]
    with pytest.raises(NotValid):
        proposals.correction_propose(
            actor=proposer(), entry=entry, field=field, value=given, reason="x"
        )


def test_declining_and_taking_back_leave_nothing_shared() -> None:
    who = proposer()
    one, two = (entries_propose(actor=who, values=[value()], origin="x") for _ in range(2))
    proposals.proposal_decline(actor=confirmer(), proposal=one.proposal, reason="not ours")
    proposals.proposal_take_back(actor=who, proposal=two.proposal)
    assert set(Entry.objects.values_list("state", flat=True)) == {State.DECLINED}
    assert (live(), Notice.objects.count()) == (0, 0)
    with pytest.raises(NotNow, match="already"):
        proposals.proposal_confirm(actor=confirmer(), proposal=two.proposal)


def test_erasing_leaves_a_tombstone_and_no_hash_anywhere() -> None:
    entry = shared(value("gone"))[0]
    assert traces(bits("gonem", 16).hex(), "K-gone", "ARC-1")
    custodian = holder(Post.CUSTODIAN)
    proposal = proposals.erasure_propose(actor=custodian, entries=[entry], reason="period over")
    proposals.proposal_confirm(actor=confirmer(), proposal=proposal)
    entry.refresh_from_db()
    assert (entry.state, entry.key) == (State.ERASED, f"erased:{entry.pk}")
    assert not HashValue.objects.exists()
    assert not Classification.objects.exists()
    assert Notice.objects.filter(what="erase").count() == 1
    assert not traces(bits("gonem", 16).hex(), "K-gone", "ARC-1")


def traces(*texts: str) -> list[str]:
    """The tables, history and trail included, in which one of the texts still stands."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            for text in texts:
                cursor.execute(
                    f'SELECT count(*) FROM "{table}" AS t WHERE t::text LIKE %s', [f"%{text}%"]
                )
                if cursor.fetchone()[0]:
                    found.append(f"{table}: {text}")
    return found
