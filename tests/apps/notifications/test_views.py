"""Pages: what one was told, how one wants to be told, what a secretariat's letters came to."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.core.mail import get_connection, send_mail
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from ronda.apps.accounts.models import User
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.notifications import outbox
from ronda.apps.notifications.adding import News
from ronda.apps.notifications.lettering import preview
from ronda.apps.notifications.models import Letter, Notification, Preference
from ronda.apps.notifications.selectors import not_delivered, sent_about
from ronda.apps.notifications.services import Addressed, letter_send, notification_send_again
from tests.apps.notifications.test_sending import DUE, SUBJECT, TEXT, WORDS, tell
from tests.apps.people import coordinator, person, secretary, state
from tests.mailing import Mailbox

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = False


def signed_in(who: User) -> Client:
    client = Client()
    client.force_login(who)
    return client


def test_one_sees_what_one_was_told_and_nobody_elses(client: Client) -> None:
    who, other = coordinator(), coordinator()
    tell(who, subject={"en": "For one"})
    tell(other, subject={"en": "For the other"})
    page = signed_in(who).get(reverse("notifications:own")).content.decode()
    assert "For one" in page and "For the other" not in page and "1 March 2027" in page


def test_an_empty_page_says_what_will_stand_there() -> None:
    page = signed_in(person()).get(reverse("notifications:own")).content.decode()
    assert "Nothing yet" in page


def test_the_secretariat_sees_to_whom_letters_went_and_which_did_not_arrive(
    mailbox: Mailbox,
) -> None:
    actor, fine, lost = secretary(), coordinator("XAR"), coordinator("SRB")
    mailbox.refused[lost.email] = "550 No such user here"
    tell(fine, lost)
    mailbox.send()
    client = signed_in(actor)
    page = client.get(reverse("notifications:sent")).content.decode()
    assert fine.full_name in page and lost.full_name in page
    assert "1 letter could not be delivered." in page and "550 No such user here" in page
    refused = client.get(reverse("notifications:sent"), {"state": "refused"}).content.decode()
    assert lost.full_name in refused and fine.full_name not in refused
    assert not_delivered(actor) == 1 and not_delivered(fine) == 0


def test_another_bodys_secretariat_sees_nothing_of_it() -> None:
    (row,) = tell(coordinator())
    row.body = None
    row.save()
    client = signed_in(secretary())
    assert client.get(reverse("notifications:letter", args=[row.pk])).status_code == 404
    assert not sent_about(secretary(), state("XAR")).exists()


def test_a_record_tells_what_was_sent_about_it() -> None:
    who = coordinator()
    (row,) = tell(who)
    assert list(sent_about(secretary(), state("XAR"))) == [row]
    assert list(sent_about(who, state("XAR"))) == [row]
    assert not sent_about(secretary(), state("SRB")).exists()
    assert not sent_about(coordinator("SRB"), state("XAR")).exists()


def test_what_was_not_delivered_is_sent_again_when_asked(mailbox: Mailbox) -> None:
    who = coordinator()
    mailbox.refused[who.email] = "550 No such user here"
    (row,) = tell(who)
    mailbox.send()
    mailbox.refused.clear()
    answer = signed_in(secretary()).post(reverse("notifications:send-again", args=[row.pk]))
    assert answer.status_code == 302
    assert mailbox.send() == 1
    row.refresh_from_db()
    assert row.state == "sent"
    with pytest.raises(NotNow):
        notification_send_again(actor=secretary(), notification=row)


def test_a_choice_is_kept_and_holds_for_the_next_letter() -> None:
    who = coordinator()
    client = signed_in(who)
    fields = client.get(reverse("notifications:preferences")).context["form"].kinds
    client.post(reverse("notifications:preferences"), dict.fromkeys(fields, "digest"))
    assert set(Preference.objects.values_list("person", "way")) == {(who.pk, "digest")}
    (row,) = tell(who)
    assert row.way == "digest"
    page = client.get(reverse("notifications:preferences")).content.decode()
    assert page.count('value="digest" selected') == len(fields)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Dear {name}", "{name} is not a placeholder"),
        ("{party.names}", "{party.names} is not a placeholder"),
        ("{party!r}", "{party!r} is not a placeholder"),
        ("{party:>99}", "{party:>99} is not a placeholder"),
        ("{0} {}", "{}, {0} is not a placeholder"),
        ("a { alone", "A brace stands alone"),
        ("   ", "at least one language"),
        ("x" * 20_001, "At most 20000 characters"),
    ],
)
def test_a_letter_with_something_that_nobody_would_fill_is_refused(
    text: str, sentence: str
) -> None:
    with pytest.raises(NotValid) as refusal:
        tell(coordinator(), text={"en": text})
    assert sentence in str(refusal.value) and refusal.value.field == "text"
    assert not Letter.objects.exists() and not Notification.objects.exists()


def test_a_placeholder_that_nothing_fills_is_refused() -> None:
    with pytest.raises(NotValid, match=r"Nothing fills \{round\} for"):
        letter_without_round()


def letter_without_round() -> None:
    to = Addressed([coordinator()], state("XAR"), "/", DUE, {"party": "Arcadia"})
    letter_send(actor=secretary(), subject=SUBJECT, text=TEXT, addressed=[to])


def test_a_preview_reads_as_the_letter_will() -> None:
    news = News("notifications.letter", state("XAR"), "/there/", DUE, WORDS)
    letter = Letter(subject=SUBJECT, text=TEXT)
    assert preview(letter, news, "fr")[0] == "Cycle 2 : question à Arcadie"
    assert "attendue le 1 mars 2027" in preview(letter, news, "fr")[1]
    assert "http://localhost:8000/there/" in preview(letter, news, "en")[1]


def test_a_demonstration_keeps_its_letters_and_shows_them(
    settings: Settings, tmp_path: Path
) -> None:
    settings.DEMO = True
    settings.RONDA = replace(settings.RONDA, data=tmp_path)
    settings.EMAIL_BACKEND = "ronda.apps.notifications.outbox.OutboxBackend"
    client = signed_in(person())
    assert "No letters yet" in client.get(reverse("notifications:outbox")).content.decode()
    text = "Read on: http://localhost:8000/there/\n<b>"
    send_mail("Šta je novo", text, None, ["a@example.org"], connection=get_connection())
    page = client.get(reverse("notifications:outbox")).content.decode()
    assert "Šta je novo" in page and "a@example.org" in page
    (kept,) = outbox.kept()
    one = client.get(reverse("notifications:outbox-letter", args=[kept.name])).content.decode()
    assert "&lt;b&gt;" in one and 'href="http://localhost:8000/there/"' in one
    missing = reverse("notifications:outbox-letter", args=["nothing"])
    assert client.get(missing).status_code == 404


def test_outside_a_demonstration_there_is_no_outbox() -> None:
    assert signed_in(secretary()).get(reverse("notifications:outbox")).status_code == 404
