"""Follow-up in the browser: filled in by two, submitted, asked back, published, commented on.

Two things to know. The tests stand in the order in which it happens and build on each other. And
with RONDA_PICTURES=1 they make the pictures of the guides.
"""

from collections.abc import Iterator

import pytest
from allauth.account.models import EmailAddress
from django.test import override_settings
from playwright.sync_api import expect
from pytest_django.plugin import DjangoDbBlocker

from ronda.apps.accounts.models import User
from ronda.demo.loading import COORDINATOR, SECRETARIAT, load
from ronda.demo.sign_ins import SignIn
from tests.apps import people
from tests.apps.follow_ups.filled import given
from tests.apps.follow_ups.scene import due
from tests.apps.rounds.scene import party, round_in
from tests.browser.conftest import Site, Visit
from tests.browser.looking import looked_at
from tests.browser.serving import Served, Worker
from tests.browser.test_round import picture
from tests.database import separate

HERE = "/rounds/lanzarote/43/follow-up/"
OURS = f"{HERE}xar/"
WORD = "a word for the tests only"
CONTRIBUTOR = SignIn("contributor.follow-up@example.org", WORD, "a contributor")
AUTHOR = SignIn("spokesperson.follow-up@example.org", WORD, "an association")


@pytest.fixture(scope="module")
def site(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    """Ronda with a round in its follow-up beside the demonstration."""
    changed = override_settings(SECOND_FACTOR_REQUIRED=False, DEMO=True)
    with django_db_blocker.unblock(), separate("follow_up"), changed:
        load()
        conduct = round_in("follow_up", User.objects.get(email=SECRETARIAT.email), number=43)
        due(conduct, 60)
        given(party(conduct))
        _signs_in(people.contributor(), CONTRIBUTOR)
        _signs_in(people.ngo(), AUTHOR)
        with Worker(), Served() as address:
            yield Site(address)


def _signs_in(who: User, as_: SignIn) -> None:
    who.email = as_.email
    who.set_password(as_.password)
    who.save()
    EmailAddress.objects.create(user=who, email=who.email, verified=True, primary=True)


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


def test_coordinator_and_contributor_fill_in_the_boxes(visit: Visit) -> None:
    page = visit(OURS, as_=COORDINATOR)
    looked_at(page)
    picture(page, "follow-up-home", 900)
    chapter = page.get_by_role("rowheader").first.get_by_role("link").get_attribute("href")
    assert chapter is not None
    page.goto(chapter)
    other = visit(chapter, as_=CONTRIBUTOR, scripts=False)
    first = page.locator("textarea").first
    first.fill("A law of May brought this about.")
    expect(page.get_by_text("Saved at").first).to_be_visible()
    looked_at(page)
    picture(page, "follow-up-boxes", 900)
    other.locator("textarea").first.fill("It was done by a decree.")
    other.get_by_role("button", name="Save", exact=True).click()
    expect(other.get_by_role("heading", name="Two texts for one box")).to_be_visible()
    merging = visit(other.url, as_=CONTRIBUTOR)
    looked_at(merging)
    picture(merging, "follow-up-merge", 900)
    other.get_by_label("The merged text below").check()
    other.get_by_role("textbox").fill("A law of May and a decree brought this about.")
    other.get_by_role("button", name="Keep this").click()
    expect(other.get_by_text("The two texts are one again.")).to_be_visible()
    blue = visit(chapter, as_=CONTRIBUTOR)
    blue.locator("textarea").last.fill("A line for children that answers at night.")
    blue.get_by_role("button", name="Save", exact=True).click()
    for name in ("evidence/", "hand-back/"):
        looked_at(visit(f"{OURS}{name}", as_=CONTRIBUTOR))


def test_the_coordinator_submits_and_has_a_receipt(visit: Visit) -> None:
    looked_at(visit(f"{OURS}submit/", as_=COORDINATOR))
    page = visit(f"{OURS}submit/", as_=COORDINATOR, scripts=False)
    page.get_by_label("The empty boxes stay empty.").check()
    page.get_by_role("button", name="Submit the information").click()
    expect(page.get_by_role("heading", name="Receipt")).to_be_visible()
    looked_at(visit(page.url, as_=COORDINATOR))


def test_the_secretariat_follows_asks_and_publishes(visit: Visit) -> None:
    outside = visit(OURS, as_=AUTHOR)
    assert "A law of May" not in outside.content()
    page = visit(HERE, as_=SECRETARIAT)
    looked_at(page)
    looked_at(visit(f"{HERE}remind/", as_=SECRETARIAT))
    page.get_by_role("link", name="Arcadia").click()
    looked_at(page)
    page.get_by_role("link", name="Clarifications").click()
    page.get_by_label("What is asked").fill("Since when is the decree in force?")
    page.get_by_label("Until when").fill("2031-01-15")
    page.get_by_role("button", name="Ask the Party").click()
    expect(page.get_by_text("waits for an answer")).to_be_visible()
    looked_at(page)
    asked = visit(f"{OURS}clarifications/", as_=COORDINATOR)
    asked.get_by_role("link", name="Answer").click()
    asked.get_by_label("Your answer").fill("Since the first of June.")
    looked_at(asked)
    asked.get_by_role("button", name="Send").click()
    expect(asked.get_by_text("Since the first of June.")).to_be_visible()
    picture(asked, "clarifications", 620)
    page = visit(OURS, as_=SECRETARIAT)
    page.get_by_role("link", name="Record a promising practice").click()
    page.get_by_label("What is done").fill("A line for children answers at night.")
    looked_at(page)
    page.get_by_role("button", name="Record it").click()
    expect(page.get_by_role("cell", name="A line for children").first).to_be_visible()
    looked_at(page)
    page.goto(OURS)
    page.get_by_role("link", name="Publish the information").click()
    looked_at(page)
    page.get_by_role("button", name="Publish it").click()
    expect(page.get_by_text("The information of the Party is published.")).to_be_visible()


def test_an_association_reads_and_comments(visit: Visit) -> None:
    page = visit(HERE, as_=AUTHOR)
    looked_at(page)
    page.get_by_role("link", name="Arcadia").click()
    looked_at(page)
    page.get_by_role("link", name="Write a comment").click()
    page.get_by_label("A comment on what Parties say they did since").check()
    page.get_by_label("Arcadia").check()
    page.get_by_label("Text").fill("The decree is not applied in two regions.")
    page.get_by_role("button", name="Save the draft").click()
    expect(page.get_by_text("on follow-up", exact=True)).to_be_visible()
    looked_at(page)
    public = visit(f"{OURS}submissions/1/", scripts=False)
    assert "A law of May and a decree" in public.content()
