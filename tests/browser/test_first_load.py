"""What a first visit costs: few bytes, nobody else asked; and what people may ask of a browser.

Two things to know. Bytes are counted as they come over the wire, without anything kept from before.
And `visit` itself fails a page that asks another host.
"""

import pytest
from playwright.sync_api import CDPSession, Page

from tests.browser.conftest import Visit

MOST = 150_000
PAGES = (
    "/",
    "/factsheets/",
    "/factsheets/xar/2/",
    "/search/?q=police",
    "/rounds/lanzarote/2/recommendations/III-1/",
    "/data/",
)
MOVING = """() => [...document.querySelectorAll('*')].filter(one => {
    const is = getComputedStyle(one);
    const long = told => told.split(',').some(part => parseFloat(part) > 0.01);
    const animated = is.animationName !== 'none' && long(is.animationDuration);
    return long(is.transitionDuration) || animated;
}).map(one => one.outerHTML.slice(0, 100))"""
STUCK = """() => [...document.querySelectorAll('body *')].filter(one => {
    const is = getComputedStyle(one);
    return ['fixed', 'sticky'].includes(is.position)
        && one.getBoundingClientRect().height > innerHeight / 2;
}).map(one => one.outerHTML.slice(0, 100))"""


class Wire:
    """Counts what comes in for a page."""

    def __init__(self, page: Page) -> None:
        self.bytes = 0
        self.session: CDPSession = page.context.new_cdp_session(page)
        self.session.send("Network.enable")
        self.session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        self.session.on("Network.loadingFinished", self._add)

    def _add(self, told: dict[str, float]) -> None:
        self.bytes += int(told["encodedDataLength"])


@pytest.mark.parametrize("path", PAGES)
def test_a_first_visit_costs_little_and_asks_nobody_else(visit: Visit, path: str) -> None:
    page = visit("/about/")
    wire = Wire(page)
    visit(path, page=page)
    page.wait_for_load_state("networkidle")
    assert 5_000 < wire.bytes <= MOST


@pytest.mark.parametrize("path", PAGES)
def test_nothing_moves_for_who_asked_for_that(visit: Visit, path: str) -> None:
    page = visit(path)
    assert page.evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches")
    assert page.evaluate(MOVING) == []


@pytest.mark.parametrize("path", PAGES)
def test_at_four_hundred_per_cent_nothing_covers_the_page(visit: Visit, path: str) -> None:
    """A window of 1280 by 1024, enlarged to 400 %."""
    page = visit(path, width=320, height=256)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(STUCK) == []
