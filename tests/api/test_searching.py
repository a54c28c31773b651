"""The search by API, and its feeds: the same as the page, cursors, errors, signatures."""

import csv
import io
from base64 import b64decode
from collections import Counter

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from django.db import connection
from django.test import Client
from lxml import etree

from ronda.apps.compliance.services.editions import edition_withdraw
from tests.api.asking import get, items, problem, told
from tests.apps.compliance.arcadia import LATER, PLAIN, published
from tests.apps.people import secretary

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def test_what_is_found_comes_page_by_page_each_once() -> None:
    published(LATER)
    every = told("/search?q=children&limit=500")
    assert every["total"] == len(every["items"]) > 3 and not every["more"]
    assert every["next_cursor"] is None
    page, found = told("/search?q=children&limit=3"), []
    while True:
        found += page["items"]
        if page["next"] is None:
            break
        page = told(page["next"].removeprefix("/api/v1"))
    assert found == every["items"]
    assert max(Counter(one["id"] for one in found).values()) == 1


def test_facets_are_counted_and_narrow_down() -> None:
    published(LATER)
    page = told("/search?q=children&limit=500")
    kinds = Counter(one["kind"] for one in page["items"])
    assert page["facets"]["kind"] == kinds
    narrowed = told("/search?q=children&kind=follow-up")
    assert narrowed["total"] == kinds["follow-up"] and narrowed["facets"]["kind"] == kinds
    assert any(piece["asked"] for one in page["items"] for piece in one["pieces"])
    assert told("/search?party=xar")["total"] == told("/search?party=XAR")["total"] > 0


def test_it_is_also_csv() -> None:
    published(LATER)
    text = get("/search?q=children&format=csv&limit=500").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["id"] for row in rows] == [
        one["id"] for one in items("/search?q=children&limit=500")
    ]


def test_nothing_asked_finds_nothing() -> None:
    published(LATER)
    assert told("/search")["total"] == 0


@pytest.mark.parametrize(
    "asked",
    [
        "q=" + "x" * 301,
        "q=a%00b",
        "q=",
        "kind=rumour",
        "year=20x5",
        "page=-1",
        "round=2",
        "limit=0",
    ],
)
def test_what_cannot_be_asked_is_told(asked: str) -> None:
    said = problem(f"/search?{asked}", 400, "invalid-parameter")
    assert said["errors"][0]["parameter"] == asked.partition("=")[0]


def test_the_cursor_of_another_search_is_none_of_this() -> None:
    published(LATER)
    cursor = told("/search?q=children&limit=1")["next_cursor"]
    problem(f"/search?q=police&limit=1&cursor={cursor}", 404, "wrong-cursor")


@pytest.mark.parametrize("odd", ['"', "(((", "a & | !", "-" * 300, "\\", "'", "%25", "%C2%A7k:x"])
def test_no_words_are_an_error(odd: str) -> None:
    published(LATER)
    assert get(f"/search?q={odd}".replace("&", "%26")).status_code == 200


def slow() -> None:
    """Have the database take its time over any words."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE OR REPLACE FUNCTION search_asked(words text) RETURNS tsquery LANGUAGE sql AS"
            " $$ SELECT 'child'::tsquery FROM pg_sleep(1) $$"
        )


def test_a_search_that_takes_too_long_is_broken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ronda.apps.search.selectors.finding.SECONDS", "0.001")
    slow()
    problem("/search?q=children", 503, "too-slow")
    answer = Client().get("/search/feed.atom?q=children")
    assert answer.status_code == 503 and b"too long" in answer.content


def test_a_search_is_followed_by_a_feed_that_is_signed() -> None:
    published(PLAIN)
    answer = Client().get("/search/feed.atom?q=children&kind=recommendation")
    feed = etree.fromstring(answer.content)
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == told("/search?q=children&kind=recommendation")["total"]
    assert all(one.findtext(f"{ATOM}summary") for one in entries)
    key = load_pem_public_key(Client().get("/search/feed.key").content)
    assert isinstance(key, Ed25519PublicKey)
    signature = b64decode(answer["Ronda-Signature"])
    key.verify(signature, b"ronda-atom/1\n" + answer.content)
    with pytest.raises(InvalidSignature):
        key.verify(signature, answer.content)


def test_the_feed_has_what_is_new_first_and_forgets_what_is_withdrawn() -> None:
    published(PLAIN)
    before = Client().get("/search/feed.atom?q=children").content
    edition = published(LATER)
    after = etree.fromstring(Client().get("/search/feed.atom?q=children").content)
    moments = [one.findtext(f"{ATOM}updated") or "" for one in after.findall(f"{ATOM}entry")]
    assert (
        moments == sorted(moments, reverse=True) and after.findtext(f"{ATOM}updated") == moments[0]
    )
    edition_withdraw(actor=secretary(), edition=edition, reason="It was the wrong file.")
    again = Client().get("/search/feed.atom?q=children").content
    assert {one.text for one in etree.fromstring(again).iter(f"{ATOM}id")} == {
        one.text for one in etree.fromstring(before).iter(f"{ATOM}id")
    }


@pytest.mark.parametrize("asked", ["", "q=", "x=1", "q=" + "x" * 10_000, "q=a%00", "party=%00"])
def test_a_feed_of_nothing_is_refused_in_a_sentence(asked: str) -> None:
    answer = Client().get(f"/search/feed.atom?{asked}")
    assert answer.status_code == 400 and answer.content.decode().endswith(".\n")
