"""Pages of the base as its people use them, one after the other."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client, override_settings
from django.urls import reverse

from ronda.apps.accounts.models import User
from ronda.apps.hashes.models import Collection, Dispute, Entry, Lead, Post, Proposal
from tests.apps.hashes.entries import bits, shared, value
from tests.apps.hashes.lists import handed_in, line, near, table
from tests.apps.hashes.people import holder

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def without_a_second_factor() -> "object":
    with override_settings(SECOND_FACTOR_REQUIRED=False):
        yield


def at(who: User) -> Client:
    client = Client()
    client.force_login(who)
    return client


def page(client: Client, name: str, *args: object, **query: str) -> str:
    answer = client.get(reverse(f"hashes:{name}", args=args), query)
    assert answer.status_code == 200, answer
    return answer.content.decode()


def sent(client: Client, name: str, /, *args: object, **data: object) -> str:
    answer = client.post(reverse(f"hashes:{name}", args=args), data)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def test_a_list_goes_from_the_investigator_to_the_referral() -> None:
    shared(value("known"), value("like"))
    investigator, officer = holder(Post.INVESTIGATOR), holder(Post.OFFICER)
    data = table(
        line("known"), line("n", pdq=near(bits("likep", 32), 9)), line("fresh"), "xyz,,,,\n"
    )
    collection = handed_in(data, investigator)
    found = page(at(investigator), "collection", collection.pk, show="near")
    assert "9 of 31" in found and "Unit of Arcadia" in found and "national" in found
    assert "hexadecimal" in page(at(investigator), "broken", collection.pk)
    assert "ARC-2026-1/1" in page(at(officer), "leads")
    group = collection.groups.get()
    sent(at(officer), "assign", group.pk, to=officer.pk)
    sent(at(officer), "refer", group.pk, partner="INTERPOL", reference="IP-77")
    lead = Lead.objects.get()
    sent(at(officer), "answer", lead.referrals.get().pk, outcome="known-elsewhere")
    sent(at(officer), "propose", group.pk, which="national-example|example-1", handling="amber")
    sent(at(officer), "close", group.pk, outcome="identified")
    told = page(at(officer), "group", group.pk)
    assert "INTERPOL" in told and "known to a partner already" in told
    assert Entry.objects.get(source="National hash base").state == "proposed"
    assert "ARC-2026-1/1" not in page(at(officer), "leads")


def test_proposals_and_disputes_are_decided_on_their_pages() -> None:
    entry = shared()[0]
    classifier, confirmer = holder(Post.CLASSIFIER), holder(Post.CONFIRMER)
    way = (entry.pk, "correct")
    sent(at(classifier), "entry-way", *way, field="series", value="S-5", reason="told so")
    proposal = Proposal.objects.get(kind="correct")
    assert "S-5" in page(at(confirmer), "proposal", proposal.pk)
    sent(at(confirmer), "confirm", proposal.pk)
    entry.refresh_from_db()
    assert entry.series == "S-5"
    sent(at(classifier), "entry-way", entry.pk, "dispute", reason="no such thing")
    dispute = Dispute.objects.get()
    assert "no such thing" in page(at(confirmer), "disputes")
    sent(at(confirmer), "decide", dispute.pk, "uphold", outcome="right")
    entry.refresh_from_db()
    assert entry.state == "withdrawn"
    told = page(at(confirmer), "item", entry.item_id)
    assert "withdrawn" in told and "told so" in told


def test_what_is_refused_stands_at_the_field() -> None:
    entry = shared()[0]
    answer = at(holder(Post.CLASSIFIER)).post(
        reverse("hashes:entry-way", args=[entry.pk, "correct"]),
        {"field": "series", "value": "Somebody", "reason": "x"},
    )
    assert answer.status_code == 200
    assert "at least one digit" in answer.content.decode()


def test_items_are_found_by_a_whole_hash_only() -> None:
    shared(value("x"))
    client, told = at(holder(Post.AUDITOR)), bits("xp", 32).hex()
    assert "Nothing was found" not in page(client, "items", q=told.upper())
    assert "Nothing was found" in page(client, "items", q=told[:20])


def test_retention_is_set_and_what_is_due_erased_by_two() -> None:
    entry = shared()[0]
    custodian, confirmer = holder(Post.CUSTODIAN), holder(Post.CONFIRMER)
    Entry.objects.update(retain_until="2020-01-01")
    assert "an example" in page(at(custodian), "retention")
    sent(at(custodian), "rule", "standing", months=361, ground="Act 1, article 2")
    entry.refresh_from_db()
    assert str(entry.retain_until) == "2020-02-01"
    sent(at(custodian), "erase-due", reason="the period is over")
    sent(at(confirmer), "confirm", Proposal.objects.get(kind="erase").pk)
    assert "was there" in page(at(custodian), "item", entry.item_id)


def test_a_collection_is_erased_by_two_and_its_outcomes_are_still_counted() -> None:
    officer, custodian = holder(Post.OFFICER), holder(Post.CUSTODIAN)
    collection = handed_in(table(line("a"), line("b")))
    sent(at(officer), "assign", collection.groups.order_by("pk")[0].pk, to=officer.pk)
    sent(at(custodian), "collection-erase", collection.pk, reason="the case is closed")
    sent(at(holder(Post.CONFIRMER)), "confirm", Proposal.objects.get(kind="erase").pk)
    collection.refresh_from_db()
    assert (collection.state, collection.file_name, collection.rows.count()) == ("erased", "", 0)
    assert (Lead.objects.count(), collection.new) == (1, 2)
    assert "Erased." in page(at(custodian), "collection", collection.pk)


def test_a_list_is_handed_in_on_the_page() -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: PLC0415

    investigator = holder(Post.INVESTIGATOR)
    given = {"reference": "ARC-9", "threshold": 31}
    file = SimpleUploadedFile("l.csv", table(line("a")))
    sent(at(investigator), "hand-in", file=file, **given)
    collection = Collection.objects.get()
    told = page(at(investigator), "collection", collection.pk)
    assert "Waiting for its turn" in told and 'http-equiv="refresh"' in told


def test_people_are_invited_and_the_last_custodian_stays() -> None:
    custodian = holder(Post.CUSTODIAN)
    client = at(custodian)
    given = {"email": "new@unit.example", "full_name": "New One", "post": "auditor"}
    sent(client, "invite", **given)
    person = User.objects.get(email="new@unit.example")
    sent(client, "person", person.pk, post="confirmer")
    assert {one.post for one in person.posts.all()} == {"auditor", "confirmer"}
    sent(client, "appointment-end", person.posts.get(post="auditor").pk)
    own = custodian.posts.get()
    answer = client.post(reverse("hashes:appointment-end", args=[own.pk]))
    assert answer.status_code == 409
    assert "without a custodian" in answer.content.decode()


def test_the_trail_is_read_by_the_auditor() -> None:
    shared()
    assert "Confirmed the proposal" in page(at(holder(Post.AUDITOR)), "trail")


def test_who_signs_in_comes_to_the_overview_and_nobody_registers() -> None:
    who = holder(Post.OFFICER)
    who.set_password("river-lantern-14")
    who.save()
    EmailAddress.objects.create(user=who, email=who.email, verified=True, primary=True)
    client = Client()
    given = {"login": who.email, "password": "river-lantern-14"}
    answer = client.post(reverse("account_login"), given)
    assert answer.headers["Location"] == reverse("hashes:overview")
    closed = Client().get(reverse("account_signup"))
    assert closed.status_code == 200 and 'name="password1"' not in closed.content.decode()
