"""Kept pages: given again as they are, never when the record changed, never anybody's own."""

import gzip
import threading
from collections.abc import Callable, Iterator

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from ronda.apps import record_stamp
from ronda.apps.accounts.selectors import machine
from ronda.apps.compliance.models import Edition
from ronda.apps.compliance.services.editions import edition_publish, edition_withdraw
from ronda.config import kept_pages
from ronda.config.kept_pages import SHELF, Page, Shelf
from tests.apps.compliance.arcadia import LATER, approved, published
from tests.apps.people import secretary

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def kept(settings: Settings) -> Iterator[None]:
    settings.KEPT_PAGES_BYTES = 5_000_000
    settings.SECOND_FACTOR_REQUIRED = False
    SHELF.clear()
    yield
    SHELF.clear()


def asked(path: str = "/", client: Client | None = None, **headers: str) -> tuple[int, bytes]:
    answer = (client or Client()).get(path, headers=headers)
    return answer.status_code, answer.content


def queries(work: Callable[[], object]) -> int:
    """How many questions a piece of work asks the database."""
    with CaptureQueriesContext(connection) as asked_for:
        work()
    return len(asked_for)


def test_a_page_is_made_once_and_given_again() -> None:
    published()
    first = asked("/factsheets/")
    assert queries(lambda: asked("/factsheets/")) == 1, "that of the state of the record"
    assert asked("/factsheets/") == first
    assert b"csrfmiddlewaretoken" not in first[1]


def test_who_has_the_page_is_told_that_it_is_the_same() -> None:
    published()
    answer = Client().get("/factsheets/")
    assert answer["Cache-Control"] == "no-cache" and not answer.cookies
    again = Client().get("/factsheets/", headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == answer["ETag"]
    assert again["Content-Security-Policy"]


def test_nothing_that_was_withdrawn_is_given_again() -> None:
    edition = published()
    path = f"/editions/{edition.pk}/"
    assert asked(path)[0] == 200
    assert queries(lambda: asked(path)) == 1
    edition_withdraw(actor=secretary(), edition=edition, reason="It named a child.")
    assert asked(path)[0] == 404
    assert b"Arcadia" not in asked("/factsheets/")[1]


def test_what_is_published_is_there_at_once() -> None:
    published()
    before = asked("/factsheets/")
    edition_publish(actor=secretary(), edition=approved(LATER))
    assert asked("/factsheets/") != before


def test_a_change_under_way_keeps_pages_from_being_kept_until_it_is_done() -> None:
    """Two write at once, and who began first ends last: nobody's change may be passed over."""
    edition = published()
    began, go_on = threading.Event(), threading.Event()

    def withdraws() -> None:
        with transaction.atomic():
            edition_withdraw(actor=machine(), edition=edition, reason="It named a child.")
            began.set()
            assert go_on.wait(30)
        connection.close()

    other = threading.Thread(target=withdraws)
    other.start()
    assert began.wait(30)
    now = record_stamp.stamp()
    assert now is not None and not now.settled, "though the snapshot does not name it yet"
    later = approved(LATER)
    assert asked("/factsheets/")[0] == 200
    assert SHELF.bytes == 0, "a change is under way"
    go_on.set()
    other.join()
    assert later.pk > edition.pk
    assert b"Arcadia" not in asked("/factsheets/")[1]


def test_signed_in_people_neither_get_nor_leave_a_kept_page() -> None:
    person = secretary()
    published()
    client = Client()
    client.force_login(person)
    own = asked("/", client)
    assert person.full_name.encode() in own[1]
    assert SHELF.bytes == 0
    public = asked("/")
    assert person.full_name.encode() not in public[1]
    assert SHELF.bytes > 0
    # Not byte by byte: each has a token against forged requests of its own.
    assert person.full_name.encode() in asked("/", client)[1]
    assert asked("/") == public


def test_any_cookie_or_token_that_may_be_somebodys_goes_past_the_shelf() -> None:
    published()
    for name in ("sessionid", "messages", "unknown"):
        client = Client()
        client.cookies[name] = "x"
        asked("/", client)
        assert SHELF.bytes == 0, name
    asked("/", authorization="Bearer ronda_x")
    asked("/", hx_request="true")
    assert SHELF.bytes == 0


def test_pages_of_the_desk_of_sign_in_and_of_search_are_not_kept() -> None:
    published()
    for path in ("/accounts/login/", "/search/?q=children", "/records/", "/nowhere/", "/api/v1/"):
        asked(path)
        assert SHELF.bytes == 0, path


def test_language_colours_address_and_compression_tell_pages_apart() -> None:
    published()
    dark = Client()
    dark.cookies["theme"] = "dark"
    packed = Client().get("/", headers={"Accept-Encoding": "gzip"})
    found = {
        asked("/")[1],
        asked("/", accept_language="fr")[1],
        asked("/", accept_language="sr")[1],
        asked("/", dark)[1],
        asked("/?page=2")[1],
        packed.content,
    }
    assert len(found) == 6
    assert b"Arcadia" in gzip.decompress(packed.content)
    assert asked("/")[1] == asked("/", accept_language="de")[1]


def test_a_page_is_made_anew_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    published()
    asked("/")
    monkeypatch.setattr(kept_pages, "STAYS", -1.0)
    assert queries(lambda: asked("/")) > 1


def test_within_a_transaction_nothing_is_kept() -> None:
    published()
    with transaction.atomic():
        assert record_stamp.stamp() is None
        asked("/")
    assert SHELF.bytes == 0


def test_what_other_apps_write_leaves_pages_where_they_are() -> None:
    person = secretary()
    published()
    asked("/")
    Client().force_login(person)
    assert queries(lambda: asked("/")) == 1
    assert Edition.objects.count() == 1


def test_the_shelf_is_bounded_and_forgets_what_nobody_asks_for() -> None:
    shelf = Shelf()
    page = Page("s", 0.0, b"x" * 8_000, (), "e")
    for n in range(5):
        shelf.put((n,), page, 30_000)
        shelf.get((0,))
    assert shelf.bytes == 30_000
    assert [n for n in range(5) if shelf.get((n,))] == [0, 3, 4]
    shelf.put((4,), page, 30_000)
    assert shelf.bytes == 30_000
