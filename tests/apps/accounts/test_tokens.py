"""Tokens: made and told once, never more than their owner, ended with the account, counted."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from ronda.apps.accounts.counting import address_told, clear_away, counted
from ronda.apps.accounts.models import Scope, Token, Usage, User
from ronda.apps.accounts.selectors import roles_of
from ronda.apps.accounts.services import bearer, person_deactivate, token_end, token_make
from ronda.apps.accounts.tokens import MOST
from ronda.apps.audit.models import Event
from ronda.apps.errors import NotAllowed, NotKnown, NotNow, NotValid
from tests.apps.people import coordinator, member, person, secretary

pytestmark = pytest.mark.django_db
FULL = ("read", "record:write")


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = False


def made(who: User, *scopes: str, days: int = 30, name: str = "Sheets") -> tuple[Token, str]:
    return token_make(actor=who, name=name, scopes=scopes, days=days)


def asking(header: str) -> bearer.Asking:
    return bearer.asking(RequestFactory().get("/", headers={"Authorization": header}))


def by(secret: str) -> bearer.Asking:
    return asking(f"Bearer {secret}")


def test_a_token_asks_for_its_owner_within_its_scopes() -> None:
    who = coordinator()
    _token, secret = made(who, *FULL)
    asked = by(secret)
    assert asked.reader == who
    assert roles_of(asked.demand_scope(Scope.RECORD_WRITE)) == roles_of(who)


def test_a_token_without_a_scope_reads_as_anybody() -> None:
    who = coordinator()
    _token, secret = made(who, "record:write")
    assert isinstance(by(secret).reader, AnonymousUser)
    _token, secret = made(who, "read", name="Reader")
    with pytest.raises(NotAllowed, match=r"“Reader” .* “record:write”"):
        by(secret).demand_scope(Scope.RECORD_WRITE)
    with pytest.raises(NotKnown):
        bearer.Asking().demand_scope(Scope.READ)


def test_only_a_checksum_is_kept_and_the_trail_has_no_secret() -> None:
    token, secret = made(coordinator(), *FULL)
    kept = repr(Token.objects.filter(pk=token.pk).values().get())
    trail = repr(list(Event.objects.filter(what="token.make").values()))
    assert secret not in kept + trail
    assert token.digest not in trail
    assert kept.count(secret[-4:]) == 1


def test_what_a_role_does_not_open_is_not_offered_nor_given() -> None:
    with pytest.raises(NotValid) as caught:
        made(member(), "record:write")
    assert caught.value.field == "scopes"
    with pytest.raises(NotValid):
        made(person(), "read")
    with pytest.raises(NotValid):
        made(secretary(), "everything")
    token, _secret = made(person())
    assert token.scopes == []


def test_a_token_loses_what_its_owner_loses() -> None:
    who = coordinator()
    _token, secret = made(who, *FULL)
    who.memberships.update(until=timezone.localdate() - timedelta(days=1))
    assert not roles_of(by(secret).reader).any


@pytest.mark.parametrize("days", [0, -1, 367, 100_000])
def test_a_token_is_good_for_a_year_at_most(days: int) -> None:
    with pytest.raises(NotValid) as caught:
        made(coordinator(), days=days)
    assert caught.value.field == "days"


def test_a_token_that_ran_out_says_so() -> None:
    token, secret = made(coordinator(), days=1)
    now = timezone.now()
    Token.objects.update(made_at=now - timedelta(days=2), expires_at=now - timedelta(minutes=1))
    with pytest.raises(NotKnown, match=r"ran out on \d{4}-"):
        by(secret)
    assert made(token.person)[0].name == token.name, "its name is free again"


def test_an_ended_token_opens_nothing_nor_that_of_a_closed_account() -> None:
    who = coordinator()
    first, secret = made(who)
    token_end(actor=who, token=first)
    with pytest.raises(NotKnown):
        by(secret)
    second, secret = made(who)
    person_deactivate(
        actor=secretary(), person=who, reason="Left.", successors={who.memberships.get().pk: None}
    )
    with pytest.raises(NotKnown):
        by(secret)
    second.refresh_from_db()
    assert second.ended_at is not None


def test_no_token_opens_before_the_second_factor_is_set_up(settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    who = coordinator()
    _token, secret = made(who, "read")
    with pytest.raises(NotKnown, match="second factor"):
        by(secret)
    Authenticator.objects.create(user=who, type=Authenticator.Type.TOTP, data={})
    assert by(secret).reader == who


@pytest.mark.parametrize(
    "header",
    ["Bearer", "Bearer ", "Basic eDp5", "Bearer ronda_" + "x" * 10_000, "Bearer ronda_x", "\x00"],
)
def test_a_header_that_holds_no_token_is_refused(header: str) -> None:
    with pytest.raises(NotKnown):
        asking(header)


def test_nobody_has_more_than_some_tokens_nor_two_of_a_name() -> None:
    who = coordinator()
    for number in range(MOST):
        made(who, name=f"Program {number}")
    with pytest.raises(NotNow):
        made(who, name="One more")
    other = coordinator("SRB")
    made(other)
    with pytest.raises(NotValid) as caught:
        made(other)
    assert caught.value.field == "name"


def test_the_last_use_is_noted_and_not_in_the_history() -> None:
    token, secret = made(coordinator())
    by(secret)
    token.refresh_from_db()
    assert token.last_used_at is not None
    first = token.last_used_at
    by(secret)
    token.refresh_from_db()
    assert token.last_used_at == first, "once a minute is enough"
    assert Token.pgh_event_model.objects.filter(pgh_obj=token).count() == 1  # type: ignore[attr-defined]


def test_questions_are_counted_by_the_minute() -> None:
    found = [counted("token:1", 2) for _time in range(3)]
    assert [one.left for one in found] == [1, 0, 0]
    assert [one.passed for one in found] == [False, False, True]
    assert not counted("token:2", 2).passed
    Usage.objects.update(since=timezone.now() - timedelta(hours=2))
    assert clear_away() == 2


def test_addresses_are_counted_without_being_kept() -> None:
    now = timezone.now()
    told = address_told("203.0.113.7", now)
    assert "203.0" not in told
    assert told != address_told("203.0.113.7", now + timedelta(days=1))
    assert address_told("2001:db8:1:2::1", now) == address_told("2001:db8:1:2:ffff::9", now)
    assert address_told("2001:db8:1:2::1", now) != address_told("2001:db8:1:3::1", now)
    assert address_told("no address", now) == "address:unknown"


def test_the_page_makes_a_token_shows_it_once_and_ends_it() -> None:
    who, here = coordinator(), Client()
    here.force_login(who)
    address = reverse("accounts:tokens")
    assert "You have no token" in here.get(address).content.decode()
    sent = {"name": "Sheets", "scopes": ["record:write"], "days": "30"}
    page = here.post(address, sent).content.decode()
    secret = "ronda_" + page.split("ronda_", 1)[1].split("<")[0]
    assert by(secret).token is not None
    assert "ronda_" not in here.get(address).content.decode()
    again = here.post(address, sent).content.decode()
    assert "You have a token of this name already." in again
    token = Token.objects.get()
    assert here.post(reverse("accounts:token-end", args=[token.pk])).status_code == 302
    with pytest.raises(NotKnown):
        by(secret)
    other = Client()
    other.force_login(secretary())
    assert other.post(reverse("accounts:token-end", args=[token.pk])).status_code == 404


def test_the_page_keeps_what_was_typed_when_it_refuses() -> None:
    here = Client()
    here.force_login(person())
    page = here.post(reverse("accounts:tokens"), {"name": "x" * 101, "days": "5000"})
    assert page.status_code == 200
    assert "x" * 101 in page.content.decode()
    assert not Token.objects.exists()
