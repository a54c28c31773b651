"""Letters by a real mail server: what they say, to whom, once, and what becomes of a refusal."""

from datetime import date, timedelta
from email.message import EmailMessage

import pytest
from django.db import connection
from django.utils import timezone

from ronda.apps.accounts.models import Membership, User
from ronda.apps.notifications.models import Notification, Preference
from ronda.apps.notifications.post import DELAYS
from ronda.apps.notifications.sending import SENDER, send_waiting
from ronda.apps.notifications.services import Addressed, letter_send
from tests.apps.people import coordinator, person, secretary, state
from tests.mailing import Mailbox, body

pytestmark = pytest.mark.django_db
KIND = "notifications.letter"
DUE = date(2027, 3, 1)
SUBJECT = {"en": "{round}: {party} is asked", "fr": "{round} : question à {party}"}
TEXT = {
    "en": "The reply of {party} is due on {due}.\n\nRead on: {link}",
    "fr": "La réponse de {party} est attendue le {due}.\n\nLire : {link}",
}
WORDS = {"round": {"en": "Round 2", "fr": "Cycle 2"}, "party": {"en": "Arcadia", "fr": "Arcadie"}}


def tell(*people: User | Membership, **more: object) -> list[Notification]:
    given: dict[str, object] = {"subject": SUBJECT, "text": TEXT, "actor": secretary()} | more
    to = Addressed(people, state("XAR"), "/factsheets/xar/2/", DUE, WORDS)
    return letter_send(addressed=[to], **given)  # type: ignore[arg-type]


def speaking(language: str, code: str = "XAR") -> User:
    who = coordinator(code)
    User.objects.filter(pk=who.pk).update(language=language)
    return User.objects.get(pk=who.pk)


def only(mailbox: Mailbox) -> EmailMessage:
    assert len(mailbox.letters) == 1
    return mailbox.letters[0]


@pytest.mark.parametrize(
    ("language", "subject", "due", "foot"),
    [
        ("en", "[Ronda] Round 2: Arcadia is asked", "1 March 2027", "You get this letter as"),
        ("fr", "[Ronda] Cycle 2 : question à Arcadie", "1 mars 2027", ""),
        ("sr", "[Ronda] Round 2: Arcadia is asked", "1. марта 2027.", ""),
        ("sr-latn", "[Ronda] Round 2: Arcadia is asked", "1. marta 2027.", ""),
    ],
)
def test_a_letter_is_in_the_language_of_its_reader(
    mailbox: Mailbox, language: str, subject: str, due: str, foot: str
) -> None:
    tell(speaking(language))
    assert mailbox.send() == 1
    letter = only(mailbox)
    assert (letter["Subject"], letter["Content-Language"]) == (subject, language)
    assert due in body(letter) and foot in body(letter)


def test_a_letter_says_what_is_due_where_to_read_on_and_why_one_gets_it(mailbox: Mailbox) -> None:
    tell(coordinator())
    mailbox.send()
    text = body(only(mailbox))
    assert "due on 1 March 2027" in text
    assert "http://localhost:8000/factsheets/xar/2/" in text
    assert "Ministry of Arcadia" in text
    assert "http://localhost:8000/notifications/preferences/" in text


def test_a_letter_says_that_a_machine_wrote_it(mailbox: Mailbox) -> None:
    (row,) = tell(coordinator())
    mailbox.send()
    letter = only(mailbox)
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Message-ID"] == f"<{row.message_id}@localhost>"
    assert letter["Date"] and letter["From"] == "ronda@localhost"
    assert letter.get_content_type() == "text/plain"


def test_a_letter_goes_out_once_and_its_sending_is_kept(mailbox: Mailbox) -> None:
    who = coordinator()
    (row,) = tell(who)
    assert (mailbox.send(), mailbox.send()) == (1, 0)
    row.refresh_from_db()
    assert (row.state, row.sent_to) == ("sent", who.email)
    assert row.sent_at is not None and mailbox.to == [who.email]


def test_nobody_sends_while_another_process_does(mailbox: Mailbox) -> None:
    tell(coordinator())
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [SENDER])
    assert send_waiting() == 0
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_unlock(%s)", [SENDER])
    other.close()
    assert send_waiting() == 1


def test_one_refused_address_among_many_stops_nobody_else(mailbox: Mailbox) -> None:
    people = [coordinator() for _ in range(5)]
    mailbox.refused[people[2].email] = "550 5.1.1 No such user here"
    tell(*people)
    assert mailbox.send() == 4
    assert sorted(mailbox.to) == sorted(p.email for p in people if p is not people[2])
    row = Notification.objects.get(person=people[2])
    assert (row.state, row.refusal, row.sent_at) == (
        "refused",
        "550 5.1.1 No such user here",
        None,
    )


def test_what_is_refused_for_now_is_tried_again_ever_more_rarely(mailbox: Mailbox) -> None:
    who = coordinator()
    mailbox.refused[who.email] = "450 4.2.0 Greylisted, come back later"
    (row,) = tell(who)
    for attempt, delay in enumerate(DELAYS, start=1):
        before = timezone.now()
        assert mailbox.send() == 0
        row.refresh_from_db()
        assert (row.state, row.attempts) == ("waiting", attempt)
        assert before + delay <= row.send_after <= timezone.now() + delay
        assert mailbox.send() == 0
        row.refresh_from_db()
        assert row.attempts == attempt
        Notification.objects.update(send_after=timezone.now())
    mailbox.send()
    row.refresh_from_db()
    assert row.state == "refused" and "Greylisted" in row.refusal


