"""The state of play: who sees how much, in which order; reminders to those who owe a reply."""

import csv
import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from ronda.apps.accounts.models import User
from ronda.apps.notifications.models import Notification
from ronda.apps.rounds.models import Conduct, Reply, ReplyState
from ronda.apps.rounds.services.reminders import reminder_send
from ronda.procedure.parties import known_parties
from tests.apps import people
from tests.apps.rounds.scene import CODES, party, round_in

pytestmark = pytest.mark.django_db
ALL = sorted(one.code for one in known_parties())


@pytest.fixture(autouse=True)
def _without_second_factor(settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]


def signed_in(who: User | None) -> Client:
    client = Client()
    if who is not None:
        client.force_login(who)
    return client


def at(conduct: Conduct, name: str) -> str:
    return reverse(f"rounds:{name}", args=[conduct.round.body.slug, conduct.round.number])


def stand(conduct: Conduct, code: str, state: ReplyState) -> None:
    now = timezone.now()
    submitted = now if state == ReplyState.SUBMITTED else None
    Reply.objects.filter(party=party(conduct, code)).update(
        state=state, opened_at=now, submitted_at=submitted
    )


def test_the_secretariat_sees_how_far_each_is_and_the_public_who_submitted() -> None:
    conduct = round_in("replies")
    stand(conduct, "XAR", ReplyState.SUBMITTED)
    stand(conduct, "XTA", ReplyState.UNDER_WAY)
    whole = signed_in(people.secretary()).get(at(conduct, "board")).content.decode()
    assert "under way" in whole and "asked" in whole and "over" in whole
    public = signed_in(None).get(at(conduct, "board")).content.decode()
    assert "submitted" in public
    assert (
        "under way" not in public
        and "days over" not in public
        and "late" not in public.split("All Parties")[1]
    )


def test_the_board_sorts_filters_and_goes_as_a_table() -> None:
    conduct = round_in("replies")
    stand(conduct, "XVE", ReplyState.SUBMITTED)
    client = signed_in(people.secretary())
    address = f"{at(conduct, 'board-csv')}?sort=submitted&only="
    rows = list(csv.reader(io.StringIO(client.get(address).content.decode("utf-8-sig"))))
    assert [row[0] for row in rows] == ["Code", "XVE", "XAR", "XTA"]
    only = client.get(f"{at(conduct, 'board-csv')}?only=submitted").content.decode()
    assert "XVE" in only and "XAR" not in only
    assert (
        "1 Party: submitted"
        in client.get(f"{at(conduct, 'board')}?only=submitted").content.decode()
    )


def test_a_round_whose_replies_are_not_public_shows_the_public_no_board() -> None:
    conduct = round_in("replies", procedure="greco")
    answer = signed_in(None).get(at(conduct, "board"))
    assert answer.status_code in {403, 404}
    assert signed_in(people.member(body="greco")).get(at(conduct, "board")).status_code == 200


PAGES = {
    "rounds": 12,
    "round": 18,
    "parties": 18,
    "dates": 18,
    "calendar": 18,
    "feed": 18,
    "board": 20,
    "board-csv": 20,
    "remind": 20,
    "sent": 20,
    "comments": 20,
    "comments-transmit": 20,
    "round-replies": 20,
    "by-question": 20,
    "questionnaire": 20,
}
"""The most queries of each page, those for the session and the menu included."""


def test_pages_of_a_round_take_the_same_number_of_queries_with_all_parties() -> None:
    client, counts = signed_in(people.secretary()), []
    for number, codes in ((3, CODES), (4, ALL)):
        conduct, asked = round_in("comments", number=number, codes=codes), {}
        for name in PAGES:
            address = reverse("rounds:rounds") if name == "rounds" else at(conduct, name)
            client.get(address)
            with CaptureQueriesContext(connection) as found:
                assert client.get(address).status_code == 200, name
            asked[name] = len(found)
        counts.append(asked)
    few, many = counts
    assert few == many
    assert {name: count for name, count in many.items() if count > PAGES[name]} == {}


def test_a_reminder_goes_to_who_owes_a_reply_and_to_nobody_else() -> None:
    conduct = round_in("replies")
    owing, done = people.coordinator("XTA"), people.coordinator("XAR")
    stand(conduct, "XAR", ReplyState.SUBMITTED)
    client = signed_in(people.secretary())
    form = client.get(at(conduct, "remind")).content.decode()
    assert "Taronia" in form or "XTA" in form
    given = {
        "step": "preview",
        "parties": ["XTA", "XVE"],
        "subject_en": "Reminder for {party}",
        "subject_fr": "Rappel pour {party}",
        "text_en": "It is due on {due}: {link}",
        "text_fr": "Elle est due le {due} : {link}",
    }
    shown = client.post(at(conduct, "remind"), given).content.decode()
    assert "Reminder for" in shown and "Rappel pour" in shown and str(owing) in shown
    assert "nobody to write to" in shown
    assert not Notification.objects.filter(kind="notifications.letter").exists()
    client.post(at(conduct, "remind"), given | {"step": "send"})
    letters = Notification.objects.filter(kind="notifications.letter")
    assert [one.person for one in letters] == [owing]
    assert done not in {one.person for one in letters}
    assert str(owing) in client.get(at(conduct, "sent")).content.decode()


def test_whoever_submits_while_the_letter_is_written_gets_none() -> None:
    conduct = round_in("replies")
    people.coordinator("XTA"), people.coordinator("XAR")
    chosen = [party(conduct, "XAR"), party(conduct, "XTA")]
    stand(conduct, "XAR", ReplyState.SUBMITTED)
    done = reminder_send(
        actor=people.secretary(),
        conduct=conduct,
        subject={"en": "Reminder"},
        text={"en": "{party}, {due}"},
        parties=chosen,
    )
    assert [one.party.code for one in done.parties] == ["XTA"]


def test_an_unknown_placeholder_is_told_before_anything_is_sent() -> None:
    conduct = round_in("replies")
    people.coordinator("XTA")
    given = {"step": "preview", "parties": ["XTA"], "subject_en": "A", "subject_fr": "B"}
    given |= {"text_en": "Dear {name}", "text_fr": "C"}
    shown = signed_in(people.secretary()).post(at(conduct, "remind"), given).content.decode()
    assert "{name} is not a placeholder" in shown
