"""The link checker: from the first page on, every link of a public page leads somewhere.

Two things to know. It goes as a crawler does, as anybody, over the invented Party Arcadia; an
address with a question in it is asked once for each page and set of names. And an anchor must be
there.
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client, override_settings
from lxml import html
from pytest_django.plugin import DjangoDbBlocker

from ronda.demo.loading import load
from tests.database import separate

HOST = "http://testserver"
MOST = 600
"""A site that has more pages than this is not crawled by a test."""
BEGINNINGS = ("/", "/embed/factsheets/xar/2/", "/embed/rounds/lanzarote/2/recommendations/III-1/")


@pytest.fixture(scope="module", autouse=True)
def arcadia(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    demo = override_settings(DEMO=True)
    with django_db_blocker.unblock(), separate("links"), demo:
        load()
        yield


def parsed(content: bytes) -> Any:
    return html.fromstring(content)


def links(page: Any, address: str) -> set[str]:
    """Where a page's links lead, of our own host."""
    told = page.xpath("//a/@href | //link/@href | //img/@src | //script/@src")
    whole = {urljoin(HOST + address, one.strip()) for one in told}
    return {one.removeprefix(HOST) for one in whole if one.startswith(f"{HOST}/")}


def kind(address: str) -> tuple[str, tuple[str, ...]]:
    """Addresses that differ in what they ask for only are one."""
    parts = urlsplit(address)
    return parts.path, tuple(sorted(name for name, _value in parse_qsl(parts.query)))


def is_page(answer: HttpResponse) -> bool:
    """Whether it is shown, and not kept as a file."""
    shown = "attachment" not in answer.headers.get("Content-Disposition", "")
    return shown and answer.headers["Content-Type"].startswith("text/html")


class Crawl:
    """Every page that can be reached, with the anchors that it has."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.anchors: dict[str, set[str] | None] = {}
        self.broken: list[str] = []
        self.pointed: list[tuple[str, str, str]] = []
        self.asked: set[tuple[str, tuple[str, ...]]] = set()

    def go(self, beginnings: tuple[str, ...]) -> None:
        """Follow every link, and look for every anchor in the end."""
        todo = [("", one) for one in beginnings]
        while todo and len(self.asked) < MOST:
            todo += self._look(*todo.pop())
        assert not todo, "there are more pages than a test should crawl"
        for source, page, anchor in self.pointed:
            found = self.anchors.get(page)
            if found is not None and anchor not in found:
                self.broken.append(f"{source}: {page} has no #{anchor}")

    def _look(self, source: str, address: str) -> list[tuple[str, str]]:
        page, anchor = urldefrag(address)
        if anchor and anchor != "main":
            self.pointed.append((source, page, anchor))
        if kind(page) in self.asked:
            return []
        self.asked.add(kind(page))
        answer: Any = self.client.get(page)
        if answer.status_code in {301, 302}:
            return [(source, urljoin(page, answer.headers["Location"]))]
        if answer.status_code != 200:
            self.broken.append(f"{source}: {page} answers {answer.status_code}")
        elif is_page(answer):
            tree = parsed(answer.content)
            self.anchors[page] = set(tree.xpath("//@id"))
            return [(page, one) for one in sorted(links(tree, page))]
        answer.close()
        return []


def test_every_link_and_anchor_of_the_public_pages_exists(client: Client) -> None:
    crawl = Crawl(client)
    crawl.go(BEGINNINGS)
    assert crawl.broken == []
    assert {"/factsheets/xar/2/", "/library/", "/data/", "/about/"} <= set(crawl.anchors)


def test_a_link_that_leads_nowhere_is_found(client: Client) -> None:
    crawl = Crawl(client)
    crawl.go(("/nothing-here/", "/about/#nothing"))
    assert sorted(crawl.broken) == [
        ": /about/ has no #nothing",
        ": /nothing-here/ answers 404",
    ]
