"""Pages of partners and clients as the custodian and the second person use them."""

import io
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from ronda.apps.hashes.models import (
    Agreement,
    Client,
    Disclosure,
    Entry,
    Partner,
    PartnerFile,
    PartnerKey,
    Post,
)
from ronda.apps.hashes.schemes import choices
from tests.apps.hashes.entries import bits, shared, value
from tests.apps.hashes.people import holder
from tests.apps.hashes.places import matching_in
from tests.apps.hashes.test_views import at, page, sent

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_place(tmp_path: Path, settings: Settings) -> Iterator[None]:
    matching_in(tmp_path, settings)
    with override_settings(SECOND_FACTOR_REQUIRED=False):
        yield


def public_key() -> str:
    return Ed25519PrivateKey.generate().public_key().public_bytes_raw().hex()


def days() -> dict[str, str]:
    today = timezone.localdate()
    return {"since": str(today), "until": str(today + timedelta(days=365))}


def test_a_partner_from_its_first_word_to_the_file_it_is_given() -> None:
    one = choices()[0][1][0][0]
    from ronda.apps.hashes.schemes import chosen  # noqa: PLC0415

    shared(value("given", classifications=(chosen(one),)), value("stays"))
    custodian, second = at(holder(Post.CUSTODIAN)), at(holder(Post.CONFIRMER))
    sent(custodian, "partner-add", code="lighthouse", name="Police of Lighthouse")
    assert "nothing leaves" in page(custodian, "partners")
    sent(custodian, "key-add", "lighthouse", public_key=public_key())
    key = PartnerKey.objects.get()
    assert (
        custodian.post(reverse("hashes:key-confirm", args=["lighthouse", key.pk])).status_code
        == 403
    )
    sent(second, "key-confirm", "lighthouse", key.pk)
    sent(
        custodian,
        "agreement-draft",
        "lighthouse",
        legal_basis="Treaty of Harbours, article 7",
        categories=[one],
        kinds=["md5", "pdq"],
        fields_=["type"],
        handling="amber\n",
        sources="Unit of Arcadia",
        **days(),
    )
    agreement = Agreement.objects.get()
    told = page(second, "agreement", "lighthouse", agreement.pk)
    assert "Entries looked at, the newest: 2. Of these would leave: 1." in told
    assert "no class that the agreement names" in told and "case reference" in told
    sent(second, "agreement-sign", "lighthouse", agreement.pk)
    answer = custodian.post(
        reverse("hashes:give", args=["lighthouse"]), {"format": "csv", "purpose": "Exchange"}
    )
    assert answer.status_code == 200 and "attachment" in answer.headers["Content-Disposition"]
    assert bits("givenm", 16).hex() in answer.content.decode().lower()
    assert bits("staysm", 16).hex() not in answer.content.decode().lower()
    disclosure = Disclosure.objects.get()
    assert "K-given" in page(second, "disclosure", disclosure.pk)
    assert "Exchange" in page(second, "disclosures")
    sent(custodian, "agreement-stop", "lighthouse", agreement.pk, "end", reason="It is over.")
    assert "No agreement is in force" in page(second, "partner", "lighthouse")


def test_a_draft_that_could_let_nothing_leave_is_told_at_its_field() -> None:
    custodian = at(holder(Post.CUSTODIAN))
    sent(custodian, "partner-add", code="lighthouse", name="Police of Lighthouse")
    answer = custodian.post(
        reverse("hashes:agreement-draft", args=["lighthouse"]),
        {"legal_basis": "x", "handling": "amber", "sources": "x", **days()},
    )
    assert answer.status_code == 200 and not Agreement.objects.exists()
    assert "without it nothing could ever leave" in answer.content.decode()


def test_a_partners_file_is_looked_at_and_taken_in() -> None:
    shared(value("known"))
    custodian = at(holder(Post.CUSTODIAN))
    sent(custodian, "partner-add", code="lighthouse", name="Police of Lighthouse")
    data = f"MD5\n{bits('fresh', 16).hex()}\n{bits('knownm', 16).hex()}\nzz\n".encode()
    sent(custodian, "partner-hand-in", "lighthouse", file=_named(data), handling="amber")
    file = PartnerFile.objects.get()
    told = page(custodian, "partner-file", "lighthouse", file.pk)
    assert "cannot be read" in told and "hexadecimal" in told
    only = page(custodian, "partner-file", "lighthouse", file.pk, show="broken")
    assert only.count('<th scope="row">3</th>') == 1 and '<th scope="row">1</th>' not in only
    answer = custodian.post(
        reverse("hashes:partner-file-take", args=["lighthouse", file.pk]),
        {"all_or_nothing": "on"},
    )
    assert answer.status_code == 409
    sent(custodian, "partner-file-take", "lighthouse", file.pk)
    assert Entry.objects.filter(source="Police of Lighthouse", state="proposed").count() == 2


def _named(data: bytes) -> io.BytesIO:
    stream = io.BytesIO(data)
    stream.name = "theirs.csv"
    return stream


def test_a_picture_is_refused_at_the_field() -> None:
    custodian = at(holder(Post.CUSTODIAN))
    sent(custodian, "partner-add", code="lighthouse", name="Police of Lighthouse")
    answer = custodian.post(
        reverse("hashes:partner-hand-in", args=["lighthouse"]),
        {"file": _named(b"\x89PNG\r\n\x1a\n\x00\x01")},
    )
    assert "must never be" in answer.content.decode() and not PartnerFile.objects.exists()


def test_a_client_is_accredited_by_a_second_person() -> None:
    custodian, second = at(holder(Post.CUSTODIAN)), at(holder(Post.CONFIRMER))
    sent(
        custodian,
        "client-add",
        code="harbour-police",
        name="Harbour Police",
        public_key=public_key(),
        purposes="victim identification\n",
        legal_bases="Article 12",
        kinds=["pdq"],
        farthest=31,
        per_second=50,
        at_once=1000,
        **days(),
    )
    client = Client.objects.get()
    sent(second, "client-accredit", client.pk)
    assert "accredited" in page(custodian, "clients")
    sent(custodian, "client-stop", client.pk, "end", reason="Its task is over.")
    client.refresh_from_db()
    assert client.state == "ended"
    assert "Nothing was asked yet" in page(custodian, "queries")


def test_no_address_no_feed() -> None:
    custodian = at(holder(Post.CUSTODIAN))
    sent(custodian, "partner-add", code="lighthouse", name="Police of Lighthouse")
    answer = custodian.post(reverse("hashes:fetch", args=["lighthouse"]))
    assert answer.status_code == 409
    assert "No address" in answer.content.decode()
    assert Partner.objects.get().address == ""
