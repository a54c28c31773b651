"""Signing in: by e-mail and password, with a second factor, and not by guessing."""

from collections.abc import Callable

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from ronda.apps.accounts.models import User
from tests.apps.people import (
    contributor,
    coordinator,
    facilitator,
    member,
    ngo,
    observer,
    person,
    secretary,
    validator,
)

pytestmark = pytest.mark.django_db
PASSWORD = "a long and quiet river"
LOGIN = "/accounts/login/"


@pytest.fixture(autouse=True)
def _fresh_counters() -> None:
    cache.clear()


def with_password(who: User) -> User:
    who.set_password(PASSWORD)
    who.save()
    EmailAddress.objects.create(user=who, email=who.email, verified=True, primary=True)
    return who


def sign_in(client: Client, who: User, password: str = PASSWORD) -> str:
    """Where the answer leads."""
    answer = client.post(LOGIN, {"login": who.email, "password": password})
    return answer.headers.get("Location", "")


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_a_person_signs_in_with_address_and_password(client: Client) -> None:
    sign_in(client, with_password(person()))
    assert signed_in(client)


def test_the_address_is_found_whatever_its_case(client: Client) -> None:
    who = with_password(person())
    client.post(LOGIN, {"login": who.email.upper(), "password": PASSWORD})
    assert signed_in(client)


def test_a_wrong_password_does_not_sign_in(client: Client) -> None:
    sign_in(client, with_password(person()), "something else")
    assert not signed_in(client)


def test_five_wrong_passwords_shut_the_account_for_a_while(client: Client) -> None:
    who = with_password(person())
    for _ in range(5):
        sign_in(client, who, "something else")
    sign_in(client, who)
    assert not signed_in(client)


def test_nobody_registers_themselves(client: Client) -> None:
    given = {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD}
    client.post("/accounts/signup/", given)
    assert not User.objects.filter(email="new@example.org").exists()


@pytest.mark.parametrize("who", [secretary, coordinator])
def test_a_role_needs_a_second_factor_first(client: Client, who: Callable[[], User]) -> None:
    sign_in(client, with_password(who()))
    answer = client.get("/")
    assert answer.status_code == 302
    assert answer.headers["Location"] == reverse("mfa_activate_totp")


def test_without_a_role_no_second_factor_is_needed(client: Client) -> None:
    sign_in(client, with_password(person()))
    assert client.get("/").status_code == 200


def test_with_a_second_factor_the_code_is_asked_for(client: Client) -> None:
    who = with_password(secretary())
    secret = generate_totp_secret()
    TOTP.activate(who, secret)
    answer = sign_in(client, who)
    assert answer.startswith(reverse("mfa_authenticate"))
    assert not signed_in(client)
    client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert not signed_in(client)
    code = f"{hotp_value(secret, next(yield_hotp_counters_from_time())):06}"
    client.post(reverse("mfa_authenticate"), {"code": code})
    assert signed_in(client)
    assert client.get("/").status_code == 200
    assert Authenticator.objects.filter(user=who).count() == 1


def test_the_second_factor_is_not_asked_for_where_it_is_switched_off(
    client: Client, settings: Settings
) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    sign_in(client, with_password(secretary()))
    assert client.get("/").status_code == 200


def test_the_session_is_a_new_one_after_signing_in(client: Client) -> None:
    client.get(LOGIN)
    client.session["kept"] = 1
    client.session.save()
    before = client.session.session_key
    sign_in(client, with_password(person()))
    assert client.session.session_key != before


def test_a_letter_resets_the_password_and_does_not_tell_who_has_an_account(
    client: Client, mailoutbox: list[EmailMessage]
) -> None:
    who = with_password(person())
    answers = [
        client.post("/accounts/password/reset/", {"email": email})
        for email in (who.email, "nobody@example.org")
    ]
    assert len({(answer.status_code, answer.headers["Location"]) for answer in answers}) == 1
    assert [letter.to for letter in mailoutbox if "/password/reset/key/" in letter.body] == [
        [who.email]
    ]


@pytest.mark.parametrize(
    ("who", "where"),
    [
        (coordinator, "compliance:records"),
        (secretary, "compliance:records"),
        (contributor, "national:home"),
        (validator, "national:home"),
        (ngo, "rounds:rounds"),
        (facilitator, "rounds:rounds"),
        (member, "rounds:rounds"),
        (observer, "rounds:rounds"),
        (person, "portal:home"),
    ],
)
def test_everybody_comes_to_where_their_work_is(
    client: Client, settings: Settings, who: Callable[[], User], where: str
) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    assert sign_in(client, with_password(who())) == reverse(where)
