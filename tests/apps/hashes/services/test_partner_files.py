"""Files to and from partners: looked at before, on record after, and followed."""

import csv
import io
import json
from pathlib import Path

import pytest
from pytest_django import Settings

from ronda.apps.accounts.models import User
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.hashes.models import (
    Copy,
    DisclosedEntry,
    Disclosure,
    Entry,
    Partner,
    PartnerFile,
    Post,
    Proposal,
)
from ronda.apps.hashes.services.disclosures import disclosure_give
from ronda.apps.hashes.services.partner_files import (
    Told,
    partner_file_dismiss,
    partner_file_look,
    partner_file_take,
)
from ronda.apps.hashes.services.proposals import proposal_confirm, withdrawal_propose
from ronda.hashes.exchange.contract import Origin, Report, Scheme
from ronda.hashes.exchange.formats import format_named
from ronda.hashes.model import Entry as Value
from ronda.hashes.model import HashValue
from tests.apps.hashes.entries import bits, confirmer, proposer, shared, value
from tests.apps.hashes.exchanging import agreed, partner
from tests.apps.hashes.people import holder
from tests.apps.hashes.places import matching_in

pytestmark = pytest.mark.django_db
SCHEME = Scheme("national", "1")


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: Settings) -> None:
    matching_in(tmp_path, settings)


@pytest.fixture
def custodian() -> User:
    return holder(Post.CUSTODIAN)


def table(*rows: str) -> io.BytesIO:
    return io.BytesIO("\n".join(("MD5,Category", *rows)).encode())


def md5(seed: object) -> str:
    return bits(f"{seed}m", 16).hex()


def looked_at(who: User, made: Partner, *rows: str) -> PartnerFile:
    return partner_file_look(
        actor=who, partner=made, stream=table(*rows), name="list.csv", told=Told("amber", SCHEME)
    )


def outcomes(file: PartnerFile) -> list[str]:
    return list(file.rows.values_list("outcome", flat=True))


def test_preview_shows_each_row_and_changes_nothing(custodian: User) -> None:
    shared(value("alike"), value("unlike"))
    before = Entry.objects.count()
    file = looked_at(
        custodian,
        partner(),
        f"{md5('new')},A",
        f"{md5('alike')},A",
        f"{md5('unlike')},B",
        "no hash,A",
    )
    assert outcomes(file) == ["new", "also", "conflict", "broken"]
    conflict, broken = file.rows.get(outcome="conflict"), file.rows.get(outcome="broken")
    assert "here A, from the partner B" in conflict.sentence and conflict.meets is not None
    assert "hexadecimal" in broken.sentence
    assert Entry.objects.count() == before and not Proposal.objects.exclude(state="confirmed")


def test_all_or_nothing_and_the_rest_without(custodian: User) -> None:
    file = looked_at(custodian, partner(), f"{md5('a')},A", "broken,A")
    with pytest.raises(NotNow, match="Broken rows: 1"):
        partner_file_take(actor=custodian, file=file, all_or_nothing=True)
    assert not Entry.objects.exists()
    taken = partner_file_take(actor=custodian, file=file, all_or_nothing=False)
    assert taken.added == 1 and Entry.objects.get().state == "proposed"
    assert not file.rows.exclude(entry=None).exists()
    with pytest.raises(NotNow, match="already"):
        partner_file_take(actor=custodian, file=file, all_or_nothing=False)


def test_conflicting_class_stands_beside_the_own_once_confirmed(custodian: User) -> None:
    (own,) = shared(value("x"))
    file = looked_at(custodian, partner(), f"{md5('x')},B")
    taken = partner_file_take(actor=custodian, file=file, all_or_nothing=True)
    proposal_confirm(actor=confirmer(), proposal=taken.proposals[0])
    entries = Entry.objects.filter(item=own.item_id).order_by("pk")
    assert [one.classifications.get().code for one in entries] == ["A", "B"]


