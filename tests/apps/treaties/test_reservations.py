"""What Parties said of a convention: entered, corrected, taken out, shown with its source."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from ronda.apps.accounts.models import User
from ronda.apps.audit.telling import story_of
from ronda.apps.errors import NotAllowed, NotNow, NotValid, NotVisible, Stale
from ronda.apps.treaties.models import ReservationKind
from ronda.apps.treaties.selectors import reservation_at, reservations, reservations_to
from ronda.apps.treaties.services import reservation_correct, reservation_take_out
from tests.apps.asked import asked
from tests.apps.people import coordinator, member, monitoring_body, secretary
from tests.apps.treaties.scene import entered, said

pytestmark = pytest.mark.django_db
LIST, PARTY = reverse("portal:reservations"), reverse("portal:party", args=["xar"])
ARTICLE = reverse("portal:article", args=["cets-201", "25"])
WORDS = "Arcadia keeps the lighthouse rule."


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = False


def read(address: str) -> str:
    return Client().get(address).content.decode()


def test_what_is_entered_stands_on_the_pages_of_the_party_and_the_article_with_its_source() -> None:
    one = entered()
    for page in (read(LIST), read(PARTY), read(ARTICLE)):
        assert WORDS in page
        assert "1 September 2021" in page
        assert f'href="{one.link}"' in page
        assert f'href="{ARTICLE}"' in page
    assert WORDS not in read(reverse("portal:article", args=["cets-201", "24"]))
    assert WORDS not in read(reverse("portal:party", args=["xve"]))


def test_it_is_corrected_over_what_was_seen_and_its_story_is_kept() -> None:
    one = entered()
    now = said(in_force_until=date(2024, 1, 31))
    later = reservation_correct(actor=secretary(), reservation=one, seen=1, said=now)
    assert later.version == 2
    assert "until 31 January 2024" in read(PARTY)
    with pytest.raises(Stale):
        reservation_correct(actor=secretary(), reservation=one, seen=1, said=now)
    told = story_of(one).filter(what="reservation.correct").get()
    assert "2024-01-31" not in str(told.before)
    assert "2024-01-31" in str(told.after)


def test_what_was_entered_by_mistake_is_taken_out_with_a_reason() -> None:
    one = entered()
    with pytest.raises(NotValid):
        reservation_take_out(actor=secretary(), reservation=one, reason="")
    reservation_take_out(actor=secretary(), reservation=one, reason="It is another Party’s.")
    assert not reservations().exists()
    for page in (read(LIST), read(PARTY), read(ARTICLE)):
        assert WORDS not in page
    with pytest.raises(NotVisible):
        reservation_at(one.pk)
    with pytest.raises(NotNow):
        reservation_correct(actor=secretary(), reservation=one, seen=2, said=said())


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"texts": {"en": " "}}, "text_en"),
        ({"texts": {"en": "x" * 20_001}}, "text_en"),
        ({"reference": ""}, "reference"),
        ({"articles": ("twenty",)}, "articles"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"in_force_until": date(2020, 1, 1)}, "in_force_until"),
        ({"in_force_until": date(2021, 8, 1)}, "in_force_until"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(NotValid) as refused:
        entered(**changes)
    assert refused.value.field == field


def test_only_the_secretariat_of_the_convention_writes() -> None:
    monitoring_body("grevio")
    one = entered()
    people: list[User] = [coordinator("XAR"), member("XAR"), secretary("grevio")]
    for who in people:
        with pytest.raises(NotAllowed):
            entered(who)
        with pytest.raises(NotAllowed):
            reservation_correct(actor=who, reservation=one, seen=1, said=said())
        with pytest.raises(NotAllowed):
            reservation_take_out(actor=who, reservation=one, reason="Why not.")


def test_the_list_is_narrowed_by_party_article_and_kind() -> None:
    entered()
    entered(code="XVE", articles=("20", "25a"), kind=ReservationKind.DECLARATION)
    assert [one.party.code for one in reservations_to("CETS 201", "25A")] == ["XVE"]
    for asked_for, number in (
        ("", 2),
        ("party=xve", 1),
        ("article=25", 1),
        ("article=25a&kind=declaration", 1),
        ("article=25&kind=declaration", 0),
        ("party=nobody", 2),
    ):
        assert read(f"{LIST}?{asked_for}").count('class="by-party"') == number, asked_for


def test_it_is_entered_and_corrected_by_the_form() -> None:
    client, convention = Client(), monitoring_body().convention
    client.force_login(secretary())
    first = entered()
    sent = {
        "convention": convention.pk,
        "party": first.party_id,
        "kind": "declaration",
        "articles": "20, 25",
        "text_en": "Arcadia names an authority.",
        "made_on": "2022-02-02",
        "reference": "Letter of 2 February 2022",
    }
    answer = client.post(reverse("treaties:reservation-enter"), sent)
    assert answer.status_code == 302
    made = reservations().get(kind="declaration")
    assert (made.articles, made.texts) == (["20", "25"], {"en": "Arcadia names an authority."})
    address = reverse("treaties:reservation-correct", args=[first.pk])
    page = client.get(address).content.decode()
    assert WORDS in page
    answer = client.post(address, sent | {"kind": "objection", "seen": 0})
    assert answer.status_code == 409
    answer = client.post(address, sent | {"kind": "objection", "seen": 1})
    assert answer.status_code == 302
    assert reservation_at(first.pk).kind == "objection"


def test_pages_ask_no_more_for_more_of_them() -> None:
    entered()
    pages = {"list": LIST, "party": PARTY, "article": ARTICLE}
    before = asked(Client(), pages)
    for _turn in range(4):
        entered()
    assert asked(Client(), pages) == before
