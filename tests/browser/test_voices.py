"""Comments, the state of play and replies by question in the browser, with a round in them.

Two things to know. The round is made beside the demonstration by the services people use. And every
page of these is looked at by axe here, wide, dark, and as narrow as a phone.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from allauth.account.models import EmailAddress
from django.test import override_settings
from playwright.sync_api import expect
from pytest_django.plugin import DjangoDbBlocker

from ronda.apps.accounts.models import User
from ronda.apps.rounds.models import Comment, Reply, ReplyState
from ronda.apps.rounds.services.comments import comment_move, comments_transmit
from ronda.demo.loading import SECRETARIAT, load
from ronda.demo.sign_ins import SignIn
from ronda.procedure.parties import known_parties
from tests.apps import people
from tests.apps.rounds.scene import party, round_in
from tests.apps.rounds.submitted import lay_down
from tests.apps.rounds.voices import TEXT, admitted, drafted, submitted
from tests.browser.conftest import Site, Visit
from tests.browser.looking import complaints as complaints_of
from tests.browser.serving import Served, Worker
from tests.database import separate

ROUND = "/rounds/lanzarote/42"
INVENTED = sorted(one.code for one in known_parties(with_invented=True) if one.invented)
AUTHOR = SignIn("spokesperson@example.org", "a word for the tests only", "an association")


@dataclass(frozen=True)
class There:
    """The comments that pages lead to."""

    draft: int
    waiting: int
    open: int
    withdrawn: int


@pytest.fixture(scope="module")
def site(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    """Ronda with the demonstration in it."""
    changed = override_settings(SECOND_FACTOR_REQUIRED=False, DEMO=True)
    with django_db_blocker.unblock(), separate("voices"), changed:
        load()
        with Worker(), Served() as address:
            yield Site(address)


@pytest.fixture(scope="module")
def there(site: Site) -> There:
    """A round at the stage of comments with something of everything in it."""
    who = User.objects.get(email=SECRETARIAT.email)
    author = people.ngo()
    author.email = AUTHOR.email
    author.set_password(AUTHOR.password)
    author.save()
    EmailAddress.objects.create(user=author, email=author.email, verified=True, primary=True)
    conduct = round_in("comments", who, number=42, codes=INVENTED)
    lay_down(conduct, who, INVENTED[:2])
    Reply.objects.filter(party=party(conduct, INVENTED[2])).update(state=ReplyState.UNDER_WAY)
    public, back = admitted(conduct, author), admitted(conduct, author)
    comments_transmit(actor=who, party=party(conduct))
    comment_move(actor=author, comment=back, name="withdraw", reason="We were mistaken")
    admitted(conduct, author, parties=(party(conduct, INVENTED[-1]),))
    waiting = submitted(conduct, people.member(None))
    return There(drafted(conduct, author).pk, waiting.pk, public.pk, back.pk)


def pages(there: There) -> list[tuple[str, SignIn | None]]:
    """Every page of these, as those who have most on it."""
    return [
        (f"{ROUND}/comments/", SECRETARIAT),
        (f"{ROUND}/comments/", None),
        (f"{ROUND}/comments/new/", AUTHOR),
        (f"{ROUND}/comments/transmit/", SECRETARIAT),
        (f"/comments/{there.draft}/", AUTHOR),
        (f"/comments/{there.draft}/story/", AUTHOR),
        (f"/comments/{there.open}/story/", SECRETARIAT),
        (f"/comments/{there.draft}/write/", AUTHOR),
        (f"/comments/{there.draft}/submit/", AUTHOR),
        (f"/comments/{there.waiting}/not-admit/", SECRETARIAT),
        (f"/comments/{there.open}/", None),
        (f"/comments/{there.withdrawn}/", None),
        (f"{ROUND}/state-of-play/", SECRETARIAT),
        (f"{ROUND}/state-of-play/?only=late&sort=due", SECRETARIAT),
        (f"{ROUND}/state-of-play/", None),
        (f"{ROUND}/remind/", SECRETARIAT),
        (f"{ROUND}/sent/", SECRETARIAT),
        (f"{ROUND}/replies/", None),
        (f"{ROUND}/by-question/", None),
        (f"{ROUND}/by-question/q-2-a/", None),
        (f"{ROUND}/by-question/q-2-a/?party=XAR&party=XTA", SECRETARIAT),
    ]


def test_pages_are_accessible_wide_dark_and_on_a_phone(visit: Visit, there: There) -> None:
    complaints = []
    for path, who in pages(there):
        page = visit(path, as_=who)
        complaints += [f"{path}: {one}" for one in complaints_of(page)]
        page.context.close()
    assert not complaints, "\n".join(complaints)


def test_an_association_writes_without_scripts_and_submits(visit: Visit, there: There) -> None:
    page = visit(f"{ROUND}/comments/new/", as_=AUTHOR, scripts=False)
    page.get_by_label("A comment on what Parties replied").check()
    page.get_by_label("Arcadia").check()
    page.get_by_label("Text", exact=False).last.fill("Written without scripts.")
    page.get_by_role("button", name="Save the draft").click()
    expect(page.get_by_text("Only your organisation sees it.")).to_be_visible()
    page.get_by_role("link", name="Submit", exact=True).click()
    page.get_by_role("button", name="Submit", exact=True).click()
    expect(page.get_by_text("It was submitted.")).to_be_visible()
    assert Comment.objects.get(text="Written without scripts.").state == "submitted"


def test_the_secretariat_reminds_who_owes_a_reply(visit: Visit, there: There) -> None:
    page = visit(f"{ROUND}/remind/", as_=SECRETARIAT)
    page.get_by_role("button", name="Look at what will be sent").click()
    expect(page.get_by_role("heading", name="This is what will be sent")).to_be_visible()
    expect(page.locator("details.letter")).to_have_count(len(INVENTED) - 2)


def test_answers_stand_beside_each_other_and_lead_on(visit: Visit, there: There) -> None:
    page = visit(f"{ROUND}/by-question/")
    page.get_by_role("link", name="2 b").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Question 2 b")
    expect(page.locator(".compiled-entry")).to_have_count(len(INVENTED))
    expect(page.get_by_text("A page with a chat.")).to_have_count(2)
    page.get_by_role("link", name="Next: 2.1").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Question 2.1")


def test_the_public_reads_a_comment_that_was_transmitted(visit: Visit, there: There) -> None:
    page = visit(f"{ROUND}/comments/")
    page.get_by_role("link", name="Harbour Lights").last.click()
    expect(page.locator("main")).to_contain_text(TEXT)
