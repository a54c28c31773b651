"""Follow-up in the browser: a comment on the draft and its answer, a box filled in.

Two things to know. The tests stand in the order in which it happens and build on each other. And
with RONDA_PICTURES=1 they make the pictures of the guides.
"""

from collections.abc import Iterator

import pytest
from django.test import override_settings
from playwright.sync_api import Page, expect
from pytest_django.plugin import DjangoDbBlocker

from ronda.apps.accounts.models import User
from ronda.demo.loading import COORDINATOR, SECRETARIAT, load
from tests.apps.follow_ups.filled import given
from tests.apps.follow_ups.scene import due
from tests.apps.rounds.scene import party, round_in
from tests.browser.conftest import Site, Visit
from tests.browser.serving import Served, Worker
from tests.browser.test_pages import violations
from tests.browser.test_round import picture
from tests.database import separate

OURS = "/rounds/lanzarote/43/follow-up/xar/"


@pytest.fixture(scope="module")
def site(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    """Ronda with a round in its follow-up beside the demonstration."""
    changed = override_settings(SECOND_FACTOR_REQUIRED=False, DEMO=True)
    with django_db_blocker.unblock(), separate("follow_up"), changed:
        load()
        conduct = round_in("follow_up", User.objects.get(email=SECRETARIAT.email), number=43)
        due(conduct, 60)
        given(party(conduct))
        with Worker(), Served() as address:
            yield Site(address)


def looked_at(page: Page) -> None:
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, "color-contrast", "link-in-text-block") == []
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.set_viewport_size({"width": 1200, "height": 900})


def test_the_coordinator_comments_on_the_draft(visit: Visit) -> None:
    page = visit(f"{OURS}draft/", as_=COORDINATOR)
    page.get_by_label("On what?").select_option(index=1)
    page.get_by_label("Your comment").fill("The figure is of the year before.")
    looked_at(page)
    page.get_by_role("button", name="Send the comment").click()
    expect(page.get_by_role("rowheader", name="The figure is of")).to_be_visible()
    looked_at(page)
    office = visit(f"{OURS}draft/", as_=SECRETARIAT)
    office.get_by_role("link", name="Answer").click()
    looked_at(office)
    office.get_by_label("It is not taken").check()
    office.get_by_label("Why").fill("The report gives the year.")
    office.get_by_role("button", name="Answer").click()
    expect(office.get_by_text("not taken", exact=True)).to_be_visible()
    picture(office, "draft-comments", 620)


def test_the_coordinator_fills_in_a_box_that_saves_itself(visit: Visit) -> None:
    page = visit(OURS, as_=COORDINATOR)
    looked_at(page)
    picture(page, "follow-up-home", 900)
    chapter = page.get_by_role("rowheader").first.get_by_role("link").get_attribute("href")
    assert chapter is not None
    page.goto(chapter)
    first = page.locator("textarea").first
    first.fill("A law of May brought this about.")
    expect(page.get_by_text("Saved at").first).to_be_visible()
    looked_at(page)
    picture(page, "follow-up-boxes", 900)
