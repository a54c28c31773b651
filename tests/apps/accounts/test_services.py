"""People are invited, given roles, and let go; nobody registers themselves."""

import re
from datetime import date, timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from ronda.apps.accounts import selectors, services
from ronda.apps.accounts.models import Membership, Organisation, Role, User
from ronda.apps.errors import NotAllowed, NotNow, NotValid, NotVisible
from tests.apps import people
from tests.apps.people import coordinator, person, secretary, state

pytestmark = pytest.mark.django_db


def ministry() -> Organisation:
    return people.ministry()


def test_an_invited_person_chooses_a_password_by_the_link_in_the_letter(
    client: Client,
    rf: RequestFactory,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        invited = services.person_invite(
            actor=secretary(),
            email="Ana@Example.org",
            full_name="Ana Anić",
            request=rf.post("/", headers={"host": "localhost"}),
        )
    assert invited.email == "ana@example.org" and not invited.has_usable_password()
    assert mail.outbox[0].subject == "[Ronda] You are invited"
    assert "password reset" not in str(mail.outbox[0].body)
    link = re.search(r"http://[^/]+(/\S+)", str(mail.outbox[0].body))
    assert link is not None and mail.outbox[0].to == ["ana@example.org"]
    page = client.get(link[1], follow=True)
    password = "a long and quiet river"
    client.post(page.request["PATH_INFO"], {"password1": password, "password2": password})
    invited.refresh_from_db()
    assert invited.check_password(password)


def test_the_letter_is_in_the_language_of_who_gets_it(
    rf: RequestFactory, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        services.person_invite(
            actor=secretary(),
            email="ana@example.org",
            full_name="Ana Anić",
            language="fr",
            request=rf.post("/", headers={"host": "localhost"}),
        )
    assert "mot de passe" in str(mail.outbox[0].body)


def test_an_address_is_invited_once_whatever_its_case() -> None:
    actor = secretary()
    services.person_invite(actor=actor, email="a@example.org", full_name="A")
    with pytest.raises(NotValid) as told:
        services.person_invite(actor=actor, email="A@EXAMPLE.ORG", full_name="B")
    assert told.value.field == "email"
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="A@Example.org", full_name="B")


def test_inviting_and_giving_roles_is_the_secretariats() -> None:
    for actor in (coordinator(), person()):
        with pytest.raises(NotAllowed):
            services.person_invite(actor=actor, email="a@example.org", full_name="A")
        with pytest.raises(NotAllowed):
            services.membership_begin(
                actor=actor, person=actor, organisation=ministry(), role=Role.COORDINATOR
            )


def test_a_membership_gives_a_role_while_it_runs() -> None:
    actor, who, where = secretary(), person(), ministry()
    assert not selectors.roles_of(who).any
    made = services.membership_begin(
        actor=actor, person=who, organisation=where, role=Role.COORDINATOR
    )
    fresh = User.objects.get(pk=who.pk)
    assert selectors.roles_of(fresh).parties == {where.party_id}
    yesterday = timezone.localdate() - timedelta(days=1)
    Membership.objects.filter(pk=made.pk).update(since=date(2020, 1, 1), until=yesterday)
    assert not selectors.roles_of(User.objects.get(pk=who.pk)).any


def test_a_role_must_be_one_of_the_organisation() -> None:
    with pytest.raises(NotValid):
        services.membership_begin(
            actor=secretary(), person=person(), organisation=ministry(), role=Role.SECRETARIAT
        )


def test_a_role_is_given_once() -> None:
    actor, who, where = secretary(), person(), ministry()

    def begin() -> None:
        services.membership_begin(
            actor=actor, person=who, organisation=where, role=Role.COORDINATOR
        )

    begin()
    with pytest.raises(NotValid):
        begin()


def test_the_secretariat_never_becomes_empty() -> None:
    last = secretary()
    with pytest.raises(NotNow):
        services.membership_end(actor=last, membership=last.memberships.get())
    second = secretary()
    assert services.membership_end(actor=second, membership=last.memberships.get()).until


def test_a_closed_account_cannot_sign_in_and_has_no_role(client: Client) -> None:
    actor, who = secretary(), coordinator()
    who.set_password("a long and quiet river")
    who.save()
    services.person_deactivate(
        actor=actor,
        person=who,
        reason="Left the ministry",
        successors={who.memberships.get().pk: None},
    )
    who.refresh_from_db()
    assert not who.is_active
    assert not selectors.roles_of(User.objects.get(pk=who.pk)).any or who.memberships.get().until
    client.post(
        reverse("account_login"), {"login": who.email, "password": "a long and quiet river"}
    )
    assert "_auth_user_id" not in client.session


def test_a_person_sets_their_own_language_and_no_one_elses() -> None:
    who = person()
    assert services.person_language_set(actor=who, person=who, language="fr").language == "fr"
    with pytest.raises(NotAllowed):
        services.person_language_set(actor=who, person=person(), language="fr")
    with pytest.raises(NotValid):
        services.person_language_set(actor=who, person=who, language="tlh")


def test_people_are_seen_by_the_secretariat_and_by_themselves() -> None:
    who, other = coordinator(), person()
    assert set(selectors.people_visible_to(who)) == {who}
    assert {who, other} <= set(selectors.people_visible_to(secretary()))
    assert selectors.machine() not in selectors.people_visible_to(secretary())
    with pytest.raises(NotVisible):
        selectors.person_visible(who, other.pk)


def test_the_machine_account_never_signs_in() -> None:
    machine = selectors.machine()
    assert selectors.roles_of(machine).secretariat
    assert not machine.has_usable_password()
    machine.is_active = True
    with pytest.raises(IntegrityError), transaction.atomic():
        machine.save()


def test_organisation_is_added_once_by_the_secretariat() -> None:
    actor, party = secretary(), state("XAR")
    added = services.organisation_add(actor=actor, name=" Ministry of Harbours ", party_id=party.pk)
    assert (added.name, added.party) == ("Ministry of Harbours", party)
    with pytest.raises(NotValid):
        services.organisation_add(actor=actor, name="Ministry of Harbours", party_id=party.pk)
    with pytest.raises(NotAllowed):
        services.organisation_add(actor=coordinator("SRB"), name="Another", party_id=party.pk)
    assert services.organisation_add(actor=coordinator(), name="Another", party_id=party.pk).pk
