"""Letters on their pages: one sent, one that could not be delivered, and the outbox."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.test import override_settings
from playwright.sync_api import Page, expect

from ronda.apps.accounts.models import User
from ronda.apps.notifications.models import Notification, State
from ronda.apps.notifications.sending import send_waiting
from ronda.apps.notifications.services import Addressed, letter_send
from ronda.apps.treaties.models import Party
from ronda.demo.loading import COORDINATOR, SECRETARIAT
from tests.apps.notifications.test_killed import until
from tests.browser.conftest import Site, Visit
from tests.browser.looking import violations

SUBJECT = {"en": "Reminder: the reply of {party}", "fr": "Rappel : la réponse de {party}"}
TEXT = {
    "en": "Dear colleague,\n\nwe look forward to the reply of {party}.\n\nRead on: {link}",
    "fr": "Madame, Monsieur,\n\nnous attendons la réponse de {party}.\n\nLire : {link}",
}


@pytest.fixture
def letters(site: Site, tmp_path: Path) -> Iterator[list[Notification]]:
    """One letter in the outbox, one that could not be delivered."""
    actor = User.objects.get(email=SECRETARIAT.email)
    who = User.objects.get(email=COORDINATOR.email)
    party = Party.objects.get(code="XAR")
    to = Addressed([who], party, "/factsheets/xar/2/", None, {"party": party.names})
    backend = "ronda.apps.notifications.outbox.OutboxBackend"
    there = replace(settings.RONDA, data=tmp_path)
    with override_settings(EMAIL_BACKEND=backend, RONDA=there):
        sent = letter_send(actor=actor, subject=SUBJECT, text=TEXT, addressed=[to])
        # The worker may have been quicker.
        assert until(lambda: bool(send_waiting()) or sent_already(sent))
        lost = letter_send(actor=actor, subject=SUBJECT, text=TEXT, addressed=[to])
        Notification.objects.filter(pk=lost[0].pk).update(
            state=State.REFUSED, refusal="550 5.1.1 No such user here", sent_at=None
        )
        yield [*sent, *lost]


def sent_already(rows: list[Notification]) -> bool:
    keys = [row.pk for row in rows]
    return Notification.objects.filter(pk__in=keys, state=State.SENT).count() == len(rows)


def fits(page: Page) -> None:
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_coordinator_reads_the_letter_and_comes_to_what_it_is_about(
    visit: Visit, letters: list[Notification]
) -> None:
    page = visit("/notifications/", as_=COORDINATOR)
    fits(page)
    page.locator("td a", has_text="sent").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Reminder: the reply of Arcadia")
    expect(page.get_by_role("button", name="Send it again")).to_have_count(0)
    fits(page)
    page.get_by_role("link", name="Open what this is about").click()
    expect(page).to_have_url(re.compile("/factsheets/xar/2/$"))


def test_the_secretariat_sends_again_what_was_not_delivered(
    visit: Visit, letters: list[Notification]
) -> None:
    page = visit("/notifications/sent/", as_=SECRETARIAT)
    fits(page)
    page.get_by_role("link", name="Look at what was not delivered").click()
    page.get_by_role("link", name="Reminder: the reply of Arcadia").first.click()
    fits(page)
    page.get_by_role("button", name="Send it again").click()
    expect(page.get_by_role("status")).to_have_text("The letter is being sent again.")


def test_the_outbox_shows_a_letter_as_it_would_have_been_sent(
    visit: Visit, letters: list[Notification]
) -> None:
    page = visit("/outbox/", as_=SECRETARIAT)
    page.get_by_role("link", name="Reminder: the reply of Arcadia").first.click()
    fits(page)
    page.get_by_text("Headers of the letter").click()
    assert page.get_by_text("auto-generated").is_visible()
