"""Two bases at two ports, each with its database, exchange feeds over HTTP."""

import json
from collections.abc import Iterator
from datetime import timedelta
from http.client import HTTPConnection

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from ronda.apps.hashes.feed_requests import requested
from ronda.apps.hashes.models import Copy, Disclosure, Entry, HashValue, Partner, Post, Proposal
from ronda.apps.hashes.own_key import own_key
from ronda.apps.hashes.services.partners import partner_address_set
from ronda.apps.hashes.services.proposals import proposal_confirm, withdrawal_propose
from ronda.hashes import model
from tests.apps.hashes.bases import Base, served
from tests.apps.hashes.entries import confirmer, proposer, shared, value
from tests.apps.hashes.exchanging import agreed, partner
from tests.apps.hashes.people import holder


@pytest.fixture(scope="module")
def bases(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Base, Base]]:
    folder = tmp_path_factory.mktemp("bases")
    with (
        django_db_blocker.unblock(),
        served("harbour", folder) as harbour,
        served("lighthouse", folder) as lighthouse,
    ):
        introduce(harbour, lighthouse)
        introduce(lighthouse, harbour)
        yield harbour, lighthouse


def key_of(base: Base) -> Ed25519PrivateKey:
    with base.inside():
        return own_key()


def introduce(base: Base, other: Base) -> None:
    """Have `base` know the other one, its key and its address."""
    key = key_of(other)
    with base.inside():
        made = partner(other.code, key)
        partner_address_set(actor=holder(Post.CUSTODIAN), partner=made, address=other.address)


def fetch(base: Base) -> str:
    done = base.command("fetch")
    assert done.returncode == 0, done.stderr
    return done.stdout


def of_class(seed: str, code: str) -> model.Entry:
    one = model.Classification(scheme="national", version="1", code=code, original=code)
    return value(seed, source="Unit of Harbour", classifications=(one,))


def test_entries_travel_as_agreed_and_a_withdrawal_follows(bases: tuple[Base, Base]) -> None:
    harbour, lighthouse = bases
    with harbour.inside():
        shared(of_class("a1", "A"), of_class("a2", "A"), of_class("b1", "B"))
    refused = lighthouse.command("fetch")
    assert refused.returncode and "no agreement with you" in refused.stderr
    with harbour.inside():
        agreed(Partner.objects.get())
    assert "1 batches, 2 added" in fetch(lighthouse)
    with lighthouse.inside():
        there = Entry.objects.order_by("key")
        assert [(one.key, one.state) for one in there] == [
            ("K-a1", "proposed"),
            ("K-a2", "proposed"),
        ]
        proposal_confirm(actor=confirmer(), proposal=Proposal.objects.get())
        assert HashValue.objects.filter(live=True).count() == 6
    assert "0 batches" in fetch(lighthouse)
    with harbour.inside():
        assert Disclosure.objects.get().entry_count == 2
        entry = Entry.objects.get(key="K-a1")
        proposal = withdrawal_propose(actor=proposer(), entries=[entry], reason="A mistake.")
        proposal_confirm(actor=confirmer(), proposal=proposal)
    assert "1 withdrawn" in fetch(lighthouse)
    with lighthouse.inside():
        assert Entry.objects.get(key="K-a1").state == "withdrawn"
        assert Entry.objects.get(key="K-a2").state == "shared"
        assert not Entry.objects.filter(key="K-b1").exists()
        assert HashValue.objects.filter(live=True).count() == 3
    with harbour.inside():
        batches = Partner.objects.get().feeds.get(direction="out").batches.all()
        assert [(one.sequence, bool(one.acknowledged_at)) for one in batches] == [
            (2, True),
            (1, True),
        ]
        assert Copy.objects.get(entry__key="K-b1").state == "barred"


def test_the_other_way_too_and_nothing_echoes(bases: tuple[Base, Base]) -> None:
    harbour, lighthouse = bases
    with lighthouse.inside():
        agreed(Partner.objects.get())
        shared(value("mine", source="Unit of Lighthouse"))
    before = count(harbour)
    assert "1 added" in fetch(harbour)
    assert count(harbour) == before + 1
    assert "0 batches" in fetch(harbour)


def count(base: Base) -> int:
    with base.inside():
        return Entry.objects.count()


def asked(base: Base, path: str, body: bytes) -> tuple[int, dict[str, str]]:
    connection = HTTPConnection("127.0.0.1", base.port, timeout=30)
    connection.request("POST", path, body)
    response = connection.getresponse()
    data = response.read()
    connection.close()
    return response.status, json.loads(data) if data.startswith(b"{") else {}


def test_who_is_no_partner_gets_nothing(bases: tuple[Base, Base]) -> None:
    harbour, _ = bases
    stranger, now = Ed25519PrivateKey.generate(), timezone.now()
    line = requested(stranger, sender="harbour", recipient="lighthouse", after=0, at=now)
    status, said = asked(harbour, "/exchange/lighthouse/batches/", line)
    assert (status, said["error"]) == (403, "feed-unknown-signer")
    status, said = asked(harbour, "/exchange/nobody/batches/", line)
    assert (status, said["sentence"]) == (403, "Nothing is exchanged with you.")
    status, said = asked(harbour, "/exchange/lighthouse/receipts/", b"{}\n")
    assert status == 403


def test_request_that_was_overheard_is_worth_nothing(bases: tuple[Base, Base]) -> None:
    harbour, lighthouse = bases
    key, now = key_of(lighthouse), timezone.now()
    with lighthouse.inside():
        after = Partner.objects.get().feeds.get(direction="in").sequence
    line = requested(key, sender="harbour", recipient="lighthouse", after=after, at=now)
    assert asked(harbour, "/exchange/lighthouse/batches/", line)[0] == 200
    status, said = asked(harbour, "/exchange/lighthouse/batches/", line)
    assert status == 422 and "answered before" in said["sentence"]
    old = requested(
        key, sender="harbour", recipient="lighthouse", after=0, at=now - timedelta(hours=1)
    )
    status, said = asked(harbour, "/exchange/lighthouse/batches/", old)
    assert (status, said["error"]) == (403, "feed-wrong-clock")


def test_base_that_does_not_answer_is_told(bases: tuple[Base, Base]) -> None:
    _, lighthouse = bases
    with lighthouse.inside():
        made = Partner.objects.get()
        before = made.address
        custodian = holder(Post.CUSTODIAN)
        partner_address_set(actor=custodian, partner=made, address="http://127.0.0.1:9")
    done = lighthouse.command("fetch")
    assert done.returncode and "does not answer" in done.stderr
    with lighthouse.inside():
        partner_address_set(actor=holder(Post.CUSTODIAN), partner=made, address=before)