def test_same_file_again_changes_nothing(custodian: User) -> None:
    made = partner()
    file = looked_at(custodian, made, f"{md5('a')},A")
    partner_file_take(actor=custodian, file=file, all_or_nothing=True)
    assert outcomes(looked_at(custodian, made, f"{md5('a')},A")) == ["same"]
    assert outcomes(looked_at(custodian, made, f"{md5('a')},B")) == ["changed"]


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", b"<xml/>", b"MD5,Category\n"])
def test_what_is_no_list_is_refused_with_nothing_kept(custodian: User, data: bytes) -> None:
    with pytest.raises(NotValid) as raised:
        partner_file_look(
            actor=custodian,
            partner=partner(),
            stream=io.BytesIO(data),
            name="x",
            told=Told("amber"),
        )
    assert raised.value.field == "file" and not PartnerFile.objects.exists()


def test_file_left_aside_is_emptied(custodian: User) -> None:
    file = looked_at(custodian, partner(), f"{md5('a')},A")
    partner_file_dismiss(actor=custodian, file=file, reason="A wrong file.")
    assert not file.rows.exclude(entry=None).exists() and not Entry.objects.exists()


def test_without_an_agreement_no_file_is_given(custodian: User) -> None:
    shared()
    with pytest.raises(NotNow, match="no agreement in force"):
        disclosure_give(actor=custodian, partner=partner(), format="csv", purpose="Exchange")
    assert not Disclosure.objects.exists()


@pytest.mark.parametrize("format", ["csv", "vics"])
def test_file_has_what_is_agreed_and_nothing_else(custodian: User, format: str) -> None:
    secret = value("one", case_reference="ARC-77", series="S-9")
    shared(secret, value("two", handling="red"))
    made = partner()
    agreed(made)
    given = disclosure_give(actor=custodian, partner=made, format=format, purpose="Exchange")
    origin = Origin("x", "amber", scheme=SCHEME)
    found = list(format_named(format).read(io.BytesIO(given.data), origin, Report()))
    assert len(found) == 1 and isinstance(found[0], Value)
    md5_found = found[0].hash_of("md5")
    assert md5_found is not None and md5_found.value == bits("onem", 16)
    assert b"ARC-77" not in given.data and b"S-9" not in given.data
    assert DisclosedEntry.objects.count() == given.disclosure.entry_count == 1
    with pytest.raises(NotNow, match="nothing to give"):
        disclosure_give(actor=custodian, partner=made, format=format, purpose="Exchange")


def test_what_a_format_cannot_say_stays_due_for_another(custodian: User) -> None:
    """MISP has no perceptual hashes: an item known by one alone is not recorded as given."""
    pdq = HashValue(kind="pdq", value=bits("two", 32), quality=90)
    shared(value("one"), value("two", hashes=(pdq,)))
    made = partner()
    agreed(made)
    given = disclosure_give(actor=custodian, partner=made, format="misp", purpose="Exchange")
    assert given.disclosure.entry_count == DisclosedEntry.objects.count() == 1
    assert sum(given.report.withheld.values()) == 1
    assert len(json.loads(given.data)["Event"]["Object"]) == 1
    with pytest.raises(NotNow, match="cannot say any of what is due"):
        disclosure_give(actor=custodian, partner=made, format="misp", purpose="Exchange")
    given = disclosure_give(actor=custodian, partner=made, format="csv", purpose="Exchange")
    assert given.disclosure.entry_count == 1 and Disclosure.objects.count() == 2


def test_withdrawn_copies_are_listed_until_they_are_told(custodian: User) -> None:
    (entry,) = shared(value("one"))
    made = partner()
    agreed(made)
    disclosure_give(actor=custodian, partner=made, format="csv", purpose="Exchange")
    proposal = withdrawal_propose(actor=proposer(), entries=[entry], reason="A mistake.")
    proposal_confirm(actor=confirmer(), proposal=proposal)
    with pytest.raises(NotNow, match="nothing to give"):
        disclosure_give(actor=custodian, partner=made, format="csv", purpose="Exchange")
    assert Copy.objects.get().state == "out"
    given = disclosure_give(
        actor=custodian, partner=made, format="withdrawals", purpose="Withdrawal"
    )
    rows = list(csv.DictReader(io.StringIO(given.data.decode())))
    assert [(row["source"], row["key"]) for row in rows] == [("Unit of Arcadia", "K-one")]
    assert Copy.objects.get().state == "withdrawn"