def test_a_letter_that_was_refused_for_now_arrives_with_the_same_message_id(
    mailbox: Mailbox,
) -> None:
    (row,) = tell(coordinator())
    mailbox.answer = "451 4.3.0 Try again later"
    assert mailbox.send() == 0
    mailbox.answer = "250 Message accepted for delivery"
    Notification.objects.update(send_after=timezone.now())
    assert mailbox.send() == 1
    row.refresh_from_db()
    assert (row.state, row.refusal, row.attempts) == ("sent", "", 1)
    assert str(row.message_id) in only(mailbox)["Message-ID"]


def test_a_text_that_is_refused_for_good_is_given_up(mailbox: Mailbox) -> None:
    (row,) = tell(coordinator())
    mailbox.answer = "554 5.6.0 Message content rejected"
    mailbox.send()
    row.refresh_from_db()
    assert (row.state, row.refusal) == ("refused", "554 5.6.0 Message content rejected")


def test_while_the_server_is_away_everything_waits(mailbox: Mailbox, settings: object) -> None:
    tell(coordinator(), coordinator())
    settings.EMAIL_PORT, there = 1, settings.EMAIL_PORT  # type: ignore[attr-defined]
    assert send_waiting() == 0
    assert sorted(Notification.objects.values_list("state", "attempts")) == [
        ("waiting", 0),
        ("waiting", 1),
    ]
    settings.EMAIL_PORT = there  # type: ignore[attr-defined]
    Notification.objects.update(send_after=timezone.now())
    assert send_waiting() == 2


def test_who_serves_nowhere_any_more_gets_nothing(mailbox: Mailbox) -> None:
    left, closed, nowhere = coordinator(), coordinator(), person()
    left.memberships.update(until=timezone.localdate() - timedelta(days=1))
    User.objects.filter(pk=closed.pk).update(is_active=False)
    tell(left, closed, nowhere)
    assert mailbox.send() == 0
    assert set(Notification.objects.values_list("state", flat=True)) == {"dropped"}


def test_what_was_for_someone_who_handed_over_goes_to_the_successor(mailbox: Mailbox) -> None:
    left, successor = coordinator(), coordinator()
    (row,) = tell(left)
    yesterday = timezone.localdate() - timedelta(days=1)
    left.memberships.update(until=yesterday, handed_over_to=successor.memberships.get())
    assert mailbox.send() == 1
    row.refresh_from_db()
    assert (row.person, row.sent_to) == (left, successor.email)


def test_what_is_for_a_membership_goes_to_whoever_holds_it(mailbox: Mailbox) -> None:
    left, colleague = coordinator(), coordinator()
    membership = left.memberships.get()
    tell(membership)
    left.memberships.update(until=timezone.localdate() - timedelta(days=1))
    assert mailbox.send() == 1 and mailbox.to == [colleague.email]


def digested(*people: User) -> None:
    for who in people:
        Preference.objects.create(person=who, kind=KIND, way="digest")


def test_a_digest_waits_for_its_hour_and_is_one_letter_with_what_is_due_first(
    mailbox: Mailbox,
) -> None:
    who = coordinator()
    digested(who)
    tell(who, subject={"en": "First"}, text={"en": "One."})
    to = Addressed([who], state("XAR"), "/later/", None, WORDS)
    letter_send(actor=secretary(), subject={"en": "Not due"}, text={"en": "Two."}, addressed=[to])
    tell(who, subject={"en": "Third"}, text={"en": "Three."})
    assert mailbox.send() == 0
    Notification.objects.update(send_after=timezone.now())
    assert mailbox.send() == 1
    text = body(only(mailbox))
    assert text.index("1. First") < text.index("2. Third") < text.index("3. Not due")
    assert text.count("Due: 1 March 2027") == 2 and "http://localhost:8000/later/" in text
    assert only(mailbox)["Subject"].startswith("[Ronda] 3 messages")
    assert set(Notification.objects.values_list("state", flat=True)) == {"sent"}


def test_a_digest_holds_only_its_readers_own(mailbox: Mailbox) -> None:
    one, other = coordinator(), coordinator()
    digested(one, other)
    tell(one, subject={"en": "For one"}, text={"en": "One."})
    tell(other, subject={"en": "For the other"}, text={"en": "Two."})
    assert "For one" in mailbox.everything()
    assert [("For one" in body(letter)) for letter in mailbox.letters].count(True) == 1
    assert len(mailbox.letters) == 2


@pytest.mark.parametrize("sign", ["\n", "\r", "\r\n", "\u2028", "\x0b", "\x00", "\x85"])
def test_no_word_begins_another_header(mailbox: Mailbox, sign: str) -> None:
    evil = f"Arcadia{sign}Bcc: all@example.org"
    to = Addressed([coordinator()], state("XAR"), "/", DUE, WORDS | {"party": evil})
    letter_send(actor=secretary(), subject=SUBJECT, text=TEXT, addressed=[to])
    tell(coordinator(), subject={"en": f"Reminder{sign}Bcc: all@example.org"}, text={"en": "."})
    assert mailbox.send() == 2
    for letter in mailbox.letters:
        assert letter["Bcc"] is None and letter["Subject"].count("Bcc") == 1
    assert "all@example.org" not in mailbox.to
