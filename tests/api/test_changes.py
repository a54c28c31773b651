"""Changes: what was published and withdrawn, in order, page by page, and as a feed."""

from datetime import timedelta

import pytest
from lxml import etree

from ronda.apps.compliance.services.editions import edition_withdraw
from tests.api.asking import get, items, problem, told
from tests.apps.compliance.arcadia import LATER, approved, imported, published
from tests.apps.people import secretary

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def test_nothing_of_what_is_worked_on_is_a_change() -> None:
    imported()
    approved(LATER)
    assert items("/changes") == []
    assert b"<entry" not in get("/changes.atom").content


def test_what_is_published_and_withdrawn_stands_in_order() -> None:
    first = published()
    published(LATER)
    edition_withdraw(actor=secretary(), edition=first, reason="Never to be told.")
    found = items("/changes")
    assert [(one["what"], one["record"]) for one in found] == [
        ("published", "lanzarote.2.XAR.en.1"),
        ("published", "lanzarote.2.XAR.en.2"),
        ("withdrawn", "lanzarote.2.XAR.en.1"),
    ]
    assert "Never to be told" not in get("/changes").content.decode()


def test_changes_go_on_where_one_left_off() -> None:
    first = published()
    second = published(LATER)
    assert first.published_at is not None and second.published_at is not None
    page = told("/changes?limit=1")
    assert len(page["items"]) == 1
    rest = told(page["next"].removeprefix("/api/v1"))
    assert [one["record"] for one in rest["items"]] == ["lanzarote.2.XAR.en.2"]
    assert rest["next"] is None
    later = (second.published_at + timedelta(seconds=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert items(f"/changes?since={later}") == []
    assert len(items(f"/changes?since={first.published_at:%Y-%m-%d}")) == 2


def test_changes_of_one_moment_are_all_given_once() -> None:
    first, second = published(), published(LATER)
    type(second).objects.filter(pk=second.pk).update(published_at=first.published_at)
    page = told("/changes?limit=1")
    rest = told(page["next"].removeprefix("/api/v1"))
    found = [*page["items"], *rest["items"]]
    assert sorted(one["record"] for one in found) == [
        "lanzarote.2.XAR.en.1",
        "lanzarote.2.XAR.en.2",
    ]


@pytest.mark.parametrize("since", ["yesterday", "2026-13-01", "2026-01-01T25:00", "", "x" * 9_999])
def test_a_moment_that_is_none_is_refused(since: str) -> None:
    problem(f"/changes?since={since}", 400, "invalid-parameter")


def test_the_feed_is_atom_and_leads_to_the_pages() -> None:
    published()
    answer = get("/changes.atom")
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = etree.fromstring(answer.content)
    (entry,) = feed.findall("a:entry", ATOM)
    assert (entry.findtext("a:title", "", ATOM)).startswith("Published: Factsheet of")
    link = entry.find("a:link", ATOM)
    assert link is not None
    assert link.attrib["href"] == "http://testserver/factsheets/xar/2/en/1/"
    again = get("/changes.atom", **{"If-None-Match": answer["ETag"]})
    assert again.status_code == 304
