"""The pages of a desk: who gets what, and nobody from outside gets anything."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from ronda.apps.accounts.models import User
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import Contribution, Passage, RouteKind, SignOff, Text
from ronda.apps.national.services.contributions import contribution_begin
from ronda.apps.national.services.institutions import holiday_add, route_add
from ronda.apps.national.services.letters import letter_receive
from ronda.apps.national.services.signing import text_send_to_sign
from ronda.apps.national.services.texts import passage_put_in, remark_add
from ronda.apps.treaties.models import Body
from ronda.demo.arcadia import reply
from tests.apps.national.scene import (
    Desk,
    addressee_of,
    contributed,
    desk,
    first_target,
    sent,
)
from tests.apps.people import coordinator, member, person, secretary
from tests.database import laid_down

pytestmark = pytest.mark.django_db
Scene = tuple[Desk, dict[str, str]]
HIDDEN = "The hidden harbour figure is 4711 boats."


@pytest.fixture(autouse=True)
def _no_second_factor(settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]


def browser(who: User) -> Client:
    client = Client()
    client.force_login(who)
    return client


def filled() -> tuple[Desk, dict[str, str]]:
    """A desk with something of everything, and the address of every page of it."""
    there = desk()
    request = sent(there, there.interior, there.justice)
    mine = addressee_of(there, request, there.interior)
    other = addressee_of(there, request, there.justice)
    target = first_target(there, request)
    given = contributed(there, mine, HIDDEN)
    begun = contribution_begin(actor=there.other_writer, addressee=other)
    file = reply()
    letter = letter_receive(
        actor=there.coordinator, data=file.data, name=file.name, institution=there.interior
    )
    body = Body.objects.get(slug="lanzarote")
    route_add(
        actor=there.coordinator,
        institution=there.justice,
        body=body,
        kind=RouteKind.RECOMMENDATION,
        code=target.code,
    )
    holiday_add(actor=there.coordinator, day=date(2027, 1, 7), name="Harbour Day")
    with at_desk(there.coordinator):
        passage = Passage.objects.get(contribution=given)
    passage_put_in(actor=there.coordinator, target=target, passage=passage)
    with at_desk(there.coordinator):
        text = Text.objects.get(target=target)
    remark_add(actor=there.coordinator, text=text, words="Check the figure.")
    text_send_to_sign(actor=there.coordinator, text=text, posts=[there.post])
    with at_desk(there.coordinator):
        signature = SignOff.objects.get().pk
    keys = {
        "interior": there.interior.pk,
        "post": there.post.pk,
        "request": request.pk,
        "mine": mine.pk,
        "other": other.pk,
        "begun": begun.pk,
        "letter": letter.pk,
        "given": given.pk,
        "target": target.pk,
        "signature": signature,
    }
    return there, addresses(keys) | {
        "submit": reverse("national:submit", args=["lanzarote", target.of_round.number])
    }


@pytest.fixture(scope="module")
def scene(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Scene]:
    """It is made once; each test takes back what it does to it."""
    with laid_down(django_db_blocker):
        yield filled()


PAGES = (
    ("home", "home", ""),
    ("institutions", "institutions", ""),
    ("institution", "institution", "interior"),
    ("institution-add", "institution-add", ""),
    ("name-add", "name-add", "interior"),
    ("post-add", "post-add", "interior"),
    ("post-end", "post-end", "post"),
    ("dissolve", "dissolve", "interior"),
    ("read-letter-of", "read-letter-of", "interior"),
    ("routes", "routes", ""),
    ("holidays", "holidays", ""),
    ("requests", "requests", ""),
    ("request-add", "request-add", ""),
    ("request", "request", "request"),
    ("request-change", "request-change", "request"),
    ("request-split", "request-split", "request"),
    ("request-close", "request-close", "request"),
    ("addressee", "addressee", "mine"),
    ("covering-letter", "covering-letter", "mine"),
    ("forward", "forward", "mine"),
    ("decline", "decline", "mine"),
    ("remind", "remind", "mine"),
    ("escalate", "escalate", "mine"),
    ("read-letter", "read-letter", "mine"),
    ("other", "addressee", "other"),
    ("other draft", "contribution", "begun"),
    ("letter", "letter", "letter"),
    ("letter-original", "letter-original", "letter"),
    ("contributions", "contributions", ""),
    ("contribution", "contribution", "given"),
    ("contribution-write", "contribution-write", "given"),
    ("withdraw", "withdraw", "given"),
    ("texts", "texts", ""),
    ("text", "text", "target"),
    ("versions", "versions", "target"),
    ("send-to-sign", "send-to-sign", "target"),
    ("sign", "sign", "signature"),
    ("submissions", "submissions", ""),
)
"""Each page by a name for it here, its address and what it is of."""


def addresses(keys: dict[str, int]) -> dict[str, str]:
    return {
        name: reverse(f"national:{view}", args=[keys[of]] if of else []) for name, view, of in PAGES
    }


def test_every_page_answers_each_role_as_it_should(scene: Scene) -> None:
    there, pages = scene
    only_coordinator = {
        "institution-add": 403,
        "name-add": 403,
        "post-add": 403,
        "post-end": 403,
        "dissolve": 403,
        "read-letter-of": 403,
        "request-add": 403,
        "request-change": 403,
        "request-split": 403,
        "request-close": 403,
        "remind": 403,
        "escalate": 403,
        "send-to-sign": 403,
        "submissions": 403,
        "submit": 403,
    }
    for_the_writer = only_coordinator | {
        "other": 404,
        "other draft": 404,
        "text": 404,
        "versions": 404,
        "sign": 404,
        "send-to-sign": 404,
    }
    for_the_signer = only_coordinator | {
        "other": 404,
        "other draft": 404,
        "forward": 403,
        "decline": 403,
        "read-letter": 403,
        "letter": 403,
        "contribution-write": 403,
    }
    wanted = {
        there.coordinator: {"sign": 403},
        there.writer: for_the_writer,
        there.signer: for_the_signer,
    }
    wrong = [
        f"{who}: {name} gives {status} instead of {told.get(name, 200)}"
        for who, told in wanted.items()
        for name, status in statuses(who, pages)
        if status != told.get(name, 200)
    ]
    assert not wrong, "\n".join(wrong)


def statuses(who: User, pages: dict[str, str]) -> Iterator[tuple[str, int]]:
    client = browser(who)
    for name, address in pages.items():
        yield name, client.get(address).status_code


def test_nobody_from_outside_the_state_sees_anything(scene: Scene) -> None:
    _there, pages = scene
    outsiders = (secretary(), person(), member("XAR"), member("SRB"))
    for who in outsiders:
        client = browser(who)
        for address in pages.values():
            for answer in (client.get(address), client.post(address)):
                assert answer.status_code in {404, 405}, (who, address)
                assert HIDDEN not in answer.content.decode()
    neighbour = browser(coordinator("SRB"))
    for address in pages.values():
        answer = neighbour.get(address)
        assert HIDDEN not in answer.content.decode("utf-8", "replace")
        if any(sign.isdigit() for sign in address) and "submissions" not in address:
            assert answer.status_code == 404, address


def test_date_of_a_letter_is_shown_in_words(scene: Scene) -> None:
    there, pages = scene
    page = browser(there.coordinator).get(pages["letter"]).text
    assert "<dd>9 December 2024</dd>" in page


def test_signed_out_is_led_to_the_sign_in(scene: Scene) -> None:
    _there, pages = scene
    for address in pages.values():
        answer = Client().get(address)
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/accounts/login/")


def test_filter_taken_out_of_a_selector_still_lets_no_other_state_through(
    monkeypatch: pytest.MonkeyPatch, scene: Scene
) -> None:
    _there, pages = scene
    neighbour = coordinator("SRB")

    def unfiltered(_who: object) -> object:
        return Contribution.objects.all()

    monkeypatch.setattr(
        "ronda.apps.national.selectors.contributions.contributions_visible", unfiltered
    )
    client = browser(neighbour)
    shown = client.get(pages["contributions"])
    assert shown.status_code == 200
    assert HIDDEN not in shown.content.decode()
    assert client.get(pages["contribution"]).status_code == 404
